import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { hashOfToken } from "../accounts/sessions.server";
import { query } from "../door.server";
import { readReference } from "../funds/references";
import { myLinesInput } from "./input";
import { reportByPublicId, type ReportRow } from "./rows.server";

type Found = {
  kind: "came" | "purchase" | "delivery";
  happenedOn: string;
  minor: bigint | null;
  wish: string | null;
};

/**
 * Which lines of a published report belong to who has a code in hand: his gift as it came into the
 * books, what was bought and delivered of money that he gave for a purpose or on his own claim.
 * @throws Refusal `report_code_unknown`, the same for every code that is nobody's here.
 */
export const myLines = query("reports.myLines", {
  input: myLinesInput,
  subject: async ({ tx }, { reportId }) => {
    const report = await reportByPublicId(tx, { reportId });
    return report && ["published", "corrected"].includes(report.state) ? report : undefined;
  },
  may: ({ actor }) => actor.kind === "system",

  async read({ tx }, { code }, report) {
    const reference = readReference(code);
    const gift = report.fundId && reference ? await giftOf(tx, report, reference) : undefined;
    const claims = gift ? [] : await claimsOf(tx, code);
    const lines = [
      ...(gift?.came ?? []),
      ...(await linesOf(tx, report, claims, gift?.purposeId ?? null)),
    ];
    if (lines.length === 0) throw new Refusal("report_code_unknown", "code");
    return {
      shared: gift !== undefined && gift.purposeId === null,
      lines: lines.map(({ minor, ...line }) => ({
        ...line,
        amount:
          minor === null || report.currency === null
            ? null
            : { minor: minor.toString(), currency: report.currency },
      })),
    };
  },
});

/** What came of a pledge within the report's period, as the books had it at its number. */
async function giftOf(tx: Tx, report: ReportRow, reference: string) {
  const { rows } = await sql<Found & { purposeId: string | null }>`
    select 'came' as kind, e.happened_on, y.minor, null as wish, coalesce(y.purpose_id, p.purpose_id) as purpose_id
    from pledges p join payments y on y.pledge_id = p.id join entries e on e.id = y.entry_id
      join seals s on s.source = 'entry' and s.row_id = e.id
    where p.reference = ${reference} and p.fund_id = ${report.fundId}::uuid
      and e.happened_on between ${report.firstDay}::date and ${report.lastDay}::date
      and s.number <= ${report.sealedNumber}::bigint
    order by e.happened_on`.execute(tx);
  const [first] = rows;
  if (!first) return undefined;
  const came = rows.map(({ purposeId: _purpose, ...line }): Found => line);
  return { came, purposeId: first.purposeId };
}

/** The claims that a parcel's code or the key of a claim's link leads to. */
async function claimsOf(tx: Tx, code: string): Promise<string[]> {
  const key = code.split(/[/?#]/).findLast(Boolean) ?? "";
  const parcel = code.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  const hash = hashOfToken(key);
  const rows = await tx
    .selectFrom("claims as c")
    .leftJoin("parcels as p", "p.id", "c.parcelId")
    .select("c.id")
    .where((eb) => eb.or([eb("c.linkHash", "=", hash), eb("p.code", "=", parcel)]))
    .limit(200)
    .execute();
  return rows.map(({ id }) => id);
}

/** The lines about claims, or about wishes that a purpose is for. */
async function linesOf(
  tx: Tx,
  { id }: ReportRow,
  claims: readonly string[],
  purpose: string | null,
) {
  if (claims.length === 0 && purpose === null) return [];
  const { rows } = await sql<Found>`
    select l.kind, l.happened_on, l.minor, w.public_id as wish
    from report_lines l left join wishes o on o.id = l.wish_id left join public_wishes w on w.id = l.wish_id
    where l.report_id = ${id}::uuid and (l.claim_id = any (${claims}::uuid[]) or exists (
      select from purposes u join batches b on b.id = o.batch_id where u.id = ${purpose}::uuid
        and (u.wish_id = o.id or u.batch_id = b.id or u.programme_id = b.programme_id)))
    order by l.place`.execute(tx);
  return rows;
}
