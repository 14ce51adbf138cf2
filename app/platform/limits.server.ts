import { sql } from "kysely";
import { db } from "./db.server";

export type Limit = { max: number; seconds: number };

/** Counts one use of each key in its current window and says whether all are still within their limits. */
export async function withinLimits(limits: readonly (Limit & { key: string })[]): Promise<boolean> {
  const used = await countUses(limits);
  return limits.every(({ key, max }) => (used.get(key) ?? 0) <= max);
}

type Use = { key: string; seconds: number };

/**
 * Counts one use of each key in the current window of so many seconds; returns how many each is then.
 * The counts lie in PostgreSQL, so they hold for every process. They wait for no disk: many who share
 * an address stand in line for one row, and a power cut may forget the last of them. Who counts the
 * same keys takes them in the same order, so that no two wait for each other.
 */
export async function countUses(uses: readonly Use[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; used: number }>`
    with hasty as (select set_config('synchronous_commit', 'off', true))
    insert into limits (key, window_start, used)
    select key, to_timestamp(floor(extract(epoch from clock_timestamp()) / seconds) * seconds), 1
    from hasty, unnest(${uses.map(({ key }) => key)}::text[], ${uses.map(({ seconds }) => seconds)}::integer[])
      as use (key, seconds)
    order by key
    on conflict (key, window_start) do update set used = limits.used + 1
    returning key, used`.execute(db);
  return new Map(rows.map(({ key, used }) => [key, used]));
}

type Span = { key: string; from: number; until: number };

/** How often each key was used from so many seconds ago until so many seconds ago. */
export async function usesBetween(spans: readonly Span[]): Promise<number[]> {
  const { rows } = await sql<{ used: number }>`
    select (select coalesce(sum(used), 0)::integer from limits
      where key = span.key and window_start > clock_timestamp() - make_interval(secs => span.since)
        and window_start <= clock_timestamp() - make_interval(secs => span.until)) as used
    from unnest(${spans.map(({ key }) => key)}::text[], ${spans.map(({ from }) => from)}::integer[],
        ${spans.map(({ until }) => until)}::integer[])
      with ordinality as span (key, since, until, place)
    order by place`.execute(db);
  return rows.map(({ used }) => used);
}

/** How long a count is kept after its window began. */
export const limitDays = 1;

/** Drops the windows that ended more than a day ago; returns how many. */
export async function forgetLimits(): Promise<number> {
  const { numAffectedRows } = await sql`delete from limits
    where window_start < clock_timestamp() - make_interval(days => ${limitDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
