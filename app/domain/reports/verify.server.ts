import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { chainHeadAt, moneyScanned, purchasesAt, wishesAt, type About } from "./facts.server";
import { wishFigures, type Figures } from "./figures";
import { withoutDifferences } from "./overlap.server";
import type { ReportRow } from "./rows.server";
import { said } from "./said";

/** A figure that is not what the books say at the report's number. */
export type Difference = { what: string; published: string; found: string };

type Verified = Pick<ReportRow, "id" | "fundId" | "batchId" | "currency" | "firstDay" | "lastDay"> &
  Pick<ReportRow, "sealedNumber" | "sealedHead" | "composedAt" | "figures">;

/**
 * Computes every figure of a report anew, posting by posting and claim by claim, as of its number,
 * and tells what differs (law 9).
 */
export async function verify(tx: Tx, report: Verified): Promise<Difference[]> {
  const { fundId, batchId, currency, firstDay, lastDay } = report;
  const upTo = report.sealedNumber;
  const about: About = {
    ...{ fundId, batchId, currency, firstDay, lastDay, upTo },
    seenAt: report.composedAt,
  };
  const told = report.figures as unknown as Figures;
  const differences: Difference[] = [];
  const compare = (what: string, published: unknown, found: unknown) => {
    const [one, other] = [said(published), said(found)];
    if (one !== other) differences.push({ what, published: one, found: other });
  };

  const head = await chainHeadAt(tx, upTo);
  compare("chain.head", report.sealedHead.toString("hex"), head.toString("hex"));
  if (fundId && currency) {
    const found = await moneyScanned(tx, { ...about, fundId, currency });
    for (const name of Object.keys(found) as (keyof typeof found)[])
      compare(`money.${name}`, told.money?.[name], found[name]);
  }
  const facts = await wishesAt(tx, about);
  const frozen = await tx
    .selectFrom("reportWishes")
    .selectAll()
    .where("reportId", "=", report.id)
    .execute();
  const kept = new Map(frozen.map((wish) => [wish.wishId, wish]));
  // Where a wish is shown, and as what, may be changed later to protect a child: that is told as it was.
  const wishes = facts.wishes.map((wish) => {
    const { category, placeCode } = kept.get(wish.wishId) ?? wish;
    return { ...wish, category, placeCode };
  });
  const counted = await withoutDifferences(tx, about, wishes, wishFigures(wishes, about));
  for (const name of Object.keys(counted) as (keyof typeof counted)[])
    compare(`wishes.${name}`, told.wishes[name], counted[name]);
  compare("ended", told.ended, facts.ended);
  await compareLines(tx, report, about, compare);
  return differences;
}

type Compare = (what: string, published: unknown, found: unknown) => void;

async function compareLines(tx: Tx, { id }: Verified, about: About, compare: Compare) {
  const { rows } = await sql<{ entryId: string; minor: bigint; happenedOn: string }>`
    select entry_id, minor, happened_on from report_lines
    where report_id = ${id}::uuid and kind = 'purchase' order by place`.execute(tx);
  const found = await purchasesAt(tx, about);
  const plain = (line: { entryId: string; minor: bigint; happenedOn: string }) =>
    [line.entryId, line.happenedOn, line.minor.toString()].join(" ");
  compare("purchases.lines", rows.map(plain).sort(), found.map(plain).sort());
}
