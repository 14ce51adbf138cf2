import Stripe from "stripe";
import { env } from "../env.server";
import { log } from "../log.server";
import { newId, seconds, type Body } from "./stripe-objects.server";

export type Sent = { body: string; signature: string };

/** An event of the stand-in, signed as the provider signs. */
export function signed(event: Body, at = new Date()): Sent {
  const body = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: env().stripeWebhookSecret ?? "",
    timestamp: Math.floor(at.getTime() / 1000),
  });
  return { body, signature };
}

/** An event about an object, as it is by now. */
export const eventOf = (account: string, type: string, object: Body): Body => ({
  id: newId("evt"),
  object: "event",
  api_version: Stripe.API_VERSION ?? null,
  created: seconds(),
  livemode: false,
  type,
  account,
  data: { object: structuredClone(object) },
});

/** Posts to this site as the provider would; what does not arrive is filled in at night. */
async function post(event: Body): Promise<void> {
  const { body, signature } = signed(event);
  await fetch(`${env().publicUrl}/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signature },
    body,
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => log.warn({ err: error }, "a practice webhook did not arrive"));
}

let deliver: (event: Body) => Promise<void> = post;

/** Has somebody else take the stand-in's events, where no site listens, until the answer is called. */
export function deliverTo(take: (event: Body) => Promise<void>): () => void {
  const before = deliver;
  deliver = take;
  return () => void (deliver = before);
}

/** Sends an event about an object. */
export const announce = (account: string, type: string, object: Body): Promise<void> =>
  deliver(eventOf(account, type, object));
