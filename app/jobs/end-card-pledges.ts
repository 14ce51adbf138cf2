import { system } from "~/domain/actor";
import { pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import { ask } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { checkoutAt, closeCheckout, endSubscription } from "~/platform/stripe.server";

const actor = system("end-card-pledges");

/** Has the provider take no further payment for a monthly gift that its donor ended. */
export async function endMonthlyThere({ pledgeId }: JobPayloads["end-monthly"]): Promise<void> {
  const pledge = await ask(pledgeAtProvider, { actor, input: { pledgeId } });
  if (!pledge || pledge.endedAt) return;
  const { account, providerSession, providerSubscription } = pledge;
  const subscription =
    providerSubscription ??
    (providerSession && (await checkoutAt(account, providerSession))?.subscription);
  if (subscription) await endSubscription(account, subscription, `end-${pledgeId}`);
}

/** Closes the checkout of a promise that was taken back, so that nobody pays for it any more. */
export async function closeCheckoutThere({
  pledgeId,
}: JobPayloads["close-checkout"]): Promise<void> {
  const pledge = await ask(pledgeAtProvider, { actor, input: { pledgeId } });
  if (!pledge?.providerSession) return;
  await closeCheckout(pledge.account, pledge.providerSession, `close-${pledgeId}`);
}
