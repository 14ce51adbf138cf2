import { timingSafeEqual } from "node:crypto";
import { signatureOf } from "~/platform/signing.server";

const shape = /^W([0-9A-F]{32})([0-9A-F]{24})$/;
const signed = (batchId: string, hex: string) =>
  Buffer.from(signatureOf("import-row", `${batchId} ${hex}`), "base64url")
    .subarray(0, 12)
    .toString("hex")
    .toUpperCase();

/** Names a refused row in its error workbook, for this batch alone; no spreadsheet takes it for a number. */
export function tokenOf(batchId: string, rowId: string): string {
  const hex = rowId.replaceAll("-", "").toUpperCase();
  return `W${hex}${signed(batchId, hex)}`;
}

/** The row that a token names; null when it was not made here for this batch. */
export function rowOfToken(batchId: string, token: string): string | null {
  const [, hex, signature] = shape.exec(token.trim().toUpperCase()) ?? [];
  if (!hex || !signature) return null;
  const fits = timingSafeEqual(Buffer.from(signed(batchId, hex)), Buffer.from(signature));
  return fits
    ? hex.toLowerCase().replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5")
    : null;
}
