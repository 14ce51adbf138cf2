import { writeLetter } from "~/platform/letters.server";
import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { moveInput } from "./input";
import { isEnded } from "./life";
import { mayMove } from "./may";
import { handOver, lockClaim } from "./rows.server";

/**
 * A business hands one of its claims to another of its people, who answers for it from then on and
 * sees all that belongs to it. Who had it is told here, before his claim is his no more; who has it
 * now, by what follows.
 */
export const moveClaim = command("claims.move", {
  input: moveInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayMove(actor, claim),

  async handle({ tx, now, tell }, { personId }, claim) {
    if (claim.frozenAt) throw new Refusal("claim_frozen");
    if (isEnded(claim.state) || claim.state === "confirmed") throw new Refusal("claim_ended");
    if (personId === claim.personId) throw new Refusal("claim_moved_to_same", "personId");
    const before = await tx
      .selectFrom("people")
      .select(["id", "email", "locale"])
      .where("id", "=", claim.personId)
      .executeTakeFirst();
    await handOver(tx, claim.id, personId);
    if (before)
      await writeLetter(
        { tx, now },
        {
          kind: "claim-handed-on",
          toEmail: before.email,
          locale: before.locale === "en" ? "en" : "zh-CN",
          params: { claimId: claim.id },
          personId: before.id,
          organizationId: claim.organizerId,
        },
      );
    await tell("claim_moved", { claimId: claim.id });
  },
});
