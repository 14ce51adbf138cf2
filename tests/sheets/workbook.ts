import ExcelJS from "exceljs";
import { timeless, zip, type ZipEntry } from "./bytes";

export type Cell = ExcelJS.CellValue;
export type SheetPlan = {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** Ranges that are one cell, as "A2:A4". */
  merged?: readonly string[];
  state?: ExcelJS.WorksheetState;
  /** The last word: formats, hidden rows, whatever else the file shows. */
  then?(sheet: ExcelJS.Worksheet): void;
};

/** A workbook written by exceljs, the same bytes each time. */
export async function workbook(
  sheets: readonly SheetPlan[],
  { date1904 = false } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(0);
  book.properties.date1904 = date1904;
  for (const { name, rows, merged = [], state = "visible", then } of sheets) {
    const sheet = book.addWorksheet(name, { state });
    rows.forEach((row, index) => {
      if (row.length > 0) sheet.getRow(index + 1).values = [...row];
    });
    for (const range of merged) sheet.mergeCells(range);
    then?.(sheet);
  }
  return timeless(new Uint8Array(await book.xlsx.writeBuffer()));
}

export const oneSheet = (
  rows: SheetPlan["rows"],
  more: Omit<SheetPlan, "name" | "rows"> = {},
): Promise<Uint8Array> => workbook([{ name: "Sheet1", rows, ...more }]);

const office = "http://schemas.openxmlformats.org";
const main = `xmlns="${office}/spreadsheetml/2006/main"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a workbook of one sheet, its XML written by hand. */
export function parts(
  sheetData: string,
  {
    shared = "",
    extra = [] as ZipEntry[],
    macros = false,
    torn = false,
    root = "",
    styles = "",
  } = {},
): ZipEntry[] {
  const kind = macros
    ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  const sharedKind =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
  return [
    {
      name: "[Content_Types].xml",
      body: `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetKind}"/>${shared && `<Override PartName="/xl/sharedStrings.xml" ContentType="${sharedKind}"/>`}${styles && `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`}</Types>`,
    },
    {
      name: "_rels/.rels",
      body: `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      body: `${head}${root}<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      body: `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>${shared && `<Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>`}${styles && `<Relationship Id="rId3" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/>`}</Relationships>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      body: `${head}<worksheet ${main}>${sheetData}${torn ? "" : "</worksheet>"}`,
    },
    ...(shared
      ? [{ name: "xl/sharedStrings.xml", body: `${head}<sst ${main}>${shared}</sst>` }]
      : []),
    ...(styles
      ? [{ name: "xl/styles.xml", body: `${head}<styleSheet ${main}>${styles}</styleSheet>` }]
      : []),
    ...extra,
  ];
}

const letter = (index: number) => String.fromCharCode(65 + index);

/** A row of texts that stand in their cells, as other programs than Excel write them. */
export const inlineRow = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts
    .map((text, at) => `<c r="${letter(at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join("")}</row>`;

/** A workbook of one sheet from its XML. */
export const handwritten = (sheetData: string, more?: Parameters<typeof parts>[1]): Uint8Array =>
  zip(parts(sheetData, more));
