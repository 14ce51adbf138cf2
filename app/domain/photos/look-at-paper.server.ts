import type { Tx } from "~/platform/db.server";
import { command } from "../door.server";
import { serves } from "../actor";
import { mayRecordConsents } from "../privacy/may";
import { photoAddress } from "./queries.server";
import { lookInput } from "./input";
import { lockPhoto, type Photo } from "./rows.server";

const lookMinutes = 5;

/**
 * Opens a photographed paper for the organizer's own staff, a consent sheet for those alone who
 * keep records: the look and its purpose are audited, for the paper and each child that stands on
 * it, and the address that comes back is good for five minutes.
 */
export const lookAtPaper = command("photos.lookAtPaper", {
  input: lookInput,
  subject: async ({ tx }, { photoId }) => {
    const photo = await lockPhoto(tx, photoId);
    const paper = photo?.kind === "signed_list" || photo?.kind === "consent_scan";
    return paper && !photo.removedAt ? photo : undefined;
  },
  may: ({ actor }, photo) =>
    photo.kind === "consent_scan"
      ? mayRecordConsents(actor, photo.organizerId)
      : serves(actor, photo.organizerId),

  async handle({ tx, now, note }, { purpose }, photo) {
    const look = { action: "photos.lookedAtPaper", organizationId: photo.organizerId, purpose };
    await note({ ...look, subjectType: "photo", subjectId: photo.id });
    for (const childId of await childrenOn(tx, photo)) {
      await note({ ...look, subjectType: "child", subjectId: childId });
    }
    return {
      photoId: photo.id,
      src: photoAddress(photo.id, now, lookMinutes),
      width: photo.width,
      height: photo.height,
    };
  },
});

/** The children whose names stand on a paper: those of its sheet, or of what was handed over. */
async function childrenOn(tx: Tx, { sheetId, deliveryId }: Photo): Promise<string[]> {
  const rows = sheetId
    ? await tx.selectFrom("consents").select("childId").where("sheetId", "=", sheetId).execute()
    : await tx
        .selectFrom("claims")
        .innerJoin("wishes", "wishes.id", "claims.wishId")
        .select("wishes.childId")
        .where("claims.deliveryId", "=", deliveryId)
        .execute();
  return [...new Set(rows.map(({ childId }) => childId))];
}
