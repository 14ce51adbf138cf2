import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { returnInput } from "./hub-input";
import { mayAccept } from "./may";
import { lockStock, settleStock } from "./stock-rows.server";

/** A thing at the hub goes back to its giver; the note says how. */
export const returnStock = command("deliveries.returnStock", {
  input: returnInput,
  subject: ({ tx }, { stockId }) => lockStock(tx, stockId),
  may: ({ actor }, stock) => mayAccept(actor, stock),

  async handle({ tx, now, actor, tell }, { note }, stock) {
    if (stock.state !== "waiting") throw new Refusal("stock_given_already");
    await settleStock(tx, now, stock.id, { by: personIdOf(actor), note });
    await tell("stock_returned", { stockId: stock.id, claimId: stock.fromClaimId });
  },
});
