import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim } from "../factories/claims";
import { aWall } from "../factories/wall";
import { asOwner } from "../setup/database";
import { plansOf, tablesReadWhole } from "../setup/plans";
import { tell } from "../setup/proof";
import { chance } from "../setup/random";

const wishes = 1_000_000;
const depth = 300_000;

/** Words of two characters by how many of the open wishes have them. */
const words = {
  common: ["书包", "运动", "台灯", "篮球", "妈妈", "爷爷"],
  medium: ["滑板"],
  rare: ["望远", "天文", "小提", "显微"],
} as const;
type Kind = keyof typeof words;

const owner = <Result>(work: (client: pg.Client) => Promise<Result>) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", work);

beforeAll(async () => {
  const beside = await aBatchToClaim();
  await owner(async (client) => {
    await client.query("set maintenance_work_mem = '1GB'");
    await aWall(client, beside, {
      wishes,
      batches: 2_000,
      townships: 2_000,
      taken: 5,
      granted: 20,
    });
    await client.query("vacuum analyze wishes");
  });
}, 7_200_000);
afterAll(closePools);

const luck = chance(17);

/** A word of a kind, in every second search narrowed by one facet more. */
function asked(kind: Kind) {
  const facet = luck.one<Record<string, string>>([
    {},
    {},
    { category: "shoes" },
    { place: "880103" },
    { price_max: "100" },
  ]);
  return searchInput.parse({ q: luck.one(words[kind]), ...facet });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const at = (share: number, times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  NaN;

test.each(Object.keys(words) as Kind[])(
  "a %s word of two characters among a million wishes, with its facets",
  async (kind) => {
    for (let round = 0; round < 20; round += 1) await searchWishes(asked(kind), { lot: 3 });
    for (const clients of [1, 16]) {
      const times: number[] = [];
      const client = async () => {
        for (let round = 0; round < 320 / clients; round += 1)
          times.push(await milliseconds(() => searchWishes(asked(kind), { lot: luck.below(16) })));
      };
      await Promise.all(Array.from({ length: clients }, client));
      tell(`search ${kind}`, {
        clients,
        searches: times.length,
        median: at(0.5, times),
        p99: at(0.99, times),
      });
    }
  },
  1_200_000,
);

test("a page 300,000 wishes deep beside the first", async () => {
  const lot = 5;
  const first = searchInput.parse({});
  const { next } = await searchWishes(first, { lot });
  const [, day = ""] = next?.split(".") ?? [];
  const after = await owner(async (client) => {
    const { rows } = await client.query<{ after: string }>(
      `select concat_ws('.', 'f', $1::text, $2::text, w.fair_rank, (w.ring_place < ring_start($1::integer, $2::integer))::integer,
         w.ring_place, w.id) as after
       from public_wishes w where w.state = 'open' and w.offered and w.batch_state = 'open'
       order by w.fair_rank, (w.ring_place < ring_start($1::integer, $2::integer)), w.ring_place, w.id
       offset $3 limit 1`,
      [day, lot, depth],
    );
    return rows[0]!.after;
  });
  const deep = searchInput.parse({ after });
  const times = { first: [] as number[], deep: [] as number[] };
  for (let round = 0; round < 100; round += 1) {
    times.first.push(await milliseconds(() => searchWishes(first, { lot })));
    times.deep.push(await milliseconds(() => searchWishes(deep, { lot })));
  }
  tell("search depth", { depth, first: at(0.5, times.first), deep: at(0.5, times.deep) });
}, 1_200_000);

test("no search reads the wishes from end to end", async () => {
  const searches = [
    ...Object.values(words)
      .flat()
      .map((q) => ({ q })),
    { q: "想" },
    { q: "desk" },
    { category: "desk", place: "880103" },
    { price_max: "37" },
    { batch: "wall-8" },
    { state: "taken", q: "书包", price_max: "50" },
    { state: "granted", category: "toy" },
    { sort: "newest", q: "滑板" },
    { sort: "price", category: "glasses" },
    {},
  ];
  for (const search of searches) {
    const plans = await plansOf(() => searchWishes(searchInput.parse(search), { lot: 3 }));
    expect(plans.flatMap(tablesReadWhole), JSON.stringify(search)).not.toContain("wishes");
  }
  tell("search plans", { searches: searches.length });
}, 600_000);
