import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql, type Insertable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Confirmations, Deliveries } from "../../../db/schema";
import { nextState } from "../claims/life";
import { lockClaims, reviseClaim, type Claim } from "../claims/rows.server";
import type { Handling } from "../door.server";

/** Locks claims of one organizer; nothing when one is missing or they are of several. */
export async function lockTogether(tx: Tx, claimIds: readonly string[]) {
  const claims = await lockClaims(tx, claimIds);
  const organizerId = claims[0]?.organizerId;
  const whole = claims.length === new Set(claimIds).size;
  if (!organizerId || !whole || claims.some((claim) => claim.organizerId !== organizerId)) {
    return undefined;
  }
  return { organizerId, claims };
}

/** The delivery that a phone recorded under its own id, if it arrived before. */
export const deliveryOfClient = (tx: Tx, clientId: string) =>
  tx
    .selectFrom("deliveries")
    .select(["id", "courierId"])
    .where("clientId", "=", clientId)
    .executeTakeFirst();

export const readDelivery = (tx: Tx, deliveryId: string) =>
  tx
    .selectFrom("deliveries")
    .select(["id", "organizerId", "courierId", "deliveredAt"])
    .where("id", "=", deliveryId)
    .executeTakeFirst();

export async function insertDelivery(tx: Tx, delivery: Insertable<Deliveries>): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("deliveries")
    .values({ ...delivery, id })
    .execute();
  return id;
}

type Word = Pick<
  Insertable<Confirmations>,
  "method" | "witnessId" | "relation" | "linkId" | "listPhotoId" | "outcome" | "note"
> & { clientId: string; witnessedAt: Date };

/**
 * Puts a witness's word on record. A match confirms the claim, which grants the wish; what differs
 * stays delivered until staff decide. The same word sent again changes nothing.
 * @throws Refusal `field_missing` when what differs isn't told, or what the database refuses.
 */
export async function putOnRecord(
  { tx, now, tell }: Handling,
  claim: Claim,
  { clientId, ...word }: Word,
): Promise<void> {
  const id = idFrom(clientId, claim.id);
  const before = await tx
    .selectFrom("confirmations")
    .select("id")
    .where("clientId", "=", id)
    .executeTakeFirst();
  if (before) return;

  const state = nextState("confirm", claim);
  if (!claim.deliveryId) throw new Refusal("confirmation_other_delivery");
  await tx
    .insertInto("confirmations")
    .values({
      ...word,
      id: randomUUID(),
      organizerId: claim.organizerId,
      claimId: claim.id,
      deliveryId: claim.deliveryId,
      clientId: id,
      recordedAt: now,
    })
    .execute();
  if (word.outcome === "discrepancy") return tell("claim_disputed", { claimId: claim.id });
  await reviseClaim(tx, claim.id, { state, confirmedAt: now });
  await tell("claim_confirmed", { claimId: claim.id });
}

/** One id for each claim that a form with one id of its own speaks of. */
function idFrom(clientId: string, claimId: string): string {
  const hash = createHash("sha256").update(`${clientId} ${claimId}`).digest("hex");
  const variant = ((parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}

const hashOf = (token: string) => createHash("sha256").update(token).digest();

type NewLink = {
  organizerId: string;
  claimId: string;
  deliveryId: string;
  madeBy: string;
  expiresAt: Date;
};

/** Makes a witness's one-time key; only its hash is kept. */
export async function insertLink(tx: Tx, now: Date, link: NewLink): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await tx
    .insertInto("confirmationLinks")
    .values({ ...link, tokenHash: hashOf(token), madeAt: now })
    .execute();
  return token;
}

/** The one-time key's row, whatever became of it. It ends with its time, or when the claim's next one is made. */
export const linkOf = (tx: Tx, token: string) =>
  tx
    .selectFrom("confirmationLinks as l")
    .select(["id", "organizerId", "claimId", "deliveryId", "usedAt"])
    .select(
      sql<Date>`least(expires_at, (select min(made_at) from confirmation_links next
        where next.claim_id = l.claim_id and next.made_at > l.made_at))`.as("expiresAt"),
    )
    .where("tokenHash", "=", hashOf(token))
    .executeTakeFirst();

/**
 * Uses the key up.
 * @throws Refusal `confirmation_link_used` when someone was faster.
 */
export async function spendLink(tx: Tx, now: Date, linkId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("confirmationLinks")
    .set({ usedAt: now })
    .where("id", "=", linkId)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("confirmation_link_used");
}
