import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orders, readAfter, writeAfter, type After } from "~/domain/wishes/after";
import { categories } from "~/domain/wishes/input";
import { dayOf, lots, ringSize, ringStart } from "~/domain/wishes/ring";
import { nearestWishes, publicWish } from "~/domain/wishes/public.server";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { wordsOf } from "~/i18n/words";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aHold, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner } from "../setup/database";
import { statementsOf, type Statement } from "../setup/statements";

type Ran = { "Node Type": string; "Actual Loops": number; Plans?: Ran[] };

const owner = <Result>(work: Parameters<typeof asOwner<Result>>[1]) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", work);
const now = new Date("2026-05-04T02:00:00Z");

let batch: BatchToClaim;
beforeAll(async () => {
  batch = await aBatchToClaim({ wishes: 80, cap: 50 });
  // Three steps of waiting, places spread over the ring, prices and kinds that differ.
  await owner((client) =>
    client.query(
      `update wishes set fair_rank = number % 3, ring_place = (number * 7919::bigint * 104729) % 2147483648,
         price_minor = 1000 + (number * 37 % 90) * 500, opened_at = opened_at + make_interval(secs => number % 20),
         category = case when number % 4 = 0 then 'desk'::wish_category else category end,
         title = case when number = 12 then '带书架的书桌 100%' else title end`,
    ),
  );
});
afterAll(closePools);

type Asked = Record<string, string>;
const search = (asked: Asked, lot?: number) => searchWishes(searchInput.parse(asked), { now, lot });

/** Every wish of a search, page after page; `between` happens after each page. */
async function allOf(asked: Asked, lot?: number, between?: () => Promise<unknown>) {
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page = await search(after ? { ...asked, after } : asked, lot);
    seen.push(...page.wishes.map(({ id }) => id));
    after = page.next;
    await between?.();
  } while (after);
  return seen;
}

const every = () => batch.wishes.map(({ publicId }) => publicId).sort();

test.each(["fair", "newest", "price"])(
  "paging in %s order shows each wish just once",
  async (sort) => {
    const seen = await allOf({ sort }, 3);
    expect(seen).toHaveLength(80);
    expect([...seen].sort()).toEqual(every());
  },
);

test("each lot starts elsewhere on the ring, and none breaks the steps of waiting", async () => {
  const ranks = new Map(batch.wishes.map(({ publicId, number }) => [publicId, number % 3]));
  const firsts = new Set<string>();
  for (let lot = 0; lot < lots; lot += 1) {
    const seen = await allOf({}, lot);
    const order = seen.map((id) => ranks.get(id) ?? -1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    firsts.add(seen[0] ?? "");
  }
  expect(firsts.size).toBeGreaterThan(8);
});

test("while claims are made and given back, no wish that stays open is lost or shown twice", async () => {
  const [donor, other] = [await aDonor(), await aDonor()];
  const taken: string[] = [];
  let at = 0;
  const seen = await allOf({}, 5, async () => {
    for (const actor of [donor, other]) {
      const wish = batch.wishes[(at * 17 + 5) % 80];
      at += 1;
      if (!wish || taken.includes(wish.publicId)) continue;
      await aHold(actor, wish);
      taken.push(wish.publicId);
    }
    // One that was taken a page ago hangs again: here it comes or it does not, but not twice.
    await owner((client) =>
      client.query(`update claims set state = 'released', ended_at = now()
        where id in (select id from claims where state = 'held' order by held_at limit 1)`),
    );
  });
  expect(taken.length).toBeGreaterThan(3);
  expect(new Set(seen).size).toBe(seen.length);
  expect(every().filter((id) => !taken.includes(id) && !seen.includes(id))).toEqual([]);
  await owner((client) =>
    client.query("update claims set state = 'released', ended_at = now() where state = 'held'"),
  );
});

test("filters agree with a plain look at the rows", async () => {
  const { rows } = await owner((client) =>
    client.query<{ public_id: string; price_minor: bigint; category: string }>(
      "select public_id, price_minor, category from wishes",
    ),
  );
  const want = rows
    .filter((row) => row.category === "desk" && row.price_minor <= 20_000n)
    .map((row) => row.public_id);
  expect(want.length).toBeGreaterThan(2);
  expect((await allOf({ category: "desk", price_max: "200" })).sort()).toEqual(want.sort());
  expect(await allOf({ q: "书架" })).toHaveLength(1);
  expect(await allOf({ q: "100%" })).toHaveLength(1);
  expect(await allOf({ q: "_" })).toEqual([]);
  for (const q of ["17", "017", "１７", "17号", "第 17 号", "No. 17", "#17"])
    expect(await allOf({ q }), q).toEqual([batch.wishes[16]!.publicId]);
  expect(await allOf({ place: "9901" })).toHaveLength(80);
  expect(await allOf({ place: "88" })).toEqual([]);
  expect(await allOf({ batch: "no-such-batch" })).toEqual([]);
});

test("who reads in either language finds a wish by its kind, in one character or by the beginning of a word", async () => {
  for (const q of [
    "bag",
    "BACKPACK",
    "ｓｃｈｏｏｌ",
    "school-ba",
    "书包",
    "包",
    "双肩书包",
    "绿色的书包",
  ])
    expect((await search({ q })).totals.open, q).toBeGreaterThan(50);
  for (const category of categories) {
    await owner((client) =>
      client.query("update wishes set category = $1 where number = 80", [category]),
    );
    for (const locale of ["zh-CN", "en"] as const) {
      const found = await allOf({ q: wordsOf(locale).wishes.category[category] });
      expect(found, `${locale} ${category}`).toContain(batch.wishes[79]!.publicId);
    }
  }
  for (const q of ["ag", "包书", "双肩 帽", "x"]) expect(await allOf({ q }), q).toEqual([]);
});

test("what was typed at length is searched for by its beginning, and stays as it was typed", async () => {
  const q = `书包${" ".repeat(70)}望远镜`;
  const parsed = searchInput.parse({ q });
  expect(parsed.q).toBe(q);
  const page = await searchWishes(parsed, { now });
  expect(page.cut).toBe(true);
  expect(page.wishes).toHaveLength(24);
  expect((await search({ q: "字".repeat(5000) })).wishes).toEqual([]);
});

test("a search that finds nothing shows what is near, and says what it gave up", async () => {
  const near = async (asked: Asked) => {
    const { wishes, near } = await search(asked);
    expect(wishes).toEqual([]);
    return near && { givenUp: near.givenUp, shown: near.wishes.length };
  };
  expect(await near({ q: "书包", price_max: "1" })).toEqual({ givenUp: ["price"], shown: 8 });
  expect(await near({ q: "书架", price_max: "1", batch: "none", place: "88" })).toEqual({
    givenUp: ["price", "batch", "place"],
    shown: 1,
  });
  expect(await near({ q: "书架", category: "toy" })).toEqual({ givenUp: ["category"], shown: 1 });
  expect(await near({ q: "鹦鹉", category: "desk" })).toEqual({
    givenUp: ["category", "q"],
    shown: 8,
  });
  expect(await near({ q: "。。" })).toEqual({ givenUp: ["q"], shown: 8 });
  expect(await near({ state: "granted" })).toBeNull();
});

test("what makes no sense is passed over: the list still comes", async () => {
  const senseless: Asked[] = [
    { after: "f.1.99.x" },
    { after: "../../etc" },
    { category: "gun" },
    { price_max: "-5" },
    { sort: "gender" },
    { place: "1; drop table wishes" },
    { state: "draft" },
  ];
  for (const asked of senseless) {
    expect((await search(asked)).wishes).toHaveLength(24);
  }
});

test("the nearest wishes are of the same batch and kind first, then near in price", async () => {
  const lost = batch.wishes.find(({ number }) => number === 8);
  const nearest = await nearestWishes(lost?.publicId ?? "", 3);
  expect(nearest.map(({ category }) => category)).toEqual(["desk", "desk", "desk"]);
  const [price, ...prices] = [await publicWish(lost?.publicId ?? ""), ...nearest].map((wish) =>
    wish && wish !== "gone" ? Number(wish.price.minor) : 0,
  );
  const far = prices.map((one) => Math.abs(one - (price ?? 0)));
  expect(far).toEqual([...far].sort((a, b) => a - b));
  expect(nearest.map(({ id }) => id)).not.toContain(lost?.publicId);
});

test("the nearest are looked for once, also by a database that has not counted its tables yet", async () => {
  const [{ text, values }] = (await statementsOf(() =>
    nearestWishes(batch.wishes[7]!.publicId),
  )) as [Statement];
  const reader = new pg.Client(process.env.DATABASE_READ_URL);
  await reader.connect();
  await reader.query("set role wishbridge_reading; set enable_seqscan = off");
  const { rows } = await reader.query<{ "QUERY PLAN": [{ Plan: Ran }] }>(
    `explain (analyze, format json) ${text}`,
    values,
  );
  await reader.end();
  const looks = (ran: Ran): number[] => [
    ...(ran["Node Type"] === "Append" ? [ran["Actual Loops"]] : []),
    ...(ran.Plans ?? []).flatMap(looks),
  ];
  expect(looks(rows[0]!["QUERY PLAN"][0].Plan)).toEqual([1]);
});

test("a wish that is hidden, frozen or without consent is gone from every list and its page", async () => {
  const [hidden, frozen, withdrawn] = batch.wishes.slice(60);
  if (!hidden || !frozen || !withdrawn) throw new Error("The batch is too small");
  await owner(async (client) => {
    await client.query("update wishes set hidden_at = now() where id = $1", [hidden.id]);
    await client.query("update wishes set frozen_at = now() where id = $1", [frozen.id]);
    await client.query(
      `update consents set state = 'withdrawn', withdrawn_at = now()
       where child_id = (select child_id from wishes where id = $1)`,
      [withdrawn.id],
    );
  });
  const seen = await allOf({});
  for (const { publicId } of [hidden, frozen, withdrawn]) {
    expect(seen).not.toContain(publicId);
    expect(await publicWish(publicId)).toBe("gone");
  }
  expect(await publicWish("zzzzzzzz")).toBeNull();
});

test("where a page starts survives its address, and nothing else does", () => {
  const id = fc.uuid({ version: 4 });
  const digits = fc.bigInt({ min: 0n, max: 10n ** 14n }).map(String);
  const after: fc.Arbitrary<After> = fc.oneof(
    fc.record({
      order: fc.constant("fair" as const),
      day: fc.integer({ min: 0, max: 40_000 }),
      lot: fc.integer({ min: 0, max: lots - 1 }),
      rank: fc.integer({ min: -1000, max: 1000 }),
      wrapped: fc.boolean(),
      place: fc.integer({ min: 0, max: ringSize - 1 }),
      id,
    }),
    fc.record({ order: fc.constantFrom("newest", "taken", "granted"), micros: digits, id }),
    fc.record({ order: fc.constant("price" as const), price: digits, id }),
  );
  fc.assert(
    fc.property(after, (one) => {
      expect(readAfter(writeAfter(one), one.order)).toEqual(one);
    }),
  );
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(...orders),
      (text, order) => (readAfter(text, order), true),
    ),
  );
});

test("the database starts the ring of each day and lot where the formula says", async () => {
  const { rows } = await owner((client) =>
    client.query<{ day: number; lot: number; start: number; today: number }>(
      `select day, lot, ring_start(day, lot) as start, ring_day('2026-05-03T16:00:00Z') as today
       from generate_series(20000, 24000) day, generate_series(0, 15) lot`,
    ),
  );
  expect(rows.filter(({ day, lot, start }) => start !== ringStart(day, lot))).toEqual([]);
  expect(rows[0]?.today).toBe(dayOf(new Date("2026-05-03T16:00:00Z")));
  expect(dayOf(new Date("2026-05-03T15:59:59Z"))).toBe(dayOf(new Date("2026-05-03T16:00:00Z")) - 1);
});

test("over a year no lot starts in the same quarter of the ring all the time", () => {
  const quarters = [0, 0, 0, 0];
  for (let day = dayOf(now); day < dayOf(now) + 365; day += 1) {
    const quarter = Math.floor((ringStart(day, 7) / ringSize) * 4);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const count of quarters) expect(Math.abs(count - 91)).toBeLessThan(8);
});

describe("beside everyday words", () => {
  /** A batch with one wish of each of some things; a raincoat's words mention a bag. */
  let named: BatchToClaim;
  beforeAll(async () => {
    named = await aBatchToClaim({ wishes: 9 });
    const things = [
      ["shoes", "运动鞋", "", ""],
      ["bicycle", "山地车", "", ""],
      ["bag", "双肩书包", "紫色", ""],
      ["ball", "足球", "", ""],
      ["ball", "羽毛球拍", "", ""],
      ["instrument", "吉他", "", ""],
      ["bedding", "被子", "", ""],
      ["coat", "厚外套", "红色", ""],
      ["coat", "雨衣", "", "下雨天书包总是湿的。"],
    ];
    await owner((client) =>
      client.query(
        `update wishes w set category = t.thing[1]::wish_category, title = t.thing[2], colour = t.thing[3],
         words = t.thing[4], fair_rank = 100 - n
       from (select n, array(select jsonb_array_elements_text($1::jsonb -> (n - 1))) as thing
         from generate_series(1, 9) n) t
       where t.n = w.number and w.batch_id = (select id from batches where slug = $2)`,
        [JSON.stringify(things), named.slug],
      ),
    );
  });

  test.each([
    ["鞋子", "运动鞋"],
    ["车子", "山地车"],
    ["紫色书包", "双肩书包"],
    ["书包紫色", "双肩书包"],
    ["football", "足球"],
    ["badminton", "羽毛球拍"],
    ["guitar", "吉他"],
    ["blanket", "被子"],
    ["red coat", "厚外套"],
  ])("everyday words find the thing: %s", async (q, title) => {
    const { wishes } = await search({ q, batch: named.slug });
    expect(wishes.map((wish) => wish.title)).toContain(title);
  });

  test("a wish is found by its place, alone or with words, in either language", async () => {
    const { wishes } = await search({ batch: named.slug });
    const { zh, en } = wishes[0]!.place;
    const [, township = ""] = /县(.+)$/.exec(zh) ?? [];
    const total = (q: string) => search({ q, batch: named.slug }).then((page) => page.totals.open);
    for (const q of [township, township.slice(0, -1), en.split(",")[0]!, en.split(" ")[0]!, en])
      expect(await total(q), q).toBe(wishes.length);
    expect(await total(`${township} 吉他`)).toBe(1);
    expect(await total(`guitar ${en.split(" ")[0]}`)).toBe(1);
  });

  test("what is called by a word comes before what a child only mentions, page after page", async () => {
    const { wishes } = await search({ q: "书包", batch: named.slug });
    expect(wishes.map(({ title }) => title)).toEqual(["双肩书包", "雨衣"]);
  });
});
