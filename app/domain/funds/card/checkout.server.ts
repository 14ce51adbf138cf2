import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { command, query } from "../../door.server";
import { ofPledgeInput } from "../input";
import { mayPay } from "../may";
import { changePledge, lockPledge } from "../rows.server";

const systemOnly = ({ actor }: { actor: { kind: string } }) => actor.kind === "system";
const pledgeIdInput = z.object({ pledgeId: z.uuid() });

const byCard = (tx: Tx) =>
  tx
    .selectFrom("pledges as p")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("charities as c", "c.charityId", "o.hostId")
    .leftJoin("people as w", "w.id", "p.personId")
    .select(["p.id", "p.publicId", "p.minor", "p.currency", "p.monthly", "p.state", "p.personId"])
    .select(["p.providerSession", "p.providerSubscription", "c.stripeAccount", "w.locale"])
    .select(["p.endAskedAt", "p.endedAt"])
    .where("p.way", "=", "stripe");

/** What opens the checkout of a promise by card, for the one who made it. */
export const checkoutAsked = query("funds.checkoutAsked", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) =>
    tx
      .selectFrom("pledges")
      .select(["id", "personId"])
      .where("publicId", "=", publicId)
      .where("way", "=", "stripe")
      .executeTakeFirst(),
  may: ({ actor }, pledge) => mayPay(actor, pledge),
  read: (_, __, { id }) => Promise.resolve({ pledgeId: id }),
});

/** A promise by card as the provider needs to know it: its sum and our ids, and nobody's name. */
export const pledgeAtProvider = query("funds.pledgeAtProvider", {
  input: pledgeIdInput,
  may: systemOnly,
  async read({ tx }, { pledgeId }) {
    const pledge = await byCard(tx).where("p.id", "=", pledgeId).executeTakeFirst();
    if (!pledge?.stripeAccount) return null;
    return { ...pledge, account: pledge.stripeAccount };
  },
});

/** Remembers which checkout was opened for a promise. */
export const noteCheckout = command("funds.noteCheckout", {
  input: pledgeIdInput.extend({ session: z.string() }),
  may: systemOnly,
  handle: async ({ tx }, { pledgeId, session }) => {
    await changePledge(tx, pledgeId, { providerSession: session });
  },
});

/**
 * A donor ends his monthly gift: no further payment is taken. It has ended once the provider says so.
 */
export const endMonthly = command("funds.endMonthly", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) => lockPledge(tx, publicId),
  may: ({ actor }, pledge) => mayPay(actor, pledge),

  async handle({ tx, now }, _, pledge) {
    const { id, monthly, state, endedAt, endAskedAt } = pledge;
    if (!monthly || state === "promised" || endedAt) throw new Refusal("step_not_possible");
    if (endAskedAt) return;
    await changePledge(tx, id, { endAskedAt: now });
    await addJob(tx, "end-monthly", { pledgeId: id });
  },
});

/** Monthly gifts whose donors ended them and that the provider has not ended. */
export const endingsLeft = query("funds.endingsLeft", {
  input: z.object({}),
  may: systemOnly,
  async read({ tx }) {
    const left = await tx
      .selectFrom("pledges")
      .select("id")
      .where("endAskedAt", "is not", null)
      .where("endedAt", "is", null)
      .limit(500)
      .execute();
    return left.map(({ id }) => id);
  },
});
