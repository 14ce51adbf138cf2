import { isTooFine, isTooLong, parseAmount } from "~/platform/money";
import { Refusal } from "~/platform/refusal";

/** The most that one gift may be, in minor units: a slip of the hand, not a limit to kindness. */
export const mostOfOneGift = 100_000_000_00n;

/**
 * An amount above zero as it was typed, in minor units, and no more than `atMost`.
 * @throws Refusal `amount_malformed`, `amount_too_fine`, `amount_not_above_zero` or `amount_too_large`
 * at its field.
 */
export function amountOf(
  typed: string,
  currency: string,
  field = "amount",
  atMost: bigint = mostOfOneGift,
): bigint {
  const money = parseAmount(typed, currency);
  if (!money) throw new Refusal(whyNot(typed, currency), field);
  if (money.minor === 0n) throw new Refusal("amount_not_above_zero", field);
  if (money.minor > atMost) throw new Refusal("amount_too_large", field);
  return money.minor;
}

function whyNot(typed: string, currency: string) {
  if (isTooLong(typed, currency)) return "amount_too_large";
  return isTooFine(typed, currency) ? "amount_too_fine" : "amount_malformed";
}
