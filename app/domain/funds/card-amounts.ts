import { toWire } from "~/platform/money";
import { Refusal } from "~/platform/refusal";

/**
 * The least that a card is charged, in minor units, as Stripe documents it
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). It documents none for CNY:
 * five yuan are more than any of the others is worth, of which 0.50 EUR is the most with about 4.20, and
 * leave room for the rates to move.
 */
const leastByCard: Readonly<Record<string, bigint>> = {
  ...{ USD: 50n, EUR: 50n, HKD: 4_00n, JPY: 50n },
  CNY: 5_00n,
};

/** The most that a card is charged: eight digits in minor units, by the same page, whatever the currency. */
const mostByCard = 99_999_999n;

/**
 * Lets a sum pass that a card can be charged.
 * @throws Refusal `card_amount_too_small` or `card_amount_too_large` at its field, with the limit.
 */
export function mustFitCards(minor: bigint, currency: string, field = "amount"): void {
  const least = leastByCard[currency];
  if (least === undefined) throw new Error(`No least card payment is known for ${currency}`);
  const refuse = (code: "card_amount_too_small" | "card_amount_too_large", limit: bigint) =>
    new Refusal(code, field, { limit: toWire({ minor: limit, currency }) });
  if (minor < least) throw refuse("card_amount_too_small", least);
  if (minor > mostByCard) throw refuse("card_amount_too_large", mostByCard);
}
