import { parse } from "csv-parse/sync";
import { Refusal } from "~/platform/refusal";
import { longestSheet } from "./input";
import { columnKeys, columns, neededColumns, type Column } from "./sheet-words";

/** One row as it stands in the file; `row` counts as a spreadsheet does, the header being row 1. */
export type SheetRow = { row: number; cells: Partial<Record<Column, string>> };
export type Sheet = { rows: SheetRow[]; columns: Column[] };

/**
 * Reads the text of a filled-in template. Blank rows are passed over; every other row comes back.
 * Refuses what is no CSV, has no row, or lacks a needed column.
 */
export function readSheet(text: string): Sheet {
  const [head, ...body] = recordsOf(text);
  const heads = (head ?? []).map(columnOf);
  if (neededColumns.some((needed) => !heads.includes(needed))) {
    throw new Refusal("sheet_header_unknown", "file");
  }
  const rows = body
    .map((record, at) => ({ row: at + 2, cells: cellsOf(heads, record) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  if (rows.length === 0) throw new Refusal("sheet_empty", "file");
  if (rows.length > longestSheet) throw new Refusal("sheet_too_long", "file");
  return { rows, columns: columnKeys.filter((key) => heads.includes(key)) };
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
  } catch {
    throw new Refusal("sheet_unreadable", "file");
  }
}

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s'’*]|[(（].*/g, "");

const columnOf = (head: string): Column | undefined =>
  columnKeys.find((key) => Object.values(columns[key]).some((name) => plain(name) === plain(head)));

const cellsOf = (heads: readonly (Column | undefined)[], record: readonly string[]) =>
  Object.fromEntries(
    heads.flatMap((key, at) => (key ? [[key, rearmed(record[at] ?? "").trim()]] : [])),
  ) as SheetRow["cells"];

/** Undoes the quote that `disarmed` put before a cell, so that a mended file reads as it was meant. */
const rearmed = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, "");

/** Bytes of an uploaded file as text: UTF-8, else GB18030 as older spreadsheets write it. */
export function textOfSheet(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Refusal("sheet_unreadable", "file");
}
