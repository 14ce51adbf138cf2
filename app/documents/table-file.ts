import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { disarmed, csvLine } from "./csv";

export type Cell = string | number;

export const tableFormats = ["csv", "xlsx"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A table that is longer than one likes to hold at once: its rows come in parts. */
export type LongTable = {
  /** The file's name without its ending. */
  name: string;
  sheet: string;
  head: readonly string[];
  parts: AsyncIterable<readonly (readonly Cell[])[]>;
};

const types: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A table sent as a file while it is read; no cell of it is a formula. */
export function tableFile(format: TableFormat, table: LongTable): Response {
  const bytes = format === "csv" ? Readable.from(csvParts(table)) : xlsxStream(table);
  return new Response(createReadableStreamFromReadable(bytes), {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="${table.name}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}

async function* csvParts({ head, parts }: LongTable) {
  yield Buffer.from(`\ufeff${csvLine(head)}`);
  for await (const rows of parts) {
    yield Buffer.from(rows.map((row) => csvLine(row.map(String))).join(""));
  }
}

/** Text, so that no spreadsheet makes a date of 3/5. */
const asText = "@";
const widest = 40;

function xlsxStream(table: LongTable): Readable {
  const through = new PassThrough();
  writeXlsx(table, through).catch((error: Error) => through.destroy(error));
  return through;
}

async function writeXlsx({ sheet: name, head, parts }: LongTable, stream: PassThrough) {
  const { default: excel } = await import("exceljs");
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = head.map((heading) => ({
    header: heading,
    width: Math.min(widest, Math.max(10, heading.length * 2)),
    style: { numFmt: asText },
  }));
  const titles = sheet.getRow(1);
  titles.font = { bold: true };
  titles.commit();
  for await (const rows of parts) {
    for (const row of rows) {
      const line = sheet.addRow(
        row.map((cell) => (typeof cell === "string" ? disarmed(cell) : cell)),
      );
      row.forEach((cell, at) => {
        if (typeof cell === "number") line.getCell(at + 1).numFmt = "General";
      });
      line.commit();
    }
    if (stream.writableNeedDrain) await once(stream, "drain");
  }
  sheet.commit();
  await book.commit();
}
