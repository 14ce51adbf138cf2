import type { Tx } from "~/platform/db.server";
import { dayOf } from "../funds/book-days";
import { sealedNumber, turnoverOf } from "../ledger/balances.server";
import { compose } from "./compose.server";
import type { Period } from "./figures";
import type { ReportRow } from "./rows.server";
import { said } from "./said";

/** What a draft no longer says rightly: what is in the chain, or what isn't in it yet. */
export type Moved = "report_moved" | "report_not_sealed";

const theBeginning = "0001-01-01";

/** The days that a report put together now is of: a fund's own, a batch's up to today. */
export const daysNow = (
  { batchId, firstDay, lastDay }: Pick<ReportRow, "batchId" | "firstDay" | "lastDay">,
  now: Date,
): Period => ({ firstDay, lastDay: batchId ? dayOf(now) : lastDay });

/**
 * Whether the books, the wishes or the deliveries of a report's days say something else by now than
 * what was put together; null while they don't. An entry that isn't sealed yet is told apart: putting
 * the report together again would not find it either.
 */
export async function movedSince(tx: Tx, now: Date, report: ReportRow): Promise<Moved | null> {
  const { fundId, batchId, currency } = report;
  const days = daysNow(report, now);
  if (fundId && currency && (await hasUnsealed(tx, { fundId, currency, lastDay: days.lastDay })))
    return "report_not_sealed";
  const { set, parts } = await compose(tx, now, { fundId, batchId, currency, ...days });
  const lines = await tx
    .selectFrom("reportLines")
    .select(["kind", "entryId", "happenedOn", "claimId", "wishId", "category", "minor"])
    .where("reportId", "=", report.id)
    .execute();
  const same =
    said(JSON.parse(set.figures)) === said(report.figures) &&
    said(lines.map(plain).sort()) === said(parts.lines.map(plain).sort());
  return same ? null : "report_moved";
}

type Line = Awaited<ReturnType<typeof compose>>["parts"]["lines"][number];

const plain = ({ kind, entryId, happenedOn, claimId, wishId, category, minor }: Line) =>
  [kind, entryId, happenedOn, claimId, wishId, category, minor]
    .map((part) => part?.toString() ?? "")
    .join(" ");

type Asked = { fundId: string; currency: string; lastDay: string };

/** Whether something happened up to that day of which the chain doesn't know. */
async function hasUnsealed(tx: Tx, asked: Asked): Promise<boolean> {
  const since = { ...asked, firstDay: theBeginning };
  const sealed = await turnoverOf(tx, { ...since, upTo: await sealedNumber(tx) });
  const all = await turnoverOf(tx, since);
  const told = (moved: typeof all) =>
    moved.map(({ minor, ...of }) => ({ ...of, minor: minor.toString() }));
  return said(told(all)) !== said(told(sealed));
}
