import { timingSafeEqual } from "node:crypto";
import { signatureOf } from "~/platform/signing.server";

/**
 * Sixteen letters for sixteen signs: digits that come by chance would now and then be an ID or a card
 * number, which no cell keeps, and the row would not be known again.
 */
const letters = "BCDFGHJKLMNPRSTZ";
const spelled = (hex: string) =>
  [...hex.toLowerCase()].map((sign) => letters[parseInt(sign, 16)]).join("");
const hexOf = (word: string) =>
  [...word].map((letter) => letters.indexOf(letter).toString(16)).join("");

const shape = new RegExp(`^W([${letters}]{32})([${letters}]{24})$`);
const signed = (batchId: string, rowId: string) =>
  spelled(
    Buffer.from(signatureOf("import-row", `${batchId} ${rowId}`), "base64url")
      .subarray(0, 12)
      .toString("hex"),
  );

/** Names a refused row in its error workbook, for this batch alone; no spreadsheet takes it for a number. */
export const tokenOf = (batchId: string, rowId: string): string =>
  `W${spelled(rowId.replaceAll("-", ""))}${signed(batchId, rowId)}`;

/** The row that a token names; null when it was not made here for this batch. */
export function rowOfToken(batchId: string, token: string): string | null {
  const [, word, signature] = shape.exec(token.trim().toUpperCase()) ?? [];
  if (!word || !signature) return null;
  const rowId = hexOf(word).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(Buffer.from(signed(batchId, rowId)), Buffer.from(signature))
    ? rowId
    : null;
}
