import type { Case } from "./shape";
import { csv, file } from "./plan";
import { workbook, type Cell } from "./workbook";

const line = "bag 书包 · – · 150 · 9-11";
const one = { sheets: ["1 + 1"], wishes: [`2.1 ${line}`] };

/** Headings of one meaning, a sheet each: the first row heads, the second is a child's. */
const named = (headings: readonly string[], values: readonly Cell[]) => ({
  rows: [
    ["姓名", "年龄", "心愿", "价格", ...headings],
    ["陈雨桐", 11, "书包", 150, ...values],
  ],
});

const needed: readonly (readonly [string, string, string, string])[] = [
  ["姓名", "年龄", "心愿", "价格"],
  ["学生姓名", "出生年月", "愿望", "预估价格"],
  ["儿童姓名", "出生日期", "心愿内容", "金额"],
  ["孩子姓名", "周岁", "微心愿", "预算"],
  ["受助儿童姓名", "生日", "心愿物品", "参考价格"],
  ["学 生 姓 名", "年 龄", "微 心 愿", "价 格（元）"],
  ["姓名*", "年龄（岁）", "心愿（一件）", "预计金额/元"],
  ["姓　名：", "出生年月日", "许愿内容", "价格(元)"],
  ["Name", "Age", "Wish", "Price"],
  ["Child's name", "Birth date or age", "Wish", "Estimated price"],
  ["CHILD NAME", "Date of birth", "wishes", "Estimated cost"],
];

const further: Record<string, readonly [headings: string[], value: Cell, kept: Cell]> = {
  school: [["学校", "就读学校", "所在学校", "学校名称", "School"], "石桥小学", "石桥小学"],
  village: [["村", "村居", "所在村", "Village"], "上河村", "上河村"],
  guardianName: [["监护人", "监护人姓名", "家长姓名", "Guardian"], "陈奶奶", "陈奶奶"],
  guardianPhone: [
    ["监护人电话", "联系电话", "电话", "手机号", "联系方式", "家长电话", "Phone"],
    "13800001234",
    "13800001234",
  ],
  notes: [["备注", "说明", "家庭情况", "Notes", "Remarks"], "父母在外", "父母在外"],
};
const furtherSheets = Object.values(further).flatMap(([headings, value]) =>
  headings.map((heading) => named([heading], [value])),
);

export const headings: Case[] = [
  file(
    "the columns that a table needs are known by every usual heading",
    () =>
      workbook(
        needed.map((head, index) => ({
          name: `表${index + 1}`,
          rows: [[...head], ["陈雨桐", 11, "书包", 150]],
        })),
      ),
    {
      sheets: needed.map(() => "1 + 1"),
      wishes: needed.map((_, index) => `${index > 0 ? `${index + 1}/` : ""}2.1 ${line}`),
    },
  ),
  file(
    "school, village, guardian, phone and notes are known by every usual heading",
    () => workbook(furtherSheets.map(({ rows }, index) => ({ name: `表${index + 1}`, rows }))),
    {
      sheets: furtherSheets.map(() => "1 + 1"),
      wishes: furtherSheets.map((_, index) => `${index > 0 ? `${index + 1}/` : ""}2.1 ${line}`),
      more: Object.fromEntries(
        Object.entries(further)
          .flatMap(([field, [all, , kept]]) => all.map(() => ({ [field]: kept })))
          .map((fields, index) => [`${index > 0 ? `${index + 1}/` : ""}2`, fields]),
      ),
    },
  ),
  csv(
    "numbers of rows and gender are passed over and said so",
    "序号,姓名,性别,年龄,心愿,价格\n1,陈雨桐,女,11,书包,150",
    { ...one, ignored: ["A sequence", "C gender"] },
  ),
  csv(
    "a column that nobody knows is passed over and said so",
    "姓名,年龄,心愿,价格,班主任签字\n陈雨桐,11,书包,150,王",
    { ...one, ignored: ["E unknown"] },
  ),
  csv(
    "what the organizer said of the columns holds against every guess",
    "甲,乙,丙,丁\n陈雨桐,书包,150,11",
    { ...one },
    {
      context: {
        mapping: [
          {
            sheet: 0,
            headerRow: 1,
            columns: { 0: "legalName", 1: "title", 2: "price", 3: "birth" },
          },
        ],
      },
    },
  ),
  csv(
    "a heading that the organizer explained once is known again",
    "姓名,年龄,小小梦,价格\n陈雨桐,11,书包,150",
    { ...one },
    { context: { remembered: { 小小梦: "title" } } },
  ),
  csv(
    "words in the cells that sound like headings don't make a header",
    "姓名,年龄,心愿,价格,备注\n陈雨桐,11,书包,150,心愿价格学校姓名年龄",
    one,
  ),
];
