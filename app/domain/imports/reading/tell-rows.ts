import type { RefusalCode } from "~/platform/refusal";
import { cleanse } from "./cleanse";
import { filler } from "./fill";
import { columnsOf, headsOf, repeatedHeader } from "./header";
import { isBlank, judge, placesOf } from "./judge";
import type {
  RawCells,
  RawRow,
  ReadRow,
  ReadingContext,
  SheetColumn,
  SheetLayout,
  SkipReason,
} from "./shapes";
import { understander, withoutForbiddenNumbers } from "./understand-row";

/** Merged over several columns a value belongs to the first of them. */
export const unspread = (row: RawRow): RawRow => ({
  ...row,
  cells: row.cells.map((cell, at) =>
    cell?.from === "merge" && row.cells[at - 1]?.text === cell.text ? null : cell,
  ),
});

type Given = {
  context: ReadingContext;
  sample: readonly RawRow[];
  /** Why none of the sheet's rows is looked at. */
  passed: SkipReason | null;
  headless: boolean;
  /** What stands in an appended column of every row. */
  appended: { at: number; text: string } | null;
};

/** Tells the rows of one sheet, one after another. */
export function teller(first: SheetLayout, given: Given) {
  const { context, sample, passed, headless, appended } = given;
  const headsAgain = repeatedHeader(context);
  let layout = first;
  let places = placesOf(layout.columns);
  let fill = filler(layout.columns, sample);
  let understand = understander(layout, context);
  let moved: readonly number[] | null = null;

  const told = (row: RawRow) => {
    const at = layout.columns.find(({ ignored }) => ignored === "token")?.at;
    const token = at === undefined ? undefined : row.cells[at]?.text.trim();
    return { sheet: layout.index, row: row.row, raw: row.cells, ...(token ? { token } : {}) };
  };
  const skipped = (row: RawRow, reason: SkipReason): ReadRow => ({
    ...told(row),
    problems: [],
    standing: "skipped",
    reason,
  });
  const refused = (row: RawRow, error: RefusalCode): ReadRow => ({
    ...told(row),
    problems: [{ column: null, error }],
    standing: "refused",
  });

  /** A header printed again, maybe in another order: from here on cells go where the first says. */
  function turn(header: RawRow) {
    const anew = columnsOf(headsOf(header), [], context);
    const order = orderOf(anew, layout.columns, header.cells.length);
    const plain = order.places.every((to, at) => to === at);
    moved = plain ? null : order.places;
    if (order.further.length === 0) return;
    layout = { ...layout, columns: [...layout.columns, ...order.further] };
    places = placesOf(layout.columns);
    fill = filler(layout.columns, sample);
    understand = understander(layout, context);
  }

  function tell(found: RawRow): ReadRow {
    const there = moved ? placed(found, moved) : found;
    const row = cleanse(there, layout.columns);
    if (passed) return skipped(row, passed);
    if (row.broken) return refused(row, "row_encoding_broken");
    if (headless)
      return isBlank(row) ? skipped(row, "blank") : refused(row, "sheet_header_unknown");

    if (headsAgain(there)) {
      fill.begin();
      turn(found);
      return skipped(row, "header_repeated");
    }
    const judged = judge(there, places);
    switch (judged.is) {
      case "section":
        fill.begin(judged.column, withoutForbiddenNumbers(judged.text).text);
        return skipped(row, "note");
      case "totals":
        fill.begin();
        return skipped(row, "totals");
      case "data":
        return understood(unspread(row));
      default:
        return skipped(row, judged.is);
    }
  }

  function understood(row: RawRow): ReadRow {
    if (appended) {
      while (row.cells.length <= appended.at) row.cells.push(null);
      row.cells[appended.at] ??= { text: appended.text };
    }
    return understand(fill.fill(row));
  }

  return { tell, layout: () => layout };
}

/** Where the cells under a new header belong, and the columns that the first header didn't have. */
function orderOf(anew: readonly SheetColumn[], columns: readonly SheetColumn[], cells: number) {
  const used = new Set<number>();
  const further: SheetColumn[] = [];
  let beyond = Math.max(cells, ...columns.map(({ at }) => at + 1));
  const means = (one: SheetColumn) => one.column ?? one.ignored;
  const places = Array.from({ length: cells }, (_, at) => {
    const meaning = anew.find((one) => one.at === at);
    const same = columns.find((one) =>
      meaning && means(meaning) !== "unknown"
        ? means(one) === means(meaning) && !used.has(one.at)
        : one.at === at && (one.column === null || !meaning),
    );
    const to = same && !used.has(same.at) ? same.at : beyond++;
    used.add(to);
    if (!same && meaning) further.push({ ...meaning, at: to });
    return to;
  });
  return { places, further };
}

function placed(row: RawRow, places: readonly number[]): RawRow {
  const cells: RawCells = [];
  row.cells.forEach((cell, at) => {
    const to = places[at] ?? at;
    while (cells.length <= to) cells.push(null);
    cells[to] = cell;
  });
  return { ...row, cells };
}
