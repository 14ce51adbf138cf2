import { findsIn, glyphsOf, type FindKind } from "./finds";
import { digitWords } from "./finds-in-numbers";
import { wordPatterns } from "./finds-in-words";
import { secretPatterns } from "./finds-of-secrets";

/** Kinds that must never be stored, in no field of no form. */
const never: ReadonlySet<FindKind> = new Set<FindKind>([
  "id_number",
  "bank_card",
  "position",
  "diagnosis",
  "religion",
  "wechat",
  "qq",
]);

const sources = [...wordPatterns, ...secretPatterns]
  .filter(({ kind }) => never.has(kind))
  .map(({ shape }) => shape.source);
const anyOfThem = new RegExp(sources.join("|"));

/** An ID number or a card has no fewer digits. */
const fewestDigits = 16;
const harmless = 0;
const digit = 1;
const telling = 2;

/**
 * What each character may mean: a digit, a part of a pattern, or nothing. A match of a pattern
 * holds a letter, a point, or a Chinese character that stands in it; whatever isn't plain
 * Chinese, ASCII or common punctuation is looked at in full.
 */
const meanings = new Uint8Array(0x1_0000).fill(telling);
const mean = (meaning: number, chars: Iterable<string>) => {
  for (const char of chars) meanings[char.charCodeAt(0)] = meaning;
};
meanings.fill(harmless, 0x20, 0x7f).fill(harmless, 0x4e00, 0xa000);
mean(harmless, "\n\t\u3000、。《》【】「」“”‘’—…·");
mean(telling, sources.join("").match(/[\u4e00-\u9fff]/g) ?? []);
mean(telling, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.");
mean(digit, [...digitWords, ..."0123456789"]);
for (let code = 0x21; code < 0x7f; code += 1) meanings[code + 0xfee0] = meanings[code]!;

function mayHoldForbidden(text: string): boolean {
  let digits = 0;
  let tells = false;
  for (let at = 0; at < text.length; at += 1) {
    const meaning = meanings[text.charCodeAt(at)];
    if (meaning === digit) digits += 1;
    else if (meaning === telling) tells = true;
  }
  if (digits >= fewestDigits) return true;
  return (
    tells &&
    anyOfThem.test(
      glyphsOf(text)
        .map(({ plain }) => plain)
        .join(""),
    )
  );
}

/**
 * Whether a text holds an ID number, a card, a position, an illness, a faith or a social account.
 * Most texts are let go after one look at their characters.
 */
export const holdsForbidden = (text: string): boolean =>
  mayHoldForbidden(text) && findsIn(text).some(({ kind }) => never.has(kind));
