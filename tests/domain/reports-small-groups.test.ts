import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakdown, fewestChildren, measures, type Counted } from "~/domain/reports/cells";

describe("small groups", () => {
  const world = fc.array(
    fc.record({
      key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      childId: fc.integer({ min: 1, max: 30 }).map(String),
      posted: fc.boolean(),
      taken: fc.boolean(),
      granted: fc.boolean(),
    }),
    { maxLength: 120 },
  );

  test("no number of fewer than five children is told, and none can be computed (seed 20261126)", () => {
    const property = fc.property(world, (wishes: Counted[]) => {
      const { cells, told } = breakdown(wishes);
      const groupOf = (key: string) => wishes.filter((wish) => wish.key === key);
      const childrenIn = (some: Counted[], measure: (typeof measures)[number]) =>
        new Set(some.filter((wish) => wish[measure]).map(({ childId }) => childId)).size;
      const isSmall = (size: number) => size > 0 && size < fewestChildren;
      const keys = [...new Set(wishes.map(({ key }) => key))];
      const named = new Set(cells.flatMap(({ key }) => key ?? []));
      const hidden = keys.filter((key) => !named.has(key));
      for (const measure of measures) {
        for (const key of named) expect(isSmall(childrenIn(groupOf(key), measure))).toBe(false);
        if (!told) continue;
        // Whoever knows the sum and all that is told gets the rest: it must be several groups, and large.
        const rest = wishes.filter(({ key }) => !named.has(key));
        const sum = wishes.filter((wish) => wish[measure]).length;
        const shown = cells
          .filter(({ key }) => key !== null)
          .reduce((whole, cell) => whole + cell[measure], 0);
        expect(sum - shown).toBe(rest.filter((wish) => wish[measure]).length);
        expect(isSmall(childrenIn(rest, measure))).toBe(false);
        expect(hidden.length).not.toBe(1);
      }
      if (!told) expect(cells).toEqual([]);
    });
    fc.assert(property, { seed: 20261126, numRuns: 500 });
  });

  test("large groups are told, and a small one takes the next smallest with it", () => {
    const some = (key: string, count: number): Counted[] =>
      Array.from({ length: count }, (_, at) => ({
        ...{ key, childId: `${key}${at}` },
        ...{ posted: true, taken: false, granted: false },
      }));
    const told = (wishes: Counted[]) =>
      breakdown(wishes).cells.map(({ key, posted }) => [key, posted]);
    expect(told([...some("a", 6), ...some("b", 9)])).toEqual([
      ["b", 9],
      ["a", 6],
    ]);
    expect(told([...some("a", 6), ...some("b", 9), ...some("c", 1)])).toEqual([
      ["b", 9],
      [null, 7],
    ]);
    expect(told([...some("a", 9), ...some("b", 1)])).toEqual([]);
  });
});
