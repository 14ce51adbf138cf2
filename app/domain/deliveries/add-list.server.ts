import { command } from "../door.server";
import { keepPhoto } from "../photos/rows.server";
import { listInput } from "./input";
import { mayInvite } from "./may";
import { readDelivery } from "./rows.server";

/** Adds photographed pages of the list that the receivers signed; they are sealed papers. */
export const addSignedList = command("deliveries.addList", {
  input: listInput,
  subject: ({ tx }, { deliveryId }) => readDelivery(tx, deliveryId),
  may: ({ actor }, delivery) => mayInvite(actor, delivery),

  async handle(handling, { photos }, { id: deliveryId, organizerId }) {
    for (const picture of photos) {
      await keepPhoto(handling, { organizerId, kind: "signed_list", deliveryId, picture });
    }
  },
});
