import { dayOf } from "../funds/book-days";

/**
 * By when a fund has to publish: a running project at least every three months, a finished one
 * within three months of its end (Charity Law of the People's Republic of China, article 73 of 2023,
 * and its measures on disclosure).
 */
const months = 3;

type Fund = { openedAt: Date; closedAt: Date | null };
type Reported = { lastDay: string; state: string; publishedAt: Date | null };

/** A day that was reckoned from another, both at midnight UTC. */
const plainDay = (time: Date) => time.toISOString().slice(0, 10);

/** So many days before it is due a fund's people are told. */
export const noticeDays = 14;

export const daysLater = (day: string, count: number): string =>
  plainDay(new Date(Date.parse(day) + count * 86_400_000));

/** The same day so many months later, or the last one of a shorter month. */
export function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return plainDay(new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))));
}

const isOut = ({ state }: Reported) => state === "published" || state === "corrected";

/** The day by which the next report is due; null when a finished fund has told all. */
export function dueDay(fund: Fund, reports: readonly Reported[]): string | null {
  const out = reports.filter(isOut);
  if (fund.closedAt) {
    const end = dayOf(fund.closedAt);
    return out.some(({ lastDay }) => lastDay >= end) ? null : monthsLater(end, months);
  }
  const published = out.flatMap(({ publishedAt }) => (publishedAt ? [dayOf(publishedAt)] : []));
  return monthsLater(published.sort().at(-1) ?? dayOf(fund.openedAt), months);
}

/** The period that comes next: from the day after the last one told, to today. */
export function firstOwed(fund: Fund, reports: readonly Reported[], now: Date) {
  const told = reports
    .filter(isOut)
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  const firstDay = told ? daysLater(told, 1) : dayOf(fund.openedAt);
  const lastDay = dayOf(now);
  return { firstDay: firstDay < lastDay ? firstDay : lastDay, lastDay };
}
