import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ceilings } from "~/domain/wishes/conditions.server";
import { countedUpTo } from "~/domain/wishes/facets.server";
import { categories, type Category } from "~/domain/wishes/input";
import { categoryNames, namesIn, thingNames } from "~/domain/wishes/names";
import { ringStart } from "~/domain/wishes/ring";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim } from "../factories/claims";
import { aWall } from "../factories/wall";
import { asOwner } from "../setup/database";

const owner = <Result>(work: Parameters<typeof asOwner<Result>>[1]) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", work);
const now = new Date("2026-05-04T02:00:00Z");
const day = 20_577;
const lot = 6;

type Wish = {
  id: string;
  row: string;
  number: number;
  category: Category;
  texts: string[];
  /** All of them but the child's words. */
  named: string[];
  /** The runs of digits, of digits before 号, and of letters in its texts. */
  numbers: number[];
  marked: number[];
  spelt: string[];
  state: "open" | "taken" | "granted";
  place: string;
  places: string[];
  batch: string;
  batchState: string;
  price: number;
  rank: number;
  ring: number;
  opened: number;
  granted: number;
};

/** Every wish that is public, for a plain look through all of them. */
let all: Wish[];
beforeAll(async () => {
  const beside = await aBatchToClaim();
  all = await owner(async (client) => {
    await aWall(client, beside, { wishes: 10_000, taken: 6, granted: 12 });
    const { rows } = await client.query<Wish>(
      `select w.public_id as id, w.id as row, w.number, w.category, w.state, w.public_place_code as place, b.slug as batch,
         b.state as "batchState", w.price_minor::integer as price, w.fair_rank as rank, w.ring_place as ring,
         array[w.title, w.words, w.size, w.colour, w.style, category_words(w.category),
           thing_names(w.title || E'\\n' || w.colour || E'\\n' || w.style)] as texts,
         array(select lower(name) from places p cross join lateral (values (p.name_zh), (p.name_en)) n (name)
           where starts_with(w.public_place_code, p.code)) as places,
         extract(epoch from w.opened_at)::float8 as opened, extract(epoch from w.granted_at)::float8 as granted
       from wishes w join batches b on b.id = w.batch_id where w.hidden_at is null`,
    );
    return rows.map((wish) => {
      const texts = wish.texts.map(alike);
      const found = (pattern: RegExp) =>
        texts.flatMap((text) => [...text.matchAll(pattern)]).map((hit) => hit[1] ?? hit[0]);
      return {
        ...wish,
        texts,
        named: texts.filter((_, at) => at !== 1),
        numbers: found(/\d+/g).map(Number),
        marked: found(/(\d+) *号/g).map(Number),
        spelt: found(/[a-z]+/g),
      };
    });
  });
}, 60_000);
afterAll(closePools);

const alike = (text: string) =>
  text.normalize("NFKC").replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

type Asked = {
  q?: string;
  category?: Category;
  place?: string;
  batch?: string;
  price_max?: number;
  state: "open" | "taken" | "granted";
  sort: "fair" | "newest" | "price";
};

/** The rules of `termsOf`, without tokens and without an index. */
function saying(q: string) {
  const { marked, numbers, words, runs } = asWords(alike(q));
  if (marked.length + numbers.length + words.length + runs.length === 0) return () => false;
  return (wish: Wish) =>
    marked.every((one) => one === wish.number || wish.marked.includes(one)) &&
    numbers.every((one) => one === wish.number || wish.numbers.includes(one)) &&
    words.every((word) =>
      wish.spelt.some((one) => (word.length === 1 ? one === word : one.startsWith(word))),
    ) &&
    runs.every((run) => wish.texts.some((text) => text.includes(run)));
}

function asWords(typed: string) {
  let rest = typed;
  const take = (pattern: RegExp) => {
    const hits = [...rest.matchAll(pattern)];
    rest = rest.replaceAll(pattern, " ");
    return hits.map((hit) => hit.slice(1).find((part) => part) ?? hit[0]);
  };
  const marked = take(/第? *(\d+) *号|(?:(?<![a-z])no\.?|#) *(\d+)/g).map(Number);
  const numbers = take(/\d+/g).map(Number);
  const words = take(/[a-z]+/g);
  return { marked, numbers, words, runs: take(/\p{Script=Han}+/gu).flatMap(namesIn) };
}

/**
 * What was typed, in which up to three parts together may begin a place's name (the longest counts):
 * whether a wish fits, and whether it is called so without the child's words; null where nothing is
 * asked but numbers and places.
 */
function searching(q: string) {
  let rest = alike(q)
    .split(/[\s,，、]+/)
    .filter(Boolean);
  const fits: ((wish: Wish) => boolean)[] = [];
  for (const size of [3, 2, 1])
    for (let at = 0; at + size <= rest.length; at += 1) {
      const span = rest.slice(at, at + size).join(" ");
      if (span.includes("|") || !/^(?:\p{Script=Han}.+|\p{L}.{2,})$/u.test(span)) continue;
      const there = (wish: Wish) => wish.places.some((name) => name.startsWith(span));
      if (!all.some(there)) continue;
      const says = saying(span);
      fits.push((wish) => there(wish) || says(wish));
      rest = [...rest.slice(0, at), "|", ...rest.slice(at + size)];
    }
  const others = rest.filter((part) => part !== "|").join(" ");
  const { words, runs } = asWords(others);
  if (fits.length === 0 || others) fits.push(saying(others));
  const terms = [...words, ...runs];
  return {
    fits: (wish: Wish) => fits.every((one) => one(wish)),
    calls:
      terms.length > 0
        ? (wish: Wish) => terms.every((term) => wish.named.some((text) => text.includes(term)))
        : null,
  };
}

const conditions = ["q", "category", "place", "batch", "price", "state"] as const;
type Condition = (typeof conditions)[number];

/** Looks through every wish; all of the conditions count, but for the one that is left out. */
function look(asked: Asked) {
  const { q, category, place, batch, price_max: most } = asked;
  const said = q ? searching(q).fits : () => true;
  const fits = all.map((wish) => ({
    wish,
    q: said(wish),
    category: !category || wish.category === category,
    place: !place || wish.place.startsWith(place),
    batch: !batch || wish.batch === batch,
    price: !most || wish.price <= most * 100,
    state: stands(wish, asked.state),
  }));
  return (left?: Condition, more: (wish: Wish) => boolean = () => true) =>
    fits
      .filter((one) => conditions.every((condition) => condition === left || one[condition]))
      .map(({ wish }) => wish)
      .filter(more);
}

const stands = (wish: Wish, state: Asked["state"]) =>
  wish.state === state && (state !== "open" || wish.batchState === "open");

const by =
  <Item>(...keys: ((item: Item) => number | string | boolean)[]) =>
  (a: Item, b: Item) => {
    for (const key of keys) if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
    return 0;
  };
const down = (text: string) =>
  [...text].map((one) => String.fromCharCode(200 - one.charCodeAt(0))).join("");

/** Of sets so common that they are not sorted, the sample has more than this. */
const walked = 300;
const isSampled = ({ ring }: Wish) => ring < 2 ** 31 / 16;

function sorted(wishes: Wish[], { q, state, sort }: Asked): Wish[] {
  const start = ringStart(day, lot);
  const order = state === "open" ? sort : state;
  const common = wishes.length > countedUpTo && wishes.filter(isSampled).length > walked;
  const calls = (!common && q && searching(q).calls) || (() => true);
  const orders = {
    fair: by<Wish>(
      (wish) => !calls(wish),
      ({ rank }) => rank,
      ({ ring }) => ring < start,
      ({ ring }) => ring,
      ({ row }) => row,
    ),
    price: by<Wish>(
      ({ price }) => price,
      ({ row }) => row,
    ),
    newest: by<Wish>(
      ({ opened }) => -opened,
      ({ row }) => down(row),
    ),
    taken: by<Wish>(
      ({ opened }) => -opened,
      ({ row }) => down(row),
    ),
    granted: by<Wish>(
      ({ granted }) => -granted,
      ({ row }) => down(row),
    ),
  };
  return [...wishes].sort(orders[order]);
}

const few = (size: number) => (size > countedUpTo ? null : size);

function counts<Key extends string | number>(wishes: Wish[], keys: (wish: Wish) => Key[]) {
  const map = new Map<Key, number>();
  for (const key of wishes.flatMap(keys)) map.set(key, (map.get(key) ?? 0) + 1);
  return map;
}

/** What somebody may type: parts of what is written somewhere, numbers, names of kinds, and anything. */
const typed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(4), fc.nat(30), fc.integer({ min: 1, max: 6 }))
      .map(([at, text, from, length]) => {
        const said = all[at % all.length]!.texts[text] || all[at % all.length]!.texts[0]!;
        const start = from % said.length;
        return said.slice(start, start + length);
      }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "书包",
      "望远镜",
      "小提琴",
      "滑板",
      "鞋",
      "灯",
      "书",
      "书架",
      "桌带",
      "绿色的书包",
      "想和妹妹",
      "红书包",
      "鞋子",
      "第3乡",
      "第3乡 书包",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "desk",
      "COAT",
      "shoes",
      "ｂｉｋｅ",
      "boo",
      "l",
      "xl",
      "xl no rush",
      "lego",
      "football",
      "red coat",
      "township 1",
      "Township 12, County 1 bag",
      "Ｌ号",
      "38码",
      "140",
      "４米",
      "20 寸",
    ),
  },
  fc
    .nat(400)
    .chain((one) =>
      fc.constantFrom(`${one}`, `${one}号`, `0${one} 号`, `第${one}号`, `No. ${one}`, `#${one}`),
    ),
  fc.string({ maxLength: 4 }),
);
const maybe = <Given>(times: number, arbitrary: fc.Arbitrary<Given>) =>
  fc.oneof({ weight: times, arbitrary }, { weight: 10 - times, arbitrary: fc.constant(undefined) });
const asked: fc.Arbitrary<Asked> = fc.record({
  q: maybe(
    6,
    fc.oneof(
      { weight: 3, arbitrary: typed },
      fc.tuple(typed, typed).map((both) => both.join("，")),
    ),
  ),
  category: maybe(2, fc.constantFrom(...categories)),
  place: maybe(
    3,
    fc.constantFrom("88", "8801", "880101", "880102", "880101003", "880102017", "880199"),
  ),
  batch: maybe(
    2,
    fc.integer({ min: 1, max: 21 }).map((at) => `wall-${at}`),
  ),
  price_max: maybe(3, fc.constantFrom(...ceilings, 6, 37, 1000)),
  state: fc.constantFrom("open", "open", "open", "taken", "granted"),
  sort: fc.constantFrom("fair", "newest", "price"),
});

const told = (wishes: { id: string }[]) => wishes.map(({ id }) => id);

test("the database knows the list of names", async () => {
  const { rows } = await owner((client) =>
    client.query<{ categories: Record<string, string>; things: string }>(
      `select (select json_object_agg(one, category_words(one)) from unnest(enum_range(null::wish_category)) one) as categories,
         thing_names($1) as things`,
      [thingNames.map(([thing]) => thing).join(" ")],
    ),
  );
  expect(rows[0]!.categories).toEqual(categoryNames);
  expect(rows[0]!.things).toBe(thingNames.map(([, names]) => names).join(" "));
});

test("10,000 wishes: what is found, its order and every count agree with a plain look (seed 17)", async () => {
  const outcomes = { some: 0, none: 0, many: 0 };
  await fc.assert(
    fc.asyncProperty(asked, async (given) => {
      const search = searchInput.parse(given);
      const q = search.q;
      const wanted = { ...given, q };
      const page = await searchWishes(search, { now, lot });
      const looked = look(wanted);
      const expected = sorted(looked(), wanted);
      expect(told(page.wishes)).toEqual(told(expected.slice(0, 24)));
      expect(page.next === null).toBe(expected.length <= 24);
      if (page.next) {
        const second = await searchWishes({ ...search, after: page.next }, { now, lot: 1 });
        expect(told(second.wishes)).toEqual(told(expected.slice(24, 48)));
        expect(second.totals).toEqual(page.totals);
      }
      outcomes[expected.length === 0 ? "none" : expected.length > countedUpTo ? "many" : "some"] +=
        1;

      for (const state of ["open", "taken", "granted"] as const)
        expect(page.totals[state]).toBe(few(looked("state", (wish) => stands(wish, state)).length));

      const { category, place, batch, price } = page.facets;
      const set = (facet: Condition) => {
        const wishes = looked(facet);
        return few(wishes.length) === null ? null : wishes;
      };
      const agree = <Key extends string | number>(
        options: { value: Key; count: number | null }[],
        wishes: Wish[] | null,
        keys: (wish: Wish) => Key[],
        chosen: Key | undefined,
      ) => {
        const offered = new Map(options.map(({ value, count }) => [value, count]));
        expect(offered.size).toBe(options.length);
        if (!wishes)
          return expect(
            [...offered].filter(([key, count]) => count !== null && key !== chosen),
          ).toEqual([]);
        const plain = counts(wishes, keys);
        if (chosen !== undefined && !plain.has(chosen)) plain.set(chosen, expected.length);
        expect(offered).toEqual(plain);
      };
      agree(category, set("category"), (wish) => [wish.category], wanted.category);
      agree(batch, set("batch"), (wish) => [wish.batch], wanted.batch);
      agree(
        place.filter(({ value }) => value.length >= 6 || value === wanted.place),
        set("place"),
        (wish) => [...new Set([wish.place.slice(0, 6), wish.place])],
        wanted.place,
      );
      agree(
        price,
        set("price"),
        (wish) =>
          [...ceilings, wanted.price_max ?? 50].filter(
            (most, at, every) => every.indexOf(most) === at && wish.price <= most * 100,
          ),
        wanted.price_max,
      );
    }),
    { seed: 17, numRuns: 60 },
  );
  for (const times of Object.values(outcomes)) expect(times).toBeGreaterThan(6);
}, 60_000);
