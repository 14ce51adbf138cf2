/** When a child was born, as far as the paper says: a date, a month, or an age on a day. */
export type Birth = {
  /** How it is kept: "2014-03-05", "2014-03", or "11 @ 2026-11-23". */
  text: string;
  /** Whole years on the day it is read. */
  age: number;
  /** The years it may have been; by these the same child is found again. */
  years: number[];
};

/**
 * Reads "2014-03-05", "2014/3", "2014年3月", "11" or "11岁"; null when it is none of them or lies
 * in the future. `today` is "YYYY-MM-DD".
 */
export function readBirth(typed: string, today: string): Birth | null {
  const plain = typed.normalize("NFKC").replace(/\s/g, "");
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  const aged = /^(\d{1,2})(?:岁|周岁)?$/.exec(plain);
  if (aged) {
    const age = Number(aged[1]);
    return { text: `${age} @ ${today}`, age, years: [year - age - 1, year - age] };
  }
  const dated = /^(\d{4})(?:[-/.年](\d{1,2}))(?:[-/.月](\d{1,2})?日?)?$/.exec(plain);
  if (!dated) return null;
  const born = { year: Number(dated[1]), month: Number(dated[2]), day: Number(dated[3] ?? 1) };
  if (!isDay(born.year, born.month, born.day)) return null;
  const passed = month > born.month || (month === born.month && day >= born.day);
  const age = year - born.year - (passed ? 0 : 1);
  if (age < 0) return null;
  const text = [born.year, two(born.month), ...(dated[3] ? [two(born.day)] : [])].join("-");
  return { text, age, years: [born.year] };
}

const two = (count: number) => String(count).padStart(2, "0");

function isDay(year: number, month: number, day: number) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const ageBands = ["3-5", "6-8", "9-11", "12-14", "15-17"] as const;
export type AgeBand = (typeof ageBands)[number];

/** The band that is shown in public instead of an age; null outside 3 to 17. */
export const bandOf = (age: number): AgeBand | null =>
  ageBands.find((band) => {
    const [from, to] = band.split("-").map(Number) as [number, number];
    return age >= from && age <= to;
  }) ?? null;
