import { command } from "../door.server";
import { removalInput } from "./input";
import { lockPhoto, revisePhoto } from "./rows.server";

/** Writes down that a refused photo's pictures are gone; what a covered one replaced needs no note. */
export const noteRemoval = command("photos.noteRemoval", {
  input: removalInput,
  subject: ({ tx }, { photoId }) => lockPhoto(tx, photoId),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, now }, { keys }, photo) {
    if (photo.state === "refused" && keys.includes(photo.fullKey)) {
      await revisePhoto(tx, photo.id, { removedAt: now });
    }
  },
});
