import { command } from "../door.server";
import { serves } from "../actor";
import { photoAddress } from "./queries.server";
import { lookInput } from "./input";
import { lockPhoto } from "./rows.server";

const lookMinutes = 5;

/**
 * Opens a photographed paper for the organizer's own staff: the look and its purpose are audited,
 * and the address that comes back is good for five minutes.
 */
export const lookAtPaper = command("photos.lookAtPaper", {
  input: lookInput,
  subject: async ({ tx }, { photoId }) => {
    const photo = await lockPhoto(tx, photoId);
    return photo && photo.kind !== "delivery" ? photo : undefined;
  },
  may: ({ actor }, photo) => serves(actor, photo.organizerId),

  async handle({ now, note }, { purpose }, photo) {
    await note({
      action: "photos.lookedAtPaper",
      subjectType: "photo",
      subjectId: photo.id,
      organizationId: photo.organizerId,
      purpose,
    });
    return {
      photoId: photo.id,
      src: photoAddress(photo.id, now, lookMinutes),
      width: photo.width,
      height: photo.height,
    };
  },
});
