import { exponentOf } from "../money";
import { mustBe, newId, objectsOf, putObject, seconds, type Body } from "./stripe-objects.server";
import { announce } from "./stripe-webhooks.server";

/**
 * The payment provider's stand-in: what happens at the provider's own pages and between it and the
 * banks. Fees are like the real one's; each change sends the events that the real one sends.
 */

/** 2.9 % and 0.30 of the currency; of one without decimals 3.6 %. */
const feeFor = (amount: number, currency: string) =>
  exponentOf(currency.toUpperCase()) === 0
    ? Math.round(amount * 0.036)
    : Math.round(amount * 0.029) + 30;

const transaction = (
  account: string,
  type: string,
  { amount, fee = 0, currency, source }: Moved,
): Promise<Body> =>
  putObject(account, {
    ...{ id: newId("txn"), object: "balance_transaction", type, amount, fee, currency, source },
    ...{ net: amount - fee, created: seconds(), available_on: seconds(), status: "available" },
    ...{ payout: null, exchange_rate: null, reporting_category: type },
  });
type Moved = { amount: number; fee?: number; currency: string; source: string };

type Metadata = Record<string, string>;
type Paying = { amount: number; currency: string; metadata: Metadata };

const intentFor = (account: string, { amount, currency, metadata }: Paying, status: string) =>
  putObject(account, {
    ...{ id: newId("pi"), object: "payment_intent", amount, currency, metadata, status },
    created: seconds(),
  });

/** A payment that succeeds: the intent, its charge and the change of the balance. */
async function charged(account: string, paying: Paying): Promise<Body> {
  const intent = await intentFor(account, paying, "succeeded");
  const { amount, currency, metadata } = paying;
  const charge = newId("ch");
  const change = await transaction(account, "charge", {
    ...{ amount, currency, source: charge },
    fee: feeFor(amount, currency),
  });
  await putObject(account, {
    ...{ id: charge, object: "charge", amount, currency, metadata, status: "succeeded" },
    ...{ payment_intent: intent.id, amount_refunded: 0, refunded: false, created: seconds() },
    balance_transaction: change.id,
  });
  return putObject(account, { ...intent, latest_charge: charge });
}

type Session = Body & {
  mode: string;
  status: string;
  amount_total: number;
  currency: string;
  metadata: Metadata;
};

const paidBy = (session: Session): Paying => ({
  amount: session.amount_total,
  currency: session.currency,
  metadata: session.mode === "payment" ? session.metadata : {},
});

const sessionAt = async (account: string, id: string) => (await mustBe(account, id)) as Session;

/** The buyer pays: at once, or by a way whose bank answers later. */
export async function paySession(account: string, id: string, later = false): Promise<void> {
  const session = await sessionAt(account, id);
  if (session.status !== "open") return;
  const done = { ...session, status: "complete", url: null };
  if (later) {
    const waiting = await putObject(account, { ...done, payment_status: "unpaid" });
    return announce(account, "checkout.session.completed", waiting);
  }
  if (session.mode === "subscription") return subscribe(account, done);
  const intent = await charged(account, paidBy(session));
  const paid = { ...done, payment_status: "paid", payment_intent: intent.id };
  await announce(account, "checkout.session.completed", await putObject(account, paid));
  await announce(account, "payment_intent.succeeded", intent);
}

async function subscribe(account: string, done: Session) {
  const { metadata, amount_total: amount, currency } = done;
  const subscription = await putObject(account, {
    ...{ id: newId("sub"), object: "subscription", status: "active", metadata, amount, currency },
    ...{ cancel_at_period_end: false, created: seconds(), latest_invoice: null },
  });
  const paid = { ...done, payment_status: "paid", subscription: subscription.id };
  await announce(account, "checkout.session.completed", await putObject(account, paid));
  await anotherMonth(account, subscription.id);
}

/** The bank's late answer to a payment. */
export async function settleLater(account: string, id: string, good: boolean): Promise<void> {
  const session = await sessionAt(account, id);
  if (!good) return announce(account, "checkout.session.async_payment_failed", session);
  const intent = await charged(account, paidBy(session));
  const paid = { ...session, payment_status: "paid", payment_intent: intent.id };
  const kept = await putObject(account, paid);
  await announce(account, "checkout.session.async_payment_succeeded", kept);
}

/** A card is declined; the buyer may try another at the same checkout. */
export async function declineSession(account: string, id: string): Promise<void> {
  const session = await sessionAt(account, id);
  const { metadata } = session;
  const paying = { ...paidBy(session), metadata };
  const intent = await intentFor(account, paying, "requires_payment_method");
  await announce(account, "payment_intent.payment_failed", intent);
}

/** Nobody pays, and the checkout ends. */
export async function expireSession(account: string, id: string): Promise<Body> {
  const session = await sessionAt(account, id);
  if (session.status !== "open") return session;
  const over = await putObject(account, { ...session, status: "expired", url: null });
  await announce(account, "checkout.session.expired", over);
  return over;
}

/** The next month of a subscription is paid, or its card is declined. */
export async function anotherMonth(account: string, id: string, good = true): Promise<void> {
  const subscription = await mustBe(account, id);
  if (subscription.status === "canceled") return;
  const { amount, currency, metadata } = subscription as unknown as Paying;
  const invoice = await putObject(account, {
    ...{ id: newId("in"), object: "invoice", status: good ? "paid" : "open", currency },
    ...{ total: amount, attempt_count: 1, created: seconds() },
    parent: {
      type: "subscription_details",
      subscription_details: { subscription: id, metadata },
    },
  });
  if (!good) {
    const late = await putObject(account, { ...subscription, status: "past_due" });
    await announce(account, "invoice.payment_failed", invoice);
    return announce(account, "customer.subscription.updated", late);
  }
  const intent = await charged(account, { amount, currency, metadata: {} });
  await putObject(account, {
    ...{ id: newId("inpay"), object: "invoice_payment", invoice: invoice.id, status: "paid" },
    payment: { type: "payment_intent", payment_intent: intent.id },
  });
  await announce(account, "invoice.paid", invoice);
}

/** A subscription ends, and nothing more is taken. */
export async function cancelSubscription(account: string, id: string): Promise<Body> {
  const subscription = await mustBe(account, id);
  if (subscription.status === "canceled") return subscription;
  const over = await putObject(account, { ...subscription, status: "canceled" });
  await announce(account, "customer.subscription.deleted", over);
  return over;
}

async function chargeOf(account: string, intent: string) {
  const { latest_charge: id } = await mustBe(account, intent);
  const charge = await mustBe(account, String(id));
  return charge as Body & { amount: number; amount_refunded: number; currency: string };
}

/** Money of a payment goes back; null when that is more than is left of it. */
export async function refundIntent(
  account: string,
  intent: string,
  given: { amount: number; metadata: Metadata },
): Promise<Body | null> {
  const charge = await chargeOf(account, intent);
  const { amount, metadata } = given;
  const back = charge.amount_refunded + amount;
  if (amount <= 0 || back > charge.amount) return null;
  const { currency } = charge;
  const id = newId("re");
  const change = await transaction(account, "refund", { amount: -amount, currency, source: id });
  const refund = await putObject(account, {
    ...{
      id,
      object: "refund",
      amount,
      currency,
      metadata,
      status: "succeeded",
      created: seconds(),
    },
    ...{ charge: charge.id, payment_intent: intent, balance_transaction: change.id },
  });
  const refunded = { ...charge, amount_refunded: back, refunded: back === charge.amount };
  await announce(account, "charge.refunded", await putObject(account, refunded));
  return refund;
}

/** A refund does not reach its donor. */
export async function failRefund(account: string, id: string): Promise<void> {
  const refund = await mustBe(account, id);
  const { amount, currency } = refund as unknown as Paying;
  await transaction(account, "refund_failure", { amount, currency, source: id });
  await announce(
    account,
    "refund.failed",
    await putObject(account, { ...refund, status: "failed" }),
  );
}

/** A donor's bank takes a payment back, with its own fee. */
export async function openDispute(account: string, intent: string): Promise<Body> {
  const { id: charge, amount, currency } = await chargeOf(account, intent);
  const id = newId("dp");
  const fee = exponentOf(currency.toUpperCase()) === 0 ? 1500 : 15_00;
  const change = await transaction(account, "adjustment", {
    ...{ amount: -amount, fee, currency, source: id },
  });
  const dispute = await putObject(account, {
    ...{ id, object: "dispute", amount, currency, charge, payment_intent: intent },
    ...{ status: "needs_response", created: seconds(), balance_transactions: [change] },
  });
  await announce(account, "charge.dispute.created", dispute);
  return dispute;
}

/** The banks decide whose the money is. */
export async function closeDispute(account: string, id: string, won: boolean): Promise<void> {
  const dispute = await mustBe(account, id);
  const { amount, currency } = dispute as unknown as Paying;
  if (won) {
    const fee = exponentOf(currency.toUpperCase()) === 0 ? -1500 : -15_00;
    await transaction(account, "adjustment", { amount, fee, currency, source: id });
  }
  const closed = await putObject(account, { ...dispute, status: won ? "won" : "lost" });
  await announce(account, "charge.dispute.closed", closed);
}

/**
 * What lies at the provider in a currency goes to the bank, by its calendar or by hand; null when nothing
 * does.
 */
export async function payOut(
  account: string,
  currency: string,
  automatic = true,
): Promise<Body | null> {
  const waiting = (await objectsOf(account, "balance_transaction")).filter(
    (one) => one.payout === null && one.currency === currency && one.type !== "payout",
  ) as (Body & { net: number })[];
  const amount = waiting.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) return null;
  const id = newId("po");
  const change = await transaction(account, "payout", { amount: -amount, currency, source: id });
  for (const one of [...waiting, change]) await putObject(account, { ...one, payout: id });
  const payout = await putObject(account, {
    ...{ id, object: "payout", amount, currency, status: "paid", automatic },
    ...{ created: seconds(), arrival_date: seconds(), balance_transaction: change.id },
    failure_balance_transaction: null,
  });
  await announce(account, "payout.paid", payout);
  return payout;
}

/** The bank sends a payout back. */
export async function failPayout(account: string, id: string): Promise<void> {
  const payout = await mustBe(account, id);
  const { amount, currency } = payout as unknown as Paying;
  const change = await transaction(account, "payout_failure", { amount, currency, source: id });
  const failed = { ...payout, status: "failed", failure_balance_transaction: change.id };
  await announce(account, "payout.failed", await putObject(account, failed));
}
