import { isUtf8 } from "node:buffer";
import { parse } from "csv-parse/sync";
import { Refusal } from "~/platform/refusal";
import type { RawCell, RawRow } from "./shapes";

const mostColumns = 250;
/** A quoted cell that runs over more lines than this was never closed. */
const mostLines = 200;
const separators = [",", "\t", ";", "|", "，"] as const;

type Line = { text: string; broken: boolean };

/**
 * The rows of a text table, one after another. Encodings are told by row, a quote that stands by
 * itself is a character and swallows nothing, and only one row at a time is in memory.
 */
export function* delimitedRows(text: Buffer): Generator<RawRow> {
  const decode = decoderOf(text);
  const first = [...take(linesOf(text), 200)].map((line) => decode(line).text);
  const told = /^sep=(.)\s*$/i.exec(first[0] ?? "")?.[1];
  const separator = told ?? separatorOf(first);
  const about = { separator, usual: usualCount(first, separator) };
  let row = 0;
  for (const { cells, broken } of records(linesOf(text), decode, about)) {
    row += 1;
    const filled = told && row === 1 ? [] : cellsOf(cells);
    yield broken ? { row, cells: filled, broken } : { row, cells: filled };
  }
}

/** UTF-16, told by its mark or its many zeros, as UTF-8; all else as it is, less its mark. */
export function asUtf8(bytes: Buffer): Buffer {
  const [first, second] = bytes;
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4_096);
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const many = Math.max(8, looked / 40);
  const little = (first === 0xff && second === 0xfe) || (zeros[0] === 0 && zeros[1]! > many);
  const big = (first === 0xfe && second === 0xff) || (zeros[1] === 0 && zeros[0]! > many);
  if (!little && !big) return bytes;
  const decoded = new TextDecoder(little ? "utf-16le" : "utf-16be").decode(bytes);
  return Buffer.from(decoded);
}

/** Lines end with CR LF, LF or CR; none of these bytes is ever part of a character. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  let at = 0;
  let lineFeed = bytes.indexOf(10);
  let carriage = bytes.indexOf(13);
  while (at < bytes.length) {
    if (lineFeed >= 0 && lineFeed < at) lineFeed = bytes.indexOf(10, at);
    if (carriage >= 0 && carriage < at) carriage = bytes.indexOf(13, at);
    const ends = [lineFeed, carriage].filter((end) => end >= 0);
    if (ends.length === 0) return yield bytes.subarray(at);
    const end = Math.min(...ends);
    yield bytes.subarray(at, end);
    at = end + (end === carriage && bytes[end + 1] === 10 ? 2 : 1);
  }
}

function* take<Item>(items: Iterable<Item>, most: number) {
  let left = most;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

const strict = (bytes: Uint8Array) => {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-8 where a line is UTF-8, else GB18030; a line of very few characters goes with the others. */
function decoderOf(text: Buffer): (line: Buffer) => Line {
  if (isUtf8(text)) return (line) => ({ text: line.toString("utf8"), broken: false });
  let utf8 = 0;
  let other = 0;
  for (const line of take(linesOf(text), 2_000)) {
    if (!isUtf8(line)) other += 1;
    else if (wide(line) >= 6) utf8 += 1;
  }
  const mostly = utf8 > other ? "utf-8" : "gb18030";
  return (line) => {
    const count = wide(line);
    const fits = isUtf8(line);
    if (count === 0 || (fits && (count >= 6 || mostly === "utf-8")))
      return { text: line.toString("utf8"), broken: false };
    const gb = strict(line);
    if (gb !== null) return { text: gb, broken: false };
    return { text: new TextDecoder(mostly).decode(line), broken: true };
  };
}

/** How many bytes are not ASCII. */
function wide(line: Buffer) {
  let count = 0;
  for (const byte of line) if (byte >= 0x80) count += 1;
  return count;
}

const count = (text: string, part: string) => {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1;
  return found;
};

/** How often the separator stands in most lines. */
function usualCount(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const found = count(line, separator);
    if (found > 0) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

function separatorOf(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== "");
  const weigh = (separator: string) => {
    const usual = usualCount(filled, separator);
    const agree = filled.filter((line) => count(line, separator) === usual).length;
    // The comma of Chinese writing stands in every remark.
    const share = separator === "，" ? 25 : 100;
    return usual === 0 ? 0 : agree * share + Math.min(usual, 20);
  };
  const [best] = separators
    .map((separator) => ({ separator, weight: weigh(separator) }))
    .sort((one, other) => other.weight - one.weight);
  return best && best.weight > 0 ? best.separator : ",";
}

type About = { separator: string; usual: number };
type Parsed = { cells: string[]; broken: boolean };

function* records(
  lines: Iterator<Buffer>,
  decode: (line: Buffer) => Line,
  about: About,
): Generator<Parsed> {
  const ahead: Line[] = [];
  const line = (at: number): Line | undefined => {
    while (ahead.length <= at) {
      const { done, value } = lines.next();
      if (done) return undefined;
      ahead.push(decode(value));
    }
    return ahead[at];
  };
  for (let first = line(0); first; first = line(0)) {
    const taken = first.text.includes('"') ? linesOfRecord(line, about) : 1;
    const whole = ahead.splice(0, Math.max(1, taken));
    const broken = whole.some((one) => one.broken);
    const text = whole.map((one) => one.text).join("\n");
    yield {
      cells: taken > 0 && text.includes('"') ? quoted(text, about) : bare(text, about),
      broken,
    };
  }
}

/** How many lines the record takes; 0 where its quotes make no sense, so that it is read plainly. */
function linesOfRecord(line: (at: number) => Line | undefined, about: About): number {
  let inside = false;
  for (let at = 0; at < mostLines; at += 1) {
    const next = line(at);
    if (!next) return 0;
    const end = quotesOf(next.text, inside, about.separator);
    if (end === "senseless") return 0;
    if (end === "open") {
      inside = true;
      continue;
    }
    return at > 0 && swallows(line, at, about) ? 0 : at + 1;
  }
  return 0;
}

/** Whether the lines under one quoted cell are rows themselves: then the quote was never closed. */
function swallows(
  line: (at: number) => Line | undefined,
  last: number,
  { separator, usual }: About,
) {
  const isRow = (at: number) => {
    const text = line(at)?.text ?? "";
    return usual > 1 && count(text, separator) >= usual && !text.includes(`${separator} `);
  };
  for (let at = 1; at < last; at += 1) if (isRow(at)) return true;
  return isRow(0) && isRow(last);
}

function quotesOf(
  text: string,
  inside: boolean,
  separator: string,
): "closed" | "open" | "senseless" {
  let at = 0;
  let quotedNow = inside;
  for (;;) {
    if (!quotedNow) {
      if (text[at] === '"') {
        quotedNow = true;
        at += 1;
        continue;
      }
      const next = text.indexOf(separator, at);
      if (next < 0) return "closed";
      at = next + separator.length;
      continue;
    }
    const quote = text.indexOf('"', at);
    if (quote < 0) return "open";
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    if (quote + 1 === text.length) return "closed";
    if (!text.startsWith(separator, quote + 1)) return "senseless";
    at = quote + 1 + separator.length;
    quotedNow = false;
  }
}

function quoted(text: string, about: About): string[] {
  const [cells = []] = parse(text, {
    delimiter: about.separator,
    relax_quotes: true,
    relax_column_count: true,
  });
  return cells;
}

/** Split at every separator; quotes around a cell go, others stay. */
function bare(text: string, { separator }: About): string[] {
  const end = endOf(text, separator);
  const whole = text.slice(0, end);
  if (whole.length > 50_000 && count(whole, separator) >= mostColumns)
    throw new Refusal("sheet_too_wide", "file");
  const cells = whole.split(separator);
  return whole.includes('"')
    ? cells.map((cell) => cell.replace(/^\s*"([\s\S]*)"\s*$/, "$1").replaceAll('""', '"'))
    : cells;
}

/** Where the empty cells at the end of a line begin. */
function endOf(text: string, separator: string) {
  let end = text.length;
  while (end > 0 && (text[end - 1] === separator || text[end - 1] === " ")) end -= 1;
  return end;
}

function cellsOf(texts: readonly string[]): (RawCell | null)[] {
  const cells = texts.map((text) => (text === "" ? null : { text: asTyped(text) }));
  while (cells.length > 0 && (cells.at(-1)?.text ?? "").trim() === "") cells.pop();
  if (cells.length > mostColumns) throw new Refusal("sheet_too_wide", "file");
  return cells;
}

/** Undoes what keeps a spreadsheet from reading a text as a formula or a number. */
const asTyped = (text: string) =>
  text[0] === "=" || text[0] === "'"
    ? text.replace(/^="([^"]*)"$/, "$1").replace(/^'(?=[=+\-@\t\r])/, "")
    : text;
