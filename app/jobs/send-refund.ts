import { system } from "~/domain/actor";
import { noteRefund, refundToSend } from "~/domain/funds/card/refunds.server";
import { ask, run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { giveBack, ProviderRefusal } from "~/platform/stripe.server";

const actor = system("send-refund");

/** Asks the provider for an approved refund; the same one however often this runs. */
export async function sendRefund({ refundId }: JobPayloads["send-refund"]): Promise<void> {
  const refund = await ask(refundToSend, { actor, input: { refundId } });
  if (!refund) return;
  const providerRef = await giveBack({
    ...refund,
    key: `refund-${refundId}`,
    metadata: { refund: refundId },
  }).then(
    ({ id }) => id,
    (error: unknown) => {
      if (error instanceof ProviderRefusal) return null;
      throw error;
    },
  );
  await run(noteRefund, { actor, input: { refundId, providerRef } });
}
