import { randomInt } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import { publicDb } from "~/platform/db.server";
import { readAfter, sorts, writeAfter, type Order } from "./after";
import {
  behindOf,
  conditionOf,
  facets,
  isChosen,
  states,
  without,
  type Facet,
  type NamedPlace,
  type ShownState,
} from "./conditions.server";
import {
  choicesIn,
  countedUpTo,
  facetsOf,
  isMany,
  isMiddling,
  countTables,
  newestTable,
  setTables,
  sizeOf,
  type FacetRow,
  type Facets,
} from "./facets.server";
import { categories } from "./input";
import { placesNamed } from "./named-places.server";
import {
  beyond,
  byIndex,
  endColumns,
  endOf,
  orderBy,
  pageSize,
  rankTable,
  ringTables,
  type End,
  type Start,
} from "./order.server";
import { lots } from "./ring";
import { seen, wishColumns, type WishRow } from "./seen.server";
import { longestSearch } from "./words";

const absent = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Nobody types as much as this; what is longer came from elsewhere, and stays out of the field. */
const longestTyped = 500;

/** What may be asked of the list. A value that makes no sense is passed over, not punished. */
export const searchInput = z.object({
  q: absent(
    z
      .string()
      .trim()
      .min(1)
      .transform((typed) => typed.slice(0, longestTyped)),
  ),
  category: absent(z.enum(categories)),
  place: absent(z.string().regex(/^\d{2,12}$/)),
  batch: absent(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  price_max: absent(z.coerce.number().int().min(1).max(1_000_000)),
  state: z.enum(states).catch("open"),
  sort: z.enum(sorts).catch("fair"),
  after: absent(z.string().max(120)),
});
export type Search = z.output<typeof searchInput>;

/** A search as it is looked for: what of its words names a place is known. */
type Known = Search & { named: NamedPlace[] };

/** Only what can be claimed is put in an order of the reader's; what is taken or granted is newest first. */
const orderOf = ({ state, sort }: Search): Order => (state === "open" ? sort : state);

/** Where the page starts: right after another, which says how it was sorted, or at the beginning. */
function startOf(search: Known, { now, lot = randomInt(lots) }: Options): Start {
  const order = orderOf(search);
  const { after } = search;
  const plain = after === undefined ? null : readAfter(after, order);
  if (order !== "fair" || plain || !behindOf(search)) return { order, after: plain, lot, now };
  const said = after === undefined ? null : readAfter(after, "said");
  return { order: "said", after: said, lot, now };
}

type Options = { now?: Date; lot?: number };

/**
 * One page of wishes with how many there are and what narrows them further. The fair order is the
 * rank, and within a rank a ring whose start the day and a lot decide; the lot travels in `after`, so
 * that paging neither loses nor repeats a wish while claims go on. Two statements at once; a third
 * one looks for what is near when nothing was found.
 */
export async function searchWishes(asked: Search, options: Options = {}) {
  const search: Known = { ...asked, named: await placesNamed(asked.q) };
  const start = startOf(search, options);
  const [listed, others] = await Promise.all([listing(search, start), otherSets(search)]);
  const page = listed.page.slice(0, pageSize);
  const last = page.at(-1);
  const near = page.length === 0 && !start.after ? await nearest(search) : null;
  return {
    wishes: page.map(seen),
    next:
      listed.page.length > pageSize && last ? writeAfter(endOf(last, listed.order, listed)) : null,
    now: listed.now,
    facets: facetsWith(
      search,
      facetsOf({ ...listed.facets, ...others.facets } as FacetRow),
      listed,
      others,
    ),
    totals: { ...others.totals, [search.state]: listed.total } as Totals,
    near,
    cut: Array.from(search.q ?? "").length > longestSearch,
    countedUpTo,
  };
}

/** How many wishes are in each state; null when they are too many to count. */
export type Totals = Record<ShownState, number | null>;

type Listing = {
  now: string;
  day: number;
  lot: number;
  /** The order that was asked for, or the plain fair one where what was found is too common to be sorted. */
  order: Order;
  total: number | null;
  facets: Partial<FacetRow>;
  page: (WishRow & End)[];
};

/**
 * The page, its total and the facets that are not chosen. What is found by its words and counted is
 * put in order, and so is what is not much more; the rest is so common that its order's index soon
 * fills a page.
 */
async function listing(search: Known, start: Start): Promise<Listing> {
  const first = start.order === "said" ? (behindOf(search) ?? no) : no;
  const plain = orderBy[start.order];
  const orderAfter = (behind: RawBuilder<unknown>) =>
    start.order === "said" ? sql`${behind}, ${plain}` : plain;
  const counted = sql`not ${isMany("found")}`;
  // A page that goes on in what was sorted is sorted too, though more was found meanwhile.
  const goesOn = start.after?.order === "said";
  const sorts = goesOn ? isMany("found") : isMiddling("found");
  const sorted = sql`(${counted} or ${sorts})`;
  const free = facets.filter((facet) => !isChosen(search, facet));
  const { rows } = await sql<Listing>`
    with recursive ${ringTables(start)}, ${rankTable(start)}, ${setTables("found", search, first)},
    ${newestTable(["found"])},
    page as materialized (
      select id from (
        select w.id from found w where ${counted} and ${beyond(start.after, sql`w.behind`)}
        order by ${orderAfter(sql`w.behind`)} limit ${sql.lit(pageSize + 1)}) few
      union all
      select id from (
        select w.id from public_wishes w
        where ${sorts} and ${conditionOf(search)} and ${beyond(start.after, first)}
        order by ${orderAfter(first)} limit ${sql.lit(pageSize + 1)}) middling
      union all
      select id from (${byIndex(start, conditionOf(search, "in passing"))}) common
      where ${isMany("found")} and not ${sorts}
    )
    select (select to_char(now at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from clock) as "now",
      ring.day, ring.lot, ${sizeOf("found")}::integer as "total",
      case when ${sorted} then ${sql.lit(start.order)} else ${sql.lit(plainly(start.order))} end as "order",
      ${objectOf(free, () => "found")} as "facets",
      (select coalesce(json_agg(one), '[]') from (
        select ${wishColumns}, ${endColumns}, ${first} as "behind"
        from page join public_wishes w on w.id = page.id
        order by ${orderAfter(sql`${sorted} and ${first}`)}) one) as "page"
    from ring`.execute(publicDb);
  return rows[0]!;
}

/** What is too common to be sorted is walked through in the plain order. */
const plainly = (order: Order): Order => (order === "said" ? "fair" : order);

const no = sql`false`;

/** A JSON object with the choices of facets, each counted in the set that it names. */
const objectOf = (given: readonly Facet[], setOf: (facet: Facet) => string) =>
  given.length === 0
    ? sql`'{}'::json`
    : sql`json_build_object(${sql.join(
        given.flatMap((facet) => [sql.lit(facet), choicesIn(setOf(facet), facet)]),
      )})`;

type Others = {
  facets: Partial<FacetRow>;
  totals: Partial<Totals>;
  batchName: string | null;
  placeName: { zh: string; en: string } | null;
};

/** What the page says of other sets than its own: each chosen facet without its choice, and the other states. */
async function otherSets(search: Known): Promise<Others> {
  const chosen = facets.filter((facet) => isChosen(search, facet));
  const others = states.filter((state) => state !== search.state);
  const setOf = (name: string) => `without_${name}`;
  const { rows } = await sql<Others>`
    with ${sql.join([
      ...chosen.map((facet) => setTables(setOf(facet), without(search, facet))),
      newestTable(chosen.map(setOf)),
      ...others.map((state) => countTables(state, { ...search, state })),
    ])}
    select ${objectOf(chosen, setOf)} as "facets",
      json_build_object(${sql.join(others.flatMap((state) => [sql.lit(state), sizeOf(state)]))}) as "totals",
      (select title from public_batches where slug = ${search.batch ?? null}) as "batchName",
      (select json_build_object('zh', name_zh, 'en', name_en) from places where code = ${search.place ?? null}) as "placeName"
    `.execute(publicDb);
  return rows[0]!;
}

/** The facets with what is chosen among them, even where it leaves nothing or is no usual choice. */
function facetsWith(search: Search, offered: Facets, { total }: Listing, others: Others): Facets {
  const { category, place, batch, price_max: price } = search;
  const kept = <One extends { value: unknown }>(list: One[], one: One | undefined) =>
    one && !list.some(({ value }) => value === one.value) ? [...list, one] : list;
  const count = total;
  const name = others.placeName ?? { zh: place ?? "", en: place ?? "" };
  const title = others.batchName ?? batch ?? "";
  return {
    category: kept(offered.category, category && { value: category, count }),
    place: kept(offered.place, place ? { value: place, name, inner: false, count } : undefined),
    batch: kept(offered.batch, batch ? { value: batch, name: title, count } : undefined),
    price: kept(offered.price, price ? { value: price, count } : undefined).sort(
      (a, b) => a.value - b.value,
    ),
  };
}

/** In this order conditions are given up until something is found. */
const relaxed = ["price", "batch", "place", "category", "q"] as const;
export type Relaxed = (typeof relaxed)[number];

const mostNear = 8;

/** What lies nearest to a search that found nothing, and which of its conditions were given up for it. */
async function nearest(search: Known) {
  const asked = relaxed.filter((one) => (one === "q" ? search.q : isChosen(search, one)));
  if (asked.length === 0) return null;
  const steps = asked.map((_, at) => asked.slice(0, at + 1));
  const tables = steps.map((given, at) => {
    const before = sql.join(
      [sql`false`, ...steps.slice(0, at).map((_, one) => found(one))],
      sql` or `,
    );
    return sql`${sql.ref(`step_${at}`)} as materialized (
      select id, fair_rank, ring_place from (
        select w.id, w.fair_rank, w.ring_place from public_wishes w
        where ${conditionOf(without(search, ...given))} limit 200
      ) w where not (${before}) order by fair_rank, ring_place, id limit ${sql.lit(mostNear)})`;
  });
  const { rows } = await sql<WishRow & { step: number }>`
    with ${sql.join(tables)}
    select near.step, ${wishColumns}
    from (${sql.join(
      steps.map((_, at) => sql`select ${sql.lit(at)} as step, id from ${sql.ref(`step_${at}`)}`),
      sql` union all `,
    )}) near join public_wishes w on w.id = near.id
    order by w.fair_rank, w.ring_place, w.id`.execute(publicDb);
  const [first] = rows;
  return first ? { givenUp: steps[first.step]!, wishes: rows.map(seen) } : null;
}

const found = (step: number) => sql`exists (select from ${sql.ref(`step_${step}`)})`;

/** The first wishes of the fair order. */
export async function fairest(limit: number, { now, lot = randomInt(lots) }: Options = {}) {
  const start: Start = { order: "fair", after: null, lot, now };
  const open = conditionOf({ state: "open" });
  const { rows } = await sql<WishRow>`
    with recursive ${ringTables(start)}, ${rankTable(start)}
    select ${wishColumns} from (${byIndex(start, open, limit)}) page
    join public_wishes w on w.id = page.id order by ${orderBy.fair}`.execute(publicDb);
  return rows.map(seen);
}
