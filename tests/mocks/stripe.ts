import { afterAll, afterEach, beforeAll } from "vitest";
import { receiveStripe } from "~/http/webhooks.server";
import { applyEvent } from "~/jobs/apply-event";
import { startPractice, vendors } from "~/platform/practice/practice.server";
import type { Body } from "~/platform/practice/stripe-objects.server";
import { deliverTo, signed, type Sent } from "~/platform/practice/stripe-webhooks.server";
import { asOwner } from "../setup/database";

const owner = process.env.DATABASE_OWNER_URL ?? "";

/** Posts a webhook to the site in this process. */
export const post = ({ body, signature }: Sent): Promise<Response> =>
  receiveStripe(
    new Request("http://localhost:3000/webhooks/stripe", {
      method: "POST",
      headers: { "stripe-signature": signature },
      body,
    }),
  );

/** Applies every kept event that waits, as the worker would; one after the other, or all at once. */
export async function applyWaiting(atOnce = false): Promise<number> {
  const { rows } = await asOwner(owner, (client) =>
    client.query<{ id: string }>(
      "select id from provider_events where applied_at is null order by received_at, id",
    ),
  );
  if (atOnce) await Promise.all(rows.map(({ id }) => applyEvent({ eventId: id })));
  else for (const { id } of rows) await applyEvent({ eventId: id });
  return rows.length;
}

/** An event arrives and is applied. */
export async function arrives(event: Body): Promise<number> {
  const { status } = await post(signed(event));
  await applyWaiting();
  return status;
}

/** Stripe as practice mode answers it, its webhooks in the test's hand; any other address is an error, or let through. */
export function useStripe(others: "error" | "bypass" = "error") {
  const sent: Body[] = [];
  const asked: { url: string; body: string; headers: Record<string, string> }[] = [];
  let arriving = true;
  beforeAll(() => {
    startPractice(others);
    deliverTo(async (event) => {
      sent.push(event);
      if (arriving) await arrives(event);
    });
    vendors.events.on("request:start", async ({ request }) => {
      const copy = request.clone();
      asked.push({
        url: copy.url,
        body: await copy.text(),
        headers: Object.fromEntries(copy.headers),
      });
    });
  });
  afterEach(() => {
    arriving = true;
    vendors.resetHandlers();
  });
  afterAll(() => vendors.close());
  return {
    /** Every event that Stripe sent. */
    sent,
    /** Every request that was made, as it went over the wire. */
    asked,
    /** Until the test's end webhooks are lost on their way. */
    loses: () => void (arriving = false),
  };
}
