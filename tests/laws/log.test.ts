import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wordsOf } from "~/i18n/words";
import { purposes } from "~/domain/privacy/input";

const code = globSync("app/domain/**/*.ts").map((file) => readFileSync(file, "utf8"));
const namesIn = (pattern: RegExp) =>
  new Set(code.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]!)));

test("the log names every door, event and purpose in words, and none that is not there", () => {
  const { log } = wordsOf("en");
  const marks = namesIn(/(?:\b(?:command|sweep)\(\s*|\baction: )"([a-z]+\.[a-zA-Z]+)"/g);
  const events = namesIn(/^ {2}([a-z]+(?:_[a-z]+)+): \{/gm);

  expect(Object.keys(log.doors).sort()).toEqual([...marks].sort());
  expect(Object.keys(log.events).sort()).toEqual([...events].sort());
  expect(Object.keys(log.purposes).sort()).toEqual([...purposes].sort());
});
