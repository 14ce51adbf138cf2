import { createHmac } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { keyOf, ownSecret } from "../../privacy/seal.server";
import { plainHeading } from "./columns";
import type { ReadLine } from "./understand";

const markLength = 16;
const tagLength = 6;

export type Marker = Awaited<ReturnType<typeof markerOf>>;

/**
 * Keyed hashes of a fund's statements: by them a line that comes again is known without its text being
 * read, and a number is known that isn't kept.
 */
export async function markerOf(tx: Tx, fundId: string) {
  const key = keyOf(await ownSecret(tx, "import-mark"));
  const mark = (kind: string, parts: readonly unknown[], length = markLength) =>
    createHmac("sha256", key)
      .update(JSON.stringify(["statement", fundId, kind, ...parts.map(String)]))
      .digest()
      .subarray(0, length);
  const textOf = ({ counterparty, remark }: ReadLine) =>
    `${counterparty}\n${remark}`
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[\s\p{P}]/gu, "");
  return {
    tag: (number: string) => mark("number", [number], tagLength).toString("hex"),
    headings: (headings: readonly string[]) => mark("headings", headings.map(plainHeading)),
    content: (line: ReadLine) => mark("content", [line.day, line.minor, textOf(line)]),
    alike: (content: Buffer, occurrence: number) =>
      mark("alike", [content.toString("hex"), occurrence]),
    numbered: (line: ReadLine) => mark("numbered", [line.number, line.day, line.minor]),
    again: (earlier: Buffer) => mark("again", [earlier.toString("hex")]),
  };
}
