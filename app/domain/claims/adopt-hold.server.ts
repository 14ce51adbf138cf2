import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { personIdOf } from "../actor";
import { needWithinCap } from "./cap.server";
import { claimInput } from "./input";
import { minutes } from "./life";
import { isClaimant } from "./may";
import { lockClaim, reviseClaim } from "./rows.server";

/** A guest who has signed in takes his hold along, and with it a known donor's time. */
export const adoptHold = command("claims.adopt", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => actor.kind === "person" && isClaimant(actor, claim),

  async handle({ tx, now, actor }, _, claim) {
    const personId = personIdOf(actor);
    if (claim.personId === personId) return;
    if (claim.state !== "held" || !claim.heldUntil || claim.heldUntil <= now)
      throw new Refusal("claim_hold_ended");
    await needWithinCap(tx, claim, personId);
    const { holdMinutes } = await tx
      .selectFrom("batches")
      .select("holdMinutes")
      .where("id", "=", claim.batchId)
      .executeTakeFirstOrThrow();
    const full = new Date(claim.heldAt.getTime() + minutes(holdMinutes));
    await reviseClaim(tx, claim.id, {
      personId,
      guestId: null,
      heldUntil: full > claim.heldUntil ? full : claim.heldUntil,
    });
  },
});
