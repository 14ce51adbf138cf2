import { describe, expect, test } from "vitest";
import { referenceOf } from "~/domain/funds/references";
import { masked, withoutTags } from "~/domain/funds/statement/masked";
import { finderOf, folded, quotes } from "~/domain/funds/statement/references-in";
import {
  looseDate,
  readAmount,
  readCurrency,
  readDay,
  readDirection,
} from "~/domain/funds/statement/values";

describe("a day", () => {
  test.each([
    ["2000-01-01", "2000-01-01"],
    ["1999-12-31", null],
    ["2099-12-31", "2099-12-31"],
    ["2100-01-01", null],
    ["2026-00-05", null],
    ["2026-13-05", null],
    ["2026-11-00", null],
    ["2026-11-30", "2026-11-30"],
    ["2026-11-31", null],
    ["2024-02-29", "2024-02-29"],
    ["2026-02-29", null],
    ["2026-11-051", null],
    ["2026-111-05", null],
    ["于2026-11-05", null],
    ["2026年 11月 15日 09:30", "2026-11-15"],
    ["2026年11月5", "2026-11-05"],
    ["2026-11-5日", "2026-11-05"],
    [" 20261115 ", "2026-11-15"],
    ["202611150930", "2026-11-15"],
    ["20261115 09:30:01", "2026-11-15"],
    ["20261115T093001", "2026-11-15"],
    ["2026111509", null],
    ["20261115元", null],
    ["120261115", null],
  ])("in %j is %j", (text, day) => expect(readDay(text, "dmy")).toBe(day));

  test.each([
    ["05/11/2026", null, "2026-11-05", "2026-05-11"],
    ["26/11/05", "2026-11-05", "2005-11-26", null],
    ["05.11.26 09:30", "2005-11-26", "2026-11-05", "2026-05-11"],
    ["05-11-26", "2005-11-26", "2026-11-05", "2026-05-11"],
    ["25/11/2026", null, "2026-11-25", null],
    ["5/11-2026", null, null, null],
    ["05/11/20261", null, null, null],
    ["05/11/202", null, null, null],
    ["105/11/2026", null, null, null],
  ])("in %j is read in the order that was said", (text, ymd, dmy, mdy) => {
    const read = (["ymd", "dmy", "mdy"] as const).map((order) => readDay(text, order));
    expect(read).toEqual([ymd, dmy, mdy]);
  });

  test("may have its month by name, in two orders", () => {
    const names = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
    for (const [at, name] of names.entries()) {
      const day = `2026-${String(at + 1).padStart(2, "0")}-05`;
      expect(readDay(`5 ${name.toUpperCase()} 2026`, "ymd")).toBe(day);
      expect(readDay(`${name} 5, 2026`, "ymd")).toBe(day);
    }
    const day = "2026-11-15";
    for (const text of ["15-November-26", "15 Nov., 2026", "15 nov. 2026 09:30", "Nov. 15 2026"])
      expect([text, readDay(text, "mdy")]).toEqual([text, day]);
    const none = ["15 Foo 2026", "Foo 15 2026", "15 Nov 20261", "15 Nov 202", "Nov 15, 20261"];
    for (const text of [...none, "115 Nov 2026", "于15 Nov 2026", "于Nov 15 2026", "31 Nov 2026"])
      expect([text, readDay(text, "dmy")]).toEqual([text, null]);
  });

  test("that doesn't begin with its year tells its three figures", () => {
    const figures = (text: string) => looseDate(text)?.slice(1);
    expect(figures(" ５／１１／２６ ")).toEqual(["5", "/", "11", "26"]);
    expect(figures("2026-11-05")).toBeUndefined();
  });
});

describe("an amount", () => {
  test.each<[string, bigint | null]>([
    ["CNY 5", 500n],
    ["5 rmb", 500n],
    ["US$5.5", 550n],
    ["HK$ 5", 500n],
    ["5.05圆", 505n],
    ["–5", -500n],
    ["—5", -500n],
    ["﹣5", -500n],
    ["5+", 500n],
    ["-", 0n],
    ["¥", null],
    ["5 个", null],
    ["第5", null],
    ["(5)", -500n],
    ["(-5)", -500n],
    ["5)", null],
    ["-5-", null],
    ["+5-", null],
    ["+5", 500n],
    ["5 CR", 500n],
    ["5 dr", -500n],
    ["5.0 DRX", null],
    ["5.", 500n],
    [".5", null],
    ["1,234", 123400n],
    ["12,345,678", 1234567800n],
    ["1,234,567.89", 123456789n],
    ["1.234.567,89", 123456789n],
    ["1234567,8", 123456780n],
    ["1.230", 123n],
    ["1.234", null],
    ["1,2345", null],
    ["1234,567", null],
    ["1,23,456", null],
    ["12,34.56", null],
    ["1,2345.00", null],
    ["1.2.3", null],
    ["1.234,567.00", null],
    ["1,234.567", null],
    ["1,234.560", 123456n],
    ["5.00000", 500n],
    ["999999999999999", 99999999999999900n],
    ["1000000000000000", null],
  ])("in %j is %s", (text, minor) => expect(readAmount(text, "CNY")).toBe(minor));

  test("has as many decimals as its currency", () => {
    const yen = ["5000", "5,000", "5.000.000", "5000.0", "5000.1"];
    expect(yen.map((text) => readAmount(text, "JPY"))).toEqual([
      5000n,
      5000n,
      5000000n,
      5000n,
      null,
    ]);
  });
});

test("words say which way money went, and nothing else does", () => {
  const inward = [
    "收",
    " 收入 ",
    "入",
    "转入",
    "来账",
    "贷",
    "贷方",
    "Credit",
    "ＣＲ",
    "C",
    "in",
    "+",
  ];
  const outward = [
    "支",
    "支出",
    "出",
    "转出",
    "往账",
    "付",
    "借",
    "借方",
    "Debit",
    "DR",
    "d",
    "out",
    "-",
  ];
  expect(inward.map(readDirection)).toEqual(inward.map(() => "in"));
  expect(outward.map(readDirection)).toEqual(outward.map(() => "out"));
  expect(["/", "", "收入了", "不计收支", "incomplete"].map(readDirection)).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

test("currencies are known by their names and codes; others stay as they are written", () => {
  const known = {
    CNY: ["人民币", "人民币元", "cny", "RMB", "156", "元"],
    USD: ["美元", " ｕｓｄ ", "840"],
    EUR: ["欧元", "EUR", "978"],
    HKD: ["港币", "港元", "hkd", "344"],
    JPY: ["日元", "JPY", "392", "円"],
  };
  for (const [code, names] of Object.entries(known))
    expect(names.map(readCurrency)).toEqual(names.map(() => code));
  expect([" gbp ", "英镑"].map(readCurrency)).toEqual(["GBP", "英镑"]);
});

describe("a long number", () => {
  const seen: string[] = [];
  const hidden = (text: string) => {
    seen.length = 0;
    return masked(text, (number) => {
      seen.push(number);
      return "0123456789ab";
    });
  };
  const mark = "#0123456789ab";

  test.each<[string, string, string[]]>([
    ["123456789012", `…9012${mark}`, ["123456789012"]],
    ["12345678901", "12345678901", []],
    ["1234-5678 9012转", `…9012${mark}转`, ["123456789012"]],
    ["１２３４５６７８９０１２", `…9012${mark}`, ["123456789012"]],
    ["GB29 NWBK 6016 1331 9268 19", `…6819${mark}`, ["GB29NWBK60161331926819"]],
    ["DE89 ABCD EFGH 12345", "DE89 ABCD EFGH 12345", []],
    [" 20261105093001 ", " 20261105093001 ", []],
    ["202611050930", "202611050930", []],
    ["202613050930", `…0930${mark}`, ["202613050930"]],
    ["Ａｂｃ　１２３４５６７捐款", "Ａｂｃ　１２３４５６７捐款", []],
    ["祝孩子们平安健康快乐成长", "祝孩子们平安健康快乐成长", []],
    ["123456789012/210987654321", `…9012${mark}/…4321${mark}`, ["123456789012", "210987654321"]],
  ])("in %j leaves %j", (text, left, numbers) => {
    expect([hidden(text), ...seen]).toEqual([left, ...numbers]);
  });

  test("is shown without its tag, which is nothing else", () => {
    expect(withoutTags(`自…9012${mark}转…4321${mark}`)).toBe("自…9012转…4321");
    const others = ["…9012#0123", "…901#0123456789ab", "9012#0123456789ab"];
    expect(others.map(withoutTags)).toEqual(others);
  });
});

describe("a reference", () => {
  const long = { reference: referenceOf("SHQA", 4711) };
  const short = { reference: referenceOf("QY", 4711) };

  test("with signs that are taken for each other is the same, and no other is", () => {
    expect(folded("0ODQ1ILJ2Z5S6G8BUV")).toBe("000011112255668" + "8UU");
    expect(folded("379ACEFHKMNPRTWXY")).toBe("379ACEFHKMNPRTWXY");
  });

  test("of the longest and of the shortest prefix is found at either end of a run", () => {
    const find = finderOf([long, short]);
    for (const one of [long, short]) {
      const { reference } = one;
      expect(find(reference)).toEqual([one]);
      expect(find(`77${reference}`)).toEqual([one]);
      expect(find(`${reference}77`)).toEqual([one]);
      expect(find(`${reference.slice(0, 3)}｡${reference.slice(3)}`)).toEqual([one]);
      expect(find(`${reference.slice(0, 3)}款${reference.slice(3)}`)).toEqual([]);
    }
    expect(quotes(long.reference, ["QY", "SHQA"])).toBe(true);
    expect(quotes(`77${short.reference}77`, ["QY"])).toBe(true);
    expect(quotes(long.reference, ["SHQ", "HQA"])).toBe(false);
  });
});
