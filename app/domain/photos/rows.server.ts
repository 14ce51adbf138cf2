import { randomUUID } from "node:crypto";
import { sql, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import type { Photos } from "../../../db/schema";
import { personIdOf } from "../actor";
import type { Handling } from "../door.server";
import { dropDataKeys, keepDataKey } from "../privacy/seal.server";
import type { PhotoDecision } from "./input";
import { photoLife } from "./life";
import { mayDecidePhotos } from "./may";
import type { StoredPhoto } from "./take-in.server";

type NewPhoto = {
  organizerId: string;
  kind: "delivery" | "signed_list" | "consent_scan" | "money_evidence";
  claimId?: string;
  deliveryId?: string;
  sheetId?: string;
  depositId?: string;
  purchaseId?: string;
  picture: StoredPhoto;
};

/** Names a stored picture in a row of its own, taken by who asks; a paper's key is kept with it. */
export async function keepPhoto(
  { tx, now, actor, tell }: Handling,
  { organizerId, picture: { seal, ...picture }, ...photo }: NewPhoto,
): Promise<string> {
  const photoId = randomUUID();
  if (seal) await keepDataKey(tx, seal, organizerId, now);
  await tx
    .insertInto("photos")
    .values({
      id: photoId,
      organizerId,
      ...photo,
      ...picture,
      keyId: seal?.id,
      takenBy: personIdOf(actor),
      takenInAt: now,
    })
    .execute();
  await tell("photo_taken_in", { photoId });
  return photoId;
}

/** Locks a photo for a change. */
export const lockPhoto = (tx: Tx, photoId: string) =>
  tx.selectFrom("photos").selectAll().where("id", "=", photoId).forUpdate().executeTakeFirst();

export type Photo = NonNullable<Awaited<ReturnType<typeof lockPhoto>>>;

/** Writes what changed of a photo. */
export async function revisePhoto(tx: Tx, photoId: string, set: Updateable<Photos>): Promise<void> {
  await tx.updateTable("photos").set(set).where("id", "=", photoId).execute();
}

/**
 * A second person's word on a delivery's photo. Publishing needs the consent that covers it; the
 * pictures of a refused one are removed.
 */
export async function decidePhoto(
  { tx, now, actor, tell }: Handling,
  photo: Photo,
  decision: PhotoDecision,
): Promise<void> {
  const verb = decision === "refuse" ? "refuse" : "approve";
  const state = photoLife.next(verb, photo.state);
  if (decision === "publish" && !(await mayBePublished(tx, photo.id, now))) {
    throw new Refusal("photo_not_to_be_published", undefined, { photoId: photo.id });
  }
  const photoId = photo.id;
  await revisePhoto(tx, photoId, {
    state,
    published: decision === "publish",
    approvedBy: personIdOf(actor),
    approvedAt: now,
  });
  if (verb === "approve") return tell("photo_approved", { photoId });
  await addJob(tx, "remove-pictures", { photoId, keys: [photo.fullKey, photo.smallKey] });
  await tell("photo_refused", { photoId });
}

/**
 * The decisions of a form on the photos of one claim; those of others are passed over, and those that
 * somebody decided meanwhile stay as they are.
 */
export async function decideOnPhotosOf(
  handling: Handling,
  claimId: string,
  decisions: readonly { photoId: string; decision: PhotoDecision }[],
): Promise<void> {
  const mine = await handling.tx
    .selectFrom("photos")
    .select("id")
    .where("claimId", "=", claimId)
    .where("kind", "=", "delivery")
    .execute();
  for (const { id } of mine) {
    const decided = decisions.find(({ photoId }) => photoId === id);
    const photo = decided && (await lockPhoto(handling.tx, id));
    if (photo?.state !== "waiting") continue;
    if (!mayDecidePhotos(handling.actor, photo.organizerId)) throw new Refusal("not_allowed");
    await decidePhoto(handling, photo, decided!.decision);
  }
}

/**
 * The first photo of these claims' deliveries that waits for somebody like the one who asks, and of
 * which he says nothing.
 */
export async function firstUndecided(
  { tx, actor }: Handling,
  claimIds: readonly string[],
  decisions: readonly { photoId: string }[],
): Promise<string | undefined> {
  const waiting = await tx
    .selectFrom("photos")
    .innerJoin("claims", "claims.id", "photos.claimId")
    .select(["photos.id", "photos.organizerId"])
    .where("photos.claimId", "in", claimIds)
    .whereRef("photos.deliveryId", "=", "claims.deliveryId")
    .where("claims.state", "=", "delivered")
    .where("photos.kind", "=", "delivery")
    .where("photos.state", "=", "waiting")
    .where("photos.takenBy", "<>", personIdOf(actor))
    .orderBy("photos.takenInAt")
    .execute();
  return waiting.find(
    ({ id, organizerId }) =>
      mayDecidePhotos(actor, organizerId) && !decisions.some(({ photoId }) => photoId === id),
  )?.id;
}

/**
 * Removes the photos of a claim that was taken back from a delivery; without a claim, the signed
 * lists of a delivery that has nothing left. Answers what lies in the storage for nobody now.
 */
export async function dropTakenBack(
  tx: Tx,
  { deliveryId, claimId }: { deliveryId: string; claimId?: string },
): Promise<string[]> {
  const these = tx
    .deleteFrom("photos")
    .where("deliveryId", "=", deliveryId)
    .returning(["fullKey", "smallKey", "keyId"]);
  const gone = await (
    claimId
      ? these.where("claimId", "=", claimId).where("kind", "=", "delivery")
      : these.where("kind", "=", "signed_list").where(nothingLeft)
  ).execute();
  await dropDataKeys(
    tx,
    gone.flatMap(({ keyId }) => keyId ?? []),
  );
  return gone.flatMap(({ fullKey, smallKey }) => [fullKey, smallKey]);
}

const nothingLeft = sql<boolean>`not exists (select from claims c where c.delivery_id = photos.delivery_id)
  and not exists (select from confirmations w where w.delivery_id = photos.delivery_id)`;

async function mayBePublished(tx: Tx, photoId: string, now: Date) {
  const agreed = await tx
    .selectFrom("photos")
    .innerJoin("claims", "claims.id", "photos.claimId")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .select("photos.id")
    .where("photos.id", "=", photoId)
    .where(sql<boolean>`consent_lease(wishes.child_id, 'publish_photo') > ${now}`)
    .executeTakeFirst();
  return agreed !== undefined;
}
