import { sql, type RawBuilder } from "kysely";
import type { Category } from "./input";
import { termsOf } from "./words";

/** What the wall of wishes can show. */
export const states = ["open", "taken", "granted"] as const;
export type ShownState = (typeof states)[number];

/** What the list can be narrowed by, beside the words and the state. */
export const facets = ["category", "place", "batch", "price"] as const;
export type Facet = (typeof facets)[number];

export type Narrowed = {
  q?: string;
  category?: Category;
  place?: string;
  batch?: string;
  /** In whole units of the currency, as the form asks. */
  price_max?: number;
  state: ShownState;
};

export const isChosen = (search: Narrowed, facet: Facet): boolean =>
  search[facet === "price" ? "price_max" : facet] !== undefined;

/** The search without one of its conditions. */
export const without = <Search extends Narrowed>(
  search: Search,
  ...left: (Facet | "q")[]
): Search =>
  left.reduce(
    (rest, one) => ({ ...rest, [one === "price" ? "price_max" : one]: undefined }),
    search,
  );

/** Prices up to which one can look, in whole units of the currency; a wish has a token for each, as the migration says. */
export const ceilings = [50, 100, 200, 500];

/**
 * A search as a condition on `public_wishes w`. Words, category, place and price are asked of one
 * array, so that one index answers them together. `in passing` the array is looked at wish by wish
 * while another index gives the order: as an answer of `is true` no index of its own can find it.
 */
export function conditionOf(search: Narrowed, how?: "in passing"): RawBuilder<boolean> {
  const { q, batch, price_max: most } = search;
  const terms = q === undefined ? null : termsOf(q);
  const ceiling = ceilingOf(search);
  const tokens = tokensOf(search);
  const all = [standing[search.state]];
  const fits = sql`w.found_by @> ${tokens}::text[]`;
  if (tokens.length > 0) all.push(how === "in passing" ? sql`(${fits}) is true` : fits);
  for (const run of terms?.runs ?? []) all.push(sql`strpos(w.said, ${run}) > 0`);
  if (q !== undefined && !terms) all.push(sql`false`);
  if (batch) all.push(sql`w.batch_id = (select id from public_batches where slug = ${batch})`);
  if (most && most !== ceiling) all.push(sql`w.price_minor <= ${most}::bigint * 100`);
  return sql`${sql.join(all, sql` and `)}`;
}

const ceilingOf = ({ price_max: most }: Narrowed) => most && ceilings.find((one) => one >= most);

/** What is asked of a wish's array of tokens. */
function tokensOf(search: Narrowed): string[] {
  const { q, category, place } = search;
  const ceiling = ceilingOf(search);
  return [
    ...((q === undefined ? null : termsOf(q))?.tokens ?? []),
    ...(category ? [`c:${category}`] : []),
    ...(place ? [`p:${place}`] : []),
    ...(ceiling ? [`m:${ceiling}`] : []),
  ];
}

/** Whether the search asks anything of the words' index. */
export const hasTokens = (search: Narrowed): boolean => tokensOf(search).length > 0;

/** `offered` says that the batch is open; the database keeps the two in step. */
const standing = {
  open: sql`w.state = 'open' and w.offered`,
  taken: sql`w.state = 'taken'`,
  granted: sql`w.state = 'granted'`,
} as const;
