import { filled } from "./filled";
import type { Formats } from "./formats";
import type { Words } from "./words";

type Text = Words["reports"];
type Period = { firstDay: string; lastDay: string };

/** A day as a time at noon of our places, as formats take it. */
export const atNoon = (day: string) => `${day}T04:00:00.000Z`;

type Days = Pick<Formats, "day" | "dayOfYear">;

/** Both ends of a period; each says its year where they differ in it. */
export function endsOf(format: Days, { firstDay, lastDay }: Period) {
  const day = firstDay.slice(0, 4) === lastDay.slice(0, 4) ? format.day : format.dayOfYear;
  return { first: day(atNoon(firstDay)), last: day(atNoon(lastDay)) };
}

/** From when to when, as people say it. */
export const periodOf = (words: Words, format: Days, period: Period): string =>
  filled(words.reports.period, endsOf(format, period));

/** What a report is called: whose it is, or which batch's, and for when. */
export const reportName = (
  words: Words,
  format: Days,
  report: Period & { owner: string; batch: { title: string } | null },
): string =>
  filled(words.reports.of, {
    name: report.batch?.title ?? report.owner,
    period: periodOf(words, format, report),
  });

/** How long wishes waited, as the columns of the chart are called. */
export const waitLabels = ({ wishes }: Text): string[] => [
  ...["0–7", "8–14", "15–21", "22–28", "29–35"],
  filled(wishes.over, { days: "35" }),
];

export const monthLabel = ({ wishes }: Text, month: string): string =>
  filled(wishes.months, { year: month.slice(0, 4), month: String(Number(month.slice(5))) });

type LineOf = {
  category: keyof Words["wishes"]["category"] | null;
  wish: string | null;
  same: number | null;
  amount: { minor: string } | null;
};

/** Money that a shop gave back: it is of an order, and of no wish. */
const cameBack = ({ category, wish, amount }: LineOf) =>
  wish === null && category === null && BigInt(amount?.minor ?? 0) < 0n;

/** What a line of a report is for. */
export const lineThing = ({ reports, wishes }: Words, line: LineOf): string =>
  line.category
    ? wishes.category[line.category]
    : cameBack(line)
      ? reports.lines.back
      : reports.lines.other;

/** What stands in a line's place for its wish where no wish is named. */
export const lineWithoutWish = ({ lines }: Text, line: LineOf): string =>
  cameBack(line) ? lines.none : line.same === null ? lines.hidden : lines.untold;

type AccountOf =
  { sum: Exclude<keyof Text["money"], "income"> } | { income: keyof Text["money"]["income"] };

/** What a line of the account is called. */
export const accountLabel = ({ money }: Text, of: AccountOf): string =>
  "sum" in of ? money[of.sum] : money.income[of.income];
