import { z } from "zod";

/** The highest number a wish of a batch can have. */
export const highestNumber = 100_000;
/** How many wishes one bulk step takes at most. */
export const mostAtOnce = 1000;

/**
 * Wishes of one batch named by their numbers, as short as an address can hold them: `1-12.15.20`.
 * What isn't a number or a range is passed over; none stands twice, the lowest comes first.
 */
export function numbersOf(text: string): number[] {
  const found = new Set<number>();
  for (const part of text.slice(0, 8000).split(".")) {
    const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    if (!first) continue;
    const from = Math.max(1, Number(first));
    // A range longer than a step takes is cut just past it, so that it is refused and not walked through.
    const to = Math.min(Number(last ?? first), highestNumber, from + mostAtOnce);
    for (let number = from; number <= to; number += 1) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}

/** Numbers as `numbersOf` reads them. */
export function textOfNumbers(numbers: Iterable<number>): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(".");
}

/** Numbers as people read them, runs told by their ends: `1–12, 15, 20`. */
export const readNumbers = (numbers: Iterable<number>, and: string): string =>
  textOfNumbers(numbers).replaceAll("-", "–").split(".").join(and);

/** The picked wishes of a form or an address: at least one, at most `mostAtOnce`. */
export const numbersInput = z
  .string("field_missing")
  .transform(numbersOf)
  .refine((numbers) => numbers.length > 0, "field_missing")
  .refine((numbers) => numbers.length <= mostAtOnce, "too_many_at_once");
