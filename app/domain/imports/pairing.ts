/** A wish that the batch has of a child; `said` is null where no table ever told it. */
export type Source = {
  id: string;
  childId: string;
  state: string;
  /** Where it stood: sheet, row and which of the row's wishes. */
  place: string;
  thing: string;
  said: string | null;
  fields: Buffer | null;
};

/** One wish of a row; `mends` is the wish that the row it replaces became. */
export type Item = {
  rowId: string;
  place: string;
  thing: string;
  said: string;
  mends: string | null;
};

/** What a table may change: wishes that came from one. What was written by hand never is. */
export const freeSources = (known: readonly Source[]) => known.filter(({ said }) => said !== null);

/**
 * Which wish each item of a child stands for: the one that its token names; else the same thing;
 * else, in a table that comes `again`, the one of its place, or the next in the order of the rows. A withdrawn wish is never
 * given another thing.
 */
export function pairItems(
  items: readonly Item[],
  sources: readonly Source[],
  again: boolean,
): Map<Item, Source> {
  const free = new Set(sources);
  const pairs = new Map<Item, Source>();
  const pair = (fits: (item: Item, source: Source) => boolean) => {
    for (const item of items) {
      if (pairs.has(item)) continue;
      const source = [...free].find((one) => fits(item, one));
      if (!source) continue;
      pairs.set(item, source);
      free.delete(source);
    }
  };
  pair((item, { id }) => item.mends === id);
  pair((item, { said }) => item.said === said);
  pair((item, { thing, state }) => item.thing === thing && state !== "withdrawn");
  pair((item, { thing }) => item.thing === thing);
  if (!again) return pairs;
  pair(({ place }, wish) => wish.place === place && wish.state !== "withdrawn");
  pair((_, { state }) => state !== "withdrawn");
  return pairs;
}
