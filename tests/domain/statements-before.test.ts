import { describe, expect, test } from "vitest";
import { recogniser, tellingNumbers, type Earlier } from "~/domain/funds/statement/before";
import { bars, hard, type ReadLine } from "~/domain/funds/statement/understand";

const line = (minor: bigint, more: Partial<ReadLine> = {}): ReadLine => ({
  row: 1,
  day: "2026-11-05",
  minor,
  counterparty: "茶厂",
  remark: "",
  number: "",
  bars: [],
  ...more,
});

/** Marks that can be read: what a line says, and the how manieth of its kind it is. */
const contentOf = ({ day, minor, counterparty }: ReadLine) => `${day} ${minor} ${counterparty}`;
const marker = {
  content: (one: ReadLine) => Buffer.from(contentOf(one)),
  alike: (content: Buffer, occurrence: number) => Buffer.from(`${content} (${occurrence})`),
  numbered: ({ number }: ReadLine) => Buffer.from(`№ ${number}`),
  again: (mark: Buffer) => Buffer.from(`${mark}, again`),
};
const hex = (text: string) => Buffer.from(text).toString("hex");

const nothing: Earlier = {
  marks: new Set(),
  alike: new Map(),
  undone: { marks: new Set(), alike: new Map() },
};
type Known = {
  marks?: string[];
  alike?: Record<string, { numbered: number; bare: number }>;
  undoneMarks?: string[];
  undone?: Record<string, number>;
};
const hexed = <Value>(named: Record<string, Value> = {}) =>
  new Map(Object.entries(named).map(([name, value]) => [hex(name), value]));
const knownAs = ({ marks = [], alike, undoneMarks = [], undone }: Known): Earlier => ({
  marks: new Set(marks.map(hex)),
  alike: hexed(alike),
  undone: { marks: new Set(undoneMarks.map(hex)), alike: hexed(undone) },
});

/** How each line is known: its mark, whether by a number, and why it came before. */
const recognised = (lines: ReadLine[], earlier = nothing) => {
  const recognise = recogniser(lines, earlier, marker);
  return lines.map((one) => {
    const { mark, content, numbered, before, undone } = recognise(one);
    expect(content?.toString() ?? null).toBe(mark && contentOf(one));
    return [mark?.toString() ?? null, numbered, before, undone];
  });
};

describe("a line of a statement", () => {
  test("without a day, without money that came, or barred has no mark", () => {
    const bar = bars.find((one) => hard.has(one))!;
    const soft = bars.find((one) => !hard.has(one))!;
    const none = [null, false, null, false];
    expect(
      recognised([
        line(100n, { day: null }),
        line(100n, { minor: null }),
        line(0n),
        line(-100n),
        line(100n, { bars: [soft, bar] }),
        line(1n, { bars: [soft] }),
      ]),
    ).toEqual([none, none, none, none, none, ["2026-11-05 1 茶厂 (1)", false, null, false]]);
  });

  test("has its number as its mark, and twice in a file is told", () => {
    expect(
      recognised([line(100n, { number: "A1" }), line(100n, { number: "A1" }), line(100n)]),
    ).toEqual([
      ["№ A1", true, null, false],
      ["№ A1", true, "twice_in_file", false],
      ["2026-11-05 100 茶厂 (1)", false, null, false],
    ]);
  });

  test("is known by a number only where that names one transaction", () => {
    const lines = [
      line(100n, { number: "A1" }),
      line(100n, { number: "A1" }),
      line(100n, { number: "T7" }),
      line(200n, { number: "T7" }),
      line(300n),
      line(300n, { number: "T8" }),
      line(300n, { number: "T8", day: "2026-11-06" }),
    ];
    expect([...tellingNumbers(lines)]).toEqual(["A1"]);
  });

  test("came before under its number, which then explains no other line just like it", () => {
    const earlier = knownAs({
      marks: ["№ A1"],
      alike: { "2026-11-05 100 茶厂": { numbered: 1, bare: 0 } },
    });
    expect(recognised([line(100n, { number: "A1" }), line(100n)], earlier)).toEqual([
      ["№ A1", true, "same_number", false],
      ["2026-11-05 100 茶厂 (1)", false, null, false],
    ]);
    // Its second time in the file uses up nothing more.
    const two = knownAs({
      marks: ["№ A1"],
      alike: { "2026-11-05 100 茶厂": { numbered: 2, bare: 0 } },
    });
    expect(
      recognised(
        [line(100n, { number: "A1" }), line(100n, { number: "A1" }), line(100n), line(100n)],
        two,
      ).map(([, , before]) => before),
    ).toEqual(["same_number", "twice_in_file", "same_content", null]);
  });

  test("came before as often as lines just like it did, those without a number first", () => {
    const earlier = knownAs({ alike: { "2026-11-05 100 茶厂": { numbered: 1, bare: 1 } } });
    expect(
      recognised([line(100n), line(100n), line(100n), line(101n)], earlier).map(
        ([, , before]) => before,
      ),
    ).toEqual(["same_content", "same_content", null, null]);
    // A new number is not explained by an old number, but by a line that had none.
    expect(
      recognised([line(100n, { number: "A1" }), line(100n, { number: "A2" })], earlier),
    ).toEqual([
      ["№ A1", true, "same_content", false],
      ["№ A2", true, null, false],
    ]);
  });

  test("without a number is the next of its kind, under a mark that nobody has", () => {
    expect(recognised([line(100n), line(100n), line(200n)]).map(([mark]) => mark)).toEqual([
      "2026-11-05 100 茶厂 (1)",
      "2026-11-05 100 茶厂 (2)",
      "2026-11-05 200 茶厂 (1)",
    ]);
    const earlier = knownAs({ marks: ["2026-11-05 100 茶厂 (1)"] });
    expect(recognised([line(100n), line(100n)], earlier)).toEqual([
      ["2026-11-05 100 茶厂 (1)", false, "same_content", false],
      ["2026-11-05 100 茶厂 (2)", false, null, false],
    ]);
  });

  test("whose booking was undone is new, under a mark of its own, as often as it was undone", () => {
    const once = knownAs({ undoneMarks: ["№ A1"] });
    expect(recognised([line(100n, { number: "A1" })], once)).toEqual([
      ["№ A1, again", true, null, true],
    ]);
    const twice = knownAs({ undoneMarks: ["№ A1", "№ A1, again"] });
    expect(recognised([line(100n, { number: "A1" })], twice)).toEqual([
      ["№ A1, again, again", true, null, true],
    ]);
    const bookedAnew = knownAs({ undoneMarks: ["№ A1"], marks: ["№ A1, again"] });
    expect(recognised([line(100n, { number: "A1" })], bookedAnew)).toEqual([
      ["№ A1, again", true, "same_number", false],
    ]);
    const bare = knownAs({
      undoneMarks: ["2026-11-05 100 茶厂 (1)"],
      undone: { "2026-11-05 100 茶厂": 1 },
    });
    expect(recognised([line(100n), line(100n)], bare)).toEqual([
      ["2026-11-05 100 茶厂 (1), again", false, null, true],
      ["2026-11-05 100 茶厂 (2)", false, null, false],
    ]);
    // Undone under another number, it is told as undone all the same.
    const elsewhere = knownAs({ undone: { "2026-11-05 100 茶厂": 1 } });
    expect(
      recognised([line(100n, { number: "A1" }), line(100n, { number: "A2" })], elsewhere),
    ).toEqual([
      ["№ A1", true, null, true],
      ["№ A2", true, null, false],
    ]);
  });
});
