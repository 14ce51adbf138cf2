import { command } from "../door.server";
import { decideInput } from "./input";
import { mayDecidePhotos } from "./may";
import { decidePhoto, lockPhoto } from "./rows.server";

/** A second person approves a delivery's photo, publishes it too, or refuses it. */
export const decideOnPhoto = command("photos.decide", {
  input: decideInput,
  subject: async ({ tx }, { photoId }) => {
    const photo = await lockPhoto(tx, photoId);
    return photo?.kind === "delivery" ? photo : undefined;
  },
  may: ({ actor }, photo) => mayDecidePhotos(actor, photo.organizerId),
  handle: (handling, { decision }, photo) => decidePhoto(handling, photo, decision),
});
