/** When a child was born, as far as the paper says: a date, a month, a year, or an age on a day. */
export type Birth = {
  /** How it is kept: "2014-03-05", "2014-03", "2014", or "11 @ 2026-11-23". */
  text: string;
  /** Whole years on the day it is read; of a year alone, what most of its children are. */
  age: number;
  /** The years it may have been; by these the same child is found again. */
  years: number[];
};

/**
 * Reads "2014-03-05", "2014/3", "20140305", "201403", "2014年3月", "14年3月", "2014年", "11", "11岁半"
 * and how it is kept itself ("11 @ 2026-11-23"); null when it is none of them or lies in the
 * future. What could mean two days ("5/3/2014") is none of them. `today` is "YYYY-MM-DD".
 */
export function readBirth(typed: string, today: string): Birth | null {
  const plain = typed.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const now = dayOf(today);
  const kept = /^(\d{1,2})@(\d{4}-\d\d-\d\d)$/.exec(plain);
  if (kept) return agedOn(Number(kept[1]), kept[2]!, now);
  const aged =
    /^(?:年龄|年纪|age)?:?(?:已?满|今年)?(\d{1,2})(?:(?:周岁|岁|yearsold|years|yrs?|yo)(?:半|多|了|[零又]?\d{1,2}个月)?|半|\.5)?$/.exec(
      plain,
    );
  if (aged) return agedOn(Number(aged[1]), today, now);
  const written = writtenDate(plain.replace(/(?:出生|生日|生)$/, ""));
  return written && bornOn(written, now);
}

type Day = { year: number; month: number; day: number };
type Written = { year: number; month?: number; day?: number };

function dayOf(date: string): Day {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return { year, month, day };
}

const passed = (now: Day, month: number, day: number) =>
  now.month > month || (now.month === month && now.day >= day);

function agedOn(age: number, date: string, now: Day): Birth | null {
  const on = dayOf(date);
  if (!isDay(on.year, on.month, on.day)) return null;
  const since = now.year - on.year - (passed(now, on.month, on.day) ? 0 : 1);
  if (since < 0) return null;
  return { text: `${age} @ ${date}`, age: age + since, years: [on.year - age - 1, on.year - age] };
}

function writtenDate(plain: string): Written | null {
  const ordered =
    /^(\d{4})(?:年(?:(\d{1,2})(?:月(?:(\d{1,2})[日号]?)?)?)?|([-/.])(\d{1,2})(?:\4(\d{1,2}))?)?$/.exec(
      plain,
    );
  if (ordered) return dated(ordered[1]!, ordered[2] ?? ordered[5], ordered[3] ?? ordered[6]);
  const packed = /^((?:19|20)\d\d)(\d\d)(\d\d)?$/.exec(plain);
  if (packed) return dated(packed[1]!, packed[2], packed[3]);
  const short = /^(\d\d)年(\d{1,2})(?:月(?:(\d{1,2})[日号]?)?)?$/.exec(plain);
  if (short) return dated(`20${short[1]}`, short[2], short[3]);
  const last = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(plain);
  if (!last) return null;
  const [one, other] = [Number(last[1]), Number(last[3])];
  if (one > 12 || one === other) return dated(last[4]!, last[3], last[1]);
  return other > 12 ? dated(last[4]!, last[1], last[3]) : null;
}

const dated = (year: string, month?: string, day?: string): Written => ({
  year: Number(year),
  ...(month ? { month: Number(month) } : {}),
  ...(day ? { day: Number(day) } : {}),
});

function bornOn({ year, month, day }: Written, now: Day): Birth | null {
  if (!isDay(year, month ?? 1, day ?? 1) || (day !== undefined && month === undefined)) return null;
  // Born in a year and nothing more is known: half of its children have had their birthday in July.
  const age = now.year - year - (passed(now, month ?? 7, day ?? 1) ? 0 : 1);
  if (age < 0) return null;
  const parts = [year, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])];
  return { text: parts.join("-"), age, years: [year] };
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
