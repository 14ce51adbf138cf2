import type { Find, FindKind, Glyph } from "./finds";

/** Finds whose places are counted in glyphs. */
type Digit = { digit: string; at: number };

const spelled: Readonly<Record<string, string>> = Object.fromEntries(
  ["零〇○", "一壹幺", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap(
    (chars, digit) => Array.from(chars, (char) => [char, String(digit)]),
  ),
);

const digitOf = (plain: string) => (plain >= "0" && plain <= "9" ? plain : spelled[plain]);

/** Characters that spell a digit, besides the digits. */
export const digitWords: readonly string[] = Object.keys(spelled);

const separates = (plain: string) => /^[\s\p{P}\p{S}\p{M}\p{C}]$/u.test(plain);

const farthest = 4;

/** Digits that may be one number: at most four separators between two of them. */
function runsOf(glyphs: readonly Glyph[]): Digit[][] {
  const runs: Digit[][] = [];
  let run: Digit[] = [];
  const close = () => {
    if (run.length >= 7) runs.push(run);
    run = [];
  };
  glyphs.forEach(({ plain }, at) => {
    const digit = digitOf(plain) ?? (plain === "x" && run.length >= 17 ? "x" : undefined);
    if (digit === undefined) {
      if (!separates(plain)) close();
    } else {
      const last = run.at(-1);
      if (last && at - last.at > farthest + 1) close();
      run.push({ digit, at });
    }
  });
  close();
  return runs;
}

/** Sizes or prices in a row ("130、140、150"): ascending measures, which no phone can be. */
function isListOfMeasures(run: readonly Digit[]): boolean {
  const chunks: string[] = [];
  run.forEach(({ digit, at }, i) => {
    if (i > 0 && run[i - 1]!.at === at - 1) chunks[chunks.length - 1] += digit;
    else chunks.push(digit);
  });
  const numbers = chunks.map(Number);
  return (
    chunks.length > 1 &&
    numbers.every((number, i) => number >= 50 && number <= 300 && number > (numbers[i - 1] ?? 0))
  );
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the eighteenth place checks the seventeen before it (ISO 7064, MOD 11-2). */
export function isIdNumber(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dx]$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return "10x98765432"[sum % 11] === digits[17];
}

const looksLikeIdNumber = (digits: string) =>
  isIdNumber(digits) ||
  /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(digits);

/** The Luhn check of bank cards (ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false;
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce(
      (total, digit, i) => total + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
      0,
    );
  return sum % 10 === 0;
}

type Shape = { kind: FindKind; lengths: readonly number[]; fits(digits: string): boolean };

const shapes: readonly Shape[] = [
  { kind: "id_number", lengths: [18], fits: looksLikeIdNumber },
  { kind: "bank_card", lengths: [19, 18, 17, 16], fits: isCardNumber },
  { kind: "phone", lengths: [11], fits: (digits) => /^1[3-9]\d{9}$/.test(digits) },
  {
    kind: "phone",
    lengths: [12, 11, 10],
    fits: (digits) => /^(?:0[1-9]\d{1,2}[2-9]\d{6,7}|[48]00[1-9]\d{6})$/.test(digits),
  },
];

/** Numbers that reach or name a person, however they are spelled or spaced. */
export function numbersIn(glyphs: readonly Glyph[]): Find[] {
  return runsOf(glyphs)
    .filter((run) => !isListOfMeasures(run))
    .flatMap((run) => shapes.flatMap((shape) => fitting(run, shape)));
}

function fitting(run: readonly Digit[], { kind, lengths, fits }: Shape): Find[] {
  const digits = run.map(({ digit }) => digit).join("");
  const finds: Find[] = [];
  let from = 0;
  while (from < digits.length) {
    const rest = digits.length - from;
    const length = lengths.find((n) => n <= rest && fits(digits.slice(from, from + n)));
    if (length) finds.push({ kind, start: run[from]!.at, end: run[from + length - 1]!.at + 1 });
    from += length ?? 1;
  }
  return finds;
}
