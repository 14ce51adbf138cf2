import { afterAll, beforeAll, expect, test } from "vitest";
import { firstPage, publicBatch, publicBatches, wishPage } from "~/domain/batches/public.server";
import { wishesOfBatch } from "~/domain/wishes/public.server";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { aWall } from "../factories/wall";
import { asOwner } from "../setup/database";
import { plansOf, tablesReadWhole } from "../setup/plans";
import { roundsOf, statementsOf } from "../setup/statements";

let beside: BatchToClaim;
beforeAll(async () => {
  beside = await aBatchToClaim();
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    aWall(client, beside, { wishes: 20_000, batches: 60, taken: 6, granted: 12 }),
  );
}, 60_000);
afterAll(closePools);

const search = (asked: Record<string, string>) => () =>
  searchWishes(searchInput.parse(asked), { lot: 3 });
const ofBatch = (slug: string) => Promise.all([publicBatch(slug), wishesOfBatch(slug)]);

test.each([
  ["the first page", 4, () => firstPage(3)],
  ["the wall", 2, search({})],
  [
    "a search with every filter",
    2,
    search({ q: "书", category: "desk", place: "8801", batch: "wall-3", price_max: "500" }),
  ],
  ["the second page", 2, async () => search({ after: (await search({})()).next ?? "" })()],
  ["a wish", 5, () => wishPage(beside.wishes[0]!.publicId)],
  ["a wish that never was", 5, () => wishPage("zzzzzzzz")],
  ["the batches", 1, () => publicBatches()],
  ["a batch", 2, () => ofBatch("wall-3")],
] as const)("%s asks the database %d things, all at once", async (name, most, page) => {
  const turns = name === "the second page" ? 2 : 1;
  await page();
  const statements = await statementsOf(page);
  expect(statements).toHaveLength(most * turns);
  expect(roundsOf(statements)).toBe(turns);
});

test("a search by what may name a place asks for places first, one that finds nothing once more", async () => {
  const statements = await statementsOf(search({ q: "鹦鹉", category: "desk" }));
  expect([statements.length, roundsOf(statements)]).toEqual([4, 3]);
});

test.each<Record<string, string>>([
  {},
  { q: "书包" },
  { q: "想" },
  { q: "望远镜" },
  { q: "第3乡 书包" },
  { q: "township" },
  { q: "desk", price_max: "37" },
  { category: "desk", place: "880102", price_max: "200" },
  { batch: "wall-8", q: "鞋" },
  { state: "taken", q: "书包" },
  { state: "granted", price_max: "37" },
  { sort: "newest", q: "滑板" },
  { sort: "price", category: "toy" },
])("%o is planned without reading the wishes from end to end", async (asked) => {
  const plans = await plansOf(search(asked));
  expect(plans.length).toBeGreaterThan(1);
  expect(plans.flatMap(tablesReadWhole)).not.toContain("wishes");
});

test("nor does another public page read them so", async () => {
  for (const page of [
    () => firstPage(3),
    () => wishPage(beside.wishes[0]!.publicId),
    () => publicBatches(),
    () => ofBatch("wall-3"),
  ])
    expect((await plansOf(page)).flatMap(tablesReadWhole)).not.toContain("wishes");
});

test("batches come 24 a page, the open ones first, each once, and their wishes are counted", async () => {
  const seen = [];
  let after: string | null = null;
  do {
    const page = await publicBatches(after);
    expect(page.batches.length).toBeLessThanOrEqual(24);
    seen.push(...page.batches);
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(61);
  expect(new Set(seen.map(({ slug }) => slug)).size).toBe(61);
  const keys = seen.map(({ state, openedAt }) => `${state === "open" ? 1 : 0} ${openedAt}`);
  expect(keys).toEqual(keys.toSorted().toReversed());
  const wall = seen.find(({ slug }) => slug === "wall-3")!;
  const wishes = await wishesOfBatch("wall-3");
  expect(Object.values(wall.counts).reduce((a, b) => a + b)).toBeLessThanOrEqual(wishes.length);
  expect(wall.counts.open).toBe(wishes.filter(({ state }) => state === "open").length);
  expect((await publicBatches("1.x.y")).batches).toHaveLength(24);
});
