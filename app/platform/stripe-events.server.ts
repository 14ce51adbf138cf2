import Stripe from "stripe";
import { env } from "./env.server";

type ProviderEvent = {
  id: string;
  account: string;
  kind: string;
  /** The object's id and, where the kind comes several times for one, what it tells. */
  objectId: string;
  happenedAt: Date;
};

/** How far a webhook's timestamp may be off, in seconds, before or behind. */
const tolerance = 300;

/**
 * A webhook's event, when its signature fits and its timestamp is at most five minutes off; else null.
 * The vendor's verifier takes timestamps from the future, so those are looked at here.
 */
export function readEvent(body: string, signature: string, now: Date): ProviderEvent | null {
  const secret = env().stripeWebhookSecret;
  if (!secret) return null;
  const seconds = Math.floor(now.getTime() / 1000);
  const signedAt = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1];
  if (!signedAt || Math.abs(Number(signedAt) - seconds) > tolerance) return null;
  let event: Stripe.Event;
  try {
    event = Stripe.webhooks.constructEvent(
      ...([body, signature, secret, tolerance, undefined, now.getTime()] as const),
    );
  } catch {
    return null;
  }
  const object = event.data.object as unknown as { id?: string } & Record<string, unknown>;
  return {
    id: event.id,
    account: event.account ?? "",
    kind: event.type,
    objectId: [object.id ?? event.id, changeOf(event, object)].filter(Boolean).join("@"),
    happenedAt: new Date(event.created * 1000),
  };
}

const once = new Set([
  ...["checkout.session.completed", "checkout.session.expired"],
  ...["checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed"],
  ...["invoice.paid", "customer.subscription.deleted"],
  ...["charge.dispute.created", "charge.dispute.closed", "payout.paid", "payout.failed"],
]);

/** What tells two events of one kind about one object apart. */
function changeOf({ type, created }: Stripe.Event, object: Record<string, unknown>): string {
  if (once.has(type)) return "";
  if (type === "charge.refunded") return String(object.amount_refunded);
  if (type === "invoice.payment_failed") return String(object.attempt_count);
  if (type === "customer.subscription.updated") {
    return [created, object.status, object.cancel_at_period_end].map(String).join("/");
  }
  return String(created);
}

/** The object that an event is about, without what it tells of it. */
export const objectOf = ({ objectId }: { objectId: string }) => objectId.split("@", 1)[0] ?? "";
