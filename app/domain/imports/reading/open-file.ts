import { Refusal } from "~/platform/refusal";
import { asUtf8, delimitedRows } from "./delimited";
import { isBook } from "./lean-workbook";
import type { RawSheet } from "./layout";
import { openWorkbook } from "./workbook";
import { readZip } from "./zip";

/** The sheets of a file, and how many rows with something in them it may have. */
export type OpenedFile = { sheets: RawSheet[]; mostRows: number };

const signatures: [begins: string, kind: "zip" | "compound" | "other"][] = [
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "other"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"],
  ["%PDF", "other"],
  ["\x89PNG", "other"],
  ["\xff\xd8\xff", "other"],
  ["GIF8", "other"],
  ["RIFF", "other"],
  ["Rar!", "other"],
  ["7z\xbc\xaf", "other"],
  ["\x1f\x8b", "other"],
  ["{\\rtf", "other"],
  ["SQLite format", "other"],
];
const markup = /^\s*<(?:!doctype|html|head|meta|body|table|style|div|\?xml|svg)\b/i;

/**
 * Opens a file by what it holds: an .xlsx, or a text whose cells are parted by commas, tabs or
 * semicolons. Throws a Refusal for everything else, each with its own code.
 */
export async function openFile(bytes: Buffer, name: string): Promise<OpenedFile> {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const start = bytes.toString("latin1", 0, 512);
  const kind =
    signatures.find(([begins]) => start.startsWith(begins))?.[1] ??
    (start.slice(4, 8) === "ftyp" ? "other" : "text");
  if (kind === "other") throw notATable();
  if (kind === "compound") throw compound(bytes);
  if (kind === "zip") return workbook(bytes, ending);

  if (bytes.every((byte) => byte <= 0x20)) throw new Refusal("sheet_empty", "file");
  const text = asUtf8(bytes);
  if (markup.test(text.toString("latin1", 0, 512)) || !isText(text)) throw notATable();
  if (/^(?:xls[xmb]?|et|ods|numbers)$/.test(ending))
    throw new Refusal("sheet_renamed", "file", { kind: "csv" });
  const sheet = name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  return { sheets: [{ name: sheet, rows: delimitedRows(text) }], mostRows: 100_000 };
}

const notATable = () => new Refusal("sheet_not_a_table", "file");

async function workbook(bytes: Buffer, ending: string): Promise<OpenedFile> {
  const entries = readZip(bytes);
  const names = [...entries.keys()];
  if (!names.some(isBook)) throw notATable();
  if (/^(?:csv|tsv|txt)$/.test(ending))
    throw new Refusal("sheet_renamed", "file", { kind: "xlsx" });
  if (names.some((name) => /vbaproject\.bin$|^xl\/macrosheets\//.test(name)))
    throw new Refusal("sheet_has_macros", "file");
  return { sheets: await openWorkbook(entries), mostRows: 5_000 };
}

/** Excel's format from before 2007 and locked workbooks share a container; its directory has names. */
function compound(bytes: Buffer): Refusal {
  const holds = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return new Refusal("sheet_encrypted", "file");
  return holds("WordDocument") || holds("PowerPoint Document")
    ? notATable()
    : new Refusal("sheet_old_format", "file");
}

/** Whether bytes are a text: hardly any of them are controls. */
function isText(text: Buffer): boolean {
  let controls = 0;
  const looked = text.subarray(0, 65_536);
  for (const byte of looked)
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  return controls <= looked.length / 20;
}
