/** A cell that a spreadsheet would run as a formula is quoted, so that it stays text (CWE-1236). */
export const disarmed = (cell: string): string =>
  /^\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of a CSV that spreadsheets open rightly: ended by CRLF, and without formulas. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(disarmed(cell))).join(",")}\r\n`;
