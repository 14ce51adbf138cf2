import { sql } from "kysely";
import { db } from "./db.server";

export type Limit = { max: number; seconds: number };

/** Counts one use of `key` in the current window and says whether it is still within the limit. */
export const withinLimit = async (key: string, { max, seconds }: Limit): Promise<boolean> =>
  (await countUse(key, seconds)) <= max;

/**
 * Counts one use of `key` in the current window of so many seconds; returns how many it is then.
 * The count lies in PostgreSQL, so it holds for every process. It waits for no disk: many who share
 * an address stand in line for one row, and a power cut may forget the last of them.
 */
export async function countUse(key: string, seconds: number): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    with hasty as (select set_config('synchronous_commit', 'off', true))
    insert into limits (key, window_start, used)
    select ${key}, to_timestamp(floor(extract(epoch from clock_timestamp()) / ${seconds}) * ${seconds}), 1 from hasty
    on conflict (key, window_start) do update set used = limits.used + 1
    returning used`.execute(db);
  return rows[0]?.used ?? 1;
}

/** How often `key` was used from so many seconds ago until so many seconds ago. */
export async function usesBetween(key: string, from: number, until: number): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select coalesce(sum(used), 0)::integer as used from limits
    where key = ${key} and window_start > clock_timestamp() - make_interval(secs => ${from})
      and window_start <= clock_timestamp() - make_interval(secs => ${until})`.execute(db);
  return rows[0]?.used ?? 0;
}

/** How long a count is kept after its window began. */
export const limitDays = 1;

/** Drops the windows that ended more than a day ago; returns how many. */
export async function forgetLimits(): Promise<number> {
  const { numAffectedRows } = await sql`delete from limits
    where window_start < clock_timestamp() - make_interval(days => ${limitDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
