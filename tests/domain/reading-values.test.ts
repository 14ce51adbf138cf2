import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBirthCell } from "~/domain/imports/reading/birth-cell";
import { readAnswer, readDay } from "~/domain/imports/reading/consent";
import { birthOfGrade, readGrade } from "~/domain/imports/reading/grade";
import { readNumeral } from "~/domain/imports/reading/numerals";
import { readPhone } from "~/domain/imports/reading/phone";
import { readPrice } from "~/domain/imports/reading/price";
import { categoryNamed, thingIn } from "~/domain/imports/reading/recognised";
import { readSize } from "~/domain/imports/reading/size";
import { wishesIn } from "~/domain/imports/reading/split";
import { townshipFinder } from "~/domain/imports/reading/townships";
import {
  isForbiddenNumber,
  withoutForbiddenNumbers,
} from "~/domain/imports/reading/understand-row";
import { findsIn } from "~/domain/privacy/finds";
import { holdsForbidden } from "~/domain/privacy/forbidden";
import type { Category } from "~/domain/wishes/input";

const today = "2026-11-23";

describe("a birth or an age", () => {
  const read = (text: string, was?: "number" | "date") => {
    const found = readBirthCell(text, today, was);
    return found && [found.birth.text, ...found.warnings].join(" ");
  };
  test.each([
    ["11周岁半", "11 @ 2026-11-23"],
    ["11岁3个月", "11 @ 2026-11-23"],
    ["满11岁", "11 @ 2026-11-23"],
    ["11 years old", "11 @ 2026-11-23"],
    ["约11岁", "11 @ 2026-11-23 age_of_the_day"],
    ["二〇一四年三月五日", "2014-03-05"],
    ["2014-3-5 00:00:00", "2014-03-05"],
    ["14-03-05", "2014-03-05"],
    ["2014年", "2014 age_of_the_day"],
    ["41703", "2014-03-05 date_restored"],
    ["11 @ 2024-11-23", "11 @ 2024-11-23"],
  ])("%s is understood", (text, told) => {
    expect(read(text)).toBe(told);
  });
  test.each(["5/3/2014", "12/3/8", "虚岁12", "110个月", "2014-02-30", "2030-01-01", "不详"])(
    "%s is not guessed at",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
  test("an age that became a date is an age, a month that lost its nought only a year", () => {
    expect(read("1900-01-11", "date")).toBe("11 @ 2026-11-23 date_restored");
    expect(read("2014.1", "number")).toBe("2014 age_of_the_day");
  });
  test.each([
    ["三(2)班", 3],
    ["三（2）班", 3],
    ["小学五年级", 5],
    ["302班", 3],
    ["初三(1)班", 9],
    ["高二", 11],
    ["学前班", 0],
    ["4th grade", 4],
    ["12", null],
    ["32班", null],
    ["2014级", null],
  ])("grade %s is %s", (text, grade) => {
    expect(readGrade(text)).toBe(grade);
  });
  test("who is in a grade is a year older after February", () => {
    expect(birthOfGrade(3, "2026-11-23")).toMatchObject({ age: 8, years: [2017, 2018] });
    expect(birthOfGrade(3, "2027-05-01")).toMatchObject({ age: 9, years: [2017, 2018] });
  });
});

describe("a price", () => {
  const read = (text: string, was?: "number" | "date") => {
    const price = readPrice(text, 2, was);
    return price && [price.min / 100, price.max / 100, ...price.warnings].join(" ");
  };
  test.each([
    ["￥199.9", "199.9 199.9"],
    ["贰佰伍拾元整", "250 250"],
    ["一百五", "150 150"],
    ["1百", "100 100"],
    ["2百5", "250 250"],
    ["200元/个", "200 200"],
    ["价格：200元", "200 200"],
    ["两百左右", "200 200 price_about"],
    ["不超过300", "300 300 price_about"],
    ["300元以内", "300 300 price_about"],
    ["200多", "200 200 price_about"],
    ["百元左右", "100 100 price_about"],
    ["about 200", "200 200 price_about"],
    ["一两百", "100 200 price_range"],
    ["1-2百", "100 200 price_range"],
    ["200-100", "100 200 price_range"],
    ["100 to 200", "100 200 price_range"],
    ["12,000", "12000 12000"],
  ])("%s is understood", (text, told) => {
    expect(read(text)).toBe(told);
  });
  test.each([
    "15o",
    "几十元",
    "若干",
    "$30",
    "80,120",
    "100,200",
    "80、120",
    "150*2",
    "100 200",
    "免费",
    "-",
  ])("%s is not guessed at", (text) => {
    expect(read(text)).toBeNull();
  });
  test("numerals spelled out are the numbers they spell", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (number) => {
        expect(readNumeral(spelled(number))).toBe(number);
      }),
    );
  });
});

const digits = "零一二三四五六七八九";
function spelled(number: number): string {
  if (number >= 10_000) {
    const [high, low] = [Math.floor(number / 10_000), number % 10_000];
    return `${spelled(high)}万${low === 0 ? "" : (low < 1000 ? "零" : "") + spelled(low)}`;
  }
  const units = ["千", "百", "十", ""];
  return String(number)
    .padStart(4, "0")
    .split("")
    .map((digit, at) => (digit === "0" ? "零" : `${digits[Number(digit)]}${units[at]}`))
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
}

describe("a size", () => {
  const read = (category: Category, text: string) => {
    const { size, style, colour, measures, warnings } = readSize(text, category);
    return [size, style, colour, measures, ...warnings].filter(Boolean).join(" | ");
  };
  test.each<[Category, string, string]>([
    ["shoes", "35.5码", "35.5码"],
    ["shoes", "36/37码", "36/37码"],
    ["shoes", "37#", "37码"],
    ["shoes", "38号", "38码"],
    ["shoes", "EUR 38", "38码"],
    ["shoes", "240mm", "240 mm"],
    ["shoes", "46码/女", "46码 | 女款"],
    ["shoes", "女38", "38码 | 女款"],
    ["shoes", "衣服140 鞋子37", "37码"],
    ["shoes", "身高140鞋码37", "37码 | 身高140鞋码37"],
    ["coat", "衣服140 鞋子37", "140 cm"],
    ["coat", "145-150", "145-150 cm"],
    ["coat", "1.45m", "145 cm"],
    ["coat", "一米四五", "145 cm"],
    ["coat", "130#", "130 cm"],
    ["coat", "150/76A", "150/76A"],
    ["coat", "xl码", "XL"],
    ["coat", "均码", "均码"],
    ["coat", "140 深蓝色", "140 cm | 深蓝色"],
    ["coat", "身高140体重30kg", "140 cm | 身高140体重30kg | size_from_height"],
    ["coat", "体重35公斤", "体重35公斤 | size_unclear"],
    ["coat", "腰围2尺", "腰围2尺 | size_unclear"],
    ["shoes", "脚长24cm", "脚长24cm | size_unclear"],
    ["shoes", "38码 脚长24cm", "38码 | 38码 脚长24cm"],
    ["coat", "10-12岁", "10-12岁 | size_unclear"],
    ["bicycle", "24", "24寸"],
    ["bicycle", "20英寸", "20寸"],
    ["ball", "5号(足球)", "5号"],
    ["desk", "120*60cm", "120×60 cm"],
    ["bedding", "1.5*2米", "1.5×2 m"],
  ])("of %s: %s", (category, text, told) => {
    expect(read(category, text)).toBe(told);
  });
});

test("what is the child's body alone never stands in the size, which is public", () => {
  const sizes = ["腰围2尺", "体重35公斤", "身高很高"].map((text) => readSize(text, "coat").size);
  expect(sizes).toEqual(["", "", ""]);
});

describe("a phone", () => {
  test.each([
    ["+86 138 0000 1234", "13800001234", undefined],
    ["１３８００００１２３４", "13800001234", undefined],
    ["1.3800001234E+10", "13800001234", undefined],
    ["1.38E+10", "", "phone_damaged"],
    ["138000012345", "", "phone_damaged"],
    ["13800001234/13900001234", "13800001234", "phone_unclear"],
    ["0851-8765432", "0851-8765432", undefined],
    ["不记得", "", "phone_unclear"],
    ["无", "", undefined],
  ])("%s", (text, phone, warning) => {
    expect(readPhone(text)).toEqual(warning ? { phone, warning } : { phone });
  });
});

describe("consent", () => {
  test.each([
    [["是", "√", "已签字", "Y", "1", "监护人已同意", "☑"], "yes"],
    [["否", "不同意", "×", "N"], "no"],
    [["", "待签", "/"], "blank"],
    [["也许", "下周"], "unclear"],
  ])("%j is %s", (texts, answer) => {
    expect(texts.map(readAnswer)).toEqual(texts.map(() => answer));
  });
  test("a day without a year is the last such day", () => {
    expect(readDay("10月1日", today)).toBe("2026-10-01");
    expect(readDay("12/1", today)).toBe("2025-12-01");
    expect(readDay("2026-13-1", today)).toBeNull();
  });
});

describe("things and kinds", () => {
  test.each<[string, Category | undefined]>([
    ["篮球鞋", "shoes"],
    ["带锁的日记本", "other"],
    ["书桌台灯", "lamp"],
    ["台灯（书桌用）", "lamp"],
    ["书包挂件", undefined],
    ["鞋柜", undefined],
    ["小天才电话手表", "other"],
    ["Basketball shoes", "shoes"],
    ["sunglasses", "glasses"],
    ["plumbing", undefined],
  ])("%s", (text, category) => {
    expect(thingIn(text)?.category).toBe(category);
  });
  test("wide kinds of other lists leave the word to the thing", () => {
    expect(categoryNamed("学习用品")).toEqual({ category: "other", loose: true });
    expect(categoryNamed("文具/书")).toEqual({ category: "book", loose: false });
    expect(categoryNamed("不知道")).toBeNull();
  });
  test.each([
    ["书包；一双鞋", 2],
    ["书包，文具盒", 2],
    ["书包 台灯", 2],
    ["书包、魔法棒", 2],
    ["书包和文具盒", 1],
    ["语文、数学练习册", 1],
    ["希望有一个安静、明亮的书桌", 1],
    ["台灯（护眼、可充电）", 1],
    ["1/2开的画板", 1],
  ])("%s holds %i", (text, count) => {
    expect(wishesIn(text)).toHaveLength(count);
  });
});

test("a township is found by name, and never guessed where two could be meant", () => {
  const find = townshipFinder([
    { code: "1", nameZh: "石桥乡", nameEn: "Shiqiao" },
    { code: "2", nameZh: "柳溪镇", nameEn: "Liuxi" },
    { code: "3", nameZh: "柳溪街道", nameEn: "Liuxi Street" },
  ]);
  const said = { township: "", school: "", village: "", around: [] };
  expect(find({ ...said, township: "石桥" })).toBe("1");
  expect(find({ ...said, township: "清河县石桥乡" })).toBe("1");
  expect(find({ ...said, township: "柳溪" })).toBe("unknown");
  expect(find({ ...said, township: "别处镇" })).toBe("unknown");
  expect(find({ ...said, school: "石桥中心小学" })).toBe("1");
  expect(find({ ...said, village: "柳溪镇柳树村" })).toBe("2");
  expect(find({ ...said, school: "石桥头小学" })).toBeNull();
});

describe("numbers that are never kept", () => {
  test("are known whole, damaged, spaced and full-width", () => {
    const id = "11010519491231002X";
    for (const text of [
      id,
      "1101 0519 4912 3100 2x",
      "１１０１０５１９４９１２３１００２Ｘ",
      `G${id}`,
    ])
      expect(isForbiddenNumber(text)).toBe("id_number");
    expect(isForbiddenNumber("1.10105E+17")).toBe("id_number");
    expect(isForbiddenNumber("4111 1111 1111 1111")).toBe("bank_card");
    expect(isForbiddenNumber("6.22202E+18")).toBe("bank_card");
    for (const text of ["13800001234", "2014-03-05", "1.38E+10", "130、140、150、160"])
      expect(isForbiddenNumber(text)).toBeNull();
  });
  test("are cut out of a text; phones beside each other stay", () => {
    expect(withoutForbiddenNumbers("身份证11010519491231002X，家里困难")).toEqual({
      text: "身份证，家里困难",
      lost: "id_number",
    });
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^1[3-9]\d{9}$/), { maxLength: 3 }), (phones) => {
        expect(withoutForbiddenNumbers(phones.join("/")).lost).toBeNull();
      }),
    );
  });
  test("a quick look at a text answers what the long one does", () => {
    const never = /^(?:id_number|bank_card|position|diagnosis|religion|wechat|qq)$/;
    const words = fc.constantFrom(
      ..."微信 vx 加v 加我薇 扣扣 球球 q 企鹅号 绿泡泡 卫星号 12345678 lele2014 白血病 确诊 hiv Asthma 信佛 知道教 基督山 北纬 二十六度 26.12345 , 106.65432 26°35' lat:26.58 11010519491231002X 4111111111111111 ６２２２ 一一〇一〇五 我叫 张小禾 的 、 。 号 是 ① Ｖ Ｘ ： 𝐕 \u200b 篮球 书包 学校".split(
        " ",
      ),
      " ",
      "-",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 8 }).map((some) => some.join("")),
          fc.string({ unit: "binary", maxLength: 40 }),
        ),
        (text) => {
          expect(holdsForbidden(text)).toBe(findsIn(text).some(({ kind }) => never.test(kind)));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
