import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { cappedStates } from "./life";
import type { Claim } from "./rows.server";

/**
 * The person's other claims of the batch when they fill his cap, else none. Two claims at once are
 * caught by the trigger.
 */
export async function fillingCap(tx: Tx, claim: Claim, personId: string): Promise<string[]> {
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
  return others.length >= cap ? others.map(({ id }) => id) : [];
}

/** Refuses with `claim_cap_reached`, naming the claims to give back. */
export async function needWithinCap(tx: Tx, claim: Claim, personId: string): Promise<void> {
  const claims = await fillingCap(tx, claim, personId);
  if (claims.length > 0) throw new Refusal("claim_cap_reached", undefined, { claims });
}
