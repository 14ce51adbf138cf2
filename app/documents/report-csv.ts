import { accountLines } from "~/domain/reports/account";
import { plainSum } from "~/domain/reports/amounts";
import type { ReportSeen } from "~/domain/reports/wire";
import { filled } from "~/i18n/filled";
import {
  accountLabel,
  lineThing,
  lineWithoutWish,
  monthLabel,
  waitLabels,
} from "~/i18n/report-texts";
import { wordsOf, type Locale } from "~/i18n/words";
import { csvLine } from "./csv";

/** A byte order mark, by which spreadsheets know UTF-8. */
const mark = "\uFEFF";

/**
 * A report as one table for spreadsheets: what it is of, its account, its counts and every line, each
 * part under a head of its own. Days as ISO 8601 has them, amounts in whole units
 * with a point and all decimals of the currency.
 */
export function reportCsv(report: ReportSeen, locale: Locale, address: string): string {
  const words = wordsOf(locale);
  const { reports: text } = words;
  const { wishes, money, late } = report;
  const currency = money?.closing.currency ?? "";
  const amount = (minor: string) => plainSum({ minor, currency });
  const rows: (string | number)[][] = [
    [
      report.batch?.title ?? report.owner,
      `${report.firstDay} – ${report.lastDay}`,
      text.version(report.version),
    ],
    [address],
    [text.check.number, report.sealed.number],
    [text.check.head, report.sealed.head],
    ...(report.correction ? [[text.correction, report.correction]] : []),
    [],
    ...(money
      ? [
          [text.money.item, `${text.money.amount} (${currency})`],
          ...accountLines(money).map(({ of, minor }) => [accountLabel(text, of), amount(minor)]),
          ...(late
            ? [
                [
                  filled(text.money.late, { amount: `${amount(late.minor)} ${currency}` }),
                  amount(late.minor),
                ],
              ]
            : []),
          [],
        ]
      : []),
    ["", text.wishes.posted, text.wishes.taken, text.wishes.granted],
    [text.lines.sum, wishes.posted, wishes.taken, wishes.granted],
    ...wishes.byCategory.map(({ key, ...counts }) => [
      key === null ? text.wishes.others : words.wishes.category[key as Category],
      ...countsOf(counts),
    ]),
    [],
    ...wishes.byPlace.map(({ key, name, ...counts }) => [
      key === null ? text.wishes.others : ((locale === "en" ? name?.en : name?.zh) ?? key),
      ...countsOf(counts),
    ]),
    [],
    [text.wishes.waitHead, text.wishes.granted],
    ...waitLabels(text).map((label, at) => [label, wishes.byWait[at] ?? 0]),
    [],
    [text.wishes.monthHead, text.wishes.granted],
    ...wishes.byMonth.map(({ month, granted }) => [monthLabel(text, month), granted]),
    [],
    [
      text.lines.day,
      text.lines.thing,
      [text.lines.amount, currency && `(${currency})`].filter(Boolean).join(" "),
      text.lines.wish,
    ],
    ...report.lines.map((line) => [
      line.happenedOn,
      filled("{what} · {thing}", {
        what: line.kind === "purchase" ? text.lines.purchases : text.lines.deliveries,
        thing: lineThing(words, line),
      }),
      line.amount ? amount(line.amount.minor) : "",
      line.wish ?? lineWithoutWish(text, line),
    ]),
  ];
  return mark + rows.map((row) => csvLine(row.map(String))).join("");
}

type Category = NonNullable<ReportSeen["lines"][number]["category"]>;
type Counts = { posted: number; taken: number; granted: number };

const countsOf = ({ posted, taken, granted }: Counts) => [posted, taken, granted];
