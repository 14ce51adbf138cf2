import { Refusal } from "~/platform/refusal";
import { leanRows, rangeOf, textsOf } from "./lean-sheet";
import type { ZipEntry } from "./zip";

export type Range = { top: number; bottom: number; start: number; end: number };
export type LeanSheet = { name: string; hidden: boolean; merges: Range[] };

type Entries = ReadonlyMap<string, ZipEntry>;
const damaged = () => new Refusal("sheet_unreadable", "file");
const office = "http://schemas.openxmlformats.org";
const main = `xmlns="${office}/spreadsheetml/2006/main"`;

/** Whether a part is the workbook itself. */
export const isBook = (name: string) => /^xl\/workbook\d*\.xml$/.test(name);

/** A part as text, without prefixes of names, characters that XML forbids, and definitions of types. */
function textOf(entry: ZipEntry | undefined): string {
  if (!entry) return "";
  const text = entry
    .read()
    .toString("utf8")
    .replace(/^\ufeff/, "");
  if (/<!DOCTYPE/i.test(text.slice(0, 2_000))) throw damaged();
  const prefix = /<(\w+:)(?:workbook|sst|styleSheet|Relationships)\b/.exec(text)?.[1];
  return prefix ? text.replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</") : text;
}

function attribute(tag: string, name: string): string | undefined {
  const told = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return told?.[1] ?? told?.[2];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });

/** Which part is which, by the relations of the workbook; paths count from its own folder. */
function relations(entries: Entries, book: string) {
  const text = textOf(entries.get(book.replace("xl/", "xl/_rels/") + ".rels"));
  return [...text.matchAll(/<Relationship\s([^>]*)>/g)].map(([, tag = ""]) => {
    const target = attribute(tag, "Target") ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
    const kind = (attribute(tag, "Type") ?? "").replace(/^.*\//, "");
    return { id: attribute(tag, "Id"), kind, path: path.toLowerCase() };
  });
}

/** The places of cell formats that show a number as a date. */
function dateStyles(styles: string): ReadonlySet<number> {
  const custom = new Map(
    [...styles.matchAll(/<numFmt\s((?:"[^"]*"|'[^']*'|[^>"'])*)>/g)].map(([, tag = ""]) => [
      Number(attribute(tag, "numFmtId")),
      plain(attribute(tag, "formatCode") ?? ""),
    ]),
  );
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
  const dates = [...formats.matchAll(/<xf\b([^>]*)>/g)].flatMap(([, tag = ""], at) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    const code = custom.get(id);
    return (code === undefined ? isDateId(id) : isDateFormat(code)) ? [at] : [];
  });
  return new Set(dates);
}

/** ECMA-376 18.8.30: 14–17 and 22 everywhere, 27–31, 36 and 50–58 in Chinese, Japanese and Korean. */
const isDateId = (id: number) =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 58 && id !== 55 && id !== 56);

const isDateFormat = (code: string) =>
  !/\[(?:h+|m+|s+)\]/i.test(code) &&
  /[yde]|m(?!.*[hs])/i.test(
    code
      .replace(/\[[^\]]*\]|"[^"]*"|\\.|_./g, "")
      .replace(/general|e\+|0e-|am\/pm/gi, "")
      .split(";")[0] ?? "",
  );

/** What of a workbook is worth reading, as parts of a smaller one with the same cells. */
export function leanWorkbook(entries: Entries): {
  sheets: LeanSheet[];
  parts: [name: string, text: string][];
} {
  const place = [...entries.keys()].find(isBook) ?? "";
  const book = textOf(entries.get(place));
  const related = relations(entries, place);
  const partOf = (wanted: string) =>
    entries.get(
      related.find(({ kind }) => kind === wanted)?.path ?? `xl/${wanted.toLowerCase()}.xml`,
    );
  const isDate = dateStyles(textOf(partOf("styles")));
  const date1904 = /^(?:1|true)$/.test(
    attribute(/<workbookPr\b([^>]*)>/.exec(book)?.[1] ?? "", "date1904") ?? "",
  );

  const parts: [string, string][] = [];
  const sheets: LeanSheet[] = [];
  for (const [, tag = ""] of book.matchAll(/<sheet\s([^>]*)>/g)) {
    const relation = related.find(({ id }) => id === attribute(tag, "id"));
    if (relation && relation.kind !== "worksheet") continue;
    const entry = entries.get(relation?.path ?? "");
    if (!entry) throw damaged();
    const { rows, merges } = leanRows(entry.read(), isDate);
    sheets.push({
      name: plain(attribute(tag, "name") ?? ""),
      hidden: (attribute(tag, "state") ?? "visible") !== "visible",
      merges: merges.map(rangeOf).filter((range) => range !== null),
    });
    parts.push([
      `xl/worksheets/sheet${sheets.length}.xml`,
      `<worksheet ${main}><sheetData>${rows.join("")}</sheetData></worksheet>`,
    ]);
  }
  if (sheets.length === 0) throw damaged();
  const shared = partOf("sharedStrings");
  if (shared) parts.push(["xl/sharedStrings.xml", `<sst ${main}>${textsOf(textOf(shared))}</sst>`]);
  return { sheets, parts: [...parts, ...frame(sheets.length, date1904)] };
}

/** What a workbook needs around its sheets; style 1 is a date, all else has none. */
function frame(count: number, date1904: boolean): [string, string][] {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const sheets = numbers.map((at) => `<sheet name="${at}" sheetId="${at}" r:id="rId${at}"/>`);
  return [
    [
      "xl/workbook.xml",
      `<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships">${date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${office}/package/2006/relationships">${numbers.map((at) => relation(at, "worksheet", `worksheets/sheet${at}.xml`)).join("")}</Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ];
}
