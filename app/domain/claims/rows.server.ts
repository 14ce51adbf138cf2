import { randomInt, randomUUID } from "node:crypto";
import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Claims } from "../../../db/schema";
import { hashOfToken, newToken } from "../accounts/sessions.server";
import { days, daysAfterHold, nextState, type EndedState } from "./life";

const columns = [
  "id",
  "wishId",
  "batchId",
  "organizerId",
  "personId",
  "organizationId",
  "guestId",
  "recordedBy",
  "partyId",
  "state",
  "way",
  "heldAt",
  "heldUntil",
  "committedAt",
  "dueAt",
  "bringOn",
  "parcelId",
  "sentAt",
  "receivedAt",
  "substituteNote",
  "deliveryId",
  "deliveredAt",
  "confirmedAt",
  "remedyNote",
  "endedAt",
  "endReason",
] as const satisfies (keyof Claims)[];

/**
 * A claim without the sealed contact and the link's hash, which few may touch. It is frozen since
 * it, its wish, its batch or its organizer is.
 */
export type Claim = Pick<Selectable<Claims>, (typeof columns)[number] | "frozenAt">;

const claims = (tx: Tx) =>
  tx
    .selectFrom("claims")
    .select(columns)
    .select(sql<Date | null>`frozen_since(claims)`.as("frozenAt"));

/** Reads a claim, if the one who asks may see its row. */
export const readClaim = (tx: Tx, claimId: string): Promise<Claim | undefined> =>
  claims(tx).where("id", "=", claimId).executeTakeFirst();

/** Reads a claim and keeps others from moving it until the transaction ends. */
export const lockClaim = (tx: Tx, claimId: string): Promise<Claim | undefined> =>
  claims(tx).where("id", "=", claimId).forUpdate().executeTakeFirst();

/** Locks several claims, always in the same order, so that two who want the same ones never lock each other out. */
export const lockClaims = (tx: Tx, claimIds: readonly string[]): Promise<Claim[]> =>
  claims(tx)
    .where("id", "in", [...new Set(claimIds)])
    .orderBy("id")
    .forUpdate()
    .execute();

/** Locks the one hold of a guest, if he has one. */
export const lockHoldOfGuest = (tx: Tx, guestId: string): Promise<Claim | undefined> =>
  claims(tx)
    .where("guestId", "=", guestId)
    .where("state", "=", "held")
    .forUpdate()
    .executeTakeFirst();

/** Locks the live claim of a wish, if it has one. */
export const lockLiveClaim = (tx: Tx, wishId: string): Promise<Claim | undefined> =>
  claims(tx)
    .where("wishId", "=", wishId)
    .where("state", "not in", ["released", "expired", "cancelled"])
    .forUpdate()
    .executeTakeFirst();

/** Writes what changed on a claim. */
export async function reviseClaim(tx: Tx, claimId: string, set: Updateable<Claims>): Promise<void> {
  await tx.updateTable("claims").set(set).where("id", "=", claimId).execute();
}

export async function insertClaim(tx: Tx, claim: Insertable<Claims>): Promise<void> {
  await tx.insertInto("claims").values(claim).execute();
}

/**
 * Hands a live claim of a business to another of its people.
 * @throws Refusal `claim_not_of_fellow`, from the database.
 */
export async function handOver(tx: Tx, claimId: string, personId: string): Promise<void> {
  await sql`select move_claim(${claimId}, ${personId})`.execute(tx);
}

type Ending = "release" | "expire" | "lose" | "cancel";

/**
 * Ends a claim by a verb of its lifecycle; its wish is open again. Its private link stays a key to
 * the page that tells the end.
 * @throws Refusal `step_not_possible` or `claim_frozen`.
 */
export async function endClaim(
  tx: Tx,
  now: Date,
  claim: Claim,
  verb: Ending,
  reason: string,
): Promise<EndedState> {
  const state = nextState(verb, claim) as EndedState;
  await reviseClaim(tx, claim.id, { state, endedAt: now, endReason: reason, heldUntil: null });
  return state;
}

/**
 * Cancels the live claim of a wish, frozen or not, because the wish itself is withdrawn.
 * @returns the claim's id, or null when nobody had claimed the wish.
 */
export async function cancelLiveClaim(
  tx: Tx,
  now: Date,
  wishId: string,
  reason: string,
): Promise<string | null> {
  const claim = await lockLiveClaim(tx, wishId);
  if (!claim) return null;
  await endClaim(tx, now, { ...claim, frozenAt: null }, "cancel", reason);
  return claim.id;
}

/** Ends what a person only holds; returns the claims' ids. What he promised is for staff to decide. */
export async function endHoldsOf(tx: Tx, now: Date, personId: string): Promise<string[]> {
  const ended = await tx
    .updateTable("claims")
    .set({ state: "expired", endedAt: now, endReason: "hold_ended" })
    .where("personId", "=", personId)
    .where("state", "=", "held")
    .returning("id")
    .execute();
  return ended.map(({ id }) => id);
}

/** Gives promises that were on hold at least a week from now, and a reminder of their own. */
export async function giveTime(
  tx: Tx,
  now: Date,
  onHold: { organizerId: string } | { wishId: string },
): Promise<void> {
  const dueAt = new Date(now.getTime() + days(daysAfterHold));
  const claims = tx
    .updateTable("claims")
    .set({ dueAt, remindedAt: null })
    .where("state", "=", "committed")
    .where("dueAt", "<", dueAt);
  await (
    "wishId" in onHold
      ? claims.where("wishId", "=", onHold.wishId)
      : claims.where("organizerId", "=", onHold.organizerId)
  ).execute();
}

/** Gives a claim a private link; an older one opens nothing from now on. Only its hash is kept. */
export async function giveLink(tx: Tx, now: Date, claimId: string): Promise<string> {
  const token = newToken();
  await reviseClaim(tx, claimId, { linkHash: hashOfToken(token), linkMadeAt: now });
  return token;
}

/** Letters and digits that nobody mistakes for each other on a wet label. */
const codeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const newParcelCode = () =>
  Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)]).join("");

type NewParcel = { organizerId: string; hubId: string; carrier: string; tracking: string };

/** Makes a parcel with a label's code that says nothing about what is in it. */
export async function insertParcel(tx: Tx, now: Date, parcel: NewParcel): Promise<string> {
  const id = randomUUID();
  // No "returning": until a claim lies in it, its sender may not see the row.
  await tx
    .insertInto("parcels")
    .values({ id, ...parcel, code: newParcelCode(), sentAt: now })
    .execute();
  return id;
}

/** Takes a claim out of its parcel; a parcel with nothing left in it is recalled. */
export async function leaveParcel(tx: Tx, now: Date, claim: Claim): Promise<void> {
  if (claim.parcelId) {
    await sql`update parcels set recalled_at = ${now} where id = ${claim.parcelId} and not exists (
      select from claims where parcel_id = ${claim.parcelId} and id <> ${claim.id})`.execute(tx);
  }
}

/** Notes that a parcel was opened at the hub, the first time it is. */
export async function receiveParcel(tx: Tx, now: Date, parcelId: string): Promise<void> {
  await tx
    .updateTable("parcels")
    .set({ receivedAt: now })
    .where("id", "=", parcelId)
    .where("receivedAt", "is", null)
    .execute();
}

/** A parcel is unopened again once nothing in it is received. */
export async function unreceiveParcel(tx: Tx, parcelId: string): Promise<void> {
  await sql`update parcels set received_at = null where id = ${parcelId} and not exists (
    select from claims where parcel_id = ${parcelId} and received_at is not null)`.execute(tx);
}
