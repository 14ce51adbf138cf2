import { parseAmount } from "~/platform/money";
import { Refusal } from "~/platform/refusal";

/** The most that one gift may be, in minor units: a slip of the hand, not a limit to kindness. */
const most = 100_000_000_00n;

/** An amount above zero as it was typed, in minor units; refuses at its field. */
export function amountOf(typed: string, currency: string, field = "amount"): bigint {
  const money = parseAmount(typed, currency);
  if (!money || money.minor <= 0n) throw new Refusal("amount_malformed", field);
  if (money.minor > most) throw new Refusal("amount_too_large", field);
  return money.minor;
}
