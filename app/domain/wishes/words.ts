import { namesIn } from "./names";

/** What somebody typed is read as far as this, in characters. */
export const longestSearch = 60;

const letters =
  "[a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff\\u0400-\\u052f\\u1e00-\\u1fff]+";
const characters =
  "[\\u0530-\\u1dff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
  "\\u3105-\\u312f\\u3131-\\u318e\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff" +
  "\\u{20000}-\\u{3ffff}]+";
const term = new RegExp(
  [
    "第? *(?<numbered>[0-9]+) *号",
    "(?:(?<![a-z])no\\.?|#) *(?<numberedToo>[0-9]+)",
    "(?<number>[0-9]+)",
    `(?<word>${letters})`,
    `(?<run>${characters})`,
  ].join("|"),
  "gu",
);

/** `tokens` must all be among a wish's own; `runs` must also stand in its text as they are; `said` are all words as they are. */
export type Terms = { tokens: string[]; runs: string[]; said: string[] };

/**
 * What is searched for, exactly. Both sides are folded (full and half width alike, A to Z as a to z),
 * and what was typed falls into terms at white space, punctuation and wherever the kind of letters
 * changes. Every term must be found:
 * - a run of characters that are words by themselves (Han above all) stands in one of the wish's
 *   texts (title, words, size, colour, style, the names of its category and its thing) just so,
 *   without a gap; one that is made of names alone (紫色书包) is taken as each of them;
 * - a run of Latin, Greek or Cyrillic letters begins a word of them, by its first twenty letters; a
 *   single letter is the whole word (size L, not lamp);
 * - digits are a whole number, in a text or the wish's own; leading zeros don't count;
 * - a number with 号 after it, No. or # before it is the wish's own number, or stands in a text with 号.
 *
 * Null when there is not one term to search for. The migration's `search_tokens` does the same to a
 * wish; pairs of characters are only necessary for a longer run, therefore `runs`.
 */
export function termsOf(typed: string): Terms | null {
  const tokens = new Set<string>();
  const runs = new Set<string>();
  const said = new Set<string>();
  for (const { groups = {} } of folded(typed).matchAll(term)) {
    const { numbered = groups.numberedToo, number, word, run } = groups;
    if (numbered) tokens.add(`${plain(numbered)}号`);
    else if (number) tokens.add(plain(number));
    else if (word) {
      tokens.add(word.slice(0, 20));
      said.add(word.slice(0, 20));
    } else if (run) {
      for (const name of namesIn(run)) {
        said.add(name);
        for (const pair of pairsOf(name)) tokens.add(pair);
        if (Array.from(name).length > 2) runs.add(name);
      }
    }
  }
  return tokens.size > 0 ? { tokens: [...tokens], runs: [...runs], said: [...said] } : null;
}

/** A character alone, or each with the next. */
function pairsOf(run: string): string[] {
  const all = Array.from(run);
  return all.length === 1 ? all : all.slice(1).map((one, at) => `${all[at]}${one}`);
}

const mostParts = 8;

/**
 * What may be the name of a place in what was typed: each part between white space and commas, and two
 * or three of them together, the longest first.
 */
export function spansOf(typed: string): string[] {
  const parts = folded(typed)
    .split(/[\s,，、]+/u)
    .filter(Boolean)
    .slice(0, mostParts);
  const spans = [3, 2, 1].flatMap((size) =>
    parts.slice(size - 1).map((_, at) => parts.slice(at, at + size).join(" ")),
  );
  return spans.filter((span) => /^(?:\p{Script=Han}.+|\p{L}.{2,})$/u.test(span));
}

/** What was typed without some of its spans. */
export const apart = (typed: string, spans: readonly string[]): string =>
  spans.reduce(
    (rest, span) => ` ${rest} `.replace(` ${span} `, " "),
    folded(typed)
      .split(/[\s,，、]+/u)
      .join(" "),
  );

const folded = (typed: string) =>
  Array.from(typed.normalize("NFKC"))
    .slice(0, longestSearch)
    .join("")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const plain = (digits: string) => digits.replace(/^0+(?=.)/, "");
