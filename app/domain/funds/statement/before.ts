import type { Reason } from "./match";
import { hard, type ReadLine } from "./understand";

export type Marked = {
  /** By which the line is known again; null where it is no money that came. */
  mark: Buffer | null;
  content: Buffer | null;
  numbered: boolean;
};

/** What is known of earlier lines: their marks, and of each content how many had a number and how many not. */
export type Earlier = {
  marks: ReadonlySet<string>;
  alike: ReadonlyMap<string, { numbered: number; bare: number }>;
};

type Marker = {
  content(line: ReadLine): Buffer;
  alike(content: Buffer, occurrence: number): Buffer;
  numbered(line: ReadLine): Buffer;
};

/**
 * Numbers that name one transaction each: a number that stands beside different days or sums in the same
 * file is a teller's or a voucher's, and tells nothing.
 */
export function tellingNumbers(lines: readonly ReadLine[]): ReadonlySet<string> {
  const beside = new Map<string, Set<string>>();
  for (const { number, day, minor } of lines) {
    if (number === "") continue;
    beside.set(number, (beside.get(number) ?? new Set()).add(`${day} ${minor}`));
  }
  return new Set([...beside].filter(([, sums]) => sums.size === 1).map(([number]) => number));
}

/**
 * Tells of each line, in the order of the file, by which marks it is known, and whether it came before:
 * under its number, or as often as lines just like it did. Two that are alike on one day are two.
 */
export function recogniser(lines: readonly ReadLine[], earlier: Earlier, marker: Marker) {
  const telling = tellingNumbers(lines);
  const here = new Set<string>();
  const counts = new Map<string, number>();
  const left = new Map(
    [...earlier.alike].map(([key, { numbered, bare }]) => [key, { numbered, bare }]),
  );
  const take = (key: string, numbered: boolean) => {
    const there = left.get(key);
    if (!there) return false;
    if (there.bare > 0) there.bare -= 1;
    else if (!numbered && there.numbered > 0) there.numbered -= 1;
    else return false;
    return true;
  };
  const takeNumbered = (key: string) => {
    const there = left.get(key);
    if (there && there.numbered > 0) there.numbered -= 1;
  };
  return (line: ReadLine): Marked & { before: Reason | null } => {
    if (
      line.day === null ||
      line.minor === null ||
      line.minor <= 0n ||
      line.bars.some((bar) => hard.has(bar))
    ) {
      return { mark: null, content: null, numbered: false, before: null };
    }
    const content = marker.content(line);
    const key = content.toString("hex");
    if (telling.has(line.number)) {
      const mark = marker.numbered(line);
      const name = mark.toString("hex");
      const twice = here.has(name);
      here.add(name);
      const known = earlier.marks.has(name);
      if (known && !twice) takeNumbered(key);
      const before = twice
        ? "twice_in_file"
        : known
          ? "same_number"
          : take(key, true)
            ? "same_content"
            : null;
      return { mark, content, numbered: true, before };
    }
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    const mark = marker.alike(content, occurrence);
    const known = take(key, false) || earlier.marks.has(mark.toString("hex"));
    return { mark, content, numbered: false, before: known ? "same_content" : null };
  };
}
