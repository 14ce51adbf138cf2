import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { lockClaims } from "../claims/rows.server";
import { command } from "../door.server";
import { lockPhoto } from "../photos/rows.server";
import { readListInput } from "./input";
import { mayReadList } from "./may";
import { putManyOnRecord } from "./rows.server";

/** A second staff member reads a signed list line by line; who took its photo doesn't, nor the courier. */
export const readSignedList = command("deliveries.readList", {
  input: readListInput,
  subject: async ({ tx }, { photoId }) => {
    const photo = await lockPhoto(tx, photoId);
    return photo?.kind === "signed_list" ? photo : undefined;
  },
  may: ({ actor }, photo) => mayReadList(actor, photo),

  async handle(handling, { clientId, relation, lines }, photo) {
    const claims = await lockClaims(
      handling.tx,
      lines.map(({ claimId }) => claimId),
    );
    const mine = claims.filter(({ deliveryId }) => deliveryId === photo.deliveryId);
    if (mine.length < claims.length) throw new Refusal("confirmation_other_delivery");
    return putManyOnRecord(handling, mine, lines, {
      clientId,
      method: "signed_list",
      listPhotoId: photo.id,
      witnessId: personIdOf(handling.actor),
      relation,
      witnessedAt: handling.now,
    });
  },
});
