/** Why a balance transaction has no entry: it is listed as a difference until it has one. */
export const troubles = [
  "pledge_unknown",
  "payment_unknown",
  "refund_unknown",
  "currency_differs",
  "amount_odd",
  "kind_unknown",
  "refused",
] as const;
export type Trouble = (typeof troubles)[number];
