import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { sweep } from "../door.server";
import { ownSecret } from "./seal.server";

type Source = "event" | "audit";
type Loose = { source: Source; id: string; body: string };
type Seal = { number: bigint; mac: Buffer };

const sealerLock = 7_152_600_418;
const rowsAtATime = 5_000;

/** The text of a row that the chain vouches for: every column but the transaction's own number. */
const body = (table: "events" | "audit_entries") =>
  sql.raw(`(to_jsonb(${table}) - 'written_by')::text`);

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

  const loose = [...(await looseRows(tx, "event")), ...(await looseRows(tx, "audit"))];
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
  const { rows } = await sql<{
    number: bigint;
    mac: Buffer;
    source: Source;
    id: string;
    body: string | null;
  }>`
    select s.number, s.mac, s.source, s.row_id as id,
      case s.source when 'event' then (select ${body("events")} from events where id = s.row_id)
        else (select ${body("audit_entries")} from audit_entries where id = s.row_id) end as body
    from seals s order by s.number`.execute(tx);
  if (rows.length === 0) return null;
  const key = await ownSecret(tx, "audit-chain");
  let mac: Buffer = Buffer.alloc(0);
  let expected = 0n;
  for (const row of rows) {
    expected += 1n;
    if (row.number !== expected || row.body === null) return expected;
    mac = link(key, mac, row.number, { source: row.source, id: row.id, body: row.body });
    if (!mac.equals(row.mac)) return row.number;
  }
  return null;
}

/**
 * What makes a restored copy go on where the chain ends: the numbers of transactions are another
 * server's, so the rows in the chain count as oldest and the others come right after them.
 */
export const settleRestoredRows: readonly string[] = [
  ...(["event", "audit"] as const).map((source) => {
    const table = source === "event" ? "events" : "audit_entries";
    return `update ${table} set written_by = case when exists (
      select 1 from seals where source = '${source}' and row_id = ${table}.id) then '0' else '1' end::xid8`;
  }),
  "update seal_marks set up_to = '1'",
];

async function looseRows(tx: Tx, source: Source): Promise<Loose[]> {
  const table = source === "event" ? "events" : "audit_entries";
  const { rows } = await sql<{ id: string; seq: bigint; body: string; writtenBy: string }>`
    select id, seq, ${body(table)} as body, written_by::text as written_by from ${sql.table(table)}
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
  createHmac("sha256", key)
    .update(before)
    .update(`${number}\n${row.source}\n${row.id}\n${row.body}`)
    .digest();
