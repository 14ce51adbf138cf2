import { command } from "../door.server";
import { releaseInput } from "./input";
import { mayKeep } from "./may";
import { endClaim, lockClaim } from "./rows.server";

/** A donor gives the wish back, so that someone else can grant it. */
export const releaseClaim = command("claims.release", {
  input: releaseInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayKeep(actor, claim),

  async handle({ tx, now, tell }, { reason }, claim) {
    await endClaim(tx, now, claim, "release", reason);
    await tell("claim_released", { claimId: claim.id });
  },
});
