import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { sweep } from "../door.server";
import { keyOf, ownSecret } from "./seal.server";

type Source = "event" | "audit" | "entry";
type Loose = { source: Source; id: string; body: string };
type Seal = { number: bigint; mac: Buffer };

const sealerLock = 7_152_600_418;
const rowsAtATime = 5_000;

const sources: readonly Source[] = ["event", "audit", "entry"];
const tables = { event: "events", audit: "audit_entries", entry: "entries" } as const;

/** An entry of the books is what it says: its currency, and every posting with what its account is. */
const restOfEntry = ` || jsonb_build_object(
  'currency', (select l.currency from ledgers l where l.id = entries.ledger_id),
  'postings', (select jsonb_agg(jsonb_build_array(p.id, p.minor, p.account_id, a.ledger_id, a.kind, a.purpose_id, a.claim_id)
    order by p.id) from postings p join ledger_accounts a on a.id = p.account_id where p.entry_id = entries.id))`;

/** The text of a row that the chain vouches for: every column but the transaction's own number. */
const textOf = (source: Source) =>
  `(to_jsonb(${tables[source]}) - 'written_by'${source === "entry" ? restOfEntry : ""})::text`;

/**
 * Numbers and chains the events and audit rows that were committed, oldest transaction first.
 * Only rows older than every running transaction are taken, so nothing can slip in before them.
 * The chain is an HMAC over the one before; only who has the master key, which is not in the
 * database, can open its key.
 */
export const sealRows = sweep("privacy.sealRows", async ({ tx, now }) => {
  const { rows: locks } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${sealerLock}) as got`.execute(tx);
  if (!locks[0]?.got) return 0;

  const loose: Loose[] = [];
  for (const source of sources) loose.push(...(await looseRows(tx, source)));
  if (loose.length === 0) return 0;
  const key = await ownSecret(tx, "audit-chain");
  let { number, mac } = await chainHead(tx);
  const seals = loose.map((row) => {
    number += 1n;
    mac = link(key, mac, number, row);
    return { number, mac, source: row.source, rowId: row.id, sealedAt: now };
  });
  for (let from = 0; from < seals.length; from += rowsAtATime) {
    await tx
      .insertInto("seals")
      .values(seals.slice(from, from + rowsAtATime))
      .execute();
  }
  return seals.length;
});

/** The newest number of the chain and its head; zero and an empty head before anything was sealed. */
export async function chainHead(tx: Tx): Promise<Seal> {
  const head = await tx
    .selectFrom("seals")
    .select(["number", "mac"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return head ?? { number: 0n, mac: Buffer.alloc(0) };
}

/** Recomputes the whole chain; the number of the first seal that does not fit, or null. */
export async function firstBrokenSeal(tx: Tx): Promise<bigint | null> {
  let key: Buffer | undefined;
  let head: Seal = { number: 0n, mac: Buffer.alloc(0) };
  for (;;) {
    const rows = await sealedRows(tx, head.number);
    if (rows.length === 0) return null;
    key ??= await ownSecret(tx, "audit-chain");
    for (const { number, mac, ...row } of rows) {
      const expected = head.number + 1n;
      if (number !== expected || row.body === null) return expected;
      head = { number, mac: link(key, head.mac, number, { ...row, body: row.body }) };
      if (!head.mac.equals(mac)) return number;
    }
  }
}

/** The next rows of the chain as they stand now; one that is gone has no body. */
async function sealedRows(tx: Tx, after: bigint) {
  const { rows } = await sql<Seal & { source: Source; id: string; body: string | null }>`
    select s.number, s.mac, s.source, s.row_id as id, case s.source ${sql.raw(
      sources
        .map(
          (source) =>
            `when '${source}' then (select ${textOf(source)} from ${tables[source]} where id = s.row_id)`,
        )
        .join("\n"),
    )} end as body
    from seals s where s.number > ${after} order by s.number limit ${rowsAtATime}`.execute(tx);
  return rows;
}

/**
 * What makes a restored copy go on where the chain ends: the numbers of transactions are another
 * server's, so the rows in the chain count as oldest and the others come right after them.
 */
export const settleRestoredRows: readonly string[] = [
  ...sources.map(
    (source) => `update ${tables[source]} set written_by = case when exists (
      select 1 from seals where source = '${source}' and row_id = ${tables[source]}.id) then '0' else '1' end::xid8`,
  ),
  "update postings set written_by = (select written_by from entries where id = entry_id)",
  "delete from ledger_rollups",
  "update ledger_folds set before = '0', number = 0",
  "update seal_marks set up_to = '1'",
];

async function looseRows(tx: Tx, source: Source): Promise<Loose[]> {
  const table = tables[source];
  const { rows } = await sql<{ id: string; seq: bigint; body: string; writtenBy: string }>`
    select id, seq, ${sql.raw(textOf(source))} as body, written_by::text as written_by from ${sql.table(table)}
    where written_by >= coalesce((select up_to from seal_marks where source = ${source}), '0'::xid8)
      and written_by < pg_snapshot_xmin(pg_current_snapshot())
    order by ${sql.table(table)}.written_by fetch first ${rowsAtATime} rows with ties`.execute(tx);
  const last = rows.at(-1);
  if (last) {
    await sql`insert into seal_marks (source, up_to) values (${source}, (${last.writtenBy}::numeric + 1)::text::xid8)
      on conflict (source) do update set up_to = excluded.up_to`.execute(tx);
  }
  return rows
    .sort((a, b) => Number(BigInt(a.writtenBy) - BigInt(b.writtenBy)) || Number(a.seq - b.seq))
    .map(({ id, body: text }) => ({ source, id, body: text }));
}

const link = (key: Buffer, before: Buffer, number: bigint, row: Loose) =>
  createHmac("sha256", keyOf(key))
    .update(before)
    .update(`${number}\n${row.source}\n${row.id}\n${row.body}`)
    .digest();
