import ExcelJS from "exceljs";
import { errorBytes, templateBytes } from "~/documents/import-workbooks";
import { columnKeys, type Column } from "~/domain/imports/columns";
import type { ErrorSheet } from "~/domain/imports/shapes";
import { categories } from "~/domain/wishes/input";
import type { Locale } from "~/i18n/words";
import { timeless } from "./bytes";
import { file } from "./plan";
import { context, type Case } from "./shape";

/** A workbook of ours, opened, filled in and saved by somebody. */
async function filledIn(bytes: Uint8Array, fill: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  fill(book.worksheets[0]!);
  return timeless(new Uint8Array(await book.xlsx.writeBuffer()));
}

const childRow: Record<Locale, Partial<Record<Column, string>>> = {
  "zh-CN": {
    legalName: "陈雨桐",
    birth: "2014年3月",
    township: "柳溪镇",
    relation: "奶奶",
    guardianPhone: "13800001234",
    title: "运动鞋",
    category: "鞋",
    size: "38码",
    price: "200",
    consent: "是",
    consentDate: "2026-11-01",
  },
  en: {
    legalName: "Anna Li",
    birth: "2014-03",
    township: "Liuxi",
    relation: "Grandmother",
    guardianPhone: "13800001234",
    title: "running shoes",
    category: "Shoes",
    size: "38",
    price: "200",
    consent: "Yes",
    consentDate: "2026-11-01",
  },
};

const rowsOf = (sheet: number, count: number, code: string) =>
  Array.from({ length: count }, (_, index) => `${sheet}/${index + 1} ${code}`);

const template = (locale: Locale, line: string): Case =>
  file(
    `our template in ${locale}, filled in; its notes and lists are no children`,
    async () =>
      filledIn(await templateBytes(locale, context.townships), (sheet) => {
        columnKeys.forEach((key, index) => {
          const text = childRow[locale][key];
          if (text) sheet.getCell(2, index + 1).value = text;
        });
      }),
    {
      sheets: ["1 + 1", `– + ${columnKeys.length + 2}`, `– + ${categories.length}`],
      wishes: [`2.1 ${line}`],
      skipped: [
        ...rowsOf(2, columnKeys.length + 2, "sheet_without_header"),
        ...rowsOf(3, categories.length, "sheet_hidden"),
      ],
      more: {
        "2": {
          birth: "2014-03",
          townshipCode: "990101002",
          guardianPhone: "13800001234",
          consent: { on: "2026-11-01", giver: "grandparent" },
        },
      },
    },
  );

/** What came back refused: a sheet with an unknown column, one that a person explained, one to fill. */
export const refusedRows: ErrorSheet[] = [
  {
    sheet: 0,
    name: "石桥小学",
    headerRow: 3,
    columns: [
      { at: 0, heading: "序号", column: null, ignored: "sequence", by: "heading" },
      { at: 1, heading: "学生姓名", column: "legalName", by: "heading" },
      { at: 2, heading: "年龄", column: "birth", by: "heading" },
      { at: 3, heading: "小小梦", column: "title", by: "organizer" },
      { at: 4, heading: "", column: "school", by: "content" },
      { at: 5, heading: "备注", column: "notes", by: "heading" },
    ],
    rows: [
      {
        row: 7,
        raw: [
          { text: "4", was: "number" },
          { text: "陈雨桐" },
          { text: "11" },
          { text: "书包" },
          { text: "石桥小学" },
          { text: '=HYPERLINK("x")' },
        ],
        problems: [
          { column: "price", code: "field_missing", level: "error" },
          { column: "birth", code: "age_of_the_day", level: "warning" },
        ],
        token: "token-of-7",
      },
      {
        row: 9,
        raw: [
          { text: "6", was: "number" },
          { text: "林可欣" },
          { text: "27" },
          { text: "书包" },
          { text: "石桥小学" },
        ],
        problems: [
          { column: "birth", code: "child_age_out_of_range", level: "error" },
          { column: "price", code: "field_missing", level: "error" },
        ],
        token: "token-of-9",
      },
    ],
  },
];

const again = (locale: Locale): Case =>
  file(
    `our error workbook in ${locale}, mended and sent again`,
    async () =>
      filledIn(await errorBytes(locale, refusedRows), (sheet) => {
        sheet.getCell("C3").value = "9";
        sheet.getCell("G2").value = "150";
        sheet.getCell("G3").value = "80-100";
      }),
    {
      sheets: ["1 + 2"],
      wishes: ["2.1 bag 书包 · – · 150 · 9-11", "3.1 bag 书包 · – · 80–100 · 9-11 ! price_range"],
      ignored: ["A sequence", "H reasons", "I token"],
      more: {
        "2": { token: "token-of-7", school: "石桥小学", notes: '=HYPERLINK("x")' },
        "3": { token: "token-of-9", legalName: "林可欣" },
      },
    },
  );

export const ours: Case[] = [
  template("zh-CN", "shoes 运动鞋 · 38码 · 200 · 12-14"),
  template("en", "shoes running shoes · 38码 · 200 · 12-14"),
  again("zh-CN"),
  again("en"),
];
