import { nextState } from "../claims/life";
import { lockClaim, reviseClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { dueAtEndOf } from "./due-dates.server";
import { remedyInput } from "./input";
import { mayAccept } from "./may";

/** Wrong, broken or lost on the way: the claim waits for another gift by a new date. */
export const remedyClaim = command("deliveries.remedy", {
  input: remedyInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayAccept(actor, claim),

  async handle({ tx, now, tell }, { reason, dueOn }, claim) {
    await reviseClaim(tx, claim.id, {
      state: nextState("remedy", claim),
      remedyNote: reason,
      dueAt: await dueAtEndOf({ tx, now }, { day: dueOn, batchId: claim.batchId, field: "dueOn" }),
      parcelId: null,
      sentAt: null,
      bringOn: null,
      receivedAt: null,
      substituteNote: "",
      deliveryId: null,
      deliveredAt: null,
    });
    await tell("claim_remedied", { claimId: claim.id });
  },
});
