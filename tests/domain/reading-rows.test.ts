import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnKeys, type Column } from "~/domain/imports/columns";
import type {
  RawCell,
  ReadRow,
  ReadingContext,
  SheetLayout,
} from "~/domain/imports/reading/shapes";
import { understander, understandRow } from "~/domain/imports/reading/understand-row";
import { readBirth } from "~/domain/privacy/birth";
import { childInput } from "~/domain/privacy/input";
import { wishInput } from "~/domain/wishes/input";

const context: ReadingContext = {
  today: "2026-11-23",
  currency: "CNY",
  townships: [
    { code: "990101001", nameZh: "石桥乡", nameEn: "Shiqiao" },
    { code: "990101002", nameZh: "柳溪镇", nameEn: "Liuxi" },
  ],
  remembered: {},
  defaults: { townshipCode: "990101001" },
};

const layoutOf = (columns: readonly Column[], more: Partial<SheetLayout> = {}): SheetLayout => ({
  index: 0,
  name: "Sheet1",
  headerRow: 1,
  columns: columns.map((column, at) => ({ at, column, heading: column })),
  unsure: false,
  ...more,
});

type Values = Partial<Record<Column, string | RawCell>>;
const plain: Values = { legalName: "陈雨桐", birth: "11", title: "书包", price: "150" };

/** A row of these values, understood. */
function read(values: Values, more: Partial<SheetLayout> = {}, at = context): ReadRow {
  const columns = Object.keys(values) as Column[];
  const cells = Object.values(values).map((cell) =>
    typeof cell === "string" ? { text: cell } : cell,
  );
  return understandRow({ row: 2, cells }, layoutOf(columns, more), at);
}
const right = (row: ReadRow) => {
  if (row.standing !== "right") throw new Error(JSON.stringify(row.problems));
  return row;
};
const told = (row: ReadRow) =>
  row.problems.map((one) => `${one.column} ${"error" in one ? `✗ ${one.error}` : one.warning}`);

describe("a row", () => {
  test("is a child with its wish, as the forms take it", () => {
    const row = right(
      read({
        ...plain,
        grade: "五年级2班",
        school: "青石小学",
        village: "柳溪镇柳树村",
        guardianName: "王秀英（奶奶）13800001234",
        notes: "和奶奶一起生活",
        words: "想要一个结实的书包",
        colour: "蓝色",
        alias: "小禾",
        quantity: "2个",
      }),
    );
    expect(row.problems).toEqual([]);
    expect(row.child).toMatchObject({
      legalName: "陈雨桐",
      birth: "11 @ 2026-11-23",
      birthYears: [2014, 2015],
      ageBand: "9-11",
      townshipCode: "990101002",
      guardianName: "王秀英（奶奶）",
      guardianPhone: "13800001234",
      notes: "五年级2班；和奶奶一起生活",
    });
    expect(row.wishes).toEqual([
      {
        ...{ item: 1, category: "bag", title: "书包", words: "想要一个结实的书包" },
        ...{ size: "", colour: "蓝色", style: "2个", alias: "小禾" },
        price: { min: 15_000, max: 15_000, currency: "CNY" },
      },
    ]);
  });

  test("that is refused says why, on which column, and keeps its cells", () => {
    const row = read({ ...plain, legalName: "", alias: "雨桐", price: "面议", consent: "不同意" });
    expect(row.standing).toBe("refused");
    expect(told(row)).toEqual([
      "legalName ✗ field_missing",
      "price ✗ amount_malformed",
      "consent ✗ consent_refused",
    ]);
    expect(row.raw.map((cell) => cell?.text)).toEqual(["", "11", "书包", "面议", "雨桐", "不同意"]);
    expect(told(read({ ...plain, alias: "雨桐" }))).toEqual(["alias ✗ alias_tells_name"]);
  });

  test("tells what forms refuse, with the forms' codes", () => {
    expect(told(read({ ...plain, notes: "加我微信 lele_2014" }))).toEqual([
      "notes ✗ text_holds_forbidden",
    ]);
    expect(told(read({ ...plain, words: "弟弟有白血病" }))).toEqual([
      "words ✗ text_holds_forbidden",
    ]);
    expect(told(read({ ...plain, school: "很".repeat(61) }))).toEqual(["school ✗ field_too_long"]);
    expect(told(read({ ...plain, birth: "19" }))).toEqual(["birth ✗ child_age_out_of_range"]);
    expect(told(read({ ...plain, title: "无" }))).toEqual(["title ✗ field_missing"]);
    expect(told(read({ ...plain, title: "100" }))).toContain("title ✗ wishes_not_plain");
    expect(told(read({ ...plain, legalName: "张三丰、李四光" }))).toEqual([
      "legalName ✗ children_in_one_row",
    ]);
  });

  test("never keeps an ID or card number, neither read nor raw", () => {
    const row = right(
      read({ ...plain, notes: "身份证11010519491231002X", guardianPhone: "4111111111111111" }),
    );
    expect(JSON.stringify(row)).not.toMatch(/11010519|4111/);
    expect(told(row).sort()).toEqual([
      "guardianPhone cell_number_left_out",
      "notes cell_number_left_out",
    ]);
  });

  test("tells where its values came from, and what was mended in them", () => {
    const row = read({
      ...plain,
      title: { text: "书\u200b包", from: "formula" },
      guardianName: { text: "王秀英", from: "above" },
      grade: { text: "2026-05-02", was: "date" },
      price: { text: "2026-10-20", was: "date" },
    });
    expect(told(row)).toEqual([
      "title characters_removed",
      "title cell_from_formula",
      "guardianName filled_from_above",
      "grade date_restored",
      "price date_restored",
      "price price_range",
    ]);
    expect(told(read({ ...plain, school: { text: "", lost: "error_value" } }))).toEqual([
      "school ✗ cell_is_error",
    ]);
    expect(told(read({ ...plain, price: "#N/A" }))).toEqual(["price ✗ cell_is_error"]);
  });

  test("finds its township in the sheet's name or above the table, before what stands for all", () => {
    expect(right(read(plain, { name: "柳溪镇名单" })).child.townshipCode).toBe("990101002");
    const above = [{ row: 1, cells: [{ text: "柳溪镇微心愿登记表" }] }];
    expect(right(read(plain, { above, headerRow: 2 })).child.townshipCode).toBe("990101002");
    const unknown = read({ ...plain, township: "别处镇" });
    expect(right(unknown).child.townshipCode).toBeNull();
    expect(told(unknown)).toEqual(["township township_unknown"]);
  });
});

describe("several wishes in a row", () => {
  const wishes = (values: Values) =>
    right(read({ ...plain, ...values })).wishes.map(
      ({ title, size, price }) => `${title} ${size} ${price.max / 100}`,
    );
  test("take sizes and prices by order, by name, or by what fits", () => {
    const shoes = "运动鞋、羽绒服";
    expect(wishes({ title: shoes, size: "38码、140", price: "150、300" })).toEqual([
      "运动鞋 38码 150",
      "羽绒服 140 cm 300",
    ]);
    expect(wishes({ title: shoes, size: "衣服140 鞋38", price: "羽绒服300，运动鞋150" })).toEqual([
      "运动鞋 38码 150",
      "羽绒服 140 cm 300",
    ]);
    expect(wishes({ title: "书包、台灯", price: "各100" })).toEqual(["书包  100", "台灯  100"]);
    expect(wishes({ title: "书包、台灯", price: "80+120=200" })).toEqual(["书包  80", "台灯  120"]);
    expect(wishes({ title: "1.书包80元 2.运动鞋38码120元", price: "" })).toEqual([
      "书包  80",
      "运动鞋 38码 120",
    ]);
  });
  test("stand in columns of their own, each with its own size and price", () => {
    const columns: Column[] = ["legalName", "birth", "title", "price", "title", "price"];
    const understand = understander(layoutOf(columns), context);
    const cells = (...texts: string[]) => texts.map((text) => ({ text }));
    const two = understand({ row: 2, cells: cells("陈雨桐", "11", "书包", "150", "台灯", "80") });
    expect(right(two).wishes.map(({ item, title, price }) => [item, title, price.max])).toEqual([
      [1, "书包", 15_000],
      [2, "台灯", 8_000],
    ]);
    const one = understand({ row: 3, cells: cells("林可欣", "11", "书包", "150", "", "") });
    expect(right(one).wishes).toHaveLength(1);
  });
});

describe("consent", () => {
  const consent = (values: Values) => {
    const row = right(read({ ...plain, ...values }));
    return [row.consent, told(row)];
  };
  test("is given on a day by somebody, or waits", () => {
    expect(consent({ consent: "√", consentDate: "2026/10/1", relation: "奶奶" })).toEqual([
      { on: "2026-10-01", giver: "grandparent" },
      [],
    ]);
    expect(consent({ consent: "同意 2026.10.1", relation: "爸爸" })).toEqual([
      { on: "2026-10-01", giver: "parent" },
      [],
    ]);
    expect(consent({ consent: "是" })).toEqual([
      { on: null, giver: "guardian" },
      ["consentDate consent_date_missing"],
    ]);
    expect(consent({ consent: "是", consentDate: "2026-12-01" })).toEqual([
      { on: null, giver: "guardian" },
      ["consentDate consent_in_future"],
    ]);
    expect(consent({ consent: "下周" })).toEqual([undefined, ["consent consent_unclear"]]);
    expect(consent({ consent: "" })).toEqual([undefined, []]);
  });
});

describe("whatever the cells hold", () => {
  const likely = fc.constantFrom(
    ..."陈雨桐|11|2014年3月|五年级|书包|运动鞋38码|38码|140cm|身高1米4|200元左右|100-200|1.38E+10|13800001234|是|否|2026-10-01|书包、台灯|1.书包2.台灯|①书包②台灯|我想要一个书包，因为|「|（|）|/|、|\n|=|＝|#N/A|'=1|元|码|一百五|𠮷|e\u0301|\u202e|5-Mar|10月20日|11010519491231002X|微信 lele_2014|-1|0|99999999999999999999|1e309|NaN|各|左右|约|到|*|（1）|第一，".split(
      "|",
    ),
  );
  const text = fc.oneof(
    likely,
    fc.array(likely, { maxLength: 6 }).map((some) => some.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 600 }),
  );
  const cell: fc.Arbitrary<RawCell | null> = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: text.map((one) => ({ text: one })) },
    {
      weight: 2,
      arbitrary: fc.record(
        {
          text,
          was: fc.constantFrom("number" as const, "date" as const),
          from: fc.constantFrom("formula" as const, "merge" as const, "above" as const),
          lost: fc.constantFrom(
            ...(["error_value", "formula_without_value", "id_number", "too_long"] as const),
          ),
        },
        { requiredKeys: ["text"] },
      ),
    },
  );
  const understand = understander(layoutOf([...columnKeys, "title", "price", "size"]), context);
  const sane: RawCell[] = columnKeys.map((column) => {
    const value = plain[column] ?? "";
    return typeof value === "string" ? { text: value } : value;
  });

  test("a row comes back right or refused with a column and a reason, and never throws", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(columnKeys.length + 2), cell), { maxLength: 8 }),
        (changes) => {
          const cells: (RawCell | null)[] = [...sane];
          for (const [at, one] of changes) cells[at] = one;
          const row = understand({ row: 7, cells });
          expect(row.row).toBe(7);
          expect(row.raw).toHaveLength(cells.length);
          const errors = row.problems.filter((one) => "error" in one);
          if (row.standing !== "right") {
            expect(errors.length).toBeGreaterThan(0);
            expect(errors.every(({ column }) => column !== null)).toBe(true);
            return;
          }
          expect(errors).toEqual([]);
          expect(row.wishes.length).toBeGreaterThan(0);
          expect(acceptedByForms(row)).toBe(true);
        },
      ),
      { numRuns: 3000, seed: 20_261_123, examples: [[[[12, { text: "微信 lele_2014身高1米4" }]]]] },
    );
  });

  /** Recording takes what was found right: the forms' own rules have nothing against it. */
  function acceptedByForms({ child, wishes }: Extract<ReadRow, { standing: "right" }>): boolean {
    expect(readBirth(child.birth, context.today)?.years).toBeDefined();
    const { data } = childInput.safeParse({ ...child, townshipCode: child.townshipCode ?? "99" });
    expect(data).toMatchObject({ legalName: child.legalName, guardianPhone: child.guardianPhone });
    for (const { price, ...wish } of wishes) {
      expect(price.min).toBeGreaterThan(0);
      expect(price.max).toBeGreaterThanOrEqual(price.min);
      const parsed = wishInput.safeParse({ ...wish, price: (price.max / 100).toFixed(2) });
      expect(parsed.error?.issues).toBeUndefined();
      expect(parsed.data?.price.minor).toBe(BigInt(price.max));
    }
    return true;
  }
});
