import { lifecycle } from "~/platform/lifecycle";

/** A promise of money: paid once money came for it, and what may become of that money afterwards. */
export const pledgeLife = lifecycle("pledge", {
  pay: { from: ["promised"], to: "paid" },
  fail: { from: ["promised"], to: "failed" },
  cancel: { from: ["promised"], to: "cancelled" },
  refund: { from: ["paid", "partly_refunded"], to: "refunded" },
  refundPart: { from: ["paid"], to: "partly_refunded" },
  dispute: { from: ["paid", "partly_refunded"], to: "disputed" },
  win: { from: ["disputed"], to: "paid" },
  lose: { from: ["disputed"], to: "lost" },
});
export type PledgeState = (typeof pledgeLife.states)[number];

/** One gift of money. Only what cleared is in the books. */
export const paymentLife = lifecycle("payment", {
  clear: { from: ["recorded"], to: "cleared" },
  reject: { from: ["recorded"], to: "rejected" },
  fail: { from: ["recorded"], to: "failed" },
  refund: { from: ["cleared", "partly_refunded"], to: "refunded" },
  refundPart: { from: ["cleared"], to: "partly_refunded" },
  dispute: { from: ["cleared", "partly_refunded"], to: "disputed" },
  win: { from: ["disputed"], to: "cleared" },
  lose: { from: ["disputed"], to: "lost" },
});
export type PaymentState = (typeof paymentLife.states)[number];

/** What a treasurer entered: a second person lets it into the books, or doesn't. */
export const depositLife = lifecycle("deposit", {
  approve: { from: ["recorded"], to: "approved" },
  reject: { from: ["recorded"], to: "rejected" },
});
export type DepositState = (typeof depositLife.states)[number];

/**
 * Money on a claim: promised by its donor, reserved in the books, spent by an approved purchase. It
 * ends with its claim; what a shop gave back for a claim that ended is returned.
 */
export const allocationLife = lifecycle("allocation", {
  reserve: { from: ["promised"], to: "reserved" },
  spend: { from: ["reserved"], to: "spent" },
  end: { from: ["promised", "reserved"], to: "ended" },
  return: { from: ["spent"], to: "returned" },
});
export type AllocationState = (typeof allocationLife.states)[number];

/** An order at a shop: a second person approves it, or sends it back with a reason to be mended. */
export const purchaseLife = lifecycle("purchase", {
  approve: { from: ["recorded"], to: "approved" },
  refuse: { from: ["recorded"], to: "refused" },
  mend: { from: ["refused"], to: "recorded" },
  drop: { from: ["recorded", "refused"], to: "dropped" },
});
export type PurchaseState = (typeof purchaseLife.states)[number];
