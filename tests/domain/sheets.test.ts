import { describe, expect, test } from "vitest";
import { readFile } from "~/domain/imports/read-file.server";
import type { ReadingMessage } from "~/domain/imports/reading/shapes";
import { neverKept } from "../sheets/contacts";
import { corpus } from "../sheets/corpus";
import { context, lawsBroken, moreOf, readingOf, type Case } from "../sheets/shape";

/** Reads a file of the corpus as an upload is read: in a process of its own. */
async function read({ bytes, file, context: own }: Case) {
  const messages: ReadingMessage[] = [];
  const given = { name: file, context: { ...context, ...own } };
  for await (const message of readFile(await bytes(), given)) messages.push(message);
  return messages;
}

const nothing = { sheets: [], wishes: [], refused: [], skipped: [], ignored: [] };

describe.each(Object.entries(corpus))("%s", (_, cases) => {
  test.concurrent.each(cases.map((one) => [one.title, one] as const))(
    "%s",
    async (_, one) => {
      const messages = await read(one);
      const { reading, rows, rowsRead } = readingOf(messages);
      const { refusal, more = {}, ...told } = one.reading;
      if (refusal) {
        expect(reading.refusal).toBe(refusal);
        return;
      }
      expect(reading).toEqual({ ...nothing, ...told });
      expect(moreOf(rows, more)).toEqual(more);
      expect(lawsBroken(rows, rowsRead)).toEqual([]);
      for (const text of neverKept) expect(JSON.stringify(messages)).not.toContain(text);
    },
    60_000,
  );
});

test("the corpus has more than sixty files, each with a title of its own", () => {
  const titles = Object.values(corpus)
    .flat()
    .map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(60);
  expect(new Set(titles).size).toBe(titles.length);
});
