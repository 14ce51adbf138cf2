import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { nextState } from "../claims/life";
import { lockClaim, reviseClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { acceptInput } from "./input";
import { mayAccept } from "./may";
import { readDelivery } from "./rows.server";

/** Staff take what differs for good: the witness's word stands, and the wish is granted all the same. */
export const acceptDifference = command("deliveries.acceptDifference", {
  input: acceptInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayAccept(actor, claim),

  async handle({ tx, now, actor, tell }, { reason }, claim) {
    const state = nextState("confirm", claim);
    const delivery = claim.deliveryId ? await readDelivery(tx, claim.deliveryId) : undefined;
    if (delivery?.courierId === personIdOf(actor)) throw new Refusal("confirmation_by_courier");
    await reviseClaim(tx, claim.id, { state, confirmedAt: now, substituteNote: reason });
    await tell("claim_confirmed", { claimId: claim.id });
  },
});
