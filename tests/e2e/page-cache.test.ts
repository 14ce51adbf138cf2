import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "~/i18n/words";
import { partsOf } from "~/http/build-parts.server";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { asOwner } from "../setup/database";
import { allEntries, allRoutes, type Entry } from "../setup/routes";
import { serverForTest, serverHere, startServer, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let here: Server;
let there: Server;
let batch: BatchToClaim;
beforeAll(async () => {
  batch = await aBatchToClaim({ wishes: 3 });
  here = await serverHere();
  there = await startServer({ database: here.database, env: { PHOTOS: process.env.PHOTOS! } });
});
afterAll(async () => {
  await here.kill();
  await there.kill();
});

const stranger = (server: Server, path: string, headers: Record<string, string> = {}) =>
  aVisitor(server.url).ask(path, { headers });

async function figure(server: Server, name: string) {
  const { text } = await stranger(server, "/metrics", {
    authorization: `Bearer ${process.env.METRICS_TOKEN}`,
  });
  return Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\d+)`, "m").exec(text)?.[1] ?? 0);
}

test("a claim at one process is soon on the pages of the other, and nobody had to tell it", async () => {
  const path = `/wishes/${batch.wishes[0]!.publicId}`;
  const { wish } = wordsOf("zh-CN").pages;
  for (const server of [here, there]) {
    expect((await stranger(server, path)).text).toContain(wish.hold);
    expect((await stranger(server, path)).text).toContain(wish.hold);
  }
  expect(await figure(there, 'page_cache_answers_total{outcome="hit"}')).toBeGreaterThan(0);

  expect((await aVisitor(here.url).post(path)).status).toBe(302);
  for (const server of [there, here]) {
    const page = async () => (await stranger(server, path)).text;
    await expect.poll(page, { timeout: 10_000, interval: 50 }).toContain(wish.standing.held.title);
  }
});

/** What a page says that a browser may fetch ahead. */
const ahead = /<script type="speculationrules">(.*?)<\/script>/;

test("from memory a page has the headers that it has when it is drawn for somebody", async () => {
  const drawn = await stranger(here, "/en/batches", { cookie: "seen=yes" });
  await stranger(here, "/en/batches");
  const kept = await stranger(here, "/en/batches");
  expect(drawn.text).not.toContain("speculationrules");
  expect(kept.text.replace(ahead, "")).toBe(drawn.text);
  const own = ["x-request-id", "date", "cache-control", "vary", "content-length"];
  for (const [name, value] of Object.entries(drawn.headers))
    if (!own.includes(name)) expect([name, kept.headers[name]]).toEqual([name, value]);
  expect(drawn.headers["cache-control"]).toBe("no-cache");
  for (const { headers } of [drawn, kept]) expect(headers.vary).toContain("Cookie");
});

test("what a browser may fetch ahead are public pages, and fetching them leaves nothing behind", async () => {
  const [, text] = ahead.exec((await stranger(here, "/about")).text)!;
  const [rule] = (JSON.parse(text!) as { prefetch: { where: { href_matches: string[] } }[] })
    .prefetch;
  const patterns = rule!.where.href_matches.filter(
    (one) => !/\/(?:businesses|funds|reports)\b/.test(one),
  );
  expect(patterns).toHaveLength(14);

  const traces = () =>
    asOwner(here.database.owner, async (client) => {
      const { rows } = await client.query(
        "select (select count(*) from events) as events, (select count(*) from claims) as claims, (select count(*) from limits) as limits, (select count(*) from audit_entries) as looks",
      );
      return rows[0] as unknown;
    });
  const before = await traces();
  const filled = { ":wishId": batch.wishes[1]!.publicId, ":slug": batch.slug };
  for (const pattern of patterns) {
    const path = pattern.replace(
      /(:\w+)\([^)]*\)/g,
      (_, name: string) => filled[name as keyof typeof filled],
    );
    const answer = await stranger(here, path, {
      "sec-purpose": "prefetch",
      "sec-fetch-site": "same-origin",
    });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.text).toContain(`<script type="speculationrules">${text}</script>`);
  }
  expect(await traces()).toEqual(before);
});

test("each answer from memory leaves its line in the log", async () => {
  const server = await serverForTest();
  const ids = [];
  for (let visit = 0; visit < 5; visit += 1)
    ids.push(String((await stranger(server, "/en/about")).headers["x-request-id"]));
  await server.stop();
  const lines = server.printed().split("\n");
  for (const id of ids) {
    const [line, ...more] = lines.filter((one) => one.includes(id));
    expect(more).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({
      ...{ level: 30, request: id, method: "GET", route: "/en/about", status: 200 },
      ...{ milliseconds: expect.any(Number), msg: "answered" },
    });
  }
});

type Route = { id: string; path?: string; index?: boolean; children?: Route[] };

const treeOf = (entries: Record<string, Entry>, parent?: string): Route[] =>
  Object.values(entries)
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path, index }) =>
      index ? { id, path, index } : { id, path, children: treeOf(entries, id) },
    );

type Tree = Parameters<typeof matchRoutes>[0];

const matched = (tree: Route[], path: string) =>
  matchRoutes(tree as Tree, path)?.map(({ route, params }) => [route.id, params]) ?? null;

test("the part of the build that an address is looked up in finds just what the whole would", () => {
  const entries = allEntries();
  const whole = treeOf(entries);
  const partOf = partsOf({
    routes: entries,
    assets: { routes: entries },
  } as unknown as ServerBuild);
  const plain = allRoutes().map(({ path }) => path.replace(/:\w+/g, "some-1"));
  const firsts = new Map(
    plain.map((path) => [path.split("/", path.startsWith("/en") ? 3 : 2).join(), path]),
  );
  const odd = [...firsts.values()].flatMap((path) => [
    path.toUpperCase(),
    `${path}/`,
    `/${path}`,
    `${path}/more`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ]);
  const others = [
    "/",
    "/en",
    "/en/",
    "//",
    "/EN/wishes",
    "/nowhere",
    "/en/nowhere",
    "/en%2Fwishes",
  ];
  for (const path of [...plain, ...odd, ...others]) {
    const part = partOf(path);
    const kept = part.routes as unknown as Record<string, Entry>;
    expect([path, matched(treeOf(kept), path)]).toEqual([path, matched(whole, path)]);
    expect(Object.keys(part.assets.routes)).toEqual(Object.keys(kept));
    expect(kept.root).toBeDefined();
  }
  expect(Object.keys(partOf("/wishes").routes).length).toBeLessThan(12);
});
