import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { minutes } from "../claims/life";
import { command } from "../door.server";
import { linkMinutes } from "./life";
import { deliveryInput } from "./input";
import { mayInvite } from "./may";
import { claimsToSpeakOf, insertLink, readDelivery } from "./rows.server";

/** Makes one code for a whole delivery: a witness without an account confirms all of it, once, within twenty minutes. */
export const inviteToDelivery = command("deliveries.inviteToAll", {
  input: deliveryInput,
  subject: ({ tx }, { deliveryId }) => readDelivery(tx, deliveryId),
  may: ({ actor }, delivery) => mayInvite(actor, delivery),

  async handle({ tx, now, actor }, { deliveryId }, { organizerId }) {
    const open = await claimsToSpeakOf(tx, deliveryId);
    if (open.length === 0) throw new Refusal("delivery_nothing_left");
    const expiresAt = new Date(now.getTime() + minutes(linkMinutes));
    const madeBy = personIdOf(actor);
    const link = { organizerId, claimId: null, deliveryId, madeBy, expiresAt };
    const token = await insertLink(tx, now, link);
    return { token, expiresAt: expiresAt.toISOString() };
  },
});
