import { compound, joined, utf8, zip } from "./bytes";
import type { Case } from "./shape";
import { file } from "./plan";
import { handwritten, inlineRow, oneSheet, parts, workbook } from "./workbook";

const head = ["姓名", "年龄", "心愿", "价格"];
const row = ["陈雨桐", "11", "书包", "150"];
const good = `<sheetData>${inlineRow(1, head)}${inlineRow(2, row)}</sheetData>`;
const refused = (title: string, name: string, code: string, bytes: Case["bytes"]) =>
  file(title, bytes, { refusal: code }, { file: name });
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const docx = zip([
  {
    name: "[Content_Types].xml",
    body: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  },
  { name: "word/document.xml", body: "<document/>" },
]);
/** Sixty million blanks pack into sixty kilobytes. */
const blanks = "<c/>".repeat(15_000_000);
const swelling = (swears?: number) =>
  zip(
    parts(good).map((part) =>
      part.name === "xl/worksheets/sheet1.xml"
        ? { ...part, body: `<worksheet><sheetData>${blanks}</sheetData></worksheet>`, swears }
        : part,
    ),
  );

export const refusals: Case[] = [
  refused("an empty file", "心愿.csv", "sheet_empty", () => new Uint8Array()),
  refused("a file of blank lines", "心愿.csv", "sheet_empty", () => utf8("\r\n \r\n,,,\r\n")),
  refused("a header without a row", "心愿.csv", "sheet_empty", () => utf8("姓名,年龄,心愿,价格\n")),
  refused("a workbook of empty sheets", "心愿.xlsx", "sheet_empty", () =>
    workbook([{ name: "Sheet1", rows: [] }]),
  ),
  refused("a workbook that unpacks to a thousand times its size", "心愿.xlsx", "sheet_swells", () =>
    swelling(),
  ),
  refused("the same, telling a small size", "心愿.xlsx", "sheet_swells", () => swelling(2_000)),
  refused("entities that multiply", "心愿.xlsx", "sheet_unreadable", () =>
    handwritten(good, {
      root: '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    }),
  ),
  refused("a workbook that is called .csv", "心愿.csv", "sheet_renamed", () =>
    oneSheet([head, row]),
  ),
  refused("a CSV that is called .xlsx", "心愿.xlsx", "sheet_renamed", () =>
    utf8(`${head.join(",")}\n${row.join(",")}\n`),
  ),
  refused("a workbook with a password", "心愿.xlsx", "sheet_encrypted", () =>
    compound("EncryptionInfo", "EncryptedPackage"),
  ),
  refused("a zip with a password", "心愿.xlsx", "sheet_encrypted", () =>
    zip(parts(good).map((part) => ({ ...part, flags: 1 }))),
  ),
  refused("a workbook with macros", "心愿.xlsm", "sheet_has_macros", () =>
    handwritten(good, { macros: true, extra: [{ name: "xl/vbaProject.bin", body: "VBA" }] }),
  ),
  refused("macros under the name of a plain workbook", "心愿.xlsx", "sheet_has_macros", () =>
    handwritten(good, { extra: [{ name: "xl/vbaProject.bin", body: "VBA" }] }),
  ),
  refused("an old .xls", "心愿.xls", "sheet_old_format", () => compound("Workbook")),
  refused("a text document", "心愿.docx", "sheet_not_a_table", () => docx),
  refused("a text document that is called .xlsx", "心愿.xlsx", "sheet_not_a_table", () => docx),
  refused("a PDF", "心愿.pdf", "sheet_not_a_table", () =>
    joined("%PDF-1.7\n%", Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3), "\n1 0 obj\n<<>>\nendobj\n"),
  ),
  refused("a picture", "心愿.png", "sheet_not_a_table", () => png),
  refused("a picture that is called .csv", "心愿.csv", "sheet_not_a_table", () => png),
  refused("a web page that is called .xls", "心愿.xls", "sheet_not_a_table", () =>
    utf8("<!DOCTYPE html><html><body><table><tr><td>姓名</td></tr></table></body></html>"),
  ),
  refused("some other zip", "心愿.zip", "sheet_not_a_table", () =>
    zip([{ name: "a.txt", body: "a" }]),
  ),
  refused("half a workbook", "心愿.xlsx", "sheet_unreadable", async () => {
    const whole = await oneSheet([head, row]);
    return whole.subarray(0, Math.floor(whole.length / 2));
  }),
  refused("a workbook whose sheet breaks off", "心愿.xlsx", "sheet_unreadable", () =>
    handwritten(`<sheetData>${inlineRow(1, head)}<row r="2"><c r="A2" t="inlineStr"><is><t>陈`),
  ),
  refused(
    "a workbook whose sheet breaks off between two rows",
    "心愿.xlsx",
    "sheet_unreadable",
    () => handwritten(good.replace("</sheetData>", ""), { torn: true }),
  ),
  refused("a workbook without its sheet", "心愿.xlsx", "sheet_unreadable", () =>
    zip(parts(good).filter(({ name }) => !name.startsWith("xl/worksheets/"))),
  ),
  refused("bytes without any sense", "心愿.csv", "sheet_not_a_table", () =>
    Uint8Array.from({ length: 4_096 }, (_, index) => (index * 167 + 13) % 256),
  ),
  refused("31 megabytes", "心愿.csv", "sheet_too_large", () => new Uint8Array(31_000_000).fill(44)),
  refused("5,001 rows in a workbook", "心愿.xlsx", "sheet_too_long", () =>
    oneSheet([head, ...Array.from({ length: 5_001 }, () => row)]),
  ),
  refused("100,001 rows in a CSV", "心愿.csv", "sheet_too_long", () =>
    utf8(`${head.join(",")}\n${`${row.join(",")}\n`.repeat(100_001)}`),
  ),
  refused("251 columns in a workbook", "心愿.xlsx", "sheet_too_wide", () =>
    oneSheet([[...head, ...Array.from({ length: 247 }, (_, at) => `列${at}`)], row]),
  ),
  refused("100,000 columns in a CSV", "心愿.csv", "sheet_too_wide", () =>
    utf8(`${head.join(",")}${",列".repeat(99_996)}\n${row.join(",")}\n`),
  ),
];
