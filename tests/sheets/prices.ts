import type { Case } from "./shape";
import { file, rows, type Told } from "./plan";
import { oneSheet } from "./workbook";

const head = "姓名,年龄,心愿,价格";
const bag = (price: string, warnings = "") =>
  `bag 书包 · – · ${price} · 9-11${warnings && ` ! ${warnings}`}`;
const priced = (typed: string, told: string): Told => [`~,11,书包,${typed}`, told];

export const prices: Case[] = [
  rows("a price is a number, with or without its currency", head, [
    priced("200", bag("200")),
    priced("¥200", bag("200")),
    priced("￥200", bag("200")),
    priced("200元", bag("200")),
    priced("200块", bag("200")),
    priced("２００", bag("200")),
    priced("人民币200元整", bag("200")),
    priced('"1,200"', bag("1200")),
    priced("199.9", bag("199.9")),
    priced("200.00元", bag("200")),
    priced("1.2万", bag("12000")),
    priced("二百", bag("200")),
    priced("两百五", bag("250")),
    priced("一百二十元", bag("120")),
  ]),
  rows("a price about, or between two, is taken and says so", head, [
    priced("200元左右", bag("200", "price_about")),
    priced("约150", bag("150", "price_about")),
    priced("150上下", bag("150", "price_about")),
    priced("100-200", bag("100–200", "price_range")),
    priced("100～200元", bag("100–200", "price_range")),
    priced("100至200", bag("100–200", "price_range")),
    priced("100元到200元", bag("100–200", "price_range")),
    priced("100—200", bag("100–200", "price_range")),
  ]),
  rows("what is no price, or none above nothing, is refused", head, [
    priced("0", "✗ price amount_not_above_zero"),
    priced("-50", "✗ price amount_not_above_zero"),
    priced("零元", "✗ price amount_not_above_zero"),
    priced("面议", "✗ price amount_malformed"),
    priced("20美元", "✗ price amount_malformed"),
    priced("199.999", "✗ price amount_malformed"),
    priced("", "✗ price field_missing"),
  ]),
  rows("the damage of a spreadsheet is undone: 10-20 that became a day", head, [
    priced("10月20日", bag("10–20", "date_restored price_range")),
  ]),
  file(
    "the damage of a spreadsheet is undone in a workbook: prices and classes that became dates",
    () =>
      oneSheet([
        ["姓名", "年级班级", "心愿", "预估价格"],
        ["陈雨桐", "五年级", "书包", new Date(Date.UTC(2026, 9, 20))],
        ["林可欣", new Date(Date.UTC(2026, 4, 2)), "书包", 150],
      ]),
    {
      sheets: ["1 + 2"],
      wishes: [
        `2.1 ${bag("10–20", "age_from_grade date_restored price_range")}`,
        `3.1 ${bag("150", "age_from_grade date_restored")}`,
      ],
    },
  ),
  file(
    "numbers of a workbook are read as a person sees them",
    () =>
      oneSheet(
        [
          ["姓名", "年龄", "心愿", "金额"],
          ["陈雨桐", 11, "书包", 199.99999999999997],
          ["林可欣", 11, "书包", 0.1 + 199.8],
          ["周子墨", 11, "书包", 1200],
        ],
        { then: (sheet) => void (sheet.getCell("D4").numFmt = '"¥"#,##0.00') },
      ),
    {
      sheets: ["1 + 3"],
      wishes: [`2.1 ${bag("200")}`, `3.1 ${bag("199.9")}`, `4.1 ${bag("1200")}`],
    },
  ),
  rows(
    "a price for every row stands where a row has none",
    head,
    [priced("", bag("100")), priced("80", bag("80"))],
    { context: { defaults: { townshipCode: "990101001", price: "100" } } },
  ),
];
