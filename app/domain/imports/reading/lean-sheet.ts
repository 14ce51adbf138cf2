import { Refusal } from "~/platform/refusal";
import type { Range } from "./lean-workbook";

/** Rows with something in them that a workbook may have in all its sheets; headers have room above. */
const mostRows = 5_000 + 200;
const mostColumns = 250;

const damaged = () => new Refusal("sheet_unreadable", "file");
/** Characters, and references to them, that no XML may hold though some programs write them. */
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi;

/** Text whose signs stand for themselves, written as all other text is; exceljs passes it over. */
const unwrapped = (text: string) =>
  text.includes("<![CDATA[")
    ? text.replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, inner: string) =>
        inner.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
      )
    : text;

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? lettersOf(before) : "") + String.fromCharCode(65 + rest);
}

/** A1:B3 as numbers, rows from 1 and columns from 0; null where it isn't a range. */
export function rangeOf(reference: string): Range | null {
  const told = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!told) return null;
  const [, from = "", top, to = "", bottom] = told;
  return {
    top: Number(top),
    bottom: Number(bottom),
    start: columnOf(from) - 1,
    end: Math.min(columnOf(to), mostColumns) - 1,
  };
}

/** The shared texts, each one plain: without its fonts and how it is pronounced. */
export function textsOf(shared: string): string {
  const texts = [...shared.matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(
    ([, inner = ""]) => `<si>${plainText(inner)}</si>`,
  );
  return texts.join("");
}

function plainText(inner: string): string {
  const spoken = inner.includes("<rPh") ? inner.replace(/<rPh\b.*?<\/rPh>/gs, "") : inner;
  const parts = [...unwrapped(spoken).matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs)].map(
    ([, text = ""]) => text,
  );
  return `<t xml:space="preserve">${parts.join("").replace(illegal, "")}</t>`;
}

/**
 * The rows of a sheet that hold something, each with those cells alone, and its merged ranges. Empty
 * cells that only carry a format may run to the last row and column and are not even counted.
 */
export function leanRows(
  part: Buffer,
  isDate: ReadonlySet<number>,
): { rows: string[]; merges: string[] } {
  const opening = part.toString("latin1", 0, 4_000);
  if (/<!DOCTYPE/i.test(opening)) throw damaged();
  const prefix = /<(\w+:)?worksheet\b/.exec(opening)?.[1] ?? "";
  const begin = part.indexOf(`<${prefix}sheetData`);
  if (begin < 0 || part.indexOf(`</${prefix}worksheet>`, begin) < 0) throw damaged();
  const end = part.indexOf(`</${prefix}sheetData>`, begin);
  const empty = /^<(?:\w+:)?sheetData\s*\/>/.test(part.toString("latin1", begin, begin + 60));
  if (end < 0 && !empty) throw damaged();
  const rows = end < 0 ? [] : rowsIn(part.subarray(begin, end), { prefix, isDate });
  const after = part.toString("latin1", end < 0 ? begin : end);
  const merges = [...after.matchAll(/mergeCell\s[^>]*?ref=["']([^"']+)["']/g)].map(
    ([, ref = ""]) => ref,
  );
  return { rows, merges };
}

type About = { prefix: string; isDate: ReadonlySet<number> };

function rowsIn(part: Buffer, { prefix, isDate }: About): string[] {
  const rows: string[] = [];
  let number = 0;
  let at = 0;
  for (;;) {
    const start = part.indexOf(`<${prefix}row`, at);
    if (start < 0) return rows;
    const open = part.indexOf(">", start);
    if (open < 0) throw damaged();
    const tag = part.toString("latin1", start, open);
    number = Number(/\sr=["'](\d{1,7})["']/.exec(tag)?.[1] ?? number + 1);
    if (tag.endsWith("/")) {
      at = open;
      continue;
    }
    const close = part.indexOf(`</${prefix}row>`, open);
    if (close < 0) throw damaged();
    const cells = leanCells(part.toString("utf8", open + 1, close), number, { prefix, isDate });
    if (cells) rows.push(`<row r="${number}">${cells}</row>`);
    if (rows.length > mostRows) throw new Refusal("sheet_too_long", "file");
    at = close;
  }
}

const cell = /<c(\s[^>]*?)?(?:\/>|>(.*?)<\/c>)/gs;

function leanCells(inner: string, row: number, { prefix, isDate }: About): string {
  const whole = unwrapped(inner);
  const plain = prefix
    ? whole.replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</")
    : whole;
  let column = 0;
  let cells = "";
  for (const [, attributes = "", body = ""] of plain.matchAll(cell)) {
    const letters = /\sr=["']([A-Z]{1,3})\d+["']/.exec(attributes)?.[1];
    column = letters ? columnOf(letters) : column + 1;
    const lean = leanCell(attributes, body, isDate);
    if (!lean) continue;
    if (column > mostColumns) throw new Refusal("sheet_too_wide", "file");
    cells += `<c r="${lettersOf(column)}${row}"${lean}</c>`;
  }
  return cells;
}

/** Attributes and body of a cell as exceljs shall see it; empty where the cell holds nothing. */
function leanCell(attributes: string, body: string, isDate: ReadonlySet<number>): string {
  const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? "n";
  const formula = /<f\b/.test(body) ? "<f>0</f>" : "";
  if (type === "inlineStr" && !formula) {
    const text = plainText(body);
    return text === plainText("") ? "" : ` t="inlineStr"><is>${text}</is>`;
  }
  const value = /<v\b[^>]*>(.*?)<\/v>/s.exec(body)?.[1]?.replace(illegal, "");
  if (!value) return formula && type !== "str" ? `>${formula}` : "";
  if (type === "d") return ` t="str">${formula}<v>${value.slice(0, 10)}</v>`;
  if (type !== "n") return ` t="${type}">${formula}<v>${value}</v>`;
  const style = Number(/\ss=["'](\d+)["']/.exec(attributes)?.[1] ?? -1);
  return `${isDate.has(style) ? ' s="1"' : ""}>${formula}<v>${value}</v>`;
}
