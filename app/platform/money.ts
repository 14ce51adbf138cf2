/** Money in minor units of its currency (fen, cents, yen). */
export type Money = { minor: bigint; currency: string };

/** Money as it travels to a page: minor units as a string, since JSON has no bigint. */
export type WireMoney = { minor: string; currency: string };

export const toWire = (money: Money): WireMoney => ({
  minor: money.minor.toString(),
  currency: money.currency,
});

const exponents: Readonly<Record<string, number>> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0 };

/** Decimal places of a currency (ISO 4217). Throws on a currency nobody declared. */
export function exponentOf(currency: string): number {
  const exponent = exponents[currency];
  if (exponent === undefined) throw new Error(`No exponent is known for currency ${currency}`);
  return exponent;
}

/** How people write a currency beside an amount. */
const signs: Readonly<Record<string, readonly string[]>> = {
  CNY: ["¥", "元", "圆", "块", "人民币", "RMB"],
  USD: ["$", "US$", "美元"],
  EUR: ["€", "欧元"],
  HKD: ["$", "HK$", "港元", "港币"],
  JPY: ["¥", "JP¥", "円", "日元"],
};

/** Whether people write a currency so beside an amount: by its code, its sign or its name. */
export const isSignOf = (sign: string, currency: string): boolean =>
  sign.toUpperCase() === currency || (signs[currency]?.includes(sign.toUpperCase()) ?? false);

/** The most digits that an amount has before the point. */
const mostDigits = 12;

/** The digits before and behind the point of what a person typed; null when it is no amount. */
function figuresOf(text: string, currency: string) {
  const [, before = "", figures = "", after = ""] =
    /^([^\d.,\s+-]*)\s*(\d[\d.,\s]*?)\s*([^\d.,\s]*)$/.exec(text.normalize("NFKC").trim()) ?? [];
  if ([before, after].some((sign) => sign !== "" && !isSignOf(sign, currency))) return null;
  // A comma or a gap parts thousands alone: who means a point by it means a hundredth of what we would read.
  const [, whole = "", fraction = ""] =
    /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d+))?$/.exec(figures) ?? [];
  return whole ? { whole: whole.replace(/\D/g, ""), fraction } : null;
}

/**
 * Reads an amount a person typed ("120", "¥1,200.50", full-width digits too) into minor units; null
 * when it is not an amount, stands in another currency, has more decimals than this one, or is too long.
 */
export function parseAmount(text: string, currency: string): Money | null {
  const figures = figuresOf(text, currency);
  const exponent = exponentOf(currency);
  if (!figures || figures.fraction.length > exponent || figures.whole.length > mostDigits)
    return null;
  return { minor: BigInt(figures.whole + figures.fraction.padEnd(exponent, "0")), currency };
}

/** Whether what a person typed is an amount, but for decimals that its currency doesn't have. */
export const isTooFine = (text: string, currency: string): boolean =>
  (figuresOf(text, currency)?.fraction.length ?? 0) > exponentOf(currency);

/** Whether what a person typed is an amount, but for more digits than any amount has. */
export const isTooLong = (text: string, currency: string): boolean =>
  (figuresOf(text, currency)?.whole.length ?? 0) > mostDigits;

/** The amount in major units with a point and no sign of the currency, as a form shows it. */
export function plainAmount(money: Money): string {
  const exponent = exponentOf(money.currency);
  const digits = money.minor.toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
