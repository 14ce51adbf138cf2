import type { Workbook, Worksheet } from "exceljs";
import { columnKeys, columns, type Column } from "~/domain/imports/columns";
import type { SheetColumn } from "~/domain/imports/reading/shapes";
import type { ErrorSheet } from "~/domain/imports/shapes";
import { categories } from "~/domain/wishes/input";
import { refusals } from "~/i18n/refusals";
import { wordsOf, type Locale } from "~/i18n/words";

const longestTable = 5_000;
const widest = 48;
const headFill = "FFE8F0E6";
const faultFill = "FFFBE3D6";
/** Text, so that no spreadsheet makes a date of 3/5, an exponent of a phone, or a formula of "=". */
const asText = "@";

type Township = { nameZh: string; nameEn: string };

/** exceljs doesn't tell of this in its types: a rule for a whole range at once. */
type Ruled = { dataValidations: { add(range: string, rule: object): void } };

async function newWorkbook(): Promise<Workbook> {
  const { default: excel } = await import("exceljs");
  const book = new excel.Workbook();
  book.creator = "";
  return book;
}

const bytesOf = async (book: Workbook) => new Uint8Array(await book.xlsx.writeBuffer());

/**
 * An empty table for who starts fresh: headings, choices where there are some, every cell kept as
 * text. Examples stand on the notes' sheet, which is no table, so that none is ever imported.
 */
export async function templateBytes(
  locale: Locale,
  townships: readonly Township[],
): Promise<Uint8Array> {
  const { workbooks: words, wishes } = wordsOf(locale);
  const book = await newWorkbook();
  const sheet = book.addWorksheet(words.wishes);
  sheet.columns = columnKeys.map((key) => ({
    header: columns[key][locale],
    width: Math.min(widest, Math.max(10, widthOf(columns[key][locale]) + 4)),
    style: { numFmt: asText },
  }));
  dressHead(sheet);

  const notes = book.addWorksheet(words.notes);
  const { title, lead, example } = words.guide;
  notes.getColumn(1).width = 96;
  // One cell a row: two of them would look like the headings they speak of.
  notes.addRows([
    [title],
    [lead],
    ...columnKeys.map((key) => [
      {
        richText: [
          { font: { bold: true }, text: columns[key][locale] },
          { text: `  ${words.columns[key].how} ${example}${words.columns[key].example}` },
        ],
      },
    ]),
  ]);
  notes.eachRow((row) => (row.alignment = { wrapText: true, vertical: "top" }));
  notes.getRow(1).font = { bold: true };

  const choices: Partial<Record<Column, string[]>> = {
    township: townships.map((one) => (locale === "en" ? one.nameEn : one.nameZh)),
    category: categories.map((category) => wishes.category[category]),
    relation: words.relations.split(" "),
    consent: [words.yes, words.no],
  };
  offerChoices(book, sheet, words.lists, choices);
  return bytesOf(book);
}

/** Drop-down lists whose words stand on a hidden sheet; what isn't in them may be typed all the same. */
function offerChoices(
  book: Workbook,
  sheet: Worksheet,
  name: string,
  choices: Partial<Record<Column, string[]>>,
) {
  const lists = book.addWorksheet(name, { state: "hidden" });
  Object.entries(choices)
    .filter(([, all]) => all.length > 0)
    .forEach(([key, all], index) => {
      lists.getColumn(index + 1).values = all;
      const [from, to] = [lists.getCell(1, index + 1), lists.getCell(all.length, index + 1)];
      const letter = sheet.getColumn(columnKeys.indexOf(key as Column) + 1).letter;
      const rule = {
        type: "list",
        allowBlank: true,
        showErrorMessage: false,
        formulae: [`'${name}'!${from.$col$row}:${to.$col$row}`],
      };
      (sheet as Worksheet & Ruled).dataValidations.add(
        `${letter}2:${letter}${longestTable + 1}`,
        rule,
      );
    });
}

/**
 * The refused rows on their own sheets under their own headings, what is wrong marked and told in
 * the last column in the reader's language, and a hidden token by which each row is known again.
 */
export async function errorBytes(
  locale: Locale,
  sheets: readonly ErrorSheet[],
): Promise<Uint8Array> {
  const { workbooks: words } = wordsOf(locale);
  const book = await newWorkbook();
  const taken = new Set<string>();
  for (const one of sheets) {
    const sheet = book.addWorksheet(sheetName(one.name || words.wishes, taken));
    const places = placesOf(one, locale);
    const reasonsAt = places.length + 1;
    sheet.columns = [
      ...places.map(({ heading }) => ({
        header: heading,
        width: Math.min(widest, Math.max(8, widthOf(heading) + 4)),
        style: { numFmt: asText },
      })),
      { header: words.reasons, width: widest, style: { numFmt: asText } },
      { header: words.token, hidden: true, style: { numFmt: asText } },
    ];
    dressHead(sheet);
    for (const { raw, problems, token } of one.rows) {
      const faults = problems.filter(({ level }) => level === "error");
      const row = sheet.addRow([
        ...places.map(({ at }) => (at === null ? "" : (raw[at]?.text ?? ""))),
        faults.map((fault) => reasonIn(locale, places, fault)).join("\n"),
        token,
      ]);
      row.getCell(reasonsAt).alignment = { wrapText: true, vertical: "top" };
      places.forEach(({ column }, index) => {
        if (column && faults.some((fault) => fault.column === column))
          row.getCell(index + 1).fill = solid(faultFill);
      });
    }
  }
  return bytesOf(book);
}

type Place = { at: number | null; heading: string; column: Column | null };

/** The file's own columns, then those that it lacks and that some row was refused for. */
function placesOf({ columns: own, rows }: ErrorSheet, locale: Locale): Place[] {
  const kept = own
    .filter(({ ignored }) => ignored !== "reasons" && ignored !== "token")
    .map((one) => ({ at: one.at, heading: headingOf(one, locale), column: one.column }));
  const there = new Set(kept.map(({ column }) => column));
  const wanted = new Set(
    rows.flatMap(({ problems }) =>
      problems.flatMap(({ column, level }) => (column && level === "error" ? [column] : [])),
    ),
  );
  const lacking = columnKeys.filter((key) => wanted.has(key) && !there.has(key));
  return [
    ...kept,
    ...lacking.map((column) => ({ at: null, heading: columns[column][locale], column })),
  ];
}

/** The file's own heading; where it didn't say what the column holds, that is said beside it. */
function headingOf({ heading, column, by }: SheetColumn, locale: Locale): string {
  if (!column || by === "heading") return heading;
  return heading ? `${heading}（${columns[column][locale]}）` : columns[column][locale];
}

function reasonIn(
  locale: Locale,
  places: readonly Place[],
  { column, code }: ErrorSheet["rows"][number]["problems"][number],
): string {
  const sentence = code in refusals ? refusals[code as keyof typeof refusals][locale] : code;
  const heading = places.find((one) => column && one.column === column)?.heading;
  return heading ? `${heading}${locale === "en" ? ": " : "："}${sentence}` : sentence;
}

function dressHead(sheet: Worksheet) {
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: "middle" };
  head.eachCell((cell) => (cell.fill = solid(headFill)));
  sheet.views = [{ state: "frozen", ySplit: 1 }];
}

const solid = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;

/** How wide a text is in characters of Latin script; those of Chinese take two. */
const widthOf = (text: string) =>
  Array.from(text).reduce((width, char) => width + (char > "\u2e7f" ? 2 : 1), 0);

/** A name that a spreadsheet takes: at most 31 characters, none of []:*?/\, none twice. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "1";
  let fit = plain.slice(0, 31);
  for (let again = 2; taken.has(fit.toLowerCase()); again += 1)
    fit = `${plain.slice(0, 27)} ${again}`;
  taken.add(fit.toLowerCase());
  return fit;
}

/** The template as a download. */
export const templateWorkbook = async (
  locale: Locale,
  { slug, townships }: { slug: string; townships: readonly Township[] },
): Promise<Response> => xlsxFile(`wishes-${slug}`, await templateBytes(locale, townships));

/** The error workbook as a download. */
export const errorWorkbook = async (
  locale: Locale,
  { slug, sheets }: { slug: string; sheets: readonly ErrorSheet[] },
): Promise<Response> => xlsxFile(`refused-${slug}`, await errorBytes(locale, sheets));

const xlsxFile = (name: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${name}.xlsx"`,
      "cache-control": "no-store",
    },
  });
