import { command } from "../door.server";
import { cancelInput } from "./input";
import { mayManage } from "./may";
import { endClaim, lockClaim } from "./rows.server";

/** The organizer ends a claim; the claimant is told why. */
export const cancelClaim = command("claims.cancel", {
  input: cancelInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayManage(actor, claim),

  async handle({ tx, now, tell }, { reason }, claim) {
    await endClaim(tx, now, claim, "cancel", reason);
    await tell("claim_cancelled", { claimId: claim.id });
  },
});
