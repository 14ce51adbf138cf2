import type { Case } from "./shape";
import { file } from "./plan";
import { handwritten, inlineRow, oneSheet, workbook, type Cell } from "./workbook";

const head = ["姓名", "年龄", "心愿", "价格"];
const bag = (warnings = "") => `bag 书包 · – · 150 · 9-11${warnings && ` ! ${warnings}`}`;
const rich = (...texts: string[]): Cell => ({ richText: texts.map((text) => ({ text })) });
const oneRow = { sheets: ["1 + 1"], wishes: [`2.1 ${bag()}`] };

export const workbooks: Case[] = [
  file(
    "of a formula its value is taken, and it says so",
    () =>
      oneSheet([
        head,
        ["陈雨桐", { formula: "6+5", result: 11 }, "书包", { formula: "50*3", result: 150 }],
        ["林可欣", 11, "书包", { formula: "D2", result: 150 }],
      ]),
    {
      sheets: ["1 + 2"],
      wishes: [`2.1 ${bag("cell_from_formula")}`, `3.1 ${bag("cell_from_formula")}`],
    },
  ),
  file(
    "a formula that was never computed refuses its row",
    () =>
      oneSheet([head, ["陈雨桐", 11, "书包", { formula: "50*3" }], ["林可欣", 11, "书包", 150]]),
    {
      sheets: ["1 + 2"],
      wishes: [`3.1 ${bag()}`],
      refused: ["2 price formula_without_value"],
    },
  ),
  file(
    "a formula's error refuses its row",
    () =>
      oneSheet([
        head,
        ["陈雨桐", 11, "书包", { error: "#N/A" }],
        ["林可欣", { formula: "1/0", result: { error: "#DIV/0!" } }, "书包", 150],
        ["周子墨", 11, "书包", 150],
      ]),
    {
      sheets: ["1 + 3"],
      wishes: [`4.1 ${bag()}`],
      refused: ["2 price cell_is_error", "3 birth cell_is_error"],
    },
  ),
  file(
    "an error in a column that nobody needs refuses nothing",
    () =>
      oneSheet([
        ["序号", ...head],
        [{ error: "#REF!" }, "陈雨桐", 11, "书包", 150],
      ]),
    { ...oneRow, ignored: ["A sequence"] },
  ),
  file(
    "rich text and links are their words",
    () =>
      oneSheet([
        head,
        [
          rich("陈", "雨桐"),
          11,
          { text: "书包", hyperlink: "https://shop.example/1" },
          rich("150", "元"),
        ],
      ]),
    { ...oneRow, more: { "2": { legalName: "陈雨桐" } } },
  ),
  file(
    "dates of a workbook from an old Mac count from 1904",
    () =>
      workbook(
        [
          {
            name: "Sheet1",
            rows: [
              ["姓名", "出生日期", "心愿", "价格"],
              ["陈雨桐", new Date(Date.UTC(2014, 2, 5)), "书包", 150],
            ],
          },
        ],
        { date1904: true },
      ),
    {
      sheets: ["1 + 1"],
      wishes: ["2.1 bag 书包 · – · 150 · 12-14"],
      more: { "2": { birth: "2014-03-05" } },
    },
  ),
  file(
    "texts that stand in their cells are read like shared ones",
    () =>
      handwritten(
        `<sheetData>${inlineRow(1, head)}${inlineRow(2, ["陈雨桐", "11", "书包", "150"])}</sheetData>`,
      ),
    oneRow,
  ),
  file(
    "how a text is pronounced is no part of it",
    () =>
      handwritten(
        `<sheetData>${inlineRow(1, head)}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>11</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>150</v></c></row></sheetData>`,
        {
          shared:
            '<si><t>陈雨桐</t><rPh sb="0" eb="3"><t>chén yǔ tóng</t></rPh></si><si><t>书包</t></si>',
        },
      ),
    { ...oneRow, more: { "2": { legalName: "陈雨桐" } } },
  ),
  file(
    "cells that don't say their places stand one after another",
    () =>
      handwritten(
        `<sheetData><row>${head.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row><row>${["陈雨桐", "11", "书包", "150"].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row></sheetData>`,
      ),
    oneRow,
  ),
  file(
    "true and false are words",
    () =>
      oneSheet([
        [...head, "监护人同意"],
        ["陈雨桐", 11, "书包", 150, true],
      ]),
    {
      sheets: ["1 + 1"],
      wishes: [`2.1 ${bag("consent_date_missing")}`],
      more: { "2": { consent: { on: null, giver: "guardian" } } },
    },
  ),
  file(
    "comments, colours, drop-down lists and frozen panes change nothing",
    () =>
      oneSheet([head, ["陈雨桐", 11, "书包", 150]], {
        then: (sheet) => {
          sheet.views = [{ state: "frozen", ySplit: 1 }];
          sheet.getCell("C2").note = "她喜欢蓝色";
          sheet.getCell("C2").dataValidation = { type: "list", formulae: ['"书包,书桌"'] };
          sheet.getCell("A2").fill = {
            type: "pattern",
            pattern: "solid",
            fgColor: { argb: "FFFFFF00" },
          };
          sheet.autoFilter = "A1:D1";
        },
      }),
    oneRow,
  ),
];
