import { readTable } from "./layout";
import { cellsOfBytes, readBytes } from "./read-bytes";
import type { OpeningMessage, RawRow, ReadingContext, ReadingMessage, SheetLayout } from "./shapes";

/** What the program is asked for, in the first line; behind it come the bytes or the rows. */
export type ReadingJob =
  | { kind: "file"; name: string; context: ReadingContext }
  | { kind: "rows"; layouts: SheetLayout[]; context: ReadingContext }
  | { kind: "cells"; name: string; most: number };
export type StagedRow = RawRow & { sheet: number };

/** The staged rows of one sheet, parsed one at a time, behind those above its header. */
function* rowsOf(layout: SheetLayout, lines: readonly Buffer[]): Generator<RawRow> {
  yield* layout.above ?? [];
  for (const line of lines) yield JSON.parse(line.toString("utf8")) as StagedRow;
}

function again(job: ReadingJob & { kind: "rows" }, input: Buffer) {
  const lines = new Map<number, Buffer[]>(job.layouts.map(({ index }) => [index, []]));
  let at = 0;
  for (let end = input.indexOf(10); end >= 0; end = input.indexOf(10, at)) {
    const sheet = Number(/^\{"sheet":(\d+),/.exec(input.toString("latin1", at, at + 24))?.[1]);
    lines.get(sheet)?.push(input.subarray(at, end));
    at = end + 1;
  }
  const sheets = job.layouts.map((layout) => ({
    index: layout.index,
    name: layout.name,
    layout,
    rows: rowsOf(layout, lines.get(layout.index) ?? []),
  }));
  return readTable(sheets, job.context);
}

async function everything(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* answers(): AsyncGenerator<ReadingMessage | OpeningMessage> {
  const input = await everything();
  const end = input.indexOf(10);
  const job = JSON.parse(input.toString("utf8", 0, end)) as ReadingJob;
  const body = input.subarray(end + 1);
  if (job.kind === "cells") yield* cellsOfBytes(body, job);
  else yield* job.kind === "file" ? readBytes(body, job) : again(job, body);
}

const write = (message: ReadingMessage | OpeningMessage) =>
  new Promise<void>((resolve) => {
    if (process.stdout.write(`${JSON.stringify(message)}\n`)) resolve();
    else process.stdout.once("drain", resolve);
  });

/** Whatever went wrong may quote a cell: nothing of it is told. */
async function giveUp() {
  await write({ kind: "refused", code: "sheet_unreadable" });
  process.exit(0);
}

process.on("uncaughtException", giveUp);
try {
  for await (const message of answers()) await write(message);
} catch {
  await giveUp();
}
