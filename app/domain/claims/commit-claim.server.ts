import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { personOf, type Actor } from "../actor";
import { needWithinCap } from "./cap.server";
import { dueDate } from "./due-date.server";
import { commitInput } from "./input";
import { nextState } from "./life";
import { isClaimant } from "./may";
import { lockClaim, reviseClaim } from "./rows.server";

/** A donor keeps the promise: the hold becomes a claim with a due date. */
export const commitClaim = command("claims.commit", {
  input: commitInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => isClaimant(actor, claim),

  async handle({ tx, now, actor, tell }, { way, business }, claim) {
    const state = nextState("commit", claim);
    if (!claim.heldUntil || claim.heldUntil <= now) throw new Refusal("claim_hold_ended");
    const personId = personOf(actor);
    if (!personId) throw new Refusal("claim_needs_contact");
    if (!business) await needWithinCap(tx, claim, personId);
    else if (!isBusinessMember(actor, business)) throw new Refusal("choice_unknown", "business");

    await reviseClaim(tx, claim.id, {
      state,
      way,
      personId,
      guestId: null,
      organizationId: business ?? null,
      committedAt: now,
      dueAt: await dueDate(tx, claim.batchId, now),
      heldUntil: null,
    });
    await tell("claim_committed", { claimId: claim.id });
  },
});

const isBusinessMember = (actor: Actor, organizationId: string) =>
  actor.kind === "person" &&
  actor.memberships.some(
    (one) => one.organizationId === organizationId && one.kind === "business" && one.verified,
  );
