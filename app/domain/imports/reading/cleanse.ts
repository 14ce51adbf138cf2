import type { RawCell, RawRow, SheetColumn } from "./shapes";
import { withoutForbiddenNumbers } from "./understand-row";

const longest = 2_000;
const kept = 200;
const digits = /[\d０-９]{6}|\d(?:[ \-.]?\d){7}|\d[eE]\+?\d/;

function cleanCell(cell: RawCell | null, column: SheetColumn | undefined): RawCell | null {
  if (!cell) return null;
  const reason = column?.ignored;
  if (reason === "id_number" || reason === "bank_card" || reason === "forbidden")
    return cell.text.trim() || cell.lost ? { text: "", lost: reason } : null;
  const tooLong = cell.text.length > longest;
  // A number that the cut would halve could no longer be told for what it is.
  const whole = tooLong ? cell.text.slice(0, 2 * kept) : cell.text;
  const { text, lost } = digits.test(whole)
    ? withoutForbiddenNumbers(whole)
    : { text: whole, lost: null };
  if (tooLong) return { ...cell, text: text.slice(0, kept), lost: "too_long" };
  return lost ? { ...cell, text, lost } : cell;
}

/** A row without what must never be kept: numbers of identity and bank cards, columns of such things. */
export function cleanse(row: RawRow, columns: readonly SheetColumn[]): RawRow {
  const byPlace = new Map(columns.map((column) => [column.at, column]));
  return { ...row, cells: row.cells.map((cell, at) => cleanCell(cell, byPlace.get(at))) };
}
