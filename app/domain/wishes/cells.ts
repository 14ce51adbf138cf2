import type { AgeBand } from "../privacy/birth";

export type PublicCell = { place: string; ageBand: AgeBand | null };
export type CellChild = {
  id: string;
  township: string;
  county: string;
  ageBand: AgeBand | null;
  /** What is shown of it already, if that may only widen. */
  shown?: PublicCell;
};

/** How many children must share what is shown of a place, so that none of them stands out. */
export const smallestCell = 5;

/**
 * What may be shown of where each child lives and how old it is: township and age band where at
 * least five children of the batch share both; what is smaller loses the age band first, then
 * widens to the county. What was widened before counts only where it is still shown. The same
 * children give the same cells, in whatever order they come.
 */
export function publicCells(children: readonly CellChild[]): Map<string, PublicCell> {
  const once = new Map(children.map((child) => [child.id, child]));
  const cells = new Map<string, PublicCell>();
  for (const township of groups([...once.values()], (child) => child.township)) {
    const banded = township.filter(({ ageBand, shown }) => ageBand && shown?.ageBand !== null);
    const narrow = groups(banded, (child) => child.ageBand ?? "")
      .filter((band) => band.length >= smallestCell)
      .flat();
    const rest = township.filter((child) => !narrow.includes(child));
    const placed = rest.filter(({ township, shown }) => (shown?.place ?? township) === township);
    for (const child of narrow) {
      cells.set(child.id, { place: child.township, ageBand: child.ageBand });
    }
    for (const child of rest) {
      const stays = placed.length >= smallestCell && placed.includes(child);
      cells.set(child.id, { place: stays ? child.township : child.county, ageBand: null });
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
