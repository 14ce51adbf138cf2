import type { Column } from "../columns";
import { neededColumns } from "../columns";
import { meaningByContent } from "./contents";
import { type Meaning, meaningOf, ofEachWish } from "./headings";
import type { RawRow, ReadingContext, SheetColumn, SheetMapping } from "./shapes";

/** A column's heading and the group it stands under, where the header takes two rows. */
export type Head = { heading: string; group: string };
/** The header of a table: its first and last row, and what its columns are called. */
export type Header = { from: number; to: number; heads: Head[] };

/** How many rows of a sheet are looked at before its columns are decided. */
export const windowOfRows = 300;
const deepest = 60;

const textAt = (row: RawRow | undefined, at: number) => row?.cells[at]?.text.trim() ?? "";
const widthOf = (rows: readonly RawRow[]) =>
  rows.reduce((width, row) => Math.max(width, row.cells.length), 0);

/** The meanings of a row read as a header; equal neighbours are one merged cell and count once. */
function meaningsOf(heads: readonly Head[], context: ReadingContext): Meaning[] {
  const seen = new Map<string, Meaning>();
  for (const { heading, group } of heads) {
    const meaning = meaningOf(heading, { group, remembered: context.remembered });
    if (!meaning) continue;
    const key = "column" in meaning ? meaning.column : meaning.ignored;
    if (!seen.get(key)?.sure) seen.set(key, meaning);
  }
  return [...seen.values()];
}

const single = (row: RawRow): Head[] =>
  row.cells.map((cell) => ({ heading: cell?.text.trim() ?? "", group: "" }));

/** Two rows read as one header: a group spreads over what stands below it. */
function double(upper: RawRow, lower: RawRow): Head[] {
  let group = "";
  return Array.from({ length: widthOf([upper, lower]) }, (_, at) => {
    const high = textAt(upper, at);
    const low = textAt(lower, at);
    if (high) group = high;
    if (!low) return { heading: high, group: "" };
    return { heading: low, group: group === low ? "" : group };
  });
}

/** How much a row looks like a header: known names count twice what is only guessed at. */
function weigh(heads: readonly Head[], context: ReadingContext): number {
  const meanings = meaningsOf(heads, context);
  const filled = new Set(heads.map(({ heading }) => heading).filter(Boolean)).size;
  const needed = meanings.some(
    (one) => "column" in one && neededColumns.includes(one.column) && one.sure,
  );
  const sure = meanings.filter((one) => one.sure).length;
  if (sure === 0 || meanings.length < 2 || (!needed && sure < 3)) return 0;
  return meanings.length / filled < 0.35 ? 0 : sure * 2 + (meanings.length - sure);
}

/** A data row that happens to hold words of headings must not be taken into a header of two rows. */
function continues(upper: RawRow, lower: RawRow, context: ReadingContext): boolean {
  const heads = double(upper, lower);
  const below = heads.filter((_, at) => textAt(lower, at) !== "");
  const known = below.filter(({ heading, group }) =>
    meaningOf(heading, { group, remembered: context.remembered }),
  );
  return below.length > 0 && known.length / below.length >= 0.6;
}

/** A row as the last, or only, row of a header, and how much it looks like one. */
function headerAt(rows: readonly RawRow[], index: number, context: ReadingContext) {
  const row = rows[index]!;
  const next = rows[index + 1];
  const alone = weigh(single(row), context);
  const both = next && continues(row, next, context) ? weigh(double(row, next), context) : 0;
  if (next && both > alone && both > weigh(single(next), context))
    return { weight: both, header: { from: row.row, to: next.row, heads: double(row, next) } };
  return { weight: alone, header: { from: row.row, to: row.row, heads: single(row) } };
}

/**
 * Finds the row, or two rows, that head the table; null where nothing does. The first that can be a
 * header is it, unless one right below it is a better one: what stands under it is never passed over.
 */
export function findHeader(rows: readonly RawRow[], context: ReadingContext): Header | null {
  for (let index = 0; index < Math.min(rows.length, deepest); index += 1) {
    const found = headerAt(rows, index, context);
    if (found.weight === 0) continue;
    const below = index + 1 < rows.length ? headerAt(rows, index + 1, context) : found;
    return below.weight > found.weight ? below.header : found.header;
  }
  return null;
}

const mostRemembered = 2_000;

/**
 * Tells whether a row further down heads the table once more. Nearly every row doesn't, and its
 * first cells show it; what they say comes again and again.
 */
export function repeatedHeader(context: ReadingContext): (row: RawRow) => boolean {
  const known = new Map<string, boolean>();
  const isName = (text: string) => {
    if (text.length > 40 || /^\d/.test(text)) return false;
    const before = known.get(text);
    if (before !== undefined) return before;
    const sure = meaningOf(text, { remembered: context.remembered })?.sure ?? false;
    if (known.size < mostRemembered) known.set(text, sure);
    return sure;
  };
  return (row) => {
    const filled = new Set(row.cells.map((cell) => cell?.text.trim() ?? "").filter(Boolean));
    if (filled.size < 2 || ![...filled].slice(0, 3).some(isName)) return false;
    const sure = meaningsOf(single(row), context).filter((one) => one.sure);
    const needed = sure.some((one) => "column" in one && neededColumns.includes(one.column));
    return needed && sure.length >= 2 && sure.length / filled.size >= 0.6;
  };
}

export const headsOf = single;

/** Columns of a meaning, the likelier one first. */
function better(column: Column, one: Head, other: Head): boolean {
  const told = (sign: RegExp) => sign.test(one.heading) && !sign.test(other.heading);
  if (column === "birth") return told(/出生|生日|birth|dob/i);
  if (column === "grade") return told(/年级|grade/i);
  if (column === "title") return told(/物品|商品|品名|礼物|礼品|物资|item|product|gift/i);
  return false;
}

/** What a column of an already taken meaning may still be. */
const secondBest: Partial<Record<Column, Column>> = { size: "measures", title: "words" };

/** Decides what each column is, by its heading and by what stands in it. */
export function columnsOf(
  heads: readonly Head[],
  sample: readonly RawRow[],
  context: ReadingContext,
  mapping?: SheetMapping,
): SheetColumn[] {
  const width = Math.max(heads.length, widthOf(sample));
  const head = (at: number) => heads[at] ?? { heading: "", group: "" };
  const meanings = Array.from({ length: width }, (_, at) =>
    meaningOf(head(at).heading, { group: head(at).group, remembered: context.remembered }),
  );
  const told = new Map(
    Object.entries(mapping?.columns ?? {}).map(([at, column]) => [Number(at), column] as const),
  );
  const taken = new Set<Column>([...told.values()].filter((one) => one !== null));
  const chosen = choose(meanings, head, taken, told);
  const hasConsent = [...chosen.values()].includes("consent");

  return Array.from({ length: width }, (_, at): SheetColumn | null => {
    const { heading, group } = head(at);
    const texts = sample.map((row) => textAt(row, at));
    const name = group && group !== heading ? `${group} ${heading}` : heading;
    if (!name && !texts.some(Boolean) && !told.has(at)) return null;
    const meaning = meanings[at] ?? null;
    const base = { at, heading: name };

    const never = meaning && "ignored" in meaning ? meaning.ignored : undefined;
    const shown = meaningByContent(texts, { named: name !== "", townships: context.townships });
    const kept = [never, meaning ? undefined : shown].find(
      (one) => one === "id_number" || one === "bank_card" || one === "forbidden",
    );
    if (kept === "id_number" || kept === "bank_card" || kept === "forbidden")
      return { ...base, column: null, ignored: kept, by: kept === never ? "heading" : "content" };
    if (told.has(at)) {
      const column = told.get(at) ?? null;
      return {
        ...base,
        column,
        by: "organizer",
        ...(column ? {} : { ignored: never ?? "unknown" }),
      };
    }
    if (never) return { ...base, column: null, ignored: never, by: "heading" };
    const column = chosen.get(at);
    if (column) return { ...base, column, by: "heading" };
    if (hasConsent && /^(?:日期|时间|date)$/i.test(heading) && free("consentDate", taken))
      return { ...base, column: "consentDate", by: "heading" };

    const second = meaning && "column" in meaning ? secondBest[meaning.column] : undefined;
    if (second && free(second, taken)) return { ...base, column: second, by: "heading" };
    if ((shown === "sequence" && meaning === null) || shown === "gender")
      return { ...base, column: null, ignored: shown, by: "content" };
    const guess = shown === "legalName" && taken.has("legalName") ? "guardianName" : shown;
    // Names under a heading are somebody's: only the heading could say whose.
    const believed = meaning === null && !(guess === "guardianName" && name !== "");
    if (guess && believed && isColumn(guess) && free(guess, taken))
      return { ...base, column: guess, by: "content" };
    return { ...base, column: null, ...(name ? { ignored: "unknown" as const } : {}) };
  }).filter((column) => column !== null);
}

const isColumn = (meaning: string): meaning is Column =>
  !["id_number", "bank_card", "gender", "sequence"].includes(meaning);

function free(column: Column, taken: Set<Column>) {
  if (taken.has(column)) return false;
  taken.add(column);
  return true;
}

/**
 * Of the columns whose headings mean the same, one: known by name, then the likelier, then the first.
 * Columns of a first and a second wish (心愿一, 心愿二, or one heading twice) all keep their meaning;
 * so do two headed alike for a child: those are two tables side by side, and no row may mix them.
 * A date of birth and an age both tell the age, the one where the other is blank.
 */
function choose(
  meanings: readonly (Meaning | null)[],
  head: (at: number) => Head,
  taken: Set<Column>,
  told: ReadonlyMap<number, Column | null>,
): Map<number, Column> {
  const places = new Map<Column, number[]>();
  meanings.forEach((meaning, at) => {
    if (!meaning || !("column" in meaning) || taken.has(meaning.column) || told.has(at)) return;
    places.set(meaning.column, [...(places.get(meaning.column) ?? []), at]);
  });
  const chosen = new Map<number, Column>();
  for (const [column, all] of places) {
    taken.add(column);
    const sure = all.filter((at) => meanings[at]?.sure);
    const one = (sure.length > 0 ? sure : all).reduce((best, at) =>
      better(column, head(at), head(best)) ? at : best,
    );
    const several = sure.some((at) => meanings[at]?.several);
    const same = (at: number) =>
      head(at).heading === head(one).heading && head(at).group === head(one).group;
    const each =
      column === "birth"
        ? sure.filter((at) => !same(at))
        : column === "legalName" || ofEachWish.includes(column)
          ? sure.filter((at) => several || same(at))
          : [];
    for (const at of [one, ...each]) chosen.set(at, column);
  }
  return chosen;
}

/** Whether the organizer has to be asked: a needed column was guessed, or isn't there. */
export const isUnsure = (columns: readonly SheetColumn[]) =>
  neededColumns.some(
    (needed) => !columns.some(({ column, by }) => column === needed && by !== "content"),
  );
