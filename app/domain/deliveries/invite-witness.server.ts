import { personIdOf } from "../actor";
import { nextState } from "../claims/life";
import { lockClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { inviteInput } from "./input";
import { linkMinutes } from "./life";
import { mayInvite } from "./may";
import { insertLink } from "./rows.server";

/** Makes the one-time code that a witness without an account scans: one claim, one use, twenty minutes. */
export const inviteWitness = command("deliveries.inviteWitness", {
  input: inviteInput,
  subject: async ({ tx }, { claimId }) => {
    const claim = await lockClaim(tx, claimId);
    return claim?.deliveryId ? { ...claim, deliveryId: claim.deliveryId } : undefined;
  },
  may: ({ actor }, claim) => mayInvite(actor, claim),

  async handle({ tx, now, actor }, _, claim) {
    nextState("confirm", claim);
    const expiresAt = new Date(now.getTime() + linkMinutes * 60_000);
    const { organizerId, id: claimId, deliveryId } = claim;
    const madeBy = personIdOf(actor);
    const token = await insertLink(tx, now, {
      organizerId,
      claimId,
      deliveryId,
      madeBy,
      expiresAt,
    });
    return { token, expiresAt: expiresAt.toISOString() };
  },
});
