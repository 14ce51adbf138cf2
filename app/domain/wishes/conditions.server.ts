import { sql, type RawBuilder } from "kysely";
import type { Category } from "./input";
import { apart, termsOf } from "./words";

/** What the wall of wishes can show. */
export const states = ["open", "taken", "granted"] as const;
export type ShownState = (typeof states)[number];

/** What the list can be narrowed by, beside the words and the state. */
export const facets = ["category", "place", "batch", "price"] as const;
export type Facet = (typeof facets)[number];

/** A part of what was typed that begins the names of places. */
export type NamedPlace = { said: string; codes: string[] };

export type Narrowed = {
  q?: string;
  /** What of `q` may mean a place; a wish there is found by it as by its words. */
  named?: NamedPlace[];
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
  const { q, batch, price_max: most, named = [] } = search;
  const terms = termsIn(search);
  const ceiling = ceilingOf(search);
  const tokens = tokensOf(search);
  const all = [standing[search.state]];
  const has = (fits: RawBuilder<unknown>) =>
    all.push(how === "in passing" ? sql`(${fits}) is true` : fits);
  if (tokens.length > 0) has(sql`w.found_by @> ${tokens}::text[]`);
  for (const run of terms?.runs ?? []) all.push(sql`strpos(w.said, ${run}) > 0`);
  if (q !== undefined) for (const place of named) has(isAt(place));
  if (q !== undefined && !terms && named.length === 0) all.push(sql`false`);
  if (batch) all.push(sql`w.batch_id = (select id from public_batches where slug = ${batch})`);
  if (most && most !== ceiling) all.push(sql`w.price_minor <= ${most}::bigint * 100`);
  return sql`${sql.join(all, sql` and `)}`;
}

/** Lies in one of the places, or says the word itself. */
function isAt({ said, codes }: NamedPlace) {
  const { tokens, runs } = termsOf(said) ?? { tokens: [], runs: [] };
  const says = [
    tokens.length > 0 ? sql`w.found_by @> ${tokens}::text[]` : sql`false`,
    ...runs.map((run) => sql`strpos(w.said, ${run}) > 0`),
  ];
  return sql`(w.found_by && ${codes.map((code) => `p:${code}`)}::text[]
    or (${sql.join(says, sql` and `)}))`;
}

/** What is searched for beside the places. */
const termsIn = ({ q, named = [] }: Narrowed) =>
  q === undefined
    ? null
    : termsOf(
        apart(
          q,
          named.map(({ said }) => said),
        ),
      );

/** Whether a wish says all of the words only together with the child's; of `w`. Null without words. */
export function behindOf(search: Narrowed): RawBuilder<boolean> | null {
  const said = termsIn(search)?.said ?? [];
  if (said.length === 0) return null;
  return sql`not (${sql.join(
    said.map((one) => sql`strpos(w.named, ${one}) > 0`),
    sql` and `,
  )})`;
}

const ceilingOf = ({ price_max: most }: Narrowed) => most && ceilings.find((one) => one >= most);

/** What is asked of a wish's array of tokens. */
function tokensOf(search: Narrowed): string[] {
  const { category, place } = search;
  const ceiling = ceilingOf(search);
  return [
    ...(termsIn(search)?.tokens ?? []),
    ...(category ? [`c:${category}`] : []),
    ...(place ? [`p:${place}`] : []),
    ...(ceiling ? [`m:${ceiling}`] : []),
  ];
}

/** Whether the search asks anything of the words' index. */
export const hasTokens = (search: Narrowed): boolean =>
  tokensOf(search).length > 0 || (search.q !== undefined && (search.named ?? []).length > 0);

/** `offered` says that the batch is open; the database keeps the two in step. */
const standing = {
  open: sql`w.state = 'open' and w.offered`,
  taken: sql`w.state = 'taken'`,
  granted: sql`w.state = 'granted'`,
} as const;
