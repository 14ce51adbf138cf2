import { system } from "~/domain/actor";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import { waitingEvent } from "~/domain/funds/card/events.server";
import type { Facts } from "~/domain/funds/card/facts";
import { ask, run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { objectOf } from "~/platform/stripe-events.server";
import {
  checkoutAt,
  disputeAt,
  failedTry,
  payoutAt,
  subscriptionAt,
} from "~/platform/stripe.server";
import { newsOf } from "./read-account";

const actor = system("apply-event");

type Event = NonNullable<Awaited<ReturnType<typeof waitingEvent.read>>>;
type Read = Partial<Omit<Facts, "account" | "eventId">>;

/**
 * Applies an event once: what it is about is read at the provider as it is by now, outside of any
 * transaction, then everything is written in one. Safe to run twice, and to break off anywhere.
 */
export const applyEvent = ({ eventId }: JobPayloads["apply-event"]): Promise<void> =>
  applyEventAt(eventId);

/** The same at a time that is given: a demo's past. */
export async function applyEventAt(eventId: string, now?: Date): Promise<void> {
  const event = await ask(waitingEvent, { actor, input: { eventId } });
  if (!event) return;
  const read = event.account ? await readFor(event) : {};
  await run(bookFacts, { actor, input: { account: event.account, eventId, ...read }, now });
}

async function readFor(event: Event): Promise<Read> {
  const { account, kind, happenedAt } = event;
  const object = objectOf(event);
  switch (kind) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired": {
      const checkout = await checkoutAt(account, object);
      if (!checkout) return {};
      const failed = kind === "checkout.session.async_payment_failed" && !checkout.paid;
      return { ...(await newsOf(account)), checkout: { ...checkout, failed } };
    }
    case "payment_intent.payment_failed":
    case "invoice.payment_failed": {
      const metadata = await failedTry(account, object);
      return metadata ? { failedTry: { metadata, at: happenedAt } } : {};
    }
    case "invoice.paid":
    case "charge.refunded":
      return newsOf(account);
    case "customer.subscription.updated":
    case "customer.subscription.deleted": {
      const subscription = await subscriptionAt(account, object);
      return subscription ? { subscription } : {};
    }
    case "charge.dispute.created":
    case "charge.dispute.closed": {
      const dispute = await disputeAt(account, object);
      return { ...(await newsOf(account)), ...(dispute ? { dispute } : {}) };
    }
    case "payout.paid":
    case "payout.failed": {
      const payout = await payoutAt(account, object);
      return newsOf(account, { payouts: payout ? [payout] : [] });
    }
    default:
      return {};
  }
}
