import type { Case } from "./shape";
import { csv, file } from "./plan";
import { oneSheet, workbook, type Cell } from "./workbook";

const head = ["姓名", "年龄", "心愿", "价格"];
const [bag, shoes] = ["bag 书包 · – · 150 · 9-11", "shoes 运动鞋 · – · 200 · 9-11"];
const chen: Cell[] = ["陈雨桐", 11, "书包", 150];
const lin: Cell[] = ["林可欣", 9, "运动鞋", 200];
const zhou: Cell[] = ["周子墨", 10, "书包", 150];
const from = (row: number, ...lines: string[]) =>
  lines.map((line, index) => `${row + index}.1 ${line}`);

export const layouts: Case[] = [
  csv(
    "a plain table is read as it stands",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n林可欣,9,运动鞋,200",
    {
      sheets: ["1 + 2"],
      wishes: from(2, bag, shoes),
    },
  ),
  file(
    "two title rows above the header are no data, and may name the township",
    () =>
      oneSheet([["“千人千愿”微心愿汇总表"], ["柳溪镇人民政府　2026年11月"], head, chen, lin], {
        merged: ["A1:D1", "A2:D2"],
      }),
    {
      sheets: ["3 + 2"],
      wishes: from(4, bag, shoes),
      more: { "4": { townshipCode: "990101002" }, "5": { townshipCode: "990101002" } },
    },
    { context: { defaults: {} } },
  ),
  file(
    "a school's merged cell holds for all its rows",
    () =>
      oneSheet(
        [
          ["学校", ...head],
          ["石桥小学", ...chen],
          ["", ...lin],
          ["", ...zhou],
          ["柳溪小学", "吴思远", 10, "书包", 150],
        ],
        { merged: ["A2:A4"] },
      ),
    {
      sheets: ["1 + 4"],
      wishes: from(2, bag, shoes, bag, bag),
      more: {
        "2": { school: "石桥小学" },
        "3": { school: "石桥小学" },
        "4": { school: "石桥小学" },
        "5": { school: "柳溪小学" },
      },
    },
  ),
  csv(
    "a school written once above its rows holds for them, and it says so",
    "学校,姓名,年龄,心愿,价格\n石桥小学,陈雨桐,11,书包,150\n,林可欣,9,运动鞋,200\n柳溪小学,周子墨,10,书包,150",
    {
      sheets: ["1 + 3"],
      wishes: from(2, bag, `${shoes} ! filled_from_above`, bag),
      more: { "3": { school: "石桥小学" }, "4": { school: "柳溪小学" } },
    },
  ),
  file(
    "a child's merged name holds for each of its wishes",
    () => oneSheet([head, chen, ["", "", "运动鞋", 200], lin], { merged: ["A2:A3", "B2:B3"] }),
    {
      sheets: ["1 + 3"],
      wishes: from(2, bag, "shoes 运动鞋 · – · 200 · 9-11", shoes),
      more: { "3": { legalName: "陈雨桐", birth: "11 @ 2026-11-23" } },
    },
  ),
  file(
    "several sheets, one a school, are all read",
    () =>
      workbook([
        { name: "石桥小学", rows: [head, chen] },
        { name: "柳溪镇小学", rows: [["柳溪镇小学微心愿"], head, lin, zhou] },
      ]),
    {
      sheets: ["1 + 1", "2 + 2"],
      wishes: [`2.1 ${bag}`, `2/3.1 ${shoes}`, `2/4.1 ${bag}`],
      more: { "2/3": { townshipCode: "990101002" } },
    },
  ),
  csv(
    "blank rows are counted and passed over",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n\n ,　,,\n林可欣,9,运动鞋,200\n\n\n",
    { sheets: ["1 + 4"], wishes: [`2.1 ${bag}`, `5.1 ${shoes}`], skipped: ["3 blank", "4 blank"] },
  ),
  csv(
    "rows of totals are counted and passed over",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n小计,,1件,150\n林可欣,9,运动鞋,200\n合计,,2件,350\n总　计,,,350\n共2人,,,\nTotal,,,350",
    {
      sheets: ["1 + 7"],
      wishes: [`2.1 ${bag}`, `4.1 ${shoes}`],
      skipped: [3, 5, 6, 7, 8].map((row) => `${row} totals`),
    },
  ),
  file(
    "a header over two rows is one header",
    () =>
      oneSheet(
        [
          ["序号", "儿童信息", "", "", "微心愿", "", "备注"],
          ["", "姓名", "年龄", "学校", "内容", "价格", ""],
          [1, "陈雨桐", 11, "石桥小学", "书包", 150, ""],
          [2, "林可欣", 9, "石桥小学", "运动鞋", 200, "父母在外"],
        ],
        { merged: ["A1:A2", "B1:D1", "E1:F1", "G1:G2"] },
      ),
    {
      sheets: ["2 + 2"],
      wishes: from(3, bag, shoes),
      ignored: ["A sequence"],
      more: { "4": { school: "石桥小学", notes: "父母在外" } },
    },
  ),
  csv(
    "a header that is printed again on each page is no child",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n姓名,年龄,心愿,价格\n林可欣,9,运动鞋,200",
    {
      sheets: ["1 + 3"],
      wishes: [`2.1 ${bag}`, `4.1 ${shoes}`],
      skipped: ["3 header_repeated"],
    },
  ),
  file(
    "notes under the table are no children",
    () =>
      oneSheet(
        [
          head,
          chen,
          [],
          ["注：以上心愿由班主任核实，价格仅供参考。"],
          ["填表人：王老师　　　审核人：　　　　2026年11月20日"],
        ],
        { merged: ["A4:D4", "A5:D5"] },
      ),
    {
      sheets: ["1 + 4"],
      wishes: from(2, bag),
      skipped: ["3 blank", "4 note", "5 note"],
    },
  ),
  csv(
    "sums and signatures that close a table are no children",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n以上共1人,,,\n合计金额,,,150元\n审核人：王,,,填表人：李\n2026年11月20日,,,\n（盖章）,,,",
    {
      sheets: ["1 + 6"],
      wishes: from(2, bag),
      skipped: ["3 totals", "4 totals", "5 note", "6 note", "7 note"],
    },
  ),
  csv(
    "of two tables side by side no row makes one child of two",
    "姓名,年龄,心愿,价格,姓名,年龄,心愿,价格\n陈雨桐,11,书包,150,林可欣,9,篮球,60\n周子墨,10,书包,150,,,,",
    {
      sheets: ["1 + 2"],
      wishes: from(3, bag),
      refused: ["2 legalName children_in_one_row"],
      ignored: ["F unknown"],
    },
  ),
  csv(
    "a second table below, its columns in another order, is read by its own header",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n\n心愿,姓名,价格,年龄\n运动鞋,林可欣,200,9",
    {
      sheets: ["1 + 4"],
      wishes: [`2.1 ${bag}`, `5.1 ${shoes}`],
      skipped: ["3 blank", "4 header_repeated"],
    },
  ),
  csv(
    "a child and a guardian may both be headed 姓名 under their groups",
    "儿童信息,,监护人信息,,心愿,\n姓名,年龄,姓名,电话,内容,价格\n陈雨桐,11,陈桂兰,13800001234,书包,150",
    {
      sheets: ["2 + 1"],
      wishes: from(3, bag),
      more: { "3": { legalName: "陈雨桐", guardianName: "陈桂兰", guardianPhone: "13800001234" } },
    },
  ),
  csv(
    "a column of names without a heading is guessed, and the organizer is asked",
    ",年龄,心愿,价格\n陈雨桐,11,书包,150\n林可欣,9,运动鞋,200\n周子墨,10,书包,150",
    { sheets: ["1 + 3"], wishes: from(2, bag, shoes, bag), unsure: true },
  ),
  csv(
    "a table without a header is asked about, and keeps every row",
    "陈雨桐,11,书包,150\n林可欣,9,运动鞋,200",
    {
      sheets: ["– + 2"],
      refused: ["1 – sheet_header_unknown", "2 – sheet_header_unknown"],
      unsure: true,
    },
  ),
  file(
    "a sheet without a header beside one that has one is passed over row by row",
    () =>
      workbook([
        { name: "说明", rows: [["填表说明"], [], ["每行一个孩子"]] },
        { name: "心愿", rows: [head, chen] },
      ]),
    {
      sheets: ["– + 3", "1 + 1"],
      wishes: [`2/2.1 ${bag}`],
      skipped: ["1 sheet_without_header", "2 sheet_without_header", "3 sheet_without_header"],
    },
  ),
  file(
    "a hidden sheet is passed over row by row",
    () =>
      workbook([
        { name: "心愿", rows: [head, chen] },
        { name: "旧表", rows: [head, lin, zhou], state: "hidden" },
      ]),
    {
      sheets: ["1 + 1", "1 + 2"],
      wishes: [`2.1 ${bag}`],
      skipped: ["2/2 sheet_hidden", "2/3 sheet_hidden"],
    },
  ),
  file(
    "an empty sheet beside the table is nothing",
    () =>
      workbook([
        { name: "Sheet1", rows: [head, chen] },
        { name: "Sheet2", rows: [] },
        { name: "Sheet3", rows: [] },
      ]),
    {
      sheets: ["1 + 1", "– + 0", "– + 0"],
      wishes: from(2, bag),
    },
  ),
  file(
    "rows hidden by a filter are read like the others",
    () =>
      oneSheet([head, chen, lin, zhou], {
        then: (sheet) => {
          sheet.getRow(3).hidden = true;
          sheet.getColumn(2).hidden = true;
        },
      }),
    { sheets: ["1 + 3"], wishes: from(2, bag, shoes, bag) },
  ),
  file(
    "a table may begin anywhere on its sheet",
    () => oneSheet([[], [], ["", "", ...head], ["", "", ...chen], ["", "", ...lin]]),
    { sheets: ["3 + 2"], wishes: from(4, bag, shoes) },
  ),
  file(
    "formats that run to the last row and column are no cells",
    () =>
      oneSheet([head, chen], {
        then: (sheet) => {
          sheet.getCell("XFD1").fill = { type: "pattern", pattern: "solid" };
          sheet.getCell("A20000").border = { top: { style: "thin" } };
        },
      }),
    { sheets: ["1 + 1"], wishes: from(2, bag) },
  ),
  file(
    "an English workbook is read like a Chinese one",
    () =>
      workbook([
        {
          name: "Wishes",
          rows: [
            ["Wishes of Liuxi, November 2026"],
            ["No.", "Name", "Gender", "Age", "School", "Wish", "Size", "Price", "Notes"],
            [1, "Anna Li", "F", 11, "Liuxi Primary School", "school bag", "", 150, ""],
            [
              2,
              "Ben Wang",
              "M",
              "9 years old",
              "Liuxi Primary School",
              "running shoes",
              "38",
              "about 200",
              "",
            ],
            ["Total", "", "", "", "", "", "", 350, ""],
          ],
        },
      ]),
    {
      sheets: ["2 + 3"],
      wishes: [
        "3.1 bag school bag · – · 150 · 9-11",
        "4.1 shoes running shoes · 38码 · 200 · 9-11 ! price_about",
      ],
      skipped: ["5 totals"],
      ignored: ["A sequence", "C gender"],
      more: { "3": { legalName: "Anna Li", school: "Liuxi Primary School" } },
    },
  ),
];
