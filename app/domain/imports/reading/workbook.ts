import type ExcelJS from "exceljs";
import { Refusal } from "~/platform/refusal";
import type { RawSheet } from "./layout";
import { type LeanSheet, leanWorkbook } from "./lean-workbook";
import type { RawCell, RawCells, RawRow } from "./shapes";
import type { ZipEntry } from "./zip";
import { storedZip } from "./zip";

const day = 86_400_000;

/** A number as people see it: 15 digits at most, no exponent, none of the dust of binary fractions. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value)) {
    const [digits = "", power = ""] = value.toExponential(14).replace(".", "").split("e");
    const sign = value < 0 ? 1 : 0;
    return digits.padEnd(sign + Number(power) + 1, "0");
  }
  const plain = Number(value.toPrecision(12));
  const text = String(plain);
  return text.includes("e") ? plain.toFixed(12).replace(/\.?0+$/, "") : text;
}

function dateCell(date: Date): RawCell {
  const time = date.getTime();
  const year = date.getUTCFullYear();
  if (Number.isNaN(time) || year < 1901 || year > 2199)
    return { text: Number.isNaN(time) ? "" : numberText(time / day + 25_569), was: "number" };
  return { text: date.toISOString().slice(0, 10), was: "date" };
}

/** `_x000D_` and its like stand for characters that XML can't hold. */
const spoken = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : text;

function rawCell(value: ExcelJS.CellValue): RawCell | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return { text: spoken(value) };
  if (typeof value === "number")
    return Number.isFinite(value)
      ? { text: numberText(value), was: "number" }
      : { text: "", lost: "error_value" };
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE" };
  if (value instanceof Date) return dateCell(value);
  if ("formula" in value || "sharedFormula" in value) {
    if (value.result === undefined)
      return { text: "", from: "formula", lost: "formula_without_value" };
    const cell = rawCell(value.result);
    return cell && { ...cell, from: "formula" };
  }
  if ("error" in value) return { text: "", lost: "error_value" };
  if ("richText" in value) return { text: spoken(value.richText.map(({ text }) => text).join("")) };
  return "text" in value ? rawCell(value.text) : null;
}

function rawRows(sheet: ExcelJS.Worksheet | undefined, { merges }: LeanSheet): RawRow[] {
  const rows: RawRow[] = [];
  sheet?.eachRow((row, number) => {
    const cells: RawCells = [];
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push(null);
      cells[column - 1] = rawCell(cell.value);
    });
    rows.push({ row: number, cells });
  });
  spread(rows, merges);
  return rows;
}

const mostMerged = 1_000_000;

/** Gives each cell of a merged range the value of its first, where the sheet has rows at all. */
function spread(rows: RawRow[], merges: LeanSheet["merges"]) {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  let left = mostMerged;
  for (const { top, bottom, start, end } of merges) {
    const value = byNumber.get(top)?.cells[start];
    if (!value) continue;
    const within =
      bottom - top > rows.length
        ? rows.filter(({ row }) => row >= top && row <= bottom)
        : Array.from({ length: bottom - top + 1 }, (_, at) => byNumber.get(top + at));
    for (const row of within) {
      if (!row) continue;
      for (let at = start; at <= end && left > 0; at += 1) {
        if (row.row === top && at === start) continue;
        while (row.cells.length <= at) row.cells.push(null);
        row.cells[at] = { ...value, from: "merge" };
        left -= 1;
      }
    }
  }
}

/**
 * The sheets of an .xlsx. Of its parts only texts, formats of dates and cells are unpacked; exceljs
 * then gets a workbook of those alone. Refuses what is damaged, too long or too wide.
 */
export async function openWorkbook(entries: ReadonlyMap<string, ZipEntry>): Promise<RawSheet[]> {
  const { sheets, parts } = leanWorkbook(entries);
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(storedZip(parts) as unknown as ExcelJS.Buffer);
  } catch {
    // What exceljs says may quote a cell.
    throw new Refusal("sheet_unreadable", "file");
  }
  return sheets.map((sheet, index) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: rawRows(book.getWorksheet(String(index + 1)), sheet),
  }));
}
