import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { personIdOf } from "../actor";
import { makeDataKey } from "../privacy/seal.server";
import { sealContact } from "./contact.server";
import { dueDate } from "./due-date.server";
import { recordInput } from "./input";
import { mayManage } from "./may";
import { giveLink, insertClaim } from "./rows.server";

/**
 * Staff write down what a donor without mail promised in a chat. Name and phone are sealed, and
 * the donor gets a private link to this one claim.
 */
export const recordClaim = command("claims.record", {
  input: recordInput,
  subject: ({ tx }, { batchSlug, number }) =>
    tx
      .selectFrom("batches as b")
      .leftJoin("wishes as w", (join) =>
        join.onRef("w.batchId", "=", "b.id").on("w.number", "=", number),
      )
      .select(["b.id as batchId", "b.organizerId", "b.state as batchState", "w.id as wishId"])
      .select(["w.state", "w.hiddenAt", "w.frozenAt"])
      .where("b.slug", "=", batchSlug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async handle({ tx, now, actor, tell }, { name, phone, way }, wish) {
    if (!wish.wishId) throw new Refusal("not_found_in_batch", "number");
    if (wish.batchState !== "open") throw new Refusal("claim_batch_closed");
    if (wish.state === "taken" || wish.state === "granted")
      throw new Refusal("claim_number_taken", "number");
    if (wish.state !== "open" || wish.hiddenAt || wish.frozenAt)
      throw new Refusal("claim_wish_not_open", "number");

    const id = randomUUID();
    const key = await makeDataKey(tx, wish.organizerId, now);
    await insertClaim(tx, {
      id,
      wishId: wish.wishId,
      batchId: wish.batchId,
      organizerId: wish.organizerId,
      recordedBy: personIdOf(actor),
      contactKeyId: key.id,
      contactSealed: sealContact(key, id, { name, phone }),
      state: "committed",
      way,
      heldAt: now,
      committedAt: now,
      dueAt: await dueDate(tx, wish.batchId, now),
    });
    const token = await giveLink(tx, now, id);
    await tell("claim_recorded", { claimId: id });
    return { id, organizerId: wish.organizerId, token };
  },
});
