import { Refusal } from "~/platform/refusal";
import { isEnded } from "../claims/life";
import { lockClaim, receiveParcel } from "../claims/rows.server";
import { command } from "../door.server";
import { takeInput } from "./hub-input";
import { mayCheckIn } from "./may";
import { insertStock } from "./stock-rows.server";

/** What arrives though its claim has ended is kept at the hub for another wish, or for its giver. */
export const takeIntoStock = command("deliveries.takeIntoStock", {
  input: takeInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayCheckIn(actor, claim),

  async handle({ tx, now, tell }, { size, note }, claim) {
    if (!isEnded(claim.state) || !claim.committedAt) throw new Refusal("stock_claim_lives");
    const stockId = await insertStock(tx, now, claim, { size, note });
    if (claim.parcelId) await receiveParcel(tx, now, claim.parcelId);
    await tell("stock_taken_in", { stockId, claimId: claim.id });
    return { id: stockId, organizerId: claim.organizerId };
  },
});
