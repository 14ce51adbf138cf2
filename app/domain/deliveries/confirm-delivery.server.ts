import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { lockClaim, type Claim } from "../claims/rows.server";
import { command, type Handling } from "../door.server";
import { mayDecidePhotos } from "../photos/may";
import { decidePhoto, lockPhoto } from "../photos/rows.server";
import type { PhotoDecision } from "../photos/input";
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
    for (const photo of photos) await decide(handling, claim, photo);
  },
});

async function decide(
  handling: Handling,
  claim: Claim,
  { photoId, decision }: { photoId: string; decision: PhotoDecision },
) {
  const photo = await lockPhoto(handling.tx, photoId);
  if (photo?.claimId !== claim.id) throw new Refusal("not_found");
  if (!mayDecidePhotos(handling.actor, photo.organizerId)) throw new Refusal("not_allowed");
  if (photo.state === "waiting") await decidePhoto(handling, photo, decision);
}
