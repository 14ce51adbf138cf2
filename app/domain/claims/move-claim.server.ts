import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { moveInput } from "./input";
import { isEnded } from "./life";
import { mayMove } from "./may";
import { handOver, lockClaim } from "./rows.server";

/**
 * A business hands one of its claims to another of its people, who answers for it from then on and
 * sees all that belongs to it. Who had it hears of it while it is still his, who has it now after.
 */
export const moveClaim = command("claims.move", {
  input: moveInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayMove(actor, claim),

  async handle({ tx, tell }, { personId }, claim) {
    if (claim.frozenAt) throw new Refusal("claim_frozen");
    if (isEnded(claim.state) || claim.state === "confirmed") throw new Refusal("claim_ended");
    if (personId === claim.personId) throw new Refusal("claim_moved_to_same", "personId");
    await tell("claim_handed_on", { claimId: claim.id });
    await handOver(tx, claim.id, personId);
    await tell("claim_moved", { claimId: claim.id });
  },
});
