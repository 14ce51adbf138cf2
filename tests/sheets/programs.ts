import { zip } from "./bytes";
import { file } from "./plan";
import type { Case } from "./shape";
import { handwritten, inlineRow, parts } from "./workbook";

const head = ["姓名", "年龄", "心愿", "价格"];
const row = ["陈雨桐", "11", "书包", "150"];
const line = "bag 书包 · – · 150 · 9-11";
const one = { sheets: ["1 + 1"], wishes: [`2.1 ${line}`] };
const sheet = (rows: string) => `<sheetData>${rows}</sheetData>`;
const good = sheet(inlineRow(1, head) + inlineRow(2, row));
const text = (place: string, value: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** Styles whose formats are dates by number alone: 31 and 57 are 年月日 and 年月, 58 is 月日. */
const formats = [0, 31, 57, 58, 14];
const styles = `<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("")}</cellXfs>`;

/** The same parts, every element under a prefix. */
const prefixed = (xml: string) =>
  xml.replace(/<(\/?)(?=[a-zA-Z])/g, "<$1x:").replace('xmlns="http', 'xmlns:x="http');

export const programs: Case[] = [
  file(
    "dates in the formats of a Chinese Excel are dates, prices that became such dates are undone",
    () =>
      handwritten(
        sheet(
          inlineRow(1, ["姓名", "出生日期", "心愿", "价格"]) +
            `<row r="2">${text("A2", "陈雨桐")}<c r="B2" s="1"><v>41703</v></c>${text("C2", "书包")}<c r="D2" s="3"><v>46315</v></c></row>` +
            `<row r="3">${text("A3", "林可欣")}<c r="B3" s="2"><v>41699</v></c>${text("C3", "书包")}<c r="D3"><v>150</v></c></row>`,
        ),
        { styles },
      ),
    {
      sheets: ["1 + 2"],
      wishes: [
        "2.1 bag 书包 · – · 10–20 · 12-14 ! date_restored price_range",
        "3.1 bag 书包 · – · 150 · 12-14",
      ],
      more: { "2": { birth: "2014-03-05" } },
    },
  ),
  file(
    "a workbook whose elements stand under a prefix",
    () =>
      zip(
        parts(good).map((part) =>
          /^xl\/(workbook|worksheets\/sheet1)\.xml$/.test(part.name)
            ? { ...part, body: prefixed(String(part.body)).replace("<?x:xml", "<?xml") }
            : part,
        ),
      ),
    one,
  ),
  file(
    "a workbook written in one stream, sizes behind each part",
    () => zip(parts(good).map((part) => ({ ...part, streamed: true }))),
    one,
  ),
  file(
    "a workbook whose parts are named from the root",
    () =>
      zip(
        parts(good).map((part) =>
          part.name === "xl/_rels/workbook.xml.rels"
            ? {
                ...part,
                body: String(part.body).replace('"worksheets/', '"/xl/worksheets/'),
              }
            : part,
        ),
      ),
    one,
  ),
  file(
    "characters written as entities, and sections that aren't parsed",
    () =>
      handwritten(
        sheet(
          inlineRow(1, ["&#22995;&#21517;", "&#x5E74;&#x9F84;", "心愿", "价格"]) +
            inlineRow(2, ["陈雨桐", "11", "<![CDATA[书包]]>", "150"]),
        ),
      ),
    one,
  ),
  file(
    "comments and unknown parts inside the sheet",
    () =>
      handwritten(
        `<!-- <row r="9"><c r="A9"><v>1</v></c></row> --><sheetPr/><dimension ref="A1:D2"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>${good}<extLst><ext uri="{A}"><row/></ext></extLst>`,
      ),
    one,
  ),
  file(
    "dates written as texts of their own kind",
    () =>
      handwritten(
        sheet(
          inlineRow(1, ["姓名", "出生日期", "心愿", "价格"]) +
            `<row r="2">${text("A2", "陈雨桐")}<c r="B2" t="d"><v>2014-03-05T00:00:00Z</v></c>${text("C2", "书包")}<c r="D2"><v>150</v></c></row>`,
        ),
      ),
    {
      sheets: ["1 + 1"],
      wishes: ["2.1 bag 书包 · – · 150 · 12-14"],
      more: { "2": { birth: "2014-03-05" } },
    },
  ),
  file(
    "numbers in exponents and numbers kept as formulas' texts",
    () =>
      handwritten(
        sheet(
          inlineRow(1, ["姓名", "年龄", "电话", "心愿", "价格"]) +
            `<row r="2">${text("A2", "陈雨桐")}<c r="B2"><v>1.1E1</v></c><c r="C2"><v>1.3800001234E10</v></c>${text("D2", "书包")}<c r="E2" t="str"><f>TEXT(150,"0")</f><v>150</v></c></row>`,
        ),
      ),
    {
      sheets: ["1 + 1"],
      wishes: [`2.1 ${line} ! cell_from_formula`],
      more: { "2": { guardianPhone: "13800001234" } },
    },
  ),
];
