import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import type { Handling } from "../door.server";
import { makeDataKey } from "../privacy/seal.server";
import { needBringDay } from "./bring-day.server";
import { sealContact } from "./contact.server";
import { dueDate } from "./due-date.server";
import type { recordInput } from "./input";
import { giveLink, insertClaim } from "./rows.server";

/** A batch with its wish of a number, if it has one; both as far as recording a claim asks. */
export const wishOfNumber = (tx: Tx, batchSlug: string, number: number) =>
  tx
    .selectFrom("batches as b")
    .leftJoin("wishes as w", (join) =>
      join.onRef("w.batchId", "=", "b.id").on("w.number", "=", number),
    )
    .select(["b.id as batchId", "b.organizerId", "b.state as batchState", "b.timeZone", "b.cap"])
    .select(["w.id as wishId", "w.number", "w.title", "w.state", "w.hiddenAt", "w.frozenAt"])
    .where("b.slug", "=", batchSlug)
    .executeTakeFirst();
export type WishOfNumber = NonNullable<Awaited<ReturnType<typeof wishOfNumber>>>;

type Promised = Pick<z.output<typeof recordInput>, "name" | "phone" | "way" | "bringOn">;

/**
 * Writes down one claim for a donor without mail: name and phone sealed, and a private link.
 * @throws Refusal when the wish is not there, not open or taken, or the day does not suit.
 */
export async function writeDown(
  { tx, now, actor, tell }: Handling,
  wish: WishOfNumber,
  { name, phone, way, bringOn }: Promised,
  { field, partyId = null }: { field: "number" | "numbers"; partyId?: string | null },
): Promise<{ id: string; token: string }> {
  if (!wish.wishId) throw new Refusal("not_found_in_batch", field);
  if (wish.batchState !== "open") throw new Refusal("claim_batch_closed");
  if (wish.state === "taken" || wish.state === "granted")
    throw new Refusal("claim_number_taken", field);
  if (wish.state !== "open" || wish.hiddenAt || wish.frozenAt)
    throw new Refusal("claim_wish_not_open", field);
  const dueAt = await dueDate(tx, wish.batchId, now);
  if (bringOn && way === "bring") needBringDay(bringOn, { now, dueAt, timeZone: wish.timeZone });

  const id = randomUUID();
  const key = await makeDataKey(tx, wish.organizerId, now);
  await insertClaim(tx, {
    id,
    wishId: wish.wishId,
    batchId: wish.batchId,
    organizerId: wish.organizerId,
    recordedBy: personIdOf(actor),
    partyId,
    contactKeyId: key.id,
    contactSealed: sealContact(key, id, { name, phone }),
    state: "committed",
    way,
    bringOn: (way === "bring" && bringOn) || null,
    heldAt: now,
    committedAt: now,
    dueAt,
  });
  const token = await giveLink(tx, now, id);
  await tell("claim_recorded", { claimId: id });
  return { id, token };
}
