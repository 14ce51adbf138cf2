/** Controls, zero-width, bidirectional and private-use marks: nothing that a person sees. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ue000-\uf8ff]/g;

/** What may need work: anything beyond printable ASCII, plain Chinese and full-width forms. */
const unusual = /[^ -~\u3001\u3002\u3010\u3011\u4e00-\u9fff\uff01-\uff5e]/;

const spaces = /[\u0009\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/**
 * A cell's text as it is kept: composed (NFC), without marks that nobody sees, without spaces
 * around it. `removed`: something other than whitespace was taken out.
 */
export function seenText(text: string): { text: string; removed: boolean } {
  if (!unusual.test(text)) return { text: text.trim(), removed: false };
  const plain = text.toWellFormed().replace(/\r\n?/g, "\n").replace(spaces, " ").normalize("NFC");
  const seen = plain.replace(unseen, "");
  return { text: seen.trim(), removed: seen.length !== plain.length };
}

const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A raw text that is shown beside others: a direction mark in it must not turn them around. */
export const undirected = (text: string): string => text.replace(directions, "");

const compatible = /[^ -~\u3001\u3002\u4e00-\u9fff]/;

/** A text in half-width, else as it was written. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Text for reading figures in it: half-width, small letters, one kind of dash and of space. */
export function plainText(text: string): string {
  const half = compatible.test(text) ? text.normalize("NFKC") : text;
  return half
    .toLowerCase()
    .replace(/[‐‑‒–—―−﹣~〜∼]/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Undoes the quote by which a downloaded sheet keeps a cell from being run as a formula. */
export const rearmed = (text: string): string =>
  text.startsWith("'") ? text.replace(/^'(?=[=+\-@\t\r])/, "") : text;

/** What spreadsheets show for a formula that failed. */
export const isErrorValue = (text: string): boolean =>
  text.startsWith("#") &&
  /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/i.test(text);
