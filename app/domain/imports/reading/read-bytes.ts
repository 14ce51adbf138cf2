import { Refusal } from "~/platform/refusal";
import { readTable } from "./layout";
import { openFile } from "./open-file";
import type { ReadingContext, ReadingMessage } from "./shapes";

/** Reads a file from its bytes; a planned "no" becomes the last message. */
export async function* readBytes(
  bytes: Buffer,
  { name, context }: { name: string; context: ReadingContext },
): AsyncGenerator<ReadingMessage> {
  try {
    const { sheets, mostRows } = await openFile(bytes, name);
    yield* noMoreThan(mostRows, readTable(sheets, context));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { kind: "refused", code: error.code, ...(error.about ? { about: error.about } : {}) };
  }
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
