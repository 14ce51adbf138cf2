import { fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BatchToClaim } from "../factories/claims";
import { often, proving, tell } from "../setup/proof";
import { chance } from "../setup/random";
import {
  aRace,
  donors,
  expectFair,
  guests,
  liveClaims,
  most,
  offered,
  pursue,
  reach,
  rush,
  saysCapped,
  saysTaken,
  type Run,
} from "../setup/rush";
import { serverHere, type Server } from "../setup/server";
import { aVisitor, type Visitor } from "../setup/visitor";

const crowd = proving ? 500 : 200;
const seeds = Array.from({ length: proving ? often(100) : 1 }, (_, place) => 20_260 + place);

let server: Server;
beforeAll(async () => {
  server = await serverHere();
});
afterAll(() => server.kill());

describe(`${crowd} guests at 60 wishes`, () => {
  test.each(seeds)("exactly 60 are held, and who lost is told at once (seed %i)", async (seed) => {
    const batch = await aRace(server);
    const crowded = await guests(server.url, crowd);
    let runs: Run[] = [];
    const seconds = await timed(async () => (runs = await rush(crowded, batch, chance(seed))));
    tell("rush", { seed, seconds, requests: countOf(runs) });

    const live = await expectFair(server, batch, runs);
    expect(runs.filter(({ unanswered }) => unanswered > 0)).toEqual([]);
    expect(live).toHaveLength(batch.wishes.length);
    expect(runs.filter(({ claims }) => claims.length === 1)).toHaveLength(live.length);
    const lost = runs.flatMap(({ answers }) => answers.filter(({ status }) => status !== 302));
    expect(lost.filter((answer) => !saysTaken(answer))).toEqual([]);
  });

  test("who loses is led at once to open wishes, while there are any", async () => {
    const batch = await aRace(server);
    const [first, ...others] = await guests(server.url, 3);
    const wish = batch.wishes[0]!.publicId;
    expect((await first!.post(`/wishes/${wish}`)).status).toBe(302);
    const open = new Set(batch.wishes.slice(1).map(({ publicId }) => publicId));
    for (const other of others) {
      const answer = await reach(other, wish);
      expect([answer.status, saysTaken(answer)]).toEqual([303, true]);
      expect(offered(answer)).toHaveLength(4);
      expect(offered(answer).every((id) => open.has(id))).toBe(true);
    }
  });
});

describe("signed-in donors with a cap of 5", () => {
  test.each(seeds)("ten who want everything get five each (seed %i)", async (seed) => {
    const batch = await aRace(server);
    const { one } = chance(seed);
    const greedy = await donors(server.url, 10);
    const runs = await Promise.all(
      greedy.flatMap((visitor) =>
        Array.from({ length: 4 }, () =>
          pursue({ visitor, first: one(batch.wishes).publicId, wants: 6 }),
        ),
      ),
    );
    for (const visitor of greedy) runs.push(await untilCapped(visitor, batch));

    const live = await liveClaims(server.database.owner, batch);
    expect(live).toHaveLength(50);
    expect(most(live.map(({ wish }) => wish))).toBe(1);
    expect(most(live.map(({ claimant }) => claimant))).toBe(5);
    const capped = runs.slice(-greedy.length).map(({ answers }) => answers.at(-1)!);
    expect(capped.filter((answer) => !saysCapped(answer))).toEqual([]);
    const answers = runs.flatMap(({ answers }) => answers);
    const refused = answers.filter(({ status }) => status !== 302);
    expect(refused.filter((answer) => !saysTaken(answer) && !saysCapped(answer))).toEqual([]);
  });
});

/** Tries one wish after another until he is told that he has as many as one donor may. */
async function untilCapped(visitor: Visitor, { wishes }: BatchToClaim): Promise<Run> {
  const run: Run = { claims: [], answers: [], unanswered: 0 };
  for (const { publicId } of wishes) {
    const answer = await reach(visitor, publicId);
    run.answers.push(answer);
    if (saysCapped(answer)) break;
  }
  return run;
}

if (proving) {
  test("the rush is measured against a server with no database and no pages", async () => {
    for (let round = 0; round < 5; round += 1) {
      const page = await aLostPage();
      const before = await bareRush(page, round);
      const batch = await aRace(server);
      const crowded = await guests(server.url, crowd);
      const ours = await timed(() => rush(crowded, batch, chance(round)));
      const after = await bareRush(page, round);
      tell("bare", { round, before, ours, after });
    }
  });
}

/** What somebody gets who comes too late. */
async function aLostPage() {
  const batch = await aRace(server);
  const [first, second] = await guests(server.url, 2);
  const wish = batch.wishes[0]!.publicId;
  await first!.post(`/wishes/${wish}`);
  return (await reach(second!, wish)).text;
}

async function bareRush(page: string, seed: number) {
  const bare = fork("tests/setup/bare-server.js");
  const batch = {
    wishes: Array.from({ length: 60 }, (_, at) => ({ publicId: `wish${1000 + at}` })),
  };
  bare.send({ page, wishes: batch.wishes.map(({ publicId }) => publicId) });
  const [port] = (await once(bare, "message")) as [number];
  const crowded = Array.from({ length: crowd }, () => aVisitor(`http://localhost:${port}`));
  const seconds = await timed(() => rush(crowded, batch, chance(seed)));
  bare.kill();
  return seconds;
}

async function timed(work: () => Promise<unknown>) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const countOf = (runs: readonly Run[]) =>
  runs.reduce((sum, { answers }) => sum + answers.length, 0);
