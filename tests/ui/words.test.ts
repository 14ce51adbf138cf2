import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locales, wordsOf } from "~/i18n/words";

type Leaf = { path: string[]; text: unknown };

const leavesOf = (words: object, path: string[] = []): Leaf[] =>
  Object.entries(words).flatMap(([key, text]: [string, unknown]) =>
    typeof text === "object" && text !== null
      ? leavesOf(text, [...path, key])
      : [{ path: [...path, key], text }],
  );

const said = (text: unknown): unknown => (typeof text === "function" ? text(2) : text);

describe.each(locales)("the texts in %s", (locale) => {
  const leaves = leavesOf(wordsOf(locale));

  test("have the same keys as the other language's", () => {
    const keys = (words: object) => leavesOf(words).map(({ path }) => path.join("."));
    expect(keys(wordsOf(locale)).sort()).toEqual(keys(wordsOf("zh-CN")).sort());
  });

  test("all say something, without shouting", () => {
    const wrong = leaves.filter(({ text }) => {
      const spoken = said(text);
      return typeof spoken !== "string" || spoken.trim() === "" || /[!！]/.test(spoken);
    });
    expect(wrong.map(({ path }) => path.join("."))).toEqual([]);
  });
});

test("in English donors read of one collection point, and of the hub only who works there", () => {
  const { claims, hub, me, pages, letters, print, site } = wordsOf("en");
  const { desk, ...ofClaims } = claims;
  const donors = [ofClaims, desk.notice, desk.notices.texts, hub.gift, me, pages, letters, site];
  const papers = [print.poster, print.parcel, print.packing];
  const wrong = [...donors, ...papers]
    .flatMap((words) => leavesOf(words))
    .filter(({ text }) => /\bhub\b/i.test(String(said(text)).replaceAll("{hub}", "")));
  expect(wrong.map(({ path }) => path.join("."))).toEqual([]);
  expect(me.title).toBe(site.me);
});

test("no text stands unused", () => {
  const code = globSync("app/**/*.{ts,tsx}")
    .filter((file) => !/^app\/i18n\/(zh-CN|en)\//.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const names = new Set([...code.matchAll(/[.{,]\s*([A-Za-z]\w*)/g)].map(([, name]) => name));
  const indexed = new Set([...code.matchAll(/(\w+)(?:\?\.)?\[/g)].map(([, name]) => name));

  const unused = leavesOf(wordsOf("zh-CN")).filter(
    ({ path }) =>
      !names.has(path.at(-1) ?? "") && !path.slice(0, -1).some((parent) => indexed.has(parent)),
  );
  expect(unused.map(({ path }) => path.join("."))).toEqual([]);
});
