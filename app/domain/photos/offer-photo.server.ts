import { addJob } from "~/platform/jobs.server";
import { personIdOf, type Actor } from "../actor";
import { command } from "../door.server";
import { storedPhotoInput } from "./input";
import { offerHours, offerToken } from "./offers.server";

const hour = 60 * 60_000;

const isCourier = (actor: Actor) =>
  actor.kind === "person" && actor.memberships.some(({ roles }) => roles.includes("courier"));

/**
 * Takes a stored picture that a courier's phone sent ahead of its form, and answers the token by
 * which the form names it. What no form named goes a day after the token ended.
 */
export const offerPhoto = command("photos.offer", {
  input: storedPhotoInput,
  may: ({ actor }) => isCourier(actor),

  async handle({ tx, now, actor }, picture) {
    const until = new Date(now.getTime() + offerHours * hour);
    const keys = [picture.fullKey, picture.smallKey];
    const runAt = new Date(now.getTime() + 2 * offerHours * hour);
    await addJob(tx, "remove-unused", { keys }, { runAt });
    const token = offerToken(picture, { personId: personIdOf(actor), until });
    return { token, until: until.toISOString() };
  },
});
