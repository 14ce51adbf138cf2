/** A cell that a spreadsheet would run as a formula is quoted, so that it stays text (CWE-1236). */
export const disarmed = (cell: string): string =>
  /^\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as CSV that spreadsheets open rightly: with a byte order mark, CRLF, and no formulas. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => quoted(disarmed(cell))).join(",")).join("\r\n")}\r\n`;

/** A CSV sent as a file of that name. */
export const csvFile = (name: string, rows: readonly (readonly string[])[]): Response =>
  new Response(csvOf(rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
