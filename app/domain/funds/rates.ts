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
