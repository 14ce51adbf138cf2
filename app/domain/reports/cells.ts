/** A group of fewer children than this is never counted by itself: who knows the place knows the child. */
export const fewestChildren = 5;

export const measures = ["posted", "taken", "granted"] as const;
export type Measure = (typeof measures)[number];
export type Counts = Record<Measure, number>;

/** A wish in a cell, with what is counted of it. */
export type Counted = { key: string; childId: string } & Record<Measure, boolean>;

/** A line of a breakdown; under `null` several keys stand together. */
export type Cell = { key: string | null } & Counts;

const countsOf = (wishes: readonly Counted[]): Counts => ({
  posted: wishes.filter(({ posted }) => posted).length,
  taken: wishes.filter(({ taken }) => taken).length,
  granted: wishes.filter(({ granted }) => granted).length,
});

/** Every number that would be told is none at all, or stands for five children at least. */
const isLargeEnough = (wishes: readonly Counted[]) =>
  measures.every((measure) => {
    const children = new Set(wishes.filter((wish) => wish[measure]).map(({ childId }) => childId));
    return children.size === 0 || children.size >= fewestChildren;
  });

/**
 * Counts by key so that no small group can be read off or computed: keys with a small number stand
 * together, and take the next smallest along until what stands together is several keys with large
 * numbers of their own. Where only one line would be left, nothing is told but the sum.
 */
export function breakdown(wishes: readonly Counted[]): { cells: Cell[]; told: boolean } {
  const groups = new Map<string, Counted[]>();
  for (const wish of wishes) groups.set(wish.key, [...(groups.get(wish.key) ?? []), wish]);
  const bySize = [...groups].sort(
    ([oneKey, one], [otherKey, other]) => one.length - other.length || (oneKey < otherKey ? -1 : 1),
  );
  const together = bySize.filter(([, group]) => !isLargeEnough(group));
  const kept = bySize.filter(([, group]) => isLargeEnough(group));
  const merged = () => together.flatMap(([, group]) => group);
  while (kept.length > 0 && together.length > 0 && !safe()) together.push(kept.shift()!);

  if (kept.length === 0 && together.length > 0) return { cells: [], told: false };
  const cells: Cell[] = kept
    .reverse()
    .map(([key, group]) => ({ key, ...countsOf(group) }))
    .sort((one, other) => other.posted - one.posted || other.granted - one.granted);
  if (together.length > 0) cells.push({ key: null, ...countsOf(merged()) });
  return { cells, told: true };

  /** Alone, what was held back would be the sum less what is told. */
  function safe() {
    return together.length > 1 && isLargeEnough(merged());
  }
}
