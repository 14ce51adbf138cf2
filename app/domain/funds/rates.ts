import { exponentOf, type Money } from "~/platform/money";

/** How many of one currency stand for one of another ("0.1287"), and a margin in whole percent on top. */
export type Rate = { of: string; rate: string; margin: number };

/** A decimal as an integer over 10^8: exact, as amounts are. */
function scaled(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(8, "0"));
}

/**
 * What a price comes to in a fund's currency, rounded up to its smallest unit. In its own currency
 * it stays as it is, without margin; null when no rate is stated for the price's currency.
 */
export function reserveFor(price: Money, currency: string, stated: Rate | null): bigint | null {
  if (price.currency === currency) return price.minor;
  if (!stated || stated.of !== price.currency || scaled(stated.rate) === 0n) return null;
  const above =
    price.minor *
    10n ** BigInt(exponentOf(currency)) *
    scaled(stated.rate) *
    BigInt(100 + stated.margin);
  const below = 10n ** BigInt(exponentOf(price.currency)) * 10n ** 8n * 100n;
  return (above + below - 1n) / below;
}

/** How many of the paid currency one of the asked came to, with eight decimals at most. */
export function rateOf(asked: Money, paid: Money): string {
  const above = paid.minor * 10n ** BigInt(exponentOf(asked.currency) + 8);
  const below = asked.minor * 10n ** BigInt(exponentOf(paid.currency));
  const digits = ((above + below / 2n) / below).toString().padStart(9, "0");
  return plainRate(`${digits.slice(0, -8)}.${digits.slice(-8)}`);
}

/** A rate without zeros that say nothing ("7.10000000" is "7.1"). */
export const plainRate = (rate: string) => (rate.includes(".") ? rate.replace(/\.?0+$/, "") : rate);

/** What an amount comes to at a rate, rounded to the nearest unit of the other currency. */
export function atRate(money: Money, rate: string, currency: string): Money {
  const above = money.minor * 10n ** BigInt(exponentOf(currency)) * scaled(rate);
  const below = 10n ** BigInt(exponentOf(money.currency) + 8);
  return { minor: (above + below / 2n) / below, currency };
}
