import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { moveContact } from "../claims/contact.server";
import { dueDate } from "../claims/due-date.server";
import { insertClaim, readClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { giveInput } from "./hub-input";
import { mayAccept } from "./may";
import { lockStock, settleStock } from "./stock-rows.server";

/**
 * A thing at the hub gets another wish, which is thereby taken: a claim of the same giver, whoever
 * he is, that starts as received. It is no new promise, so his cap doesn't stop it.
 */
export const giveStock = command("deliveries.giveStock", {
  input: giveInput,
  subject: ({ tx }, { stockId }) => lockStock(tx, stockId),
  may: ({ actor }, stock) => mayAccept(actor, stock),

  async handle({ tx, now, actor, tell }, { wishId }, stock) {
    if (stock.state !== "waiting") throw new Refusal("stock_given_already");
    const wish = await openWish(tx, stock, wishId);
    const giver = await giverOf(tx, stock.fromClaimId);
    const id = randomUUID();
    const by = personIdOf(actor);
    await insertClaim(tx, {
      id,
      wishId,
      batchId: wish.batchId,
      organizerId: stock.organizerId,
      personId: giver.personId,
      organizationId: giver.organizationId,
      partyId: giver.partyId,
      recordedBy: giver.personId ? null : by,
      ...(await moveContact({ tx, now }, giver, { id, organizerId: stock.organizerId })),
      state: "received",
      way: "bring",
      heldAt: now,
      committedAt: now,
      dueAt: await dueDate(tx, wish.batchId, now),
      receivedAt: now,
    });
    if ((await readClaim(tx, id))?.frozenAt) throw new Refusal("claim_frozen");
    await settleStock(tx, now, stock.id, { by, givenClaimId: id });
    await tell("stock_given", { stockId: stock.id, claimId: id });
    return { id, recorded: !giver.personId, slug: wish.slug };
  },
});

/**
 * The wish as far as it can have the thing; the claim's own law holds against a race.
 * @throws Refusal `claim_wish_not_open`, or `stock_lies_elsewhere` when its hub is another one.
 */
async function openWish(tx: Tx, stock: { organizerId: string; hubId: string }, wishId: string) {
  const wish = await tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.state", "w.hiddenAt", "w.frozenAt", "w.batchId", "b.slug", "b.hubId"])
    .select("b.state as batchState")
    .where("w.id", "=", wishId)
    .where("w.organizerId", "=", stock.organizerId)
    .executeTakeFirst();
  if (!wish) throw new Refusal("not_found");
  if (wish.hubId !== stock.hubId) throw new Refusal("stock_lies_elsewhere", "wishId");
  const waits = wish.batchState === "open" || wish.batchState === "closed";
  if (wish.state !== "open" || wish.hiddenAt || wish.frozenAt || !waits)
    throw new Refusal("claim_wish_not_open", "wishId");
  return wish;
}

const giverOf = (tx: Tx, claimId: string) =>
  tx
    .selectFrom("claims")
    .select(["id", "personId", "organizationId", "partyId", "contactKeyId", "contactSealed"])
    .where("id", "=", claimId)
    .executeTakeFirstOrThrow();
