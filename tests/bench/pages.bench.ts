import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatchToClaim } from "../factories/claims";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

const [steadyRounds, mostRounds] = [3, 12];
const [connections, seconds] = [32, 4];
const path = "/wishes";

/** What the list asks the database for: one page of open wishes in the fair order. */
const query = `select id, public_id, number, title, category, alias, age_band, place_code, words, size, colour,
    style, price_minor, currency, state, claim_state, opened_at, granted_at, closes_at, deliver_by, batch_slug,
    batch_title, batch_state, organizer_name, fair_rank, ring_place
  from public_wishes where state = 'open' and batch_state = 'open'
  order by fair_rank, (ring_place < $1::integer), ring_place, id limit $2`;

let server: Server;
let bare: ChildProcess;
let barePort: number;

beforeAll(async () => {
  await aBatchToClaim({ wishes: 60 });
  // Practice mode listens to every socket for the vendors' addresses; a real site does not.
  server = await serverHere({ RESEND_API_KEY: "none" });
  const page = await aVisitor(server.url).ask(path, { headers: { "accept-encoding": "br" } });
  bare = fork("tests/bench/bare-pages.js");
  bare.send({
    body: page.bytes.toString("base64"),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "br",
      "content-length": page.bytes.length,
    },
    ...{ database: server.database.reader, query, values: [1_000_000, 25] },
  });
  [barePort] = (await once(bare, "message")) as [number];
}, 120_000);
afterAll(async () => {
  bare.kill();
  await server.kill();
});

type Load = { port: number; pid: number; path: string; headers?: Record<string, string> };
type Rate = { rate: number; cost: number; others: number };

/**
 * How many times a second an address is answered through connections that stay open, and how many
 * seconds of the processor each answer cost the server.
 */
async function measured({ headers = {}, ...where }: Load): Promise<Rate> {
  const load = fork("tests/bench/load.js");
  load.send({ ...where, headers, connections, seconds });
  const [rate] = (await once(load, "message")) as [Rate];
  expect(rate.others).toBe(0);
  return rate;
}

/** The limit, ours, the limit again, until enough rounds were steady. */
async function inTurns(name: string, limit: Load, ours: Load) {
  await measured(limit);
  await measured(ours);
  let steady = 0;
  for (let round = 0; round < mostRounds && steady < steadyRounds; round += 1) {
    const [before, mine, after] = [
      await measured(limit),
      await measured(ours),
      await measured(limit),
    ];
    const costOfLimit = (before.cost + after.cost) / 2;
    tell(name, {
      ...{ before: before.rate, ours: mine.rate, after: after.rate },
      ...{ costOfLimit, cost: mine.cost },
    });
    const rates = [before.rate, after.rate];
    if (Math.max(...rates) / Math.min(...rates) <= 1.25) steady += 1;
  }
}

const bareServer = () => ({ port: barePort, pid: bare.pid! });
const ours = () => ({
  port: Number(new URL(server.url).port),
  pid: Number(/"pid":(\d+)/.exec(server.printed())![1]),
});
const br = { "accept-encoding": "br" };

test("the list from memory, beside the same bytes", { timeout: 900_000 }, () =>
  inTurns(
    "page kept",
    { ...bareServer(), path: "/bytes", headers: br },
    { ...ours(), path, headers: br },
  ),
);

test("the list drawn anew, beside the same query", { timeout: 900_000 }, () =>
  inTurns(
    "page drawn",
    { ...bareServer(), path: "/query" },
    // Any cookie leads past memory.
    { ...ours(), path, headers: { cookie: "seen=yes" } },
  ),
);
