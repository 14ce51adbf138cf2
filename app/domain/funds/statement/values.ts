import { exponentOf, isSignOf } from "~/platform/money";
import type { DateOrder } from "./columns";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const century = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** The figures of a date that doesn't begin with its year: `05/11/2026`, `5.11.26`. */
export const looseDate = (text: string) =>
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text.normalize("NFKC").trim());

/**
 * The day that a statement's cell tells, with or without a time: `2026-11-05`, `2026年11月5日`,
 * `20261105093000`, `05/11/2026` in the given order, `5 Nov 2026`. Null when it tells none.
 */
export function readDay(text: string, order: DateOrder): string | null {
  const plain = text.normalize("NFKC").trim();
  const first = /^(\d{4})(?:-|\/|\.|年)\s*(\d{1,2})(?:-|\/|\.|月)\s*(\d{1,2})(?:日|(?!\d))/.exec(
    plain,
  );
  if (first) return dayOf(Number(first[1]), Number(first[2]), Number(first[3]));
  const packed = /^(\d{4})(\d\d)(\d\d)(?:[ T]?\d{2}:?\d{2}(?::?\d{2})?)?$/.exec(plain);
  if (packed) return dayOf(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const loose = looseDate(plain);
  if (loose) {
    const [one, other, year] = [Number(loose[1]), Number(loose[3]), century(loose[4]!)];
    if (order === "ymd") {
      return loose[4]!.length === 2 ? dayOf(2000 + one, other, Number(loose[4])) : null;
    }
    return order === "dmy" ? dayOf(year, other, one) : dayOf(year, one, other);
  }
  const named =
    /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4}|\d{2})(?!\d)/i.exec(plain) ??
    /^([a-z]{3})[a-z]*\.?\s(\d{1,2}),?\s(\d{4})(?!\d)/i.exec(plain);
  if (!named) return null;
  const [day, month] = /^\d/.test(named[1]!) ? [named[1]!, named[2]!] : [named[2]!, named[1]!];
  return dayOf(century(named[3]!), months.indexOf(month.toLowerCase()) + 1, Number(day));
}

/** Signs and codes of currencies that stand around an amount. */
const currencies = /cny|rmb|usd|eur|hkd|jpy|hk\$|us\$|[¥$€元圆円]/gi;
const gaps = /[\s'’ ]/g;

/** Whether an amount is written with the sign or the code of another currency than this one. */
export const isInOther = (text: string, currency: string): boolean =>
  (text.normalize("NFKC").match(currencies) ?? []).some((sign) => !isSignOf(sign, currency));

/**
 * An amount in minor units with its sign: minus before or behind, brackets, thousands parted, full
 * width, `DR`. Null when it is none or has more decimals than the currency; 0 where a dash stands.
 */
export function readAmount(text: string, currency: string): bigint | null {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[−–—﹣]/g, "-")
    .replace(currencies, "")
    .replace(gaps, "");
  if (/^-*$/.test(plain)) return plain === "" ? null : 0n;
  const shape = /^(\(?)([+-]?)([\d.,，]+)(\)?)([+-]?)(cr|dr)?$/i.exec(plain);
  if (!shape || (shape[1] === "") !== (shape[4] === "")) return null;
  const [, bracket, before, figures = "", , behind, side] = shape;
  if (before && behind) return null;
  const number = decimal(figures.replaceAll("，", ","));
  if (!number) return null;
  const exponent = exponentOf(currency);
  const fraction = number.fraction.replace(/0+$/, "");
  if (fraction.length > exponent || number.whole.length > 15) return null;
  const minor = BigInt(number.whole + fraction.padEnd(exponent, "0"));
  const minus = bracket || before === "-" || behind === "-" || side?.toLowerCase() === "dr";
  return minus ? -minor : minor;
}

/** Which of the points and commas parts thousands, and which the decimals. */
function decimal(figures: string): { whole: string; fraction: string } | null {
  if (/^\d+$/.test(figures)) return { whole: figures, fraction: "" };
  const last = /[.,](\d*)$/.exec(figures);
  if (!last) return null;
  const mark = figures[last.index]!;
  const other = mark === "." ? "," : ".";
  const grouped = (text: string, by: string) =>
    /^\d+$/.test(text) || new RegExp(`^\\d{1,3}(?:\\${by}\\d{3})+$`).test(text);
  const bare = (text: string) => text.replaceAll(/[.,]/g, "");
  const head = figures.slice(0, last.index);
  // 1,234 and 1,234,567: a comma before three figures parts thousands; a point does where it does so twice.
  if (!head.includes(other) && grouped(figures, mark)) {
    if (mark === "," || head.includes(mark)) return { whole: bare(figures), fraction: "" };
  }
  return grouped(head, other) ? { whole: bare(head), fraction: last[1]! } : null;
}

const inward = /^(?:收|收入|入|转入|来账|入账|贷|贷方|credit|cr|c|in|\+|incoming)$/i;
const outward = /^(?:支|支出|出|转出|往账|付|借|借方|debit|dr|d|out|-|outgoing)$/i;

/** Which way money went, by the word of a column; null when the word says neither. */
export function readDirection(text: string): "in" | "out" | null {
  const plain = text.normalize("NFKC").trim();
  return inward.test(plain) ? "in" : outward.test(plain) ? "out" : null;
}

const names: [string, RegExp][] = [
  ["CNY", /^(?:人民币|cny|rmb|156|元|01)/i],
  ["USD", /^(?:美元|usd|840)/i],
  ["EUR", /^(?:欧元|eur|978)/i],
  ["HKD", /^(?:港币|港元|hkd|344)/i],
  ["JPY", /^(?:日元|jpy|392|円)/i],
];

/** A currency by its code or its name; what nobody knows stays as it is written. */
export const readCurrency = (text: string): string => {
  const plain = text.normalize("NFKC").trim();
  return names.find(([, sign]) => sign.test(plain))?.[0] ?? plain.toUpperCase();
};
