import { command } from "../door.server";
import { recordInput } from "./input";
import { mayManage } from "./may";
import { wishOfNumber, writeDown } from "./recording.server";

/**
 * Staff write down what a donor without mail promised in a chat. Name and phone are sealed, and
 * the donor gets a private link to this one claim.
 */
export const recordClaim = command("claims.record", {
  input: recordInput,
  subject: ({ tx }, { batchSlug, number }) => wishOfNumber(tx, batchSlug, number),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async handle(handling, promised, wish) {
    const made = await writeDown(handling, wish, promised, { field: "number" });
    return { ...made, organizerId: wish.organizerId };
  },
});
