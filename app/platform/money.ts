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

/**
 * Reads an amount a person typed ("120", "¥120.50", full-width digits too) into minor units;
 * null when it is not an amount or has more decimals than the currency.
 */
export function parseAmount(text: string, currency: string): Money | null {
  const plain = text.normalize("NFKC").replace(/[\s,¥$元]/g, "");
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const exponent = exponentOf(currency);
  const fraction = match[2] ?? "";
  if (fraction.length > exponent) return null;
  return { minor: BigInt((match[1] ?? "0") + fraction.padEnd(exponent, "0")), currency };
}

/** The amount in major units with a point and no sign of the currency, as a form shows it. */
export function plainAmount(money: Money): string {
  const exponent = exponentOf(money.currency);
  const digits = money.minor.toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
