import { isCardNumber, numbersIn } from "../../privacy/finds-in-numbers";
import { glyphsOf } from "../../privacy/finds";

export type ForbiddenNumber = "id_number" | "bank_card";

/** A phone that stands by itself: beside another one, their digits must not be taken for a card. */
const alonePhone = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])/g;
const exponent = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i;
const digitLike = /[0-9０-９零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖两幺①-⑨]/g;

/**
 * Whether a whole cell is a number that must never be kept: by its check digit, by its shape, or
 * by its length where a spreadsheet has lost the last digits (5.22E+17, 522725201403051000).
 */
export function isForbiddenNumber(text: string): ForbiddenNumber | null {
  if (text.length > 40 || (text.length < 15 && !/[\d０-９][eEｅＥ][+＋]?[\d０-９]/.test(text)))
    return null;
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s'’·-]/g, "")
    .replace(/\.0+$/, "");
  const scientific = exponent.exec(plain);
  if (scientific) return ofLength(Number(scientific[3]) + 1, plain, true);
  if (!/^[a-z]?\d{14,18}[\dx]$/.test(plain)) return null;
  const digits = plain.replace(/^[a-z]/, "");
  if (isCardNumber(digits) && digits.length !== 18) return "bank_card";
  return ofLength(digits.length, digits, /000$/.test(digits));
}

function ofLength(length: number, digits: string, damaged: boolean): ForbiddenNumber | null {
  if (length === 18) return "id_number";
  if (length === 15) {
    const old = /^[1-8]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;
    return damaged || old.test(digits) ? "id_number" : null;
  }
  return length >= 16 && length <= 19 && (damaged || /^62/.test(digits)) ? "bank_card" : null;
}

/**
 * A text without the ID and card numbers in it, and which of them was lost. Phones standing by
 * themselves stay.
 */
export function withoutForbiddenNumbers(text: string): {
  text: string;
  lost: ForbiddenNumber | null;
} {
  const whole = text.length > 4 ? isForbiddenNumber(text) : null;
  if (whole) return { text: "", lost: whole };
  if (text.length < 15 || (text.match(digitLike)?.length ?? 0) < 15) return { text, lost: null };
  const masked = text.replace(alonePhone, (phone) => "#".repeat(phone.length - 1) + "a");
  const glyphs = glyphsOf(masked);
  const finds = numbersIn(glyphs).filter(
    ({ kind }) => kind === "id_number" || kind === "bank_card",
  );
  if (finds.length === 0) return { text, lost: null };
  const gone = glyphs.map(() => false);
  for (const { start, end } of finds) gone.fill(true, start, end);
  const kept = glyphs.flatMap(({ start, end }, at) => (gone[at] ? [] : [text.slice(start, end)]));
  return {
    text: kept.join("").trim(),
    lost: finds.some(({ kind }) => kind === "id_number") ? "id_number" : "bank_card",
  };
}
