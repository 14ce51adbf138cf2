import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { photoAddress } from "../photos/queries.server";

/** A claim's gift as it lies on the table: codes and items, never a child's name. */
export const gifts = (tx: Tx) =>
  tx
    .selectFrom("claims")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .innerJoin("batches", "batches.id", "claims.batchId")
    .innerJoin("children", "children.id", "wishes.childId")
    .leftJoin("places", "places.code", "children.townshipCode")
    .leftJoin("parcels", "parcels.id", "claims.parcelId")
    .leftJoin("deliveries", "deliveries.id", "claims.deliveryId")
    .select([
      "claims.id as claimId",
      "claims.organizerId",
      "claims.state",
      "claims.way",
      "claims.dueAt",
      "claims.bringOn",
      "claims.sentAt",
      "claims.receivedAt",
      "claims.deliveredAt",
      "claims.substituteNote",
      "claims.remedyNote",
      "wishes.number",
      "wishes.title",
      "wishes.category",
      "wishes.size",
      "wishes.colour",
      "wishes.style",
      "wishes.alias",
      "batches.title as batch",
      "places.nameZh as placeZh",
      "places.nameEn as placeEn",
      "batches.slug",
      "batches.timeZone",
      "parcels.code",
      "parcels.carrier",
      sql<string | null>`right(parcels.tracking, 4)`.as("trackingTail"),
      "deliveries.id as deliveryId",
      "deliveries.courierId",
      "deliveries.noPhotoReason",
    ])
    .where(sql`frozen_since(claims)`, "is", null);

export type GiftRow = Awaited<ReturnType<ReturnType<typeof gifts>["execute"]>>[number];
export const iso = (at: Date | null) => at?.toISOString() ?? null;

export const toWire = ({ organizerId: _, courierId: __, placeZh, placeEn, ...row }: GiftRow) => ({
  ...row,
  place: { zh: placeZh ?? "", en: placeEn ?? placeZh ?? "" },
  dueAt: iso(row.dueAt),
  sentAt: iso(row.sentAt),
  receivedAt: iso(row.receivedAt),
  deliveredAt: iso(row.deliveredAt),
});
/** A gift as pages know it. */
export type Gift = ReturnType<typeof toWire>;

/** The photos of these claims in one delivery that nobody refused. */
export async function photosOf(tx: Tx, now: Date, claimIds: readonly string[], deliveryId: string) {
  if (claimIds.length === 0) return [];
  const rows = await tx
    .selectFrom("photos")
    .innerJoin("claims", "claims.id", "photos.claimId")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .select([
      "photos.id",
      "photos.claimId",
      "photos.organizerId",
      "photos.state",
      "photos.takenBy",
      "photos.width",
      "photos.height",
      sql<boolean>`coalesce(consent_lease(wishes.child_id, 'publish_photo') > ${now}, false)`.as(
        "publish",
      ),
      sql<boolean>`coalesce(consent_lease(wishes.child_id, 'share_photo') > ${now}, false)`.as(
        "share",
      ),
    ])
    .where("photos.claimId", "in", claimIds)
    .where("photos.deliveryId", "=", deliveryId)
    .where("photos.state", "<>", "refused")
    .orderBy("photos.takenInAt")
    .execute();
  return rows.map((row) => ({ ...row, src: photoAddress(row.id, now) }));
}

/** What witnesses said of these claims in one delivery. */
export async function wordsOf(tx: Tx, claimIds: readonly string[], deliveryId: string) {
  if (claimIds.length === 0) return [];
  const rows = await tx
    .selectFrom("confirmations")
    .select(["claimId", "method", "relation", "outcome", "note", "witnessedAt"])
    .where("claimId", "in", claimIds)
    .where("deliveryId", "=", deliveryId)
    .orderBy("recordedAt")
    .execute();
  return rows.map((row) => ({ ...row, witnessedAt: row.witnessedAt.toISOString() }));
}
