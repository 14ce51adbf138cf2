import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { turnoverOf } from "../ledger/balances.server";
import type { Category } from "../wishes/input";
import {
  endings,
  moneyFigures,
  type Ending,
  type Moved,
  type Period,
  type WishDays,
} from "./figures";

/** What a report is about, and as of which sealed number and time. */
export type About = Period & {
  fundId: string | null;
  batchId: string | null;
  currency: string | null;
  upTo: bigint;
  seenAt: Date;
};

const theBeginning = "0001-01-01";

const dayBefore = (on: string) => new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);

/** The money of a period from the sums of days, as it was known at the number. */
export async function moneyAt(tx: Tx, about: About & { fundId: string; currency: string }) {
  const { fundId, currency, firstDay, lastDay, upTo } = about;
  const asked = { fundId, currency, upTo };
  const before = await turnoverOf(tx, {
    ...{ ...asked, firstDay: theBeginning },
    lastDay: dayBefore(firstDay),
  });
  return moneyFigures(before, await turnoverOf(tx, { ...asked, firstDay, lastDay }));
}

/** The same from every posting that was sealed by then, past all sums: to compare with. */
export async function moneyScanned(tx: Tx, about: About & { fundId: string; currency: string }) {
  const { fundId, currency, firstDay, lastDay, upTo } = about;
  const { rows } = await sql<Moved & { before: boolean }>`
    select * from report_scan(${fundId}::uuid, ${currency}, ${firstDay}::date, ${lastDay}::date, ${upTo}::bigint)`.execute(
    tx,
  );
  return moneyFigures(
    rows.filter(({ before }) => before),
    rows.filter(({ before }) => !before),
  );
}

/** The head of the chain at a sealed number; empty before anything was sealed. */
export async function chainHeadAt(tx: Tx, upTo: bigint): Promise<Buffer> {
  const { rows } = await sql<{ head: Buffer }>`select sealed_head(${upTo}::bigint) as head`.execute(
    tx,
  );
  return rows[0]?.head ?? Buffer.alloc(0);
}

export type Purchase = {
  entryId: string;
  happenedOn: string;
  claimId: string | null;
  wishId: string | null;
  minor: bigint;
  seenByTwo: boolean;
};

/** What was spent in the period, entry by entry. */
export async function purchasesAt(tx: Tx, about: About): Promise<Purchase[]> {
  const { fundId, currency, firstDay, lastDay, upTo } = about;
  if (fundId === null) return [];
  const { rows } = await sql<Purchase>`
    select * from report_purchases(${fundId}::uuid, ${currency}, ${firstDay}::date, ${lastDay}::date,
      ${upTo}::bigint)`.execute(tx);
  return rows;
}

type ClaimRow = Omit<WishDays, "category"> & {
  category: Category;
  claimId: string | null;
  endedOn: string | null;
  endedAs: Ending | null;
};

export type WishFacts = {
  wishes: (WishDays & { category: Category; claimId: string | null })[];
  ended: { as: Ending; count: number }[];
};

/** The wishes of a report with their days, and how the claims ended that did not come to it. */
export async function wishesAt(tx: Tx, about: About): Promise<WishFacts> {
  const { fundId, batchId, firstDay, lastDay, upTo, seenAt } = about;
  const { rows } = await sql<ClaimRow>`
    select * from report_claims(${fundId}::uuid, ${batchId}::uuid, ${lastDay}::date, ${upTo}::bigint,
      ${seenAt}::timestamptz)`.execute(tx);
  const wishes = new Map<string, ClaimRow>();
  for (const row of rows) {
    const lives = row.endedAs === null && row.claimId !== null;
    if (lives) wishes.set(row.wishId, row);
    else if (!wishes.has(row.wishId))
      wishes.set(row.wishId, { ...row, claimId: null, takenOn: null });
  }
  const ended = endings.map((as) => ({
    as,
    count: rows.filter(
      (row) =>
        row.endedAs === as &&
        row.endedOn !== null &&
        row.endedOn >= firstDay &&
        row.endedOn <= lastDay,
    ).length,
  }));
  return {
    wishes: [...wishes.values()].map(({ endedOn: _on, endedAs: _as, ...wish }) => wish),
    ended: ended.filter(({ count }) => count > 0),
  };
}
