import { command } from "../door.server";
import { claimInput } from "./input";
import { mayManage } from "./may";
import { endClaim, lockClaim } from "./rows.server";

/** A parcel that never reached the hub is lost: its wish goes back to those that wait. */
export const loseParcel = command("claims.lose", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayManage(actor, claim),

  async handle({ tx, now, tell }, _, claim) {
    await endClaim(tx, now, claim, "lose", "lost");
    await tell("claim_expired", { claimId: claim.id });
  },
});
