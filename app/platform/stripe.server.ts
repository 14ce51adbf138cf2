import Stripe from "stripe";
import { env } from "./env.server";

let client: Stripe | undefined;

/** One client for the process; which account a call is about is said with each call. */
const stripe = () =>
  (client ??= new Stripe(env().stripeSecretKey ?? "sk_test_practice", {
    httpClient: Stripe.createFetchHttpClient(),
    timeout: 20_000,
    maxNetworkRetries: 2,
    telemetry: false,
  }));

/** Facts of a request that the provider refused for good; anything else may be tried again. */
export class ProviderRefusal extends Error {
  constructor(readonly code: string) {
    super(`The payment provider refused: ${code}`);
    this.name = "ProviderRefusal";
  }
}

/** Requests that no other try makes better. */
const lasting = (error: unknown) =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripeIdempotencyError;

async function asked<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (!lasting(error)) throw error;
    throw new ProviderRefusal((error as { code?: string }).code ?? "invalid_request");
  }
}

/** What is at the provider, or null where it knows nothing of it. */
async function found<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked(call);
  } catch (error) {
    if (error instanceof ProviderRefusal && error.code === "resource_missing") return null;
    throw error;
  }
}

const idOf = (one: string | { id: string } | null | undefined): string | null =>
  typeof one === "string" ? one : (one?.id ?? null);
const at = (seconds: number) => new Date(seconds * 1000);

export type Metadata = Readonly<Record<string, string>>;

export type CheckoutAsked = {
  /** The account whose money it will be. */
  account: string;
  /** The same key opens one checkout, however often it is asked for. */
  key: string;
  minor: bigint;
  currency: string;
  monthly: boolean;
  /** What the buyer reads over the amount. */
  label: string;
  locale: "zh" | "en";
  /** Ids of ours, and nothing else. */
  metadata: Metadata;
  successUrl: string;
  cancelUrl: string;
};

export type Checkout = {
  id: string;
  state: "open" | "complete" | "expired";
  paid: boolean;
  /** Where the buyer pays, while it is open. */
  url: string | null;
  subscription: string | null;
  metadata: Metadata;
};

const checkoutOf = (session: Stripe.Checkout.Session): Checkout => ({
  id: session.id,
  state:
    session.status === "complete" ? "complete" : session.status === "expired" ? "expired" : "open",
  paid: session.payment_status !== "unpaid",
  url: session.url,
  subscription: idOf(session.subscription),
  metadata: session.metadata ?? {},
});

/**
 * Opens a checkout on the provider's own page, for one payment or for one a month
 * (https://docs.stripe.com/api/checkout/sessions/create).
 */
export async function openCheckout(asked_: CheckoutAsked): Promise<Checkout> {
  const { account, key, minor, currency, monthly, label, locale, metadata } = asked_;
  const session = await asked(
    stripe().checkout.sessions.create(
      {
        mode: monthly ? "subscription" : "payment",
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: currency.toLowerCase(),
              unit_amount: Number(minor),
              product_data: { name: label },
              ...(monthly ? { recurring: { interval: "month" } } : {}),
            },
          },
        ],
        metadata,
        ...(monthly
          ? { subscription_data: { metadata } }
          : { payment_intent_data: { metadata }, submit_type: "donate" }),
        locale,
        success_url: asked_.successUrl,
        cancel_url: asked_.cancelUrl,
      },
      { stripeAccount: account, idempotencyKey: key },
    ),
  );
  return checkoutOf(session);
}

/** A checkout as it is by now. */
export async function checkoutAt(account: string, id: string): Promise<Checkout | null> {
  const session = await found(
    stripe().checkout.sessions.retrieve(id, {}, { stripeAccount: account }),
  );
  return session && checkoutOf(session);
}

/** Closes a checkout so that nobody pays there any more; one that is closed already stays as it is. */
export async function closeCheckout(account: string, id: string, key: string): Promise<void> {
  const options = { stripeAccount: account, idempotencyKey: key };
  const closing = stripe().checkout.sessions.expire(id, {}, options);
  await asked(closing).catch((error: unknown) => {
    if (!(error instanceof ProviderRefusal)) throw error;
  });
}

export type Subscription = { id: string; ended: boolean; metadata: Metadata };

const subscriptionOf = ({ id, status, metadata }: Stripe.Subscription): Subscription => ({
  ...{ id, metadata },
  ended: ["canceled", "incomplete_expired", "unpaid"].includes(status),
});

/** A monthly payment as it is by now. */
export async function subscriptionAt(account: string, id: string): Promise<Subscription | null> {
  const subscription = await found(
    stripe().subscriptions.retrieve(id, {}, { stripeAccount: account }),
  );
  return subscription && subscriptionOf(subscription);
}

/** Ends a monthly payment at once; one that has ended stays as it is. */
export async function endSubscription(account: string, id: string, key: string): Promise<void> {
  const options = { stripeAccount: account, idempotencyKey: key };
  const ending = stripe().subscriptions.cancel(id, {}, options);
  await asked(ending).catch((error: unknown) => {
    if (!(error instanceof ProviderRefusal)) throw error;
  });
}

/** The ids of ours with a payment that did not succeed, and those of the subscription it was for. */
export async function failedTry(account: string, id: string): Promise<Metadata | null> {
  const options = { stripeAccount: account };
  if (id.startsWith("in_")) {
    const invoice = await found(stripe().invoices.retrieve(id, {}, options));
    return invoice && (invoice.parent?.subscription_details?.metadata ?? {});
  }
  return (await found(stripe().paymentIntents.retrieve(id, {}, options)))?.metadata ?? null;
}

/** What the payment provider calls a change of its balance, in this program's words. */
export type TransactionKind =
  "payment" | "refund" | "refund_failed" | "dispute" | "payout" | "payout_failed" | "other";

export type Transaction = {
  id: string;
  kind: TransactionKind;
  currency: string;
  /** Gross, and what the provider kept of it; minor units, negative where money left. */
  minor: bigint;
  fee: bigint;
  net: bigint;
  happenedAt: Date;
  /** The charge, refund, dispute or payout behind it. */
  source: string;
  /** The payment that it belongs to. */
  intent: string | null;
  metadata: Metadata;
  dispute: Dispute | null;
};

export type Dispute = {
  id: string;
  intent: string | null;
  minor: bigint;
  state: "open" | "won" | "lost";
  openedAt: Date;
};

const kinds: Readonly<Record<string, TransactionKind>> = {
  charge: "payment",
  payment: "payment",
  refund: "refund",
  payment_refund: "refund",
  payment_failure_refund: "refund",
  payment_reversal: "refund",
  refund_failure: "refund_failed",
  payout: "payout",
  payout_failure: "payout_failed",
  payout_cancel: "payout_failed",
};

const disputeOf = (dispute: Stripe.Dispute): Dispute => ({
  id: dispute.id,
  intent: idOf(dispute.payment_intent),
  minor: BigInt(dispute.amount),
  state:
    dispute.status === "lost"
      ? "lost"
      : ["won", "warning_closed", "prevented"].includes(dispute.status)
        ? "won"
        : "open",
  openedAt: at(dispute.created),
});

/** A dispute as it is by now. */
export async function disputeAt(account: string, id: string): Promise<Dispute | null> {
  const dispute = await found(stripe().disputes.retrieve(id, {}, { stripeAccount: account }));
  return dispute && disputeOf(dispute);
}

function transactionOf(one: Stripe.BalanceTransaction): Transaction {
  const source = typeof one.source === "object" ? one.source : null;
  const dispute = source?.object === "dispute" ? disputeOf(source) : null;
  const behind =
    source?.object === "charge" || source?.object === "refund"
      ? { intent: idOf(source.payment_intent), metadata: source.metadata ?? {} }
      : { intent: dispute?.intent ?? null, metadata: {} };
  return {
    id: one.id,
    kind: kinds[one.type] ?? (dispute ? "dispute" : "other"),
    currency: one.currency.toUpperCase(),
    ...{ minor: BigInt(one.amount), fee: BigInt(one.fee), net: BigInt(one.net) },
    happenedAt: at(one.created),
    source: idOf(one.source) ?? "",
    ...behind,
    dispute,
  };
}

/**
 * Every change of an account's balance since a time, or those of one payout, in the order in which
 * they happened (https://docs.stripe.com/api/balance_transactions/list).
 */
export async function transactionsOf(
  account: string,
  which: { since: Date } | { payout: string },
): Promise<Transaction[]> {
  const all: Stripe.BalanceTransaction[] = [];
  const list = stripe().balanceTransactions.list(
    {
      limit: 100,
      expand: ["data.source"],
      ...("payout" in which
        ? { payout: which.payout }
        : { created: { gte: Math.floor(which.since.getTime() / 1000) } }),
    },
    { stripeAccount: account },
  );
  for await (const one of list) all.push(one);
  // The provider lists the newest first.
  return all
    .reverse()
    .sort((a, b) => a.created - b.created)
    .map(transactionOf);
}

/** The ids of ours with the subscription that a payment was for; a payment by itself has none. */
export async function subscriptionOfPayment(
  account: string,
  intent: string,
): Promise<Subscription | null> {
  const options = { stripeAccount: account };
  const { data } = await asked(
    stripe().invoicePayments.list(
      { payment: { type: "payment_intent", payment_intent: intent }, limit: 1 },
      options,
    ),
  );
  const invoiceId = idOf(data[0]?.invoice);
  const invoice = invoiceId
    ? await found(stripe().invoices.retrieve(invoiceId, {}, options))
    : null;
  const details = invoice?.parent?.subscription_details;
  const id = idOf(details?.subscription);
  return details && id ? { id, ended: false, metadata: details.metadata ?? {} } : null;
}

export type Payout = {
  id: string;
  currency: string;
  minor: bigint;
  state: "waiting" | "paid" | "failed";
  /** The day the bank has it ("2026-03-05"). */
  arrivedOn: string;
  transaction: string;
  /** Sent by the provider's own calendar: of others it doesn't say what they brought. */
  automatic: boolean;
};

const payoutOf = (payout: Stripe.Payout): Payout => ({
  id: payout.id,
  currency: payout.currency.toUpperCase(),
  minor: BigInt(payout.amount),
  state:
    payout.status === "paid"
      ? "paid"
      : payout.status === "failed" || payout.status === "canceled"
        ? "failed"
        : "waiting",
  arrivedOn: at(payout.arrival_date).toISOString().slice(0, 10),
  transaction: idOf(payout.balance_transaction) ?? "",
  automatic: payout.automatic,
});

/** A payout as it is by now. */
export async function payoutAt(account: string, id: string): Promise<Payout | null> {
  const payout = await found(stripe().payouts.retrieve(id, {}, { stripeAccount: account }));
  return payout && payoutOf(payout);
}

/** The payouts made since a time. */
export async function payoutsOf(account: string, since: Date): Promise<Payout[]> {
  const all: Payout[] = [];
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const list = stripe().payouts.list({ limit: 100, created }, { stripeAccount: account });
  for await (const one of list) all.push(payoutOf(one));
  return all;
}

/** What lies at the provider in each currency, cleared or on its way to be. */
export async function balanceOf(account: string): Promise<{ currency: string; minor: bigint }[]> {
  const { available, pending } = await asked(
    stripe().balance.retrieve({}, { stripeAccount: account }),
  );
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of [...available, ...pending]) {
    const name = currency.toUpperCase();
    sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
  }
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}

/** Gives money of a payment back; the same key does it once. @throws ProviderRefusal when it can't be. */
export async function giveBack(given: {
  account: string;
  key: string;
  intent: string;
  minor: bigint;
  metadata: Metadata;
}): Promise<{ id: string }> {
  const { account, key, intent, minor, metadata } = given;
  const { id } = await asked(
    stripe().refunds.create(
      { payment_intent: intent, amount: Number(minor), metadata },
      { stripeAccount: account, idempotencyKey: key },
    ),
  );
  return { id };
}
