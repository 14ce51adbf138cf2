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

const ours = /<script type="module" src="\/enhance\.js" data-words="[^"]+"><\/script>/;

test("public pages are documents: one small script of our own, nothing inline, a policy that allows no more", async () => {
  for (const path of documents) {
    const { text, headers } = await aVisitor(server.url, { lang: "zh" }).get(path);
    expect(text, path).toMatch(/^<!doctype html><html lang="(zh-CN|en)"/);
    expect(ours.test(text), path).toBe(!path.endsWith("/nothing-here"));
    expect(text.replace(ours, ""), path).not.toMatch(/<script|modulepreload|\sstyle=|\son\w+="/i);
    const policy = String(headers["content-security-policy"]);
    expect(policy, path).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy, path).toMatch(/form-action 'self'; base-uri 'none'; frame-ancestors 'none'/);
    expect(policy, path).not.toMatch(/unsafe|nonce/);
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

test("files of the build stay in the browser, also of who is signed in; pages don't", async () => {
  const page = await get("/about");
  const [, style] = /<link[^>]+href="(\/assets\/[^"]+\.css)"/.exec(page.text)!;
  const headers = { cookie: "session=somebody" };
  const kept = async (path: string) =>
    (await fetch(server.url + path, { headers })).headers.get("cache-control");
  expect(await kept(style!)).toBe("public, max-age=31536000, immutable");
  expect(await kept("/enhance.js")).toBe("public, max-age=3600");
  expect(await kept("/about")).toBe("private, no-store");
});
