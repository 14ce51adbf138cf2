import type { Column } from "../columns";
import type { RawCell, RawRow, SheetColumn } from "./shapes";

/** What a row without a name takes over from the child above it. */
const ofTheChild: readonly Column[] = [
  ...(["legalName", "birth", "grade", "township", "school", "village", "guardianName"] as const),
  ...(["relation", "guardianPhone", "measures", "alias", "consent", "consentDate"] as const),
];
/** With one of these of its own, a row without a name is a child whose name was forgotten. */
const ownChild: readonly Column[] = ["birth", "guardianName", "guardianPhone"];

const blank = (cell: RawCell | null | undefined) => !cell || (!cell.lost && !cell.text.trim());

/**
 * Fills what people write once above several rows: the school and township of a group, a class where
 * most rows leave it blank, and the child of further wishes. Filled cells tell it (`from: "above"`).
 */
export function filler(columns: readonly SheetColumn[], sample: readonly RawRow[]) {
  const places = Map.groupBy(columns, ({ column }) => column);
  const placesOf = (column: Column) => places.get(column) ?? [];
  const isBlank = (row: RawRow, column: Column) =>
    placesOf(column).every(({ at }) => blank(row.cells[at]));
  const named = sample.filter((row) => !isBlank(row, "legalName"));
  const blanks = named.filter((row) => isBlank(row, "grade")).length;
  // Rows that came back out of an import were picked out: what stood above them stands there no more.
  const pickedOut = columns.some(({ ignored }) => ignored === "token");
  const grouped: readonly Column[] = pickedOut
    ? []
    : ["township", "school", ...(blanks >= named.length - blanks ? (["grade"] as const) : [])];
  let above: (RawCell | null)[] | null = null;
  let section = new Map<Column, string>();

  const take = (cells: (RawCell | null)[], column: Column) => {
    for (const { at } of placesOf(column)) {
      const text = above?.[at]?.text ?? section.get(column);
      if (!text || !blank(cells[at])) continue;
      while (cells.length <= at) cells.push(null);
      cells[at] = { text, from: "above" };
    }
  };

  return {
    /** A heading inside the table begins another group; nothing of the last one holds any longer. */
    begin(column?: Column, text?: string) {
      above = null;
      section = new Map(column && text ? [[column, text]] : []);
    },
    fill(row: RawRow): RawRow {
      const cells = [...row.cells];
      const continues =
        !pickedOut &&
        isBlank(row, "legalName") &&
        !isBlank(row, "title") &&
        ownChild.every((column) => isBlank(row, column));
      for (const column of continues ? ofTheChild : grouped) take(cells, column);
      if (!isBlank({ row: row.row, cells }, "legalName")) above = cells;
      return { ...row, cells };
    },
  };
}
