import { lifecycle } from "~/platform/lifecycle";

/** A promise of money: paid once money came for it, and what may become of that money afterwards. */
export const pledgeLife = lifecycle("pledge", {
  pay: { from: ["promised"], to: "paid" },
  fail: { from: ["promised"], to: "failed" },
  cancel: { from: ["promised"], to: "cancelled" },
  /** What was booked for it had not come after all. */
  unpay: { from: ["paid"], to: "promised" },
  /** Money came by card for a promise that seemed over. */
  payLate: { from: ["failed", "cancelled"], to: "paid" },
  refund: { from: ["paid", "partly_refunded", "disputed"], to: "refunded" },
  refundPart: { from: ["paid", "refunded", "disputed"], to: "partly_refunded" },
  /** A refund did not reach its donor and came back. */
  unrefund: { from: ["refunded", "partly_refunded"], to: "paid" },
  dispute: { from: ["paid", "partly_refunded", "refunded"], to: "disputed" },
  win: { from: ["disputed"], to: "paid" },
  lose: { from: ["disputed"], to: "lost" },
});
export type PledgeState = (typeof pledgeLife.states)[number];

/** One gift of money. Only what cleared is in the books. */
export const paymentLife = lifecycle("payment", {
  clear: { from: ["recorded"], to: "cleared" },
  reject: { from: ["recorded"], to: "rejected" },
  fail: { from: ["recorded"], to: "failed" },
  undo: { from: ["cleared"], to: "undone" },
  refund: { from: ["cleared", "partly_refunded", "disputed"], to: "refunded" },
  refundPart: { from: ["cleared", "refunded", "disputed"], to: "partly_refunded" },
  unrefund: { from: ["refunded", "partly_refunded"], to: "cleared" },
  dispute: { from: ["cleared", "partly_refunded", "refunded"], to: "disputed" },
  win: { from: ["disputed"], to: "cleared" },
  lose: { from: ["disputed"], to: "lost" },
});
export type PaymentState = (typeof paymentLife.states)[number];

/** Whether something of a payment may still go back. */
export const refundable = (state: PaymentState): boolean =>
  state === "cleared" || state === "partly_refunded";

/**
 * What a treasurer entered: a second person lets it into the books, or doesn't. One that was wrong
 * all the same is undone, again by two.
 */
export const depositLife = lifecycle("deposit", {
  approve: { from: ["recorded"], to: "approved" },
  reject: { from: ["recorded"], to: "rejected" },
  undo: { from: ["approved"], to: "undone" },
});
export type DepositState = (typeof depositLife.states)[number];

/** As people say it: who turned down what he had entered himself took it back. */
export const outcomeOf = <State extends string>(
  state: State,
  recordedBy: string | null,
  decidedBy: string | null,
): State | "taken_back" =>
  state === "rejected" && recordedBy !== null && recordedBy === decidedBy ? "taken_back" : state;
export type DepositOutcome = DepositState | "taken_back";

/**
 * Money on a claim: promised by its donor, reserved in the books, spent by an approved purchase. It
 * ends with its claim; what a shop gave back for a claim that ended is returned.
 */
export const allocationLife = lifecycle("allocation", {
  reserve: { from: ["promised"], to: "reserved" },
  /** The money that it was had not come after all. */
  unreserve: { from: ["reserved"], to: "promised" },
  spend: { from: ["reserved"], to: "spent" },
  end: { from: ["promised", "reserved"], to: "ended" },
  return: { from: ["spent"], to: "returned" },
});
export type AllocationState = (typeof allocationLife.states)[number];

/**
 * An order at a shop: a second person approves it, or sends it back with a reason. While it is not in
 * the books it can be mended.
 */
export const purchaseLife = lifecycle("purchase", {
  approve: { from: ["recorded"], to: "approved" },
  refuse: { from: ["recorded"], to: "refused" },
  mend: { from: ["recorded", "refused"], to: "recorded" },
  drop: { from: ["recorded", "refused"], to: "dropped" },
});
export type PurchaseState = (typeof purchaseLife.states)[number];

/** Money on its way back: asked for by one, approved by another, then the provider's to bring. */
export const refundLife = lifecycle("refund", {
  approve: { from: ["asked"], to: "approved" },
  reject: { from: ["asked"], to: "rejected" },
  send: { from: ["approved"], to: "sent" },
  settle: { from: ["approved", "sent"], to: "settled" },
  fail: { from: ["asked", "approved", "sent", "settled"], to: "failed" },
});
export type RefundState = (typeof refundLife.states)[number];
export type RefundOutcome = RefundState | "taken_back";

/** A bank takes a card payment back, until it is decided whose it is. */
export const disputeLife = lifecycle("dispute", {
  win: { from: ["open"], to: "won" },
  lose: { from: ["open"], to: "lost" },
});
export type DisputeState = (typeof disputeLife.states)[number];
