import { sql } from "kysely";
import { db } from "./db.server";

export type Limit = { max: number; seconds: number };

/**
 * Counts one use of `key` in the current window and says whether it is still within the limit.
 * The count lies in PostgreSQL, so it holds for every process. It waits for no disk: many who share
 * an address stand in line for one row, and a power cut may forget the last of them.
 */
export async function withinLimit(key: string, { max, seconds }: Limit): Promise<boolean> {
  const { rows } = await sql<{ used: number }>`
    with hasty as (select set_config('synchronous_commit', 'off', true))
    insert into limits (key, window_start, used)
    select ${key}, to_timestamp(floor(extract(epoch from clock_timestamp()) / ${seconds}) * ${seconds}), 1 from hasty
    on conflict (key, window_start) do update set used = limits.used + 1
    returning used`.execute(db);
  return (rows[0]?.used ?? 1) <= max;
}

/** How long a count is kept after its window began. */
export const limitDays = 1;

/** Drops the windows that ended more than a day ago; returns how many. */
export async function forgetLimits(): Promise<number> {
  const { numAffectedRows } = await sql`delete from limits
    where window_start < clock_timestamp() - make_interval(days => ${limitDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
