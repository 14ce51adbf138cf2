import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { searchInput } from "~/domain/wishes/search.server";
import { compressed, keptPages, pageOf } from "~/http/kept-pages.server";
import { publicPages } from "~/http/public-pages";
import { encodingFor, wantsChinese } from "~/http/wanted";

test("memory is bounded: who was not asked for longest goes first, and nothing huge comes in", () => {
  const page = (bytes: number) =>
    pageOf({ route: "/", status: 200, headers: new Map(), body: Buffer.alloc(bytes) });
  const kept = keptPages(100_000);
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "h"]) kept.put(key, page(10_000), 0);
  kept.get("a");
  kept.put("i", page(10_000), 0);
  expect(["a", "b", "c", "i"].map((key) => kept.get(key) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
  ]);
  kept.put("huge", page(20_000), 0);
  expect(kept.get("huge")).toBeUndefined();
  const grown = kept.get("i")!.page;
  grown.forms.set("br", Buffer.alloc(5_000));
  kept.weigh("i", grown);
  expect(kept.bytes).toBeLessThanOrEqual(100_000);
  kept.forget(1);
  expect([kept.size, kept.bytes]).toEqual([0, 0]);
});

test("a form of a page is made once for all who wait for it", async () => {
  const page = pageOf({
    route: "/",
    status: 200,
    headers: new Map(),
    body: Buffer.from("a page ".repeat(400)),
  });
  const waiting = [compressed(page, "br"), compressed(page, "br")];
  expect(waiting[0]).toBe(waiting[1]);
  expect(page.forms.get("br")).toBeUndefined();
  expect(await waiting[0]).toBe(page.forms.get("br"));
});

test("every parameter that the list of wishes knows counts", () => {
  const pages = publicPages.filter(({ path }) => path.endsWith("/wishes"));
  for (const { asks } of pages)
    expect(asks).toEqual(expect.arrayContaining(Object.keys(searchInput.shape)));
});

test("every parameter that a public page's loader reads counts", () => {
  // A folder's name as an address, whatever its names are called and however its parts are nested.
  const plain = (name: string) =>
    name
      .replaceAll(/[[\]_]/g, "")
      .replaceAll(/[:$]\w+/g, ":")
      .replace(/\.?index$/, "");
  const folders = new Map(readdirSync("app/routes").map((name) => [plain(name), name]));
  const read = publicPages.flatMap(({ path, asks = [] }) => {
    const folder = folders.get(plain(path.slice(1).replaceAll("/", ".")));
    expect(folder, path).toBeDefined();
    const file = ["route.tsx", "route.ts"].find((name) =>
      existsSync(`app/routes/${folder}/${name}`),
    );
    const source = readFileSync(`app/routes/${folder}/${file}`, "utf8");
    return [...source.matchAll(/searchParams\s*\.(?:get|getAll|has)\("(\w+)"\)/g)]
      .map(([, asked]) => asked!)
      .filter((asked) => !asks.includes(asked))
      .map((asked) => `${path} reads ${asked}`);
  });
  expect(read).toEqual([]);
});

test.each([
  [undefined, "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["br;q=0.5, gzip", "gzip"],
  ["*", "br"],
  ["br;q=0, *;q=0.1", "gzip"],
  ["deflate", "identity"],
  ["", "identity"],
  ["*;q=0", undefined],
])("who takes %s gets %s", (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
});

test.each([
  [undefined, true],
  ["*", true],
  ["zh-CN,zh;q=0.9,en;q=0.8", true],
  ["en-GB,en;q=0.9", false],
  ["fr-FR,fr;q=0.9,zh;q=0.2,en;q=0.1", true],
  ["fr", false],
  ["en;q=0.5,zh-Hant;q=0.7", true],
])("who reads %s is spoken to in Chinese: %s", (header, chinese) => {
  expect(wantsChinese(header)).toBe(chinese);
});
