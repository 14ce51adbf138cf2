/** A number below zero begins like a formula and is none. */
const isNumber = (cell: string) => /^-\d{1,15}(?:\.\d{1,4})?$/.test(cell);

/** A cell that a spreadsheet would run as a formula is quoted, so that it stays text (CWE-1236). */
export const disarmed = (cell: string): string =>
  !isNumber(cell) && /^\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of a CSV that spreadsheets open rightly: ended by CRLF, and without formulas. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(disarmed(cell))).join(",")}\r\n`;
