import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { keepPhoto } from "../photos/rows.server";
import { listInput } from "./input";
import { mayInvite } from "./may";
import { readDelivery } from "./rows.server";

/**
 * Adds photographed pages of the list that the receivers signed; they are sealed papers. A delivery
 * that was taken back has none.
 */
export const addSignedList = command("deliveries.addList", {
  input: listInput,
  subject: ({ tx }, { deliveryId }) => readDelivery(tx, deliveryId),
  may: ({ actor }, delivery) => mayInvite(actor, delivery),

  async handle(handling, { photos }, { id: deliveryId, organizerId }) {
    const left = await handling.tx
      .selectFrom("claims")
      .select("id")
      .where("deliveryId", "=", deliveryId)
      .executeTakeFirst();
    if (!left) throw new Refusal("delivery_nothing_left");
    for (const picture of photos) {
      await keepPhoto(handling, { organizerId, kind: "signed_list", deliveryId, picture });
    }
  },
});
