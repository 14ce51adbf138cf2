import { sql, type RawBuilder } from "kysely";
import { ceilings, conditionOf, hasTokens, type Facet, type Narrowed } from "./conditions.server";
import { categories, type Category } from "./input";

/** Matching wishes are counted as far as this; beyond it no figure is given rather than a false one. */
export const countedUpTo = 1_000;

const mostBatches = 50;

type Count = number | null;
type Names = { zh: string; en: string };

/** What a facet offers: a choice and how many wishes it would leave, null when they are too many to count. */
export type Facets = {
  category: { value: Category; count: Count }[];
  /** A county stands before its townships, which are `inner`. */
  place: { value: string; name: Names; inner: boolean; count: Count }[];
  batch: { value: string; name: string; count: Count }[];
  price: { value: number; count: Count }[];
};

type Place = { code: string; name: Names | null; county: Names | null; count: Count };

/** The same as the database tells it; null where there are too many to count. */
export type FacetRow = {
  category: { value: Category; count: number }[] | null;
  place: Place[];
  batch: { value: string; name: string; count: Count }[];
  price: number[] | null;
};

/** One wish of sixteen, as their places on the ring were drawn; of these an index of its own knows the words. */
const sampled = sql`w.ring_place < 134217728`;

/**
 * Where the sample has more than this, all have more than `countedUpTo`: of a thousand wishes 62 are
 * expected in the sample, and 150 are eleven standard deviations away.
 */
const surelyMany = 150;

/** Of a million wishes, five thousand are sorted about as quickly as one in two hundred is met on the way. */
const mostSorted = 300;

/**
 * Common tables: the wishes that a search finds, as far as they are counted and one more, and how many
 * they are. A sample is counted first: what is common there is not looked for among all.
 */
export const setTables = (
  name: string,
  search: Narrowed,
  behind: RawBuilder<unknown> = sql`false`,
) =>
  counted(
    name,
    search,
    sql`${behind} as behind, w.id, w.category, w.place_code, w.batch_id, w.price_minor, w.fair_rank, w.ring_place,
      w.opened_at, w.granted_at`,
  );

/** The same for a set of which only the size is asked. */
export const countTables = (name: string, search: Narrowed) => counted(name, search, sql``);

function counted(name: string, search: Narrowed, columns: RawBuilder<unknown>) {
  const [set, sample, size] = [name, `${name}_sample`, `${name}_size`].map((one) => sql.ref(one));
  const inSample = hasTokens(search) ? sql`${conditionOf(search)} and ${sampled}` : sql`false`;
  return sql`
  ${sample} as materialized (
    select size, size > ${sql.lit(surelyMany)} as many from (
      select count(*) as size from (
        select from public_wishes w where ${inSample} limit ${sql.lit(mostSorted + 1)}
      ) few
    ) sizes
  ), ${set} as materialized (
    select ${columns} from public_wishes w
    where not (select many from ${sample}) and ${conditionOf(search)} limit ${sql.lit(countedUpTo + 1)}
  ), ${size} as materialized (
    select count(*) as size, count(*) > ${sql.lit(countedUpTo)} or (select many from ${sample}) as many,
      (select size between 1 and ${sql.lit(mostSorted)} from ${sample}) as sortable
    from ${set}
  )`;
}

/** Whether a set of `setTables` is too many to count, and yet so few that it is quicker to sort than to walk through its order. */
export const isMiddling = (name: string) =>
  sql`(select many and sortable from ${sql.ref(`${name}_size`)})`;

/** A common table of what can be offered where counting is given up: the newest batches, if one of the sets is too long. */
export const newestTable = (names: readonly string[]) => sql`
  newest as materialized (
    select b.slug, b.title, b.place_code from public_batches b
    where ${sql.join([sql`false`, ...names.map(isMany)], sql` or `)}
    order by (b.state = 'open') desc, b.opened_at desc, b.id desc limit ${sql.lit(mostBatches)}
  )`;

/** The size of a set of `setTables`, null when it is too many to count. */
export const sizeOf = (name: string) =>
  sql`(select case when not many then size end from ${sql.ref(`${name}_size`)})`;

/** Whether a set of `setTables` is too many to count. */
export const isMany = (name: string) => sql`(select many from ${sql.ref(`${name}_size`)})`;

/** A facet's choices in a set of `setTables` as one JSON value, as `FacetRow` has them. */
export function choicesIn(name: string, facet: Facet): RawBuilder<unknown> {
  const [set, many] = [sql.ref(name), isMany(name)];
  switch (facet) {
    case "category":
      return sql`case when not ${many} then (
        select coalesce(json_agg(json_build_object('value', category, 'count', count)), '[]')
        from (select category, count(*) from ${set} group by category) counted) end`;
    case "price":
      return sql`case when not ${many} then (select json_build_array(${sql.join(
        ceilings.map((most) => sql`count(*) filter (where price_minor <= ${most * 100}::bigint)`),
      )}) from ${set}) end`;
    case "batch":
      return sql`case when ${many} then (
        select coalesce(json_agg(json_build_object('value', slug, 'name', title, 'count', null)), '[]')
        from newest
      ) else (
        select coalesce(json_agg(json_build_object('value', b.slug, 'name', b.title, 'count', count)
          order by count desc, b.slug), '[]')
        from (select batch_id, count(*) from ${set} group by 1
          order by 2 desc, 1 limit ${sql.lit(mostBatches)}) counted
        join public_batches b on b.id = counted.batch_id) end`;
    case "place":
      return sql`(
        select coalesce(json_agg(json_build_object('code', code, 'count', count,
          'name', ${namesOf(sql`counted.code`)}, 'county', ${namesOf(sql`left(counted.code, 6)`)})), '[]')
        from (
          select place_code as code, count(*) as count from ${set} where not ${many} group by 1
          union all
          select distinct left(place_code, 6), null::bigint from newest where ${many}
        ) counted)`;
  }
}

/** One look for each: to join them, all places of a country would be read. */
const namesOf = (code: RawBuilder<unknown>) =>
  sql`(select json_build_object('zh', name_zh, 'en', name_en) from places where places.code = ${code})`;

/** The choices as a page shows them: none that would leave nothing, but for the chosen one. */
export function facetsOf(row: FacetRow): Facets {
  const { category, price } = row;
  const counts = category && new Map(category.map(({ value, count }) => [value, count]));
  return {
    category: categories
      .map((value) => ({ value, count: counts ? (counts.get(value) ?? 0) : null }))
      .filter(({ count }) => count !== 0),
    place: placesOf(row.place),
    batch: row.batch,
    price: ceilings
      .map((value, at) => ({ value, count: price ? (price[at] ?? 0) : null }))
      .filter(({ count }) => count !== 0),
  };
}

/** Townships under their counties, which count for all of them; a county alone needs no heading. */
function placesOf(rows: Place[]): Facets["place"] {
  const counties = new Map<string, Place[]>();
  for (const row of rows) {
    const code = row.code.slice(0, 6);
    counties.set(code, [...(counties.get(code) ?? []), row]);
  }
  const sorted = [...counties].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([code, within]) => {
    const county = {
      value: code,
      name: within[0]?.county ?? named(code),
      inner: false,
      count: sum(within.map(({ count }) => count)),
    };
    const townships = within
      .filter((one) => one.code !== code)
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((one) => ({
        value: one.code,
        name: one.name ?? named(one.code),
        inner: true,
        count: one.count,
      }));
    return [county, ...townships];
  });
}

const named = (code: string): Names => ({ zh: code, en: code });

const sum = (counts: Count[]): Count =>
  counts.reduce((all, one) => (all === null || one === null ? null : all + one), 0 as Count);
