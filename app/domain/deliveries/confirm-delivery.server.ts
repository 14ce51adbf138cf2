import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { lockClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { decideOnPhotosOf } from "../photos/rows.server";
import { confirmInput } from "./input";
import { mayWitness } from "./may";
import { putOnRecord } from "./rows.server";

/** A witness who is signed in, and not the courier, says what arrived, and reads the photos with it. */
export const confirmDelivery = command("deliveries.confirm", {
  input: confirmInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayWitness(actor, claim),

  async handle(handling, { clientId, relation, outcome, note, photos }, claim) {
    if (outcome === "discrepancy" && note.length < 2) throw new Refusal("field_missing", "note");
    await putOnRecord(handling, claim, {
      clientId,
      method: "signed_in",
      witnessId: personIdOf(handling.actor),
      relation,
      outcome,
      note,
      witnessedAt: handling.now,
    });
    await decideOnPhotosOf(handling, claim.id, photos);
  },
});
