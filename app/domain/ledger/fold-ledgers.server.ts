import { sql } from "kysely";
import { sweep } from "../door.server";

const foldLock = 7_152_600_421;

/**
 * Adds what was sealed since the last time to the sums of days, for all ledgers in one statement.
 * Nobody who posts touches a sum, so nobody waits for one.
 */
export const foldLedgers = sweep("ledger.foldLedgers", async ({ tx }) => {
  const { rows: locks } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${foldLock}) as got`.execute(tx);
  if (!locks[0]?.got) return 0;
  const { rows } = await sql<{ folded: bigint }>`
    with span as materialized (
      select folded_before() as since, up_to as before from seal_marks
      where source = 'entry' and up_to > folded_before()),
    fresh as materialized (
      select e.id, e.happened_on, e.kind from entries e, span
      where e.written_by >= span.since and e.written_by < span.before),
    summed as (
      insert into ledger_rollups as r (account_id, day, kind, minor)
      select p.account_id, fresh.happened_on, fresh.kind, sum(p.minor)
      from fresh join postings p on p.entry_id = fresh.id join ledger_accounts a on a.id = p.account_id
      where a.kind <> 'reserved' group by 1, 2, 3
      on conflict (account_id, day, kind) do update set minor = r.minor + excluded.minor),
    marked as (
      insert into ledger_folds (before, number)
      select span.before, (select max(number) from seals where source = 'entry') from span
      on conflict (only_row) do update set before = excluded.before, number = excluded.number)
    select count(*) as folded from fresh`.execute(tx);
  return Number(rows[0]?.folded ?? 0n);
});
