import type { Reason } from "./match";
import { hard, type ReadLine } from "./understand";

export type Marked = {
  /** By which the line is known again; null where it is no money that came. */
  mark: Buffer | null;
  content: Buffer | null;
  numbered: boolean;
};

/**
 * What is known of earlier lines: their marks, and of each content how many had a number and how many not.
 * Those whose deposit was undone are apart: they explain no line any more, but keep their marks.
 */
export type Earlier = {
  marks: ReadonlySet<string>;
  alike: ReadonlyMap<string, { numbered: number; bare: number }>;
  undone: { marks: ReadonlySet<string>; alike: ReadonlyMap<string, number> };
};

type Marker = {
  content(line: ReadLine): Buffer;
  alike(content: Buffer, occurrence: number): Buffer;
  numbered(line: ReadLine): Buffer;
  /** The mark of a line that is brought again after the one under this mark was undone. */
  again(mark: Buffer): Buffer;
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
 * under its number, or as often as lines just like it did. Two that are alike on one day are two. What was
 * booked and undone did not come before: brought again it is new, under a mark of its own.
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
  const undoneLeft = new Map(earlier.undone.alike);
  const takeUndone = (key: string) => {
    const count = undoneLeft.get(key) ?? 0;
    undoneLeft.set(key, count - 1);
    return count > 0;
  };
  /** The mark itself, or what stands for it since lines under it were undone. */
  const standing = (mark: Buffer, taken: (name: string) => boolean): Buffer =>
    taken(mark.toString("hex")) ? standing(marker.again(mark), taken) : mark;
  const wasUndone = (name: string) => earlier.undone.marks.has(name);
  const isTaken = (name: string) => wasUndone(name) || earlier.marks.has(name);

  return (line: ReadLine): Marked & { before: Reason | null; undone: boolean } => {
    if (
      line.day === null ||
      line.minor === null ||
      line.minor <= 0n ||
      line.bars.some((bar) => hard.has(bar))
    ) {
      return { mark: null, content: null, numbered: false, before: null, undone: false };
    }
    const content = marker.content(line);
    const key = content.toString("hex");
    if (telling.has(line.number)) {
      const own = marker.numbered(line);
      const twice = here.has(own.toString("hex"));
      here.add(own.toString("hex"));
      const mark = standing(own, wasUndone);
      const known = earlier.marks.has(mark.toString("hex"));
      if (known && !twice) takeNumbered(key);
      const before = twice
        ? "twice_in_file"
        : known
          ? "same_number"
          : take(key, true)
            ? "same_content"
            : null;
      const undone = before === null && (takeUndone(key) || mark !== own);
      return { mark, content, numbered: true, before, undone };
    }
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    const own = standing(marker.alike(content, occurrence), wasUndone);
    // Of several that are alike the undone one may be any: then they are told by how many there are.
    const known =
      take(key, false) ||
      (earlier.marks.has(own.toString("hex")) && (undoneLeft.get(key) ?? 0) <= 0);
    if (known) {
      return { mark: own, content, numbered: false, before: "same_content", undone: false };
    }
    const [mark, undone] = [standing(own, isTaken), takeUndone(key)];
    return { mark, content, numbered: false, before: null, undone };
  };
}
