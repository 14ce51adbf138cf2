import type { Locale, Words } from "./words";

export type WireMoney = { minor: string; currency: string };

export type Formats = {
  money: (money: WireMoney) => string;
  /** With every decimal of the currency, so that sums stand under one another. */
  exact: (money: WireMoney) => string;
  day: (iso: string, timeZone?: string) => string;
  /** With its year, whichever it is. */
  dayOfYear: (iso: string, timeZone?: string) => string;
  dayTime: (iso: string, timeZone?: string) => string;
  daysLeft: (iso: string, now?: string) => string;
  number: (value: number) => string;
};

const home = "Asia/Shanghai";
const hour = 3_600_000;

/** How one language writes money, dates and numbers. The year is said only when it isn't this one. */
export function formatsOf(locale: Locale, words: Words, madeAt: string): Formats {
  const partsIn = kept((timeZone) => kept((iso) => partsOf(iso, timeZone)));
  const said = ({ year, month, date }: ReturnType<typeof partsOf>, withYear: boolean) => {
    if (locale === "zh-CN") return `${withYear ? `${year} 年 ` : ""}${month} 月 ${date} 日`;
    return `${date} ${monthNames[month - 1] ?? ""}${withYear ? ` ${year}` : ""}`;
  };
  const day = (iso: string, timeZone = home) => {
    const parts = partsIn(timeZone)(iso);
    return said(parts, parts.year !== partsIn(timeZone)(madeAt).year);
  };

  return {
    money: (money) => moneyText(locale, money),
    exact: (money) => moneyText(locale, money, true),
    day,
    dayOfYear: (iso, timeZone = home) => said(partsIn(timeZone)(iso), true),
    dayTime: (iso, timeZone = home) =>
      `${day(iso, timeZone)}${locale === "zh-CN" ? " " : ", "}${partsIn(timeZone)(iso).clock}`,
    daysLeft: (iso, now = madeAt) => {
      const left = Date.parse(iso) - Date.parse(now);
      if (left <= 0) return words.common.time.over;
      if (left < hour) return words.common.time.minutesLeft(Math.ceil(left / 60_000));
      if (left < 24 * hour) return words.common.time.hoursLeft(Math.floor(left / hour));
      return words.common.time.daysLeft(Math.floor(left / (24 * hour)));
    },
    number: (value) => numbers(locale).format(value),
  };
}

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Intl's objects are dear to make and cheap to keep. */
function kept<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const clocks = kept(
  (timeZone) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
);

const digits = kept((key) => currencies(key).resolvedOptions().maximumFractionDigits ?? 2);

const numbers = kept((locale) => new Intl.NumberFormat(locale));

/** Narrow signs that two currencies share: these say whose they are, so that a yen is never a yuan. */
const signs: Readonly<Record<string, string>> = { JPY: "JP¥", HKD: "HK$" };

const currencies = kept((key) => {
  const [locale, currency, whole] = key.split(" ");
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
});

function partsOf(iso: string, timeZone: string) {
  const found = new Map(
    clocks(timeZone)
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  );
  return {
    year: Number(found.get("year")),
    month: Number(found.get("month")),
    date: Number(found.get("day")),
    clock: `${found.get("hour")}:${found.get("minute")}`,
  };
}

function moneyText(locale: Locale, { minor, currency }: WireMoney, full = false): string {
  const exact = `${locale} ${currency}`;
  const unit = 10 ** digits(exact);
  const amount = Number(minor);
  return currencies(amount % unit === 0 && !full ? `${exact} whole` : exact)
    .formatToParts(amount / unit)
    .map(({ type, value }) => (type === "currency" ? (signs[currency] ?? value) : value))
    .join("");
}
