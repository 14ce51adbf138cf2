import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";

type Row = {
  fund: string;
  currency: string;
  kind: string;
  on: string;
  ref: string | null;
  reverses: string | null;
  postings: [account: string, minor: string][];
};

/**
 * The books as text, a line an entry and then a line an account, in an order of their own: without
 * ids, times and hashes, so that the same events give the same text, however often and in whatever
 * order they came (law 6). Funds, programmes, batches and wishes have their public names.
 */
export async function booksAsText(tx: Tx): Promise<string> {
  const { rows } = await sql<Row>`
    with named as (
      select a.id, concat_ws(':', a.kind, coalesce(g.slug, b.slug, w.public_id)) as name
      from ledger_accounts a left join purposes u on u.id = a.purpose_id left join claims c on c.id = a.claim_id
        left join programmes g on g.id = u.programme_id left join batches b on b.id = u.batch_id
        left join wishes w on w.id in (u.wish_id, c.wish_id))
    select o.slug as fund, l.currency, e.kind, e.happened_on as on, e.provider_ref as ref, r.kind as reverses,
      (select jsonb_agg(jsonb_build_array(side.name, side.minor::text) order by side.name) from (
        select named.name, sum(p.minor) as minor from postings p join named on named.id = p.account_id
        where p.entry_id = e.id group by 1) side where side.minor <> 0) as postings
    from entries e join ledgers l on l.id = e.ledger_id join organizations o on o.id = l.fund_id
      left join entries r on r.id = e.reverses_id`.execute(tx);
  const entries = rows.map(({ fund, currency, kind, on, ref, reverses, postings }) =>
    JSON.stringify({ fund, currency, kind, on, ref, reverses, postings }),
  );
  return [...entries.sort(), ...accountsOf(rows)].map((line) => `${line}\n`).join("");
}

function accountsOf(rows: readonly Row[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { fund, currency, postings } of rows)
    for (const [account, minor] of postings ?? []) {
      const key = JSON.stringify({ fund, currency, account });
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(minor));
    }
  return [...sums]
    .filter(([, minor]) => minor !== 0n)
    .map(([key, minor]) => JSON.stringify({ ...JSON.parse(key), minor: String(minor) }))
    .sort();
}

/** All books of the installation as text; for the operators. */
export const exportBooks = query("ledger.exportBooks", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system",
  read: ({ tx }) => booksAsText(tx),
});
