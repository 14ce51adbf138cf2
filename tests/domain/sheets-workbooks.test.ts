import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { errorBytes, templateBytes } from "~/documents/import-workbooks";
import { columnKeys, columns } from "~/domain/imports/columns";
import { refusals } from "~/i18n/refusals";
import { locales } from "~/i18n/words";
import { refusedRows } from "../sheets/ours";
import { context } from "../sheets/shape";

async function opened(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book;
}
const place = (key: (typeof columnKeys)[number]) => columnKeys.indexOf(key) + 1;

test.each(locales)(
  "the template in %s keeps what is typed and offers what there is",
  async (locale) => {
    const book = await opened(await templateBytes(locale, context.townships));
    const [sheet, notes, lists] = book.worksheets;
    const headings = columnKeys.map((_, index) => sheet!.getCell(1, index + 1).value);
    expect(headings).toEqual(columnKeys.map((key) => columns[key][locale]));
    expect(sheet!.actualRowCount).toBe(1);
    expect(sheet!.views).toEqual([expect.objectContaining({ state: "frozen", ySplit: 1 })]);
    for (const key of ["guardianPhone", "birth", "grade", "size", "price"] as const)
      expect(sheet!.getCell(2, place(key)).numFmt).toBe("@");
    expect(notes!.state).toBe("visible");
    expect(lists!.state).toBe("hidden");
    for (const key of ["township", "category", "relation", "consent"] as const)
      for (const row of [2, 5_001]) {
        const rule = sheet!.getCell(row, place(key)).dataValidation;
        expect(rule, `${key} in row ${row}`).toMatchObject({ type: "list" });
      }
    const offered = lists!.getColumn(1).values.slice(1);
    expect(offered).toEqual(
      context.townships.map((one) => (locale === "en" ? one.nameEn : one.nameZh)),
    );
  },
);

test.each(locales)(
  "the error workbook in %s shows the reason last and marks the cell",
  async (locale) => {
    const book = await opened(await errorBytes(locale, refusedRows));
    const sheet = book.getWorksheet("石桥小学")!;
    const [missing, old] = ["field_missing", "child_age_out_of_range"] as const;
    const shown = sheet.columns.filter(({ hidden }) => !hidden);
    expect(shown).toHaveLength(8);
    expect(sheet.getColumn(9).hidden).toBe(true);
    expect(sheet.getCell("B2").value).toBe("陈雨桐");
    expect(String(sheet.getCell("H2").value)).toContain(refusals[missing][locale]);
    expect(String(sheet.getCell("H3").value)).toContain(refusals[old][locale]);
    expect(String(sheet.getCell("H3").value).split("\n")).toHaveLength(2);
    const marked = ["C", "D", "G"].filter((letter) =>
      JSON.stringify(sheet.getCell(`${letter}3`).fill ?? "").includes("solid"),
    );
    expect(marked).toEqual(["C", "G"]);
  },
);

test("no text of the error workbook is ever a formula", async () => {
  const book = await opened(await errorBytes("zh-CN", refusedRows));
  const kinds: ExcelJS.ValueType[] = [];
  book.worksheets[0]!.eachRow((row) =>
    row.eachCell((cell) => {
      kinds.push(cell.type);
      if (cell.value) expect(cell.numFmt).toBe("@");
    }),
  );
  expect(kinds).not.toContain(ExcelJS.ValueType.Formula);
  expect(book.worksheets[0]!.getCell("F2").value).toBe('=HYPERLINK("x")');
});

test("sheets whose names no spreadsheet would take get one that it takes", async () => {
  const named = ["a/b:c*d?e[f]g", "", "石".repeat(40), "石".repeat(40), "'心愿'"];
  const sheets = named.map((name) => ({ ...refusedRows[0]!, name }));
  const names = (await opened(await errorBytes("en", sheets))).worksheets.map(({ name }) => name);
  expect(names).toEqual([
    "a b c d e f g",
    "Wishes",
    "石".repeat(31),
    `${"石".repeat(27)} 2`,
    "心愿",
  ]);
});
