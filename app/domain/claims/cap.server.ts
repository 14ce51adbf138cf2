import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { cappedStates } from "./life";
import type { Claim } from "./rows.server";

/**
 * Refuses with `claim_cap_reached`, naming the claims to give back, when the claim would be one
 * too many of its batch for the person. Two at once are caught by the trigger.
 */
export async function needWithinCap(tx: Tx, claim: Claim, personId: string): Promise<void> {
  const { cap } = await tx
    .selectFrom("batches")
    .select("cap")
    .where("id", "=", claim.batchId)
    .executeTakeFirstOrThrow();
  const others = await tx
    .selectFrom("claims")
    .select("id")
    .where("personId", "=", personId)
    .where("batchId", "=", claim.batchId)
    .where("organizationId", "is", null)
    .where("state", "in", cappedStates)
    .where("id", "<>", claim.id)
    .execute();
  if (others.length >= cap)
    throw new Refusal("claim_cap_reached", undefined, { claims: others.map(({ id }) => id) });
}
