import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import { purchased, received, reserved } from "~/domain/ledger/lines";
import { post } from "~/domain/ledger/post.server";
import { composeFundReport } from "~/domain/reports/compose-report.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { submitReport } from "~/domain/reports/revise-report.server";
import { run } from "~/domain/run.server";
import { sealAll } from "../setup/seal";
import { aMember } from "./accounts";
import { aBatchToClaim, aClaim } from "./claims";
import { aDonor } from "./donors";
import { aFundAtWork, type FundAtWork } from "./funds";
import { granted } from "./granted";
import { inBooks } from "./ledger";

export const dayOf = (time: Date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(time);
export const today = () => dayOf(new Date());
const bank = { kind: "bank" } as const;
const general = { kind: "general" } as const;

/** Money that came in on a day, in minor units. */
export const income = (fund: FundAtWork, minor: bigint, happenedOn: string) =>
  inBooks((tx, now) =>
    post(tx, now, {
      ...{ fundId: fund.fundId, currency: fund.currency, happenedOn, kind: "transfer" },
      source: { type: "test", id: randomUUID() },
      recordedBy: fund.treasurer.personId,
      approvedBy: fund.approver.personId,
      lines: [received(bank, general, minor)],
    }),
  );

/** Money of the fund reserved on a claim. */
export const allocation = (fund: FundAtWork, claimId: string, minor: bigint, happenedOn: string) =>
  inBooks((tx, now) =>
    post(tx, now, {
      ...{ fundId: fund.fundId, currency: fund.currency, happenedOn, kind: "allocation" },
      source: { type: "test", id: randomUUID() },
      lines: [reserved(claimId, general, minor)],
    }),
  );

/** What was bought for a claim, of what was reserved for it. */
export const purchase = (
  fund: FundAtWork,
  claimId: string,
  { held, cost }: { held: bigint; cost: bigint },
  happenedOn: string,
) =>
  inBooks((tx, now) =>
    post(tx, now, {
      ...{ fundId: fund.fundId, currency: fund.currency, happenedOn, kind: "purchase" },
      source: { type: "test", id: randomUUID() },
      recordedBy: fund.treasurer.personId,
      approvedBy: fund.approver.personId,
      lines: purchased(claimId, general, bank, { held, cost }),
    }),
  );

/**
 * A fund that took six wishes of a batch with 100 each, bought for five at 90 and granted them, after
 * 1,000 had come in; all of it today, and sealed.
 */
export async function aSpendingFund(terms: Parameters<typeof aFundAtWork>[0] = {}) {
  const fund = await aFundAtWork(terms);
  const batch = await aBatchToClaim({ wishes: 6, cap: 6 });
  const donor = await aDonor();
  const on = today();
  await income(fund, 100_000n, on);
  const claims: string[] = [];
  for (const wish of batch.wishes) claims.push(await aClaim(donor, wish));
  for (const claimId of claims) await allocation(fund, claimId, 10_000n, on);
  const bought = claims.slice(0, 5);
  for (const claimId of bought) await purchase(fund, claimId, { held: 10_000n, cost: 9_000n }, on);
  await granted(bought, fund.treasurer.personId, fund.approver.personId);
  await sealAll();
  return { fund, batch, donor, claims, on };
}

/** A further publisher of the fund, so that one composes and the other lets it out. */
export const aSecondPublisher = (fund: FundAtWork): Promise<Person> =>
  aMember({ organizationId: fund.fundId }, "publisher");

/** A report of the fund for a period, as a draft. */
export const aDraft = async (fund: FundAtWork, firstDay: string, lastDay = firstDay) =>
  (
    await run(composeFundReport, {
      actor: fund.treasurer,
      input: { slug: fund.slug, firstDay, lastDay },
    })
  ).publicId;

/** The same, published by the fund's publisher. */
export async function aPublishedReport(fund: FundAtWork, firstDay: string, lastDay = firstDay) {
  const reportId = await aDraft(fund, firstDay, lastDay);
  await run(submitReport, { actor: fund.treasurer, input: { reportId } });
  await run(publishReport, { actor: fund.publisher, input: { reportId } });
  return reportId;
}
