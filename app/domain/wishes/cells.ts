import type { AgeBand } from "../privacy/birth";

export type CellChild = { id: string; township: string; county: string; ageBand: AgeBand | null };
export type PublicCell = { place: string; ageBand: AgeBand | null };

/** How many children must share what is shown of a place, so that none of them stands out. */
export const smallestCell = 5;

/**
 * What may be shown of where each child lives and how old it is: township and age band where at
 * least five children of the batch share both; what is smaller loses the age band first, then
 * widens to the county. The same children give the same cells, in whatever order they come.
 */
export function publicCells(children: readonly CellChild[]): Map<string, PublicCell> {
  const once = new Map(children.map((child) => [child.id, child]));
  const cells = new Map<string, PublicCell>();
  for (const township of groups([...once.values()], (child) => child.township)) {
    const byBand = groups(township, (child) => child.ageBand ?? "");
    const shown = byBand.filter((band) => band[0]?.ageBand && band.length >= smallestCell);
    const rest = byBand.filter((band) => !shown.includes(band)).flat();
    for (const child of shown.flat()) {
      cells.set(child.id, { place: child.township, ageBand: child.ageBand });
    }
    for (const child of rest) {
      const place = rest.length >= smallestCell ? child.township : child.county;
      cells.set(child.id, { place, ageBand: null });
    }
  }
  return cells;
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return [...found.values()];
}
