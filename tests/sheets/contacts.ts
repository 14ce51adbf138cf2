import type { Case } from "./shape";
import { file, rows, type Told } from "./plan";
import { oneSheet } from "./workbook";

const head = "姓名,年龄,监护人,电话,心愿,价格";
const bag = (warnings = "") => `bag 书包 · – · 150 · 9-11${warnings && ` ! ${warnings}`}`;
const called = (typed: string, warnings = ""): Told => [
  `~,11,陈奶奶,${typed},书包,150`,
  bag(warnings),
];
const phones = (...kept: string[]) =>
  Object.fromEntries(kept.map((guardianPhone, index) => [index + 2, { guardianPhone }]));

/** Numbers that pass their own checks and belong to nobody: there is no province 99. */
const idNumber = "990101201503071233";
const idNumberOf17 = "99010120150307123";
const card = "6222021234567890128";

export const contacts: Case[] = [
  rows(
    "a phone is its digits, however they are set apart",
    head,
    [
      called("13800001234"),
      called("138 0000 1234"),
      called("138-0000-1234"),
      called("１３８００００１２３４"),
      called("+86 13800001234"),
      called("8613800001234"),
      called("1.3800001234E+10"),
    ],
    { more: phones(...Array.from({ length: 7 }, () => "13800001234")) },
  ),
  rows(
    "a phone that lost digits, or is none, is left out and never refuses the row",
    head,
    [
      called("1.38E+10", "phone_damaged"),
      called("没有"),
      called("问老师", "phone_unclear"),
      called("12345", "phone_unclear"),
      called(""),
    ],
    { more: phones("", "", "", "", "") },
  ),
  rows(
    "of two phones the first is kept",
    head,
    [
      called("13800001234/13900005678", "phone_unclear"),
      called("13800001234、13900005678", "phone_unclear"),
      called("13800001234 13900005678", "phone_unclear"),
    ],
    { more: phones(...Array.from({ length: 3 }, () => "13800001234")) },
  ),
  file(
    "a phone kept as a number is whole, whatever its cell shows",
    () =>
      oneSheet(
        [
          ["姓名", "年龄", "联系电话", "心愿", "价格"],
          ["陈雨桐", 11, 13800001234, "书包", 150],
          ["林可欣", 11, 13800001234, "书包", 150],
        ],
        { then: (sheet) => void (sheet.getCell("C3").numFmt = "0.00E+00") },
      ),
    {
      sheets: ["1 + 2"],
      wishes: [`2.1 ${bag()}`, `3.1 ${bag()}`],
      more: phones("13800001234", "13800001234"),
    },
  ),
  rows(
    "a column of ID-card numbers is left out and said so; its rows count",
    "姓名,身份证号,年龄,心愿,价格",
    [
      [`~,${idNumber},11,书包,150`, bag()],
      ["~,9.90101E+17,11,书包,150", bag()],
      ["~,,11,书包,150", bag()],
    ],
    { ignored: ["B id_number"] },
  ),
  rows(
    "a column of numbers like an ID card's is left out whatever it is called",
    "姓名,证件,年龄,心愿,价格",
    [
      [`~,${idNumber},11,书包,150`, bag()],
      [`~,${idNumber},11,书包,150`, bag()],
    ],
    { ignored: ["B id_number"] },
  ),
  file(
    "an ID number kept as a number is left out of a workbook",
    () =>
      oneSheet([
        ["姓名", "公民身份号码", "年龄", "心愿", "价格", "备注"],
        ["陈雨桐", Number(idNumberOf17) * 10, 11, "书包", 150, Number(idNumberOf17) * 10],
      ]),
    {
      sheets: ["1 + 1"],
      wishes: [`2.1 ${bag("cell_number_left_out")}`],
      ignored: ["B id_number"],
      more: { "2": { notes: "" } },
    },
  ),
  rows(
    "an ID number inside another text is cut out, and the row counts",
    "姓名,年龄,心愿,价格,备注",
    [
      [`~,11,书包,150,身份证${idNumber}，家里困难`, bag("cell_number_left_out")],
      [`~ ${idNumber},11,书包,150,`, bag("cell_number_left_out")],
      [`~,11,书包,150,990101 20150307 1233`, bag("cell_number_left_out")],
      [`~,11,书包,150,９９０１０１２０１５０３０７１２３３`, bag("cell_number_left_out")],
    ],
    {
      more: {
        "2": { notes: "身份证，家里困难" },
        "3": { legalName: "林可欣" },
        "4": { notes: "" },
        "5": { notes: "" },
      },
    },
  ),
  rows(
    "bank cards are left out like ID numbers",
    "姓名,银行卡号,年龄,心愿,价格,备注",
    [
      [`~,${card},11,书包,150,`, bag()],
      [`~,${card},11,书包,150,卡号${card}`, bag("cell_number_left_out")],
    ],
    { ignored: ["B bank_card"], more: { "3": { notes: "卡号" } } },
  ),
  rows(
    "columns of health, faith and accounts are left out and said so; their rows count",
    "姓名,健康状况,宗教信仰,微信,年龄,心愿,价格",
    [["~,麒麟病,凤凰教,abc12345,11,书包,150", bag()]],
    { ignored: ["B forbidden", "C forbidden", "D forbidden"] },
  ),
  rows(
    "a guardian's consent is read in every usual mark",
    "姓名,年龄,与孩子关系,心愿,价格,监护人同意,日期",
    [
      ["~,11,奶奶,书包,150,同意,2026-11-01", bag()],
      ["~,11,妈妈,书包,150,是,2026年11月1日", bag()],
      ["~,11,大伯,书包,150,√,2026/11/1", bag()],
      ["~,11,外公,书包,150,已签,2026.11.1", bag()],
      ["~,11,父亲,书包,150,Y,2026-11-01", bag()],
      ["~,11,父亲,书包,150,同意,", bag("consent_date_missing")],
      ["~,11,父亲,书包,150,同意,2026-12-01", bag("consent_in_future")],
      ["~,11,父亲,书包,150,,", bag()],
      ["~,11,父亲,书包,150,再问问,", bag("consent_unclear")],
      ["~,11,父亲,书包,150,不同意,", "✗ consent consent_refused"],
      ["~,11,父亲,书包,150,否,", "✗ consent consent_refused"],
      ["~,11,父亲,书包,150,×,", "✗ consent consent_refused"],
    ],
    {
      more: {
        "2": { consent: { on: "2026-11-01", giver: "grandparent" } },
        "3": { consent: { on: "2026-11-01", giver: "parent" } },
        "4": { consent: { on: "2026-11-01", giver: "guardian" } },
        "5": { consent: { on: "2026-11-01", giver: "grandparent" } },
        "6": { consent: { on: "2026-11-01", giver: "parent" } },
        "7": { consent: { on: null, giver: "parent" } },
        "8": { consent: { on: null, giver: "parent" } },
        "9": { consent: undefined },
        "10": { consent: undefined },
      },
    },
  ),
];

/** What may stand in nothing that leaves the reading process. */
export const neverKept = [
  idNumber,
  idNumberOf17,
  card,
  "9.90101E+17",
  "９９０１０１２０",
  "麒麟病",
  "凤凰教",
  "abc12345",
];
