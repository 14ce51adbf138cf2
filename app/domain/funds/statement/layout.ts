import { Refusal } from "~/platform/refusal";
import { columnsOf, headScore, type Choices, type Doubt, type StatementLayout } from "./columns";
import { looseDate, readAmount, readDay } from "./values";

/** Rows of a file that hold something, by their numbers; cells as texts. */
export type Cells = { row: number; cells: string[] };
export type Sheet = { name: string; rows: Cells[] };

/** How many rows are looked at for the head of a table. */
const windowOfRows = 80;
const looked = 200;

/**
 * Which sheet of a file is the statement, where its table begins, and what its columns are. Refuses
 * a file in which nothing has a day and an amount, and one with two tables.
 */
export function layoutOf(sheets: readonly Sheet[], currency: string): StatementLayout {
  const found = sheets.flatMap((sheet) => {
    const first = sheet.rows.slice(0, windowOfRows);
    const best = first
      .map((row) => ({ row, score: headScore(row.cells) }))
      .reduce((a, b) => (b.score > a.score ? b : a), { row: first[0], score: 0 });
    if (!best.row || best.score === 0) return [];
    const below = sheet.rows.filter(({ row }) => row > best.row!.row);
    return below.length > 0 ? [{ sheet, head: best.row, score: best.score }] : [];
  });
  const sure = found.filter(({ score }) => score >= 20);
  if (sure.length > 1) throw new Refusal("statement_has_many_tables", "file");
  const one = sure[0] ?? found.sort((a, b) => b.score - a.score)[0];
  if (one) return headed(one.sheet, one.head, currency);
  for (const sheet of sheets) {
    const first = sheet.rows.findIndex((row) => isMoney(row, currency));
    if (first < 0) continue;
    // Headings that nobody knows are headings all the same.
    const above = sheet.rows[first - 1];
    const named = above && above.cells.filter((cell) => cell !== "").length > 1;
    return headed(sheet, named ? above : { row: 0, cells: [] }, currency);
  }
  throw new Refusal("statement_not_recognised", "file");
}

const isDay = (cell: string) => readDay(cell, "dmy") !== null || readDay(cell, "mdy") !== null;
const isMoney = ({ cells }: Cells, currency: string) =>
  cells.some(isDay) &&
  cells.some((cell) => /\d/.test(cell) && readAmount(cell, currency) && !isDay(cell));

function headed(sheet: Sheet, head: Cells, currency: string): StatementLayout {
  const below = { ...sheet, rows: sheet.rows.filter(({ row }) => row > head.row) };
  const at = { sheet: sheet.name, headerRow: head.row, headings: head.cells };
  return { ...at, ...doubtful(below, columnsOf(head.cells), currency) };
}

/**
 * The same table, its columns as somebody named them before. What he said of days and sums stands where
 * the file leaves something open; where it speaks for itself, it is believed.
 */
export function remembered(
  found: StatementLayout,
  { columns, dateOrder, flow }: Choices,
  { rows, currency }: { rows: readonly Cells[]; currency: string },
): StatementLayout {
  if (found.doubts.length > 0) return { ...found, columns, dateOrder, flow, doubts: [] };
  const told = doubtful({ rows }, columns, currency);
  const open = new Set(told.doubts);
  return {
    ...{ ...found, columns, doubts: [] },
    dateOrder: open.has("dateOrder") ? dateOrder : told.dateOrder,
    flow: open.has("direction") ? flow : told.flow,
  };
}

/** The choices that the rows themselves settle, and what stays open of them. */
function doubtful(
  { rows }: { rows: readonly Cells[] },
  columns: Choices["columns"],
  currency: string,
): Choices & { doubts: Doubt[] } {
  const doubts: Doubt[] = [];
  const placeOf = (wanted: string) =>
    Object.entries(columns).find(([, column]) => column === wanted)?.[0];
  const cellsAt = (place: string | undefined) =>
    place === undefined
      ? []
      : rows.slice(0, looked).flatMap(({ cells }) => cells[Number(place)] || []);
  const date = placeOf("date");
  if (date === undefined) doubts.push("date");
  const { dateOrder, open } = orderOf(cellsAt(date));
  if (open) doubts.push("dateOrder");
  const [amount, income] = [placeOf("amount"), placeOf("income")];
  if (amount === undefined && income === undefined) doubts.push("amount");
  const signed = cellsAt(amount).some((cell) => (readAmount(cell, currency) ?? 0n) < 0n);
  const told = signed || income !== undefined || placeOf("direction") !== undefined;
  if (amount !== undefined && !told) doubts.push("direction");
  return { columns, dateOrder, flow: "signed", doubts };
}

/** In which order the dates are written; open where each of them could be read both ways. */
function orderOf(cells: readonly string[]): { dateOrder: Choices["dateOrder"]; open: boolean } {
  const loose = cells.map(looseDate).filter((date) => date !== null);
  if (loose.length === 0) return { dateOrder: "ymd", open: false };
  if (loose.some((date) => Number(date[1]) > 12 && Number(date[3]) <= 12)) {
    const short = loose.every((date) => date[4]!.length === 2 && Number(date[1]) >= 20);
    return { dateOrder: "dmy", open: short };
  }
  if (loose.some((date) => Number(date[3]) > 12)) return { dateOrder: "mdy", open: false };
  return { dateOrder: "dmy", open: loose.some((date) => date[2] !== ".") };
}
