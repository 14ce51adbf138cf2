import { sql, type RawBuilder } from "kysely";
import type { After, Order } from "./after";
import { conditionOf } from "./conditions.server";

/** Wishes of one page, and one more that tells whether another page follows. */
export const pageSize = 24;

/** Where the fair order of a page starts on the ring: the day and the lot that `after` says, or the clock's day. */
export type Start = { order: Order; after: After | null; lot: number; now?: Date };

const onRing = (after: After | null) =>
  after?.order === "fair" || after?.order === "said" ? after : null;

/**
 * Common tables of a statement whose pages have an order: `clock` with the database's time, and `ring`
 * with the day, the lot and the place where the fair order starts.
 */
export function ringTables({ after, lot: given, now }: Start) {
  const { day, lot } = onRing(after) ?? { day: null, lot: given };
  return sql`
    clock as materialized (select coalesce(${now ?? null}::timestamptz, clock_timestamp()) as now),
    ring as materialized (
      select day, ${lot}::integer as lot, ring_start(day, ${lot}) as begins
      from (select coalesce(${day}::integer, ring_day(now)) as day from clock) days)`;
}

const begins = sql`(select begins from ring)`;

/** The order as SQL, whole, so that two wishes are never equal; of `w`. */
export const orderBy: Record<Order, RawBuilder<unknown>> = {
  fair: sql`w.fair_rank, (w.ring_place < ${begins}), w.ring_place, w.id`,
  said: sql`w.fair_rank, (w.ring_place < ${begins}), w.ring_place, w.id`,
  newest: sql`w.opened_at desc, w.id desc`,
  taken: sql`w.opened_at desc, w.id desc`,
  granted: sql`w.granted_at desc, w.id desc`,
  price: sql`w.price_minor, w.id`,
};

const moment = (micros: string) =>
  sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond')`;

/** What comes after the page before, as a condition on `w`; `behind` is the first key of `said`. */
export function beyond(after: After | null, behind: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!after) return sql`true`;
  switch (after.order) {
    case "said":
      return sql`(${behind}, w.fair_rank, (w.ring_place < ${begins}), w.ring_place, w.id) >
        (${after.behind}::boolean, ${after.rank}::integer, ${after.wrapped}::boolean, ${after.place}::integer, ${after.id}::uuid)`;
    case "fair":
      return sql`(w.fair_rank, (w.ring_place < ${begins}), w.ring_place, w.id) >
        (${after.rank}::integer, ${after.wrapped}::boolean, ${after.place}::integer, ${after.id}::uuid)`;
    case "price":
      return sql`(w.price_minor, w.id) > (${after.price}::bigint, ${after.id}::uuid)`;
    case "granted":
      return sql`(w.granted_at, w.id) < (${moment(after.micros)}, ${after.id}::uuid)`;
    default:
      return sql`(w.opened_at, w.id) < (${moment(after.micros)}, ${after.id}::uuid)`;
  }
}

/** The columns from which `endOf` makes the next page's start; of `w`. */
export const endColumns = sql`
  w.fair_rank as "rank", (w.ring_place < ${begins}) as "wrapped", w.ring_place as "ringPlace",
  w.price_minor::text as "priceMinor", ${micros("w.opened_at")} as "openedMicros",
  ${micros("w.granted_at")} as "grantedMicros"`;

export type End = {
  rowId: string;
  behind: boolean;
  rank: number;
  wrapped: boolean;
  ringPlace: number;
  priceMinor: string;
  openedMicros: string;
  grantedMicros: string;
};

function micros(column: string) {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`;
}

/** The start of the page that follows the wish `last`. */
export function endOf(last: End, order: Order, ring: { day: number; lot: number }): After {
  const id = last.rowId;
  switch (order) {
    case "fair":
    case "said": {
      const { rank, wrapped, behind, ringPlace: place } = last;
      const at = { day: ring.day, lot: ring.lot, rank, wrapped, place, id };
      return order === "fair" ? { order, ...at } : { order, behind, ...at };
    }
    case "price":
      return { order, price: last.priceMinor, id };
    case "granted":
      return { order, micros: last.grantedMicros, id };
    default:
      return { order, micros: last.openedMicros, id };
  }
}

/**
 * The ids of a page, read off the order's index from where it starts, however deep. The fair order is
 * no index's order as it stands, since the ring starts elsewhere every day: it is a row of stretches
 * of one index, this side of the start and the other side for each rank, read one after another until
 * the page is full.
 */
export function byIndex(
  { order, after }: Start,
  condition: RawBuilder<unknown>,
  size = pageSize + 1,
): RawBuilder<unknown> {
  if (order !== "fair" && order !== "said") {
    return sql`select w.id from public_wishes w where ${condition} and ${beyond(after, sql`false`)}
      order by ${orderBy[order]} limit ${sql.lit(size)}`;
  }
  const from = after?.order === "fair" ? after : null;
  return sql`
    select wish.id
    from (
      select rank, wrapped, case when at_start then ${from?.place ?? null}::integer else low end as low,
        case when at_start then ${from?.id ?? null}::uuid else ${nobody}::uuid end as low_id, high
      from (
        select ranks.rank, side.wrapped, side.low, side.high,
          (ranks.rank, side.wrapped) is not distinct from (${from?.rank ?? null}::integer, ${from?.wrapped ?? null}::boolean) as at_start
        from ranks
        cross join (
          select false as wrapped, begins as low, 2147483647 as high from ring
          union all select true, 0, begins - 1 from ring
        ) side
        where (ranks.rank, side.wrapped) >= (${from?.rank ?? lowest}::integer, ${from?.wrapped ?? false}::boolean)
      ) sides
      order by rank, wrapped
    ) stretch
    cross join lateral (
      select w.id, w.ring_place from public_wishes w
      where ${condition} and w.fair_rank = stretch.rank
        and (w.ring_place, w.id) > (stretch.low, stretch.low_id) and w.ring_place <= stretch.high
      order by w.ring_place, w.id limit ${sql.lit(size)}
    ) wish
    order by stretch.rank, stretch.wrapped, wish.ring_place, wish.id limit ${sql.lit(size)}`;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * A common table with the ranks that open wishes have, from where the page starts, each found by one
 * look; before them the number below the first, and null after the last.
 */
export function rankTable({ order, after }: Start) {
  const first = after?.order === "fair" ? after.rank : lowest;
  if (order !== "fair" && order !== "said") return sql`ranks (rank) as (select 0)`;
  return sql`
    ranks (rank) as (
      select ${first}::integer - 1
      union all
      select (
        select w.fair_rank from public_wishes w where ${conditionOf({ state: "open" })}
          and w.fair_rank > ranks.rank order by w.fair_rank limit 1
      ) from ranks where ranks.rank is not null
    )`;
}

const lowest = -1e9;
