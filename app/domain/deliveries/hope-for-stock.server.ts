import { Refusal } from "~/platform/refusal";
import { mayKeep } from "../claims/may";
import { readClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { hopeInput } from "./hub-input";
import { lockStock, noteHope } from "./stock-rows.server";

/** The giver says what should become of his thing at the hub, as long as nothing has. */
export const hopeForStock = command("deliveries.hopeForStock", {
  input: hopeInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => mayKeep(actor, claim),

  async handle({ tx, tell }, { hope }, claim) {
    const { id } = await tx
      .selectFrom("hubStock")
      .select("id")
      .where("fromClaimId", "=", claim.id)
      .executeTakeFirstOrThrow(() => new Refusal("not_found"));
    const stock = await lockStock(tx, id);
    if (stock?.state !== "waiting") throw new Refusal("stock_given_already");
    await noteHope(tx, id, hope);
    await tell("stock_hoped", { stockId: id, claimId: claim.id });
  },
});
