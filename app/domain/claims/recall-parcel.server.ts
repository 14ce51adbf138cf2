import { command } from "../door.server";
import { claimInput } from "./input";
import { nextState } from "./life";
import { mayKeep } from "./may";
import { leaveParcel, lockClaim, reviseClaim } from "./rows.server";

/** What was sent comes back or was not sent after all: the claim waits again, by its old due date. */
export const recallParcel = command("claims.recall", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayKeep(actor, claim),

  async handle({ tx, now, tell }, _, claim) {
    const state = nextState("recall", claim);
    await leaveParcel(tx, now, claim);
    await reviseClaim(tx, claim.id, { state, parcelId: null, sentAt: null });
    await tell("claim_recalled", { claimId: claim.id });
  },
});
