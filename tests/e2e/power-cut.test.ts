import { afterAll, beforeAll, expect, test } from "vitest";
import { often, proving, tell } from "../setup/proof";
import { chance } from "../setup/random";
import { aRace, expectFair, pursue, rush } from "../setup/rush";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

const kills = Array.from({ length: proving ? often(200) : 1 }, (_, place) => 7_000 + place);

let server: Server;
beforeAll(async () => {
  server = await serverHere();
});
afterAll(() => server.kill());

test.each(kills)(
  "cut off in the middle of a rush, nothing is doubled and nothing told is lost (seed %i)",
  async (seed) => {
    const batch = await aRace(server);
    const luck = chance(seed);
    const crowded = Array.from({ length: 120 }, () => aVisitor(server.url));
    const cutAfter = 1 + luck.below(batch.wishes.length - 1);

    let answered = 0;
    let cut: Promise<void> | undefined;
    const before = await Promise.all(
      crowded.map(async (visitor) => {
        const run = await pursue({ visitor, first: luck.one(batch.wishes).publicId });
        if (run.claims.length > 0 && ++answered === cutAfter) cut = server.kill();
        return run;
      }),
    );
    await (cut ?? server.kill());
    server = await server.again();
    await expectFair(server, batch, before);

    const late = crowded.filter((_, place) => before[place]!.claims.length === 0);
    const after = await rush(late, batch, luck);
    expect(await expectFair(server, batch, [...before, ...after])).toHaveLength(
      batch.wishes.length,
    );
    tell("kill", { seed, cutAfter, unanswered: before.filter((run) => run.unanswered).length });
  },
);
