import { nextState } from "../claims/life";
import { receiveParcel, reviseClaim, type Claim } from "../claims/rows.server";
import type { Handling } from "../door.server";

/** Takes a gift in at the hub, with its parcel; what is a substitute says so in a note. */
export async function receiveGift(
  { tx, now, tell }: Handling,
  claim: Claim,
  substituteNote = "",
): Promise<void> {
  const state = nextState("receive", claim);
  await reviseClaim(tx, claim.id, { state, receivedAt: now, substituteNote });
  if (claim.parcelId) await receiveParcel(tx, now, claim.parcelId);
  await tell("claim_received", { claimId: claim.id });
}
