import { Refusal } from "~/platform/refusal";
import { isBlank } from "./judge";
import { readTable } from "./layout";
import { openFile } from "./open-file";
import type { OpeningMessage, RawRow, ReadingContext, ReadingMessage } from "./shapes";

/** Reads a file from its bytes; a planned "no" becomes the last message. */
export async function* readBytes(
  bytes: Buffer,
  { name, context }: { name: string; context: ReadingContext },
): AsyncGenerator<ReadingMessage> {
  try {
    const { sheets, mostRows } = await openFile(bytes, name);
    yield* noMoreThan(mostRows, readTable(sheets, context));
  } catch (error) {
    yield refusedAs(error);
  }
}

const rowsAtATime = 200;

/** Opens a file and tells its cells as they are, of every row that holds something; at most so many rows. */
export async function* cellsOfBytes(
  bytes: Buffer,
  { name, most }: { name: string; most: number },
): AsyncGenerator<OpeningMessage> {
  try {
    const { sheets } = await openFile(bytes, name);
    let rowsRead = 0;
    for (const [sheet, { name: called, hidden = false, rows }] of sheets.entries()) {
      let told: RawRow[] = [];
      const message = (): OpeningMessage => ({
        kind: "cells",
        ...{ sheet, name: called, hidden, rows: told },
      });
      for (const row of rows) {
        if (isBlank(row)) continue;
        rowsRead += 1;
        if (rowsRead > most) throw new Refusal("sheet_too_long", "file", { most });
        told.push(row);
        if (told.length < rowsAtATime) continue;
        yield message();
        told = [];
      }
      if (told.length > 0) yield message();
    }
    if (rowsRead === 0) throw new Refusal("sheet_empty", "file");
    yield { kind: "end", rowsRead };
  } catch (error) {
    yield refusedAs(error);
  }
}

function refusedAs(error: unknown) {
  if (!(error instanceof Refusal)) throw error;
  const { code, about } = error;
  return { kind: "refused", code, ...(about ? { about } : {}) } as const;
}

function* noMoreThan(most: number, messages: Iterable<ReadingMessage>): Generator<ReadingMessage> {
  let filled = 0;
  for (const message of messages) {
    if (message.kind === "rows")
      filled += message.rows.filter((row) => row.standing !== "skipped").length;
    if (filled > most) throw new Refusal("sheet_too_long", "file", { most });
    yield message;
  }
}
