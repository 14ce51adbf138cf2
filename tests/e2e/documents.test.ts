import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatchToClaim } from "../factories/claims";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let documents: string[];
beforeAll(async () => {
  const { slug, wishes } = await aBatchToClaim({ wishes: 30 });
  server = await serverHere();
  const pages = ["/", "/wishes", `/wishes/${wishes[0]!.publicId}`, "/batches", `/batches/${slug}`];
  pages.push("/about", "/privacy", "/sign-in", "/nothing-here");
  documents = pages.flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`]);
});
afterAll(() => server.kill());

const get = (path: string) => aVisitor(server.url).get(path);

test("public pages are documents: no script, no inline style, a policy that allows neither", async () => {
  for (const path of documents) {
    const { text, headers } = await aVisitor(server.url, { lang: "zh" }).get(path);
    expect(text, path).toMatch(/^<!doctype html><html lang="(zh-CN|en)"/);
    expect(text, path).not.toMatch(/<script|modulepreload|\sstyle=|\son\w+="/i);
    const policy = String(headers["content-security-policy"]);
    expect(policy, path).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy, path).toMatch(/form-action 'self'; base-uri 'none'; frame-ancestors 'none'/);
    expect(policy, path).not.toMatch(/unsafe|nonce/);
  }
});

test("a search is shared by its address, keeps what was typed, and each condition can be taken away", async () => {
  const asked = {
    q: "书包 绿色",
    category: "bag",
    place: "990100",
    sort: "price",
    price_max: "200",
  };
  const { text } = await get(`/wishes?${new URLSearchParams(asked)}`);
  const address = (left: (keyof typeof asked)[]) => {
    const kept = Object.entries(asked).filter(([key]) => !left.includes(key as never));
    return `/wishes?${new URLSearchParams(kept)}`.replaceAll("&", "&amp;");
  };
  expect(text).toContain('name="q" placeholder="物品、尺码或编号" value="书包 绿色"');
  expect(text).toContain('<input type="hidden" name="category" value="bag"/>');
  for (const one of ["q", "category", "place", "price_max"] as const)
    expect(text, one).toContain(`href="${address([one])}"`);
  expect(text).toContain(
    `class="chosen-all" href="${address(["q", "category", "place", "price_max"])}"`,
  );
  expect(text.match(/<article class="tag/g)).toHaveLength(24);
  const next = /href="([^"]+after=[^"]+)" class="button" rel="next"|rel="next" href="([^"]+)"/.exec(
    text,
  );
  const second = await get((next?.[1] ?? next?.[2] ?? "").replaceAll("&amp;", "&"));
  expect(second.text.match(/<article class="tag/g)).toHaveLength(6);
});

test("a search that finds nothing offers what is near, in either language", async () => {
  for (const [path, said] of [
    ["/wishes?q=鹦鹉", "没有都合上的。不看词，这些离得最近："],
    ["/en/wishes?q=鹦鹉", "Leaving aside the words, these come nearest:"],
  ] as const) {
    const { text, status } = await get(encodeURI(path));
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text.match(/<article class="tag/g)).toHaveLength(8);
  }
});

test("the decoders that are switched off have no address", async () => {
  for (const path of documents.filter((one) => one !== "/" && one !== "/en")) {
    expect((await get(`${path}.data`)).status, path).toBe(404);
  }
  for (const path of ["/_root.data", "/en/_root.data", "/__manifest", "/__manifest?p=/organizer"])
    expect((await get(path)).status, path).toBe(404);
});

test("the first view of the list is small", async () => {
  const page = await get("/wishes");
  const files = [...page.text.matchAll(/<link[^>]+href="(\/[^"]+\.(?:css|svg|ico))"/g)];
  expect(files.length).toBeGreaterThan(0);
  const parts = [page, ...(await Promise.all(files.map(([, path]) => get(path!))))];
  const bytes = parts.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  tell("first view", { bytes, requests: parts.length });
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
});
