import type { Column } from "../columns";
import { withoutForbiddenNumbers } from "./forbidden-numbers";
import type { Findings } from "./lawful";
import type { RawCell, RawRow, SheetLayout } from "./shapes";
import { isErrorValue, rearmed, seenText } from "./text";

/** A cell as understanding takes it: what a person sees, without what is never kept. */
export type Cell = { text: string; was?: "number" | "date"; from?: RawCell["from"] };
/** The cells of a row by their meaning; a meaning may head several columns (心愿一, 心愿二). */
export type Cells = Partial<Record<Column, Cell[]>>;

export const noCell: Cell = { text: "" };

/** Places of a sheet's columns by what they mean. */
export function placesOf(layout: SheetLayout): [Column, number[]][] {
  const places = new Map<Column, number[]>();
  for (const { at, column, ignored } of layout.columns) {
    if (!column || ignored) continue;
    const here = places.get(column);
    if (here) here.push(at);
    else places.set(column, [at]);
  }
  return [...places];
}

/** Merged over several rows these may be meant for all of them together. */
const ofOneWish: ReadonlySet<Column> = new Set<Column>(["price", "quantity", "size"]);

/** Reads the cells of a row, telling what was lost or mended in each. */
export function cellsOf(
  row: RawRow,
  places: readonly [Column, number[]][],
  found: Findings,
): Cells {
  const cells: Cells = {};
  for (const [column, ats] of places) {
    cells[column] = ats.map((at) => cellOf(row.cells[at], column, found));
  }
  return cells;
}

function cellOf(raw: RawCell | null | undefined, column: Column, found: Findings): Cell {
  if (!raw) return noCell;
  if (raw.lost) tellLost(raw.lost, column, found);
  if (raw.text === "") return noCell;
  if (isErrorValue(raw.text)) {
    found.refuse(column, "cell_is_error");
    return noCell;
  }
  const seen = seenText(rearmed(raw.text));
  if (seen.removed) found.warn(column, "characters_removed");
  const kept = withoutForbiddenNumbers(seen.text);
  if (kept.lost) found.warn(column, "cell_number_left_out");
  if (kept.text !== "") tellSource(raw.from, column, found);
  const { was, from } = raw;
  return { text: kept.text, ...(was && { was }), ...(from && { from }) };
}

function tellLost(lost: NonNullable<RawCell["lost"]>, column: Column, found: Findings) {
  if (lost === "error_value") found.refuse(column, "cell_is_error");
  else if (lost === "formula_without_value") found.refuse(column, "formula_without_value");
  else if (lost === "too_long") found.refuse(column, "field_too_long");
  else found.warn(column, "cell_number_left_out");
}

function tellSource(from: RawCell["from"], column: Column, found: Findings) {
  if (from === "formula") found.warn(column, "cell_from_formula");
  else if (from === "above" || (from === "merge" && ofOneWish.has(column)))
    found.warn(column, "filled_from_above");
}

/** The raw cells of a row as they may be kept: without ID and card numbers. */
export function keptCells(cells: readonly (RawCell | null)[]): (RawCell | null)[] {
  return cells.some(mayHoldNumber)
    ? cells.map((cell) => {
        if (!cell || !mayHoldNumber(cell)) return cell;
        const { text, lost } = withoutForbiddenNumbers(cell.text);
        return lost ? { ...cell, text, lost } : cell;
      })
    : (cells as (RawCell | null)[]);
}

const mayHoldNumber = (cell: RawCell | null) =>
  cell !== null &&
  cell.text.length >= 7 &&
  /\d\D*\d|[０-９零〇一二三四五六七八九①-⑨]/.test(cell.text);
