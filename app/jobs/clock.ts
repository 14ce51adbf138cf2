import { forgetSignIns } from "~/domain/accounts/forget-sign-ins.server";
import { closeDueBatches } from "~/domain/batches/close-batch.server";
import { publishDueBatches } from "~/domain/batches/publish-batch.server";
import {
  expireClaims,
  expireHolds,
  forgetHolds,
  remindOfClaims,
} from "~/domain/claims/expire-claims.server";
import { forgetConcerns } from "~/domain/concerns/forget-concerns.server";
import { forgetStatements } from "~/domain/funds/statement/drop-statement.server";
import { endGiving } from "~/domain/funds/end-giving.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { forgetImports } from "~/domain/imports/drop-import.server";
import { forgetDonors } from "~/domain/funds/forget-donors.server";
import { checkBooks } from "~/domain/ledger/books.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { forgetLetters } from "~/domain/messages/forget-letters.server";
import { tellStewardsOfConcerns } from "~/domain/messages/tell-of-concern.server";
import { remindOfReports } from "~/domain/messages/tell-of-report.server";
import { sealRows } from "~/domain/privacy/audit.server";
import { forgetPapers } from "~/domain/photos/forget-papers.server";
import { finishErasures } from "~/domain/privacy/finish-erasures.server";
import { applyRetention } from "~/domain/privacy/retention.server";
import { runSweep } from "~/domain/run.server";
import { widenSmallCells } from "~/domain/wishes/widen-cells.server";
import { rankFairly } from "~/domain/wishes/fair-rank.server";
import { log } from "~/platform/log.server";

type Sweep = Parameters<typeof runSweep>[0];
type Clocked = { sweep: Sweep; seconds: number };

/** What the clock does, and how often. Each sweep may run in several processes at once. */
export const sweeps: readonly Clocked[] = [
  { sweep: sealRows, seconds: 1 },
  { sweep: foldLedgers, seconds: 10 },
  { sweep: expireHolds, seconds: 10 },
  { sweep: publishDueBatches, seconds: 10 },
  { sweep: closeDueBatches, seconds: 60 },
  { sweep: widenSmallCells, seconds: 30 },
  { sweep: remindOfClaims, seconds: 600 },
  { sweep: expireClaims, seconds: 600 },
  { sweep: endUnpaid, seconds: 600 },
  { sweep: endGiving, seconds: 60 },
  { sweep: tellStewardsOfConcerns, seconds: 600 },
];

/** What is done once a night, one after the other. */
export const nightlySweeps: readonly Sweep[] = [
  rankFairly,
  forgetHolds,
  forgetSignIns,
  forgetLetters,
  forgetImports,
  forgetStatements,
  forgetConcerns,
  forgetDonors,
  applyRetention,
  remindOfReports,
  finishErasures,
  forgetPapers,
  checkBooks,
];

/** Wakes each sweep now and then again, never one on top of itself. */
export function startClock(): { stop(): Promise<void> } {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  const tick = async ({ sweep, seconds }: Clocked) => {
    try {
      const done = await runSweep(sweep);
      if (done > 0) log.debug({ sweep: sweep.name, done }, "swept");
    } catch (error) {
      log.error({ err: error, sweep: sweep.name }, "a sweep failed and will be tried again");
    }
    if (!stopped) later({ sweep, seconds });
  };

  const begin = (clocked: Clocked) => {
    const run = tick(clocked).finally(() => running.delete(run));
    running.add(run);
  };

  const later = (clocked: Clocked) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      begin(clocked);
    }, clocked.seconds * 1000);
    timers.add(timer);
  };

  sweeps.forEach(begin);
  return {
    async stop() {
      stopped = true;
      timers.forEach(clearTimeout);
      await Promise.all(running);
    },
  };
}
