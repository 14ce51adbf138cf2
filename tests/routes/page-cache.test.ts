import { randomUUID } from "node:crypto";
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { run } from "~/domain/run.server";
import { hideWish } from "~/domain/wishes/hide-wish.server";
import { addressHeader, callerOf } from "~/http/limits.server";
import { pageCache } from "~/http/page-cache.server";
import { lookAtEvents, type Look } from "~/platform/changes.server";
import { closePools } from "~/platform/db.server";
import { metrics } from "~/platform/metrics.server";
import { aBatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";

const body = `<!doctype html>${"a public page ".repeat(400)}`;
const html = { "content-type": "text/html; charset=utf-8" };
const owner = () => process.env.DATABASE_OWNER_URL!;

type Options = {
  render?: (request: Request) => Promise<Response>;
  look?: Look;
};

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});
afterAll(closePools);

/** A site with the cache before it. Who gets past the cache is answered 299 with "past". */
async function aSite({
  render = async () => new Response(body, { headers: html }),
  look,
}: Options = {}) {
  let now = 1_000_000;
  const drawn: Request[] = [];
  const cache = pageCache({
    patternOf: (path) => path,
    callerOf: (request) => callerOf(request, (_, hop) => hop < 1),
    render: (request) => {
      drawn.push(request);
      return render(request);
    },
    clock: () => now,
    ...(look && { look }),
  });
  let arrived = 0;
  const server: Server = createServer((request, response) => {
    arrived += 1;
    cache.answer(request, response, () => response.writeHead(299).end("past"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closings.push(
    () => cache.stop(),
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const { port } = server.address() as AddressInfo;

  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>(
      (resolve, reject) => {
        const asked = ask({ port, host: "127.0.0.1", path, method, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              bytes: Buffer.concat(chunks),
            }),
          );
        });
        asked.on("error", reject).end();
      },
    );
  return {
    port,
    get,
    drawn,
    arrived: () => arrived,
    look: cache.look,
    pass: (milliseconds: number) => (now += milliseconds),
    /** Whether the page lies in memory: asking for it draws nothing. */
    async keeps(path: string) {
      const before = drawn.length;
      await get(path);
      return drawn.length === before;
    },
  };
}

/** Nothing ever happens, and the database says so. */
const calm: Look = async () => ({ view: "1:1:", names: [] });

test("a page is drawn once, and sent in the form that the visitor takes", async () => {
  const { get, drawn } = await aSite({ look: calm });
  const plain = await get("/about");
  expect(plain).toMatchObject({ status: 200, bytes: Buffer.from(body) });
  const forms = [plain];
  for (const [encoding, open] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const) {
    const answer = await get("/about", { "accept-encoding": encoding });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers["content-length"]).toBe(String(answer.bytes.length));
    expect(open(answer.bytes).toString()).toBe(body);
    forms.push(answer);
  }
  expect(drawn).toHaveLength(1);
  const tags = forms.map(({ headers }) => headers.etag);
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[\w.-]+"$/);
});

test("who has the page already is told so, with the same headers and without a body", async () => {
  const { get } = await aSite({ look: calm });
  const { headers } = await get("/about", { "accept-encoding": "gzip" });
  for (const known of [headers.etag!, `"other", W/${headers.etag!}`, "*"]) {
    const again = await get("/about", { "accept-encoding": "gzip", "if-none-match": known });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    for (const name of ["etag", "cache-control", "vary", "content-security-policy"])
      expect(again.headers[name]).toBe(headers[name]);
  }
  const other = await get("/about", { "accept-encoding": "br", "if-none-match": headers.etag! });
  expect(other.status).toBe(200);
  const head = await get("/about", { "accept-encoding": "gzip" }, "HEAD");
  expect([head.status, head.bytes.length]).toEqual([200, 0]);
  expect(head.headers["content-length"]).toBe(headers["content-length"]);
});

test("a hit has an id of its own and every header of the edge, and says to caches what they may", async () => {
  const { get } = await aSite({ look: calm });
  const [first, second] = [await get("/en/wishes"), await get("/en/about")];
  const hit = await get("/en/about");
  expect(hit.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(hit.headers["x-request-id"]).not.toBe(second.headers["x-request-id"]);
  expect(hit.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
    vary: "Accept-Encoding, Cookie",
  });
  expect(first.headers["set-cookie"]).toBeUndefined();
  const figures = await metrics.metrics();
  expect(figures).toMatch(/http_request_duration_seconds_count\{[^}]*route="\/en\/about"[^}]*\} 2/);
  expect(figures).toContain('page_cache_answers_total{outcome="hit"}');
});

test.each<[string, string, Record<string, string>, string?]>([
  ["any cookie", "/about", { cookie: "lang=zh" }],
  ["an empty cookie", "/about", { cookie: "" }],
  ["a name and password", "/about", { authorization: "Basic YTpi" }],
  ["a range", "/about", { range: "bytes=0-10" }],
  ["a loader's bare answer", "/wishes?_data=routes%2Fwishes._index", {}],
  ["the same in disguise", "/wishes?%5Fdata=root", {}],
  ["a host that is none", "/about", { host: "a/b@c" }],
  ["a form", "/about", {}, "POST"],
  ["an address in another form", "/About", {}],
  ["an address in another form", "/about/", {}],
  ["an address in another form", "/%61bout", {}],
  ["a page of one's own", "/me", {}],
  ["what a program asks besides", "/api/v1/wishes?fields=all", {}],
  ["what a program asks twice", "/api/v1/wishes?sort=newest&sort=price", {}],
  ["a byte that no text has", "/wishes?q=%00", {}],
  ["a first visit that asks for English", "/", { "accept-language": "en-GB,en;q=0.9" }],
  ["nothing that we send", "/about", { "accept-encoding": "identity;q=0, br;q=0, gzip;q=0" }],
])("%s goes past the cache: %s", async (_, path, headers, method) => {
  const { get, drawn } = await aSite({ look: calm });
  await get("/about");
  expect((await get(path, headers, method)).status).toBe(299);
  expect(drawn).toHaveLength(1);
});

test("only a page that is there for everybody is kept", async () => {
  const answers = [
    () => new Response("no", { status: 404, headers: html }),
    () => new Response("gone", { status: 410 }),
    () => new Response(null, { status: 302, headers: { location: "/" } }),
    () => new Response("broken", { status: 500 }),
    () => new Response("mine", { headers: { "set-cookie": "guest=1" } }),
    () => new Response("mine", { headers: { "cache-control": "private, no-store" } }),
    () => Promise.reject(new Error("torn")),
  ];
  const { get, drawn } = await aSite({
    look: calm,
    render: async () => answers[drawn.length - 1]!(),
  });
  const told = [];
  while (told.length < answers.length) {
    const { status, headers } = await get("/about");
    told.push([status, headers["cache-control"], headers["set-cookie"]]);
  }
  const never = "private, no-store";
  expect(told).toEqual([
    ...[404, 410].map((status) => [status, never, undefined]),
    [302, "no-cache", undefined],
    [500, never, undefined],
    ...[0, 1, 2].map(() => [299, undefined, undefined]),
  ]);
  expect(drawn).toHaveLength(answers.length);
});

test("what chat apps add makes no page of its own and reaches no page", async () => {
  const { get, drawn } = await aSite({ look: calm });
  await get("/batches?from=singlemessage&utm_source=x");
  await get("/batches?isappinstalled=0");
  await get("/wishes?sort=newest&q=&category=books&utm_campaign=a");
  await get("/wishes?category=shoes&category=books&sort=newest");
  for (const lost of ["1", "2", "", "1&lost=3"]) await get(`/wishes/abcdefgh?lost=${lost}`);
  expect(drawn.map(({ url }) => url)).toEqual([
    "http://localhost:3000/batches",
    "http://localhost:3000/wishes?category=books&sort=newest",
    "http://localhost:3000/wishes/abcdefgh?lost=1",
    "http://localhost:3000/wishes/abcdefgh",
  ]);
});

test("no visitor's own words reach a page that all are shown", async () => {
  const { get, drawn } = await aSite({ look: calm });
  await get("/about", {
    ...{ host: "evil.example", "x-forwarded-host": "evil.example", "x-lot": "3" },
    ...{ "x-forwarded-for": "10.0.0.1, 10.0.0.2", [addressHeader]: "10.0.0.3" },
  });
  expect(drawn[0]!.url).toBe("http://localhost:3000/about");
  expect([...drawn[0]!.headers.keys()].sort()).toEqual([addressHeader, "x-request-id"]);
  // The last address is the one that our own proxy saw.
  expect(drawn[0]!.headers.get(addressHeader)).toBe("10.0.0.2");
});

test("a visit's lot is drawn here, and a first page in the fair order is kept for each", async () => {
  const { get, drawn } = await aSite({ look: calm });
  for (let visit = 0; visit < 400; visit += 1) await get("/wishes", { "x-lot": "99" });
  const lots = drawn.map(({ headers }) => Number(headers.get("x-lot")));
  expect(lots.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, lot) => lot));
  drawn.length = 0;
  for (let visit = 0; visit < 40; visit += 1) await get("/wishes?after=n.1.2&sort=newest");
  expect(drawn).toHaveLength(1);
  expect(drawn[0]!.headers.get("x-lot")).toBeNull();
});

test("a crowd at a cold page has it drawn once, and nobody's leaving harms the others", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { get, drawn, port } = await aSite({
    look: calm,
    render: async ({ signal }) => {
      await gate;
      return new Response(signal.aborted ? "torn" : body, { headers: html });
    },
  });
  const leaver = ask({ port, host: "127.0.0.1", path: "/about" }).on("error", () => undefined);
  leaver.end();
  await expect.poll(() => drawn.length).toBe(1);
  const crowd = Array.from({ length: 30 }, () => get("/about"));
  leaver.destroy();
  open();
  expect(new Set((await Promise.all(crowd)).map(({ bytes }) => bytes.toString()))).toEqual(
    new Set([body]),
  );
  expect(drawn).toHaveLength(1);
});

test("who is refused for asking too often is so alone", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { get, drawn, arrived } = await aSite({
    look: calm,
    render: async () => {
      await gate;
      return new Response(null, { status: 429, headers: { "retry-after": "600" } });
    },
  });
  const greedy = get("/api/v1/wishes?sort=newest");
  await expect.poll(() => drawn.length).toBe(1);
  const others = [get("/api/v1/wishes?sort=newest"), get("/api/v1/wishes?sort=newest")];
  await expect.poll(arrived).toBe(3);
  open();
  expect((await greedy).headers["retry-after"]).toBe("600");
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([299, 299]);
});

test("a page is as old as thirty seconds and no older", async () => {
  const { keeps, pass, look } = await aSite({ look: calm });
  expect(await keeps("/about")).toBe(false);
  pass(30_000);
  await look();
  expect(await keeps("/about")).toBe(true);
  pass(1);
  expect(await keeps("/about")).toBe(false);
});

test("who asks after something happened gets no page that was begun before", async () => {
  let names: string[] = [];
  let open = () => {};
  let gate: Promise<void> | undefined = new Promise<void>((resolve) => (open = resolve));
  const { get, drawn, look, keeps } = await aSite({
    look: async () => ({ view: "1:1:", names }),
    render: async () => {
      await gate;
      return new Response(body, { headers: html });
    },
  });
  const before = get("/about");
  await expect.poll(() => drawn.length).toBe(1);
  names = ["wish_withdrawn"];
  await look();
  names = [];
  const after = get("/about");
  await expect.poll(() => drawn.length).toBe(2);
  gate = undefined;
  open();
  await Promise.all([before, after]);
  expect(await keeps("/about")).toBe(true);
  expect(drawn).toHaveLength(2);
});

test("without a look at the database within a second nothing is answered from memory", async () => {
  let down = false;
  const { get, pass, keeps, look } = await aSite({
    look: async () => {
      if (down) throw new Error("no database");
      return { view: "1:1:", names: [] };
    },
    render: async () => new Response(body, { status: down ? 500 : 200, headers: html }),
  });
  await get("/about");
  down = true;
  await look();
  expect(await keeps("/about")).toBe(true);
  pass(1_001);
  expect((await get("/about")).status).toBe(500);
  expect((await get("/about")).status).toBe(500);
  down = false;
  await look();
  expect(await keeps("/about")).toBe(true);
});

test("what happened while nobody could look is seen by the next look that sees", async () => {
  let down = false;
  const { keeps, look } = await aSite({
    look: async (before) => {
      if (down) throw new Error("no database");
      return lookAtEvents(before);
    },
  });
  const other = await anotherProcess();
  await keeps("/about");
  await look();
  down = true;
  await look();
  await other.tell("wish_frozen");
  await look();
  down = false;
  await look();
  expect(await keeps("/about")).toBe(false);
});

test("another server's view says nothing here: all is forgotten", async () => {
  const { keeps, look } = await aSite({
    look: async (before) => lookAtEvents(before?.replace(/^\S+/, "1.5")),
  });
  await keeps("/about");
  await look();
  expect(await keeps("/about")).toBe(false);
});

test("where the database answers but the machine is late, a visitor waits for the look", async () => {
  const { get, pass, keeps } = await aSite({ look: calm });
  await get("/about");
  pass(5_000);
  expect(await keeps("/about")).toBe(true);
});

/** Somebody else's transaction at the database, which tells an event when it is told to. */
async function anotherProcess() {
  const client = new pg.Client(owner());
  await client.connect();
  closings.push(() => client.end());
  return {
    begin: () => client.query("begin"),
    tell: (name: string) =>
      client.query(
        `insert into events (name, subject, actor_kind, happened_at)
         values ($1, '{}', 'system', clock_timestamp())`,
        [name],
      ),
    end: (how: "commit" | "rollback") => client.query(how),
  };
}

test("what another process does is seen at the next look, and what began first and ended last too", async () => {
  const { keeps, look } = await aSite();
  const [slow, quick] = [await anotherProcess(), await anotherProcess()];
  await keeps("/about");
  await slow.begin();
  await slow.tell("claim_held");
  await quick.tell("claim_held");
  await look();
  expect(await keeps("/about")).toBe(false);
  await look();
  expect(await keeps("/about")).toBe(true);
  await slow.end("commit");
  await look();
  expect(await keeps("/about")).toBe(false);
  await look();
  expect(await keeps("/about")).toBe(true);
});

test("what no page shows and what was taken back forget nothing; what is new and unknown does", async () => {
  const { keeps, look } = await aSite();
  const other = await anotherProcess();
  await keeps("/about");
  await other.tell("import_read");
  await other.begin();
  await other.tell("wish_hidden");
  await other.end("rollback");
  await look();
  expect(await keeps("/about")).toBe(true);
  await other.tell("something_nobody_thought_of");
  await look();
  expect(await keeps("/about")).toBe(false);
});

test("what this process commits is known before the command is answered", async () => {
  const { keeps, get } = await aSite({ look: calm });
  const { wishes, staff } = await aBatchToClaim({ wishes: 2 });
  await get("/about");
  const hide = { wishId: wishes[0]!.id, reason: "a question" };
  await run(hideWish, { actor: staff, input: hide, dryRun: true });
  expect(await keeps("/about")).toBe(true);
  await run(hideWish, { actor: staff, input: hide });
  expect(await keeps("/about")).toBe(false);
  await expect(run(hideWish, { actor: staff, input: { wishId: randomUUID() } })).rejects.toThrow();
  expect(await keeps("/about")).toBe(true);
});

test("in a rush of claims all is forgotten at once, and then not more than four times a second", async () => {
  const { keeps, get, pass } = await aSite({ look: calm });
  const { wishes } = await aBatchToClaim({ wishes: 3 });
  const donor = await aDonor();
  const hold = (at: number) =>
    run(holdWish, { actor: donor, input: { wishId: wishes[at]!.publicId } });
  await get("/about");
  pass(250);
  const { id: claimId } = await hold(0);
  expect(await keeps("/about")).toBe(false);
  await hold(1);
  expect(await keeps("/about")).toBe(true);
  pass(250);
  await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
  expect(await keeps("/about")).toBe(false);
});
