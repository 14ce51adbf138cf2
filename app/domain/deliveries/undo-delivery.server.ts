import { addJob } from "~/platform/jobs.server";
import { nextState } from "../claims/life";
import { lockClaims, reviseClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { dropTakenBack } from "../photos/rows.server";
import { undoInput } from "./input";
import { mayUndo } from "./may";
import { forEachClaim, readDelivery } from "./rows.server";

/**
 * The courier, or a coordinator, takes back what was recorded as handed over and wasn't: the things
 * lie at the hub again, their photos go, and the givers who were told are told again. What a
 * witness spoke of stays.
 */
export const undoDelivery = command("deliveries.undo", {
  input: undoInput,
  subject: ({ tx }, { deliveryId }) => readDelivery(tx, deliveryId),
  may: ({ actor }, delivery) => mayUndo(actor, delivery),

  async handle(handling, { claimIds }, { id: deliveryId }) {
    const { tx, tell } = handling;
    const claims = (await lockClaims(tx, claimIds)).filter(
      (claim) => claim.deliveryId === deliveryId,
    );
    const outcome = await forEachClaim(handling, claims, async (claim) => {
      const state = nextState("undeliver", claim);
      await reviseClaim(tx, claim.id, { state, deliveryId: null, deliveredAt: null });
      await tell("claim_undelivered", { claimId: claim.id });
      const keys = await dropTakenBack(tx, { deliveryId, claimId: claim.id });
      if (keys.length > 0) await addJob(tx, "remove-unused", { keys });
    });
    const lists = await dropTakenBack(tx, { deliveryId });
    if (lists.length > 0) await addJob(tx, "remove-unused", { keys: lists });
    return outcome;
  },
});
