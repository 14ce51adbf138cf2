import { Refusal } from "~/platform/refusal";
import { addJob } from "~/platform/jobs.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { coverInput } from "./input";
import { mayDecidePhotos } from "./may";
import { lockPhoto, revisePhoto } from "./rows.server";

/**
 * The reviewer has covered what a photo must not show: the covered pictures take the place of the
 * others, which are removed for good. `from` is what was covered, so that two who cover the same
 * photo never undo each other's work.
 */
export const coverPhoto = command("photos.cover", {
  input: coverInput,
  subject: async ({ tx }, { photoId }) => {
    const photo = await lockPhoto(tx, photoId);
    return photo?.kind === "delivery" ? photo : undefined;
  },
  may: ({ actor }, photo) => mayDecidePhotos(actor, photo.organizerId),

  async handle({ tx, actor, tell }, { photoId, from, picture }, photo) {
    if (photo.takenBy === personIdOf(actor)) throw new Refusal("photo_needs_second_person");
    if (photo.state !== "waiting" || photo.fullKey !== from) throw new Refusal("step_not_possible");
    const { fullKey, smallKey, width, height } = picture;
    await revisePhoto(tx, photoId, { fullKey, smallKey, width, height });
    await addJob(tx, "remove-pictures", { photoId, keys: [photo.fullKey, photo.smallKey] });
    await tell("photo_covered", { photoId });
  },
});
