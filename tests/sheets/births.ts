import type { Case } from "./shape";
import { file, rows, type Told } from "./plan";
import { oneSheet } from "./workbook";

const head = "姓名,出生日期,心愿,价格";
const bag = (band: string, warnings = "") =>
  `bag 书包 · – · 150 · ${band}${warnings && ` ! ${warnings}`}`;
const born = (typed: string, told: string): Told => [`~,${typed},书包,150`, told];
const graded = (typed: string, told: string): Told => [`~,,${typed},书包,150`, told];

export const births: Case[] = [
  rows(
    "an age is a number, with or without its unit, in every kind of digit",
    "姓名,年龄,心愿,价格",
    [
      born("11", bag("9-11")),
      born("11岁", bag("9-11")),
      born("11周岁", bag("9-11")),
      born("１１岁", bag("9-11")),
      born("十一岁", bag("9-11")),
      born(" 9 ", bag("9-11")),
      born("九", bag("9-11")),
    ],
    { more: { "2": { birth: "11 @ 2026-11-23" }, "6": { birth: "11 @ 2026-11-23" } } },
  ),
  rows(
    "a birth date is a year and a month, or a day, however it is written",
    head,
    [
      born("2014年3月", bag("12-14")),
      born("2014-03-05", bag("12-14")),
      born("2014/3/5", bag("12-14")),
      born("2014.3.5", bag("12-14")),
      born("20140305", bag("12-14")),
      born("201403", bag("12-14")),
      born("14年3月", bag("12-14")),
      born("2014年3月5日", bag("12-14")),
      born("２０１４年３月", bag("12-14")),
      born("二〇一四年三月", bag("12-14")),
      born("2014-03", bag("12-14")),
    ],
    {
      more: {
        "2": { birth: "2014-03", birthYears: [2014] },
        "3": { birth: "2014-03-05" },
        "4": { birth: "2014-03-05" },
        "5": { birth: "2014-03-05" },
        "6": { birth: "2014-03-05" },
        "7": { birth: "2014-03" },
        "8": { birth: "2014-03" },
        "9": { birth: "2014-03-05" },
        "10": { birth: "2014-03" },
        "11": { birth: "2014-03" },
        "12": { birth: "2014-03" },
      },
    },
  ),
  rows(
    "a day before the month is taken only where it can be nothing else",
    head,
    [
      born("25/3/2014", bag("12-14")),
      born("3/25/2014", bag("12-14")),
      born("5/3/2014", "✗ birth birth_malformed"),
    ],
    { more: { "2": { birth: "2014-03-25" }, "3": { birth: "2014-03-25" } } },
  ),
  rows("who is younger than three or older than seventeen is refused, to the day", head, [
    born("2023-11-23", bag("3-5")),
    born("2023-11-24", "✗ birth child_age_out_of_range"),
    born("2008-11-24", bag("15-17")),
    born("2008-11-23", "✗ birth child_age_out_of_range"),
    born("2", "✗ birth child_age_out_of_range"),
    born("18岁", "✗ birth child_age_out_of_range"),
  ]),
  rows("what is no birth date is refused and says so", head, [
    born("2014-02-30", "✗ birth birth_malformed"),
    born("不详", "✗ birth birth_malformed"),
    born("2027-01-01", "✗ birth birth_malformed"),
    born("", "✗ birth field_missing"),
  ]),
  rows("without an age the grade tells it", "姓名,年龄,年级,心愿,价格", [
    graded("一年级", bag("6-8", "age_from_grade")),
    graded("2年级", bag("6-8", "age_from_grade")),
    graded("四年级二班", bag("9-11", "age_from_grade")),
    graded("五（2）班", bag("9-11", "age_from_grade")),
    graded("初一", bag("12-14", "age_from_grade")),
    graded("八年级", bag("12-14", "age_from_grade")),
    graded("高一", bag("15-17", "age_from_grade")),
    graded("幼儿园小班", bag("3-5", "age_from_grade")),
    graded("中班", bag("3-5", "age_from_grade")),
    ["~,10,六年级,书包,150", bag("9-11")],
  ]),
  file(
    "a workbook keeps birth dates as dates, or as the number behind one",
    () =>
      oneSheet([
        ["姓名", "出生年月", "心愿", "价格"],
        ["陈雨桐", new Date(Date.UTC(2014, 2, 5)), "书包", 150],
        ["林可欣", 41703, "书包", 150],
        ["周子墨", 11, "书包", 150],
        ["吴思远", 201403, "书包", 150],
      ]),
    {
      sheets: ["1 + 4"],
      wishes: [bag("12-14"), bag("12-14", "date_restored"), bag("9-11"), bag("12-14")].map(
        (line, index) => `${index + 2}.1 ${line}`,
      ),
      more: {
        "2": { birth: "2014-03-05" },
        "3": { birth: "2014-03-05" },
        "4": { birth: "11 @ 2026-11-23" },
        "5": { birth: "2014-03" },
      },
    },
  ),
];
