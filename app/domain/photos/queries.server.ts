import { sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "~/platform/db.server";
import { signAddress } from "~/platform/signing.server";
import { storage } from "~/platform/storage.server";
import { isSteward, personIdOf, serves } from "../actor";
import { query } from "../door.server";
import { openDataKeys, unsealBytes, type DataKey } from "../privacy/seal.server";
import { mayDecidePhotos } from "./may";
import { pictureOffered } from "./offers.server";
import { sealContext } from "./take-in.server";

const minute = 60_000;
const day = 24 * 60 * minute;

/** For how long after the delivery a claimant sees its photo. */
export const shownDays = 30;

/** The address of a photo, good for some minutes, for who is let in at its door as well. */
export const photoAddress = (photoId: string, now: Date, minutes = 15) =>
  signAddress(`/photos/${photoId}`, new Date(now.getTime() + minutes * minute));

export type PhotoSize = "full" | "small";
export type PhotoFile = { storageKey: string; seal?: DataKey };

/** A published photo, for everybody. */
export async function publishedPhoto(
  publicDb: Db,
  photoId: string,
  size: PhotoSize,
): Promise<PhotoFile | undefined> {
  if (!z.uuid().safeParse(photoId).success) return undefined;
  const photo = await publicDb
    .selectFrom("publicPhotos")
    .select(["fullKey", "smallKey"])
    .where("id", "=", photoId)
    .executeTakeFirst();
  return photo && { storageKey: keyOf(photo, size) };
}

const keyOf = (photo: { fullKey: string | null; smallKey: string | null }, size: PhotoSize) =>
  (size === "full" ? photo.fullKey : photo.smallKey) ?? "";

/**
 * A photo that is not published: all of them for the organizer's or the fund's staff; for the claimant what was
 * approved and agreed to be shared, until 30 days after the delivery; for a steward what everybody
 * could see, when a concern took it off the page.
 */
export const photoFile = query("photos.file", {
  input: z.object({ photoId: z.uuid(), size: z.enum(["full", "small"]) }),
  subject: async ({ tx, now }, { photoId }) => {
    const photo = await tx
      .selectFrom("photos as p")
      .leftJoin("organizations as o", "o.id", "p.organizerId")
      .select(["p.id", "p.organizerId", "p.fullKey", "p.smallKey", "p.keyId", "p.claimId"])
      .select(["p.width", "p.height", "p.published", "o.hostId"])
      .where("p.id", "=", photoId)
      .executeTakeFirst();
    if (!photo) return undefined;
    const shared = photo.claimId ? await sharedPhotos(tx, now, [photo.claimId]) : [];
    return { ...photo, shared: shared.some(({ id }) => id === photo.id) };
  },
  may: ({ actor }, photo) =>
    photo.shared ||
    serves(actor, photo.organizerId) ||
    // The papers of a fund are its host charity's too.
    (photo.hostId !== null && serves(actor, photo.hostId)) ||
    (photo.published && isSteward(actor)),
  async read({ tx }, { size }, photo): Promise<PhotoFile & { width: number; height: number }> {
    const keys = photo.keyId ? await openDataKeys(tx, [photo.keyId]) : undefined;
    return {
      storageKey: keyOf(photo, size),
      seal: photo.keyId ? keys?.get(photo.keyId) : undefined,
      width: photo.width,
      height: photo.height,
    };
  },
});

/** The bytes of a photo as WebP, unsealed where it was sealed; null when they are gone. */
export async function photoBytes({ storageKey, seal }: PhotoFile): Promise<Buffer | null> {
  const stored = await storage().get(storageKey);
  if (!stored) return null;
  return seal ? unsealBytes(seal.bytes, stored.bytes, sealContext(storageKey)) : stored.bytes;
}

/**
 * The photos that the claimants of these claims may see, each with an address of its own. Row-level
 * security leaves a claimant only his own claims.
 */
export async function sharedPhotos(tx: Tx, now: Date, claimIds: readonly string[]) {
  if (claimIds.length === 0) return [];
  const photos = await tx
    .selectFrom("photos")
    .innerJoin("claims", (join) =>
      join
        .onRef("claims.id", "=", "photos.claimId")
        .onRef("claims.deliveryId", "=", "photos.deliveryId"),
    )
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .select(["photos.id", "photos.claimId", "photos.width", "photos.height"])
    .where("photos.claimId", "in", claimIds)
    .where("photos.kind", "=", "delivery")
    .where("photos.state", "=", "approved")
    .where("claims.state", "in", ["delivered", "confirmed"])
    .where("claims.deliveredAt", ">", new Date(now.getTime() - shownDays * day))
    .where(sql<boolean>`consent_lease(wishes.child_id, 'share_photo') > ${now}`)
    .where(sql`frozen_since(claims)`, "is", null)
    .orderBy("photos.takenInAt")
    .execute();
  return photos.map((photo) => ({
    id: photo.id,
    claimId: photo.claimId,
    src: photoAddress(photo.id, now),
    width: photo.width,
    height: photo.height,
  }));
}

/** The claim whose delivery a photo shows; nothing for a paper. */
export const claimOfPhoto = query("photos.claimOf", {
  input: z.object({ photoId: z.uuid() }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { photoId }) {
    const photo = await tx
      .selectFrom("photos")
      .select("claimId")
      .where("id", "=", photoId)
      .executeTakeFirst();
    return photo?.claimId ?? undefined;
  },
});

/** Photos that wait for a second person, oldest first; his own are told apart. */
export const photosToDecide = query("photos.toDecide", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  async read({ tx, now, actor }) {
    const rows = await tx
      .selectFrom("photos")
      .innerJoin("claims", "claims.id", "photos.claimId")
      .innerJoin("wishes", "wishes.id", "claims.wishId")
      .innerJoin("batches", "batches.id", "claims.batchId")
      .innerJoin("people", "people.id", "photos.takenBy")
      .select([
        "photos.id",
        "photos.organizerId",
        "photos.takenBy",
        "photos.takenInAt",
        "photos.width",
        "photos.height",
        "people.name as taker",
        "wishes.number",
        "wishes.title",
        "wishes.size",
        "wishes.colour",
        "wishes.style",
        "batches.title as batch",
        sql<boolean>`coalesce(consent_lease(wishes.child_id, 'share_photo') > ${now}, false)`.as(
          "share",
        ),
        sql<boolean>`coalesce(consent_lease(wishes.child_id, 'publish_photo') > ${now}, false)`.as(
          "publish",
        ),
      ])
      .where("photos.kind", "=", "delivery")
      .where("photos.state", "=", "waiting")
      .orderBy("photos.takenInAt")
      .limit(60)
      .execute();
    return rows
      .filter((row) => mayDecidePhotos(actor, row.organizerId))
      .map(({ takenBy, takenInAt, organizerId: _, ...photo }) => ({
        ...photo,
        own: actor.kind === "person" && actor.personId === takenBy,
        takenInAt: takenInAt.toISOString(),
        src: photoAddress(photo.id, now),
      }));
  },
});

/** The photographed pages of a consent sheet: when and by whom; to open one is a look of its own. */
export const scansOfSheet = query("photos.scansOfSheet", {
  input: z.object({ sheetId: z.uuid() }),
  subject: ({ tx }, { sheetId }) =>
    tx
      .selectFrom("consentSheets")
      .select(["id", "organizerId"])
      .where("id", "=", sheetId)
      .executeTakeFirst(),
  may: ({ actor }, sheet) => serves(actor, sheet.organizerId),
  async read({ tx }, { sheetId }) {
    const rows = await tx
      .selectFrom("photos")
      .innerJoin("people", "people.id", "photos.takenBy")
      .select(["photos.id", "photos.takenInAt", "people.name as taker"])
      .where("photos.sheetId", "=", sheetId)
      .where("photos.removedAt", "is", null)
      .orderBy("photos.takenInAt")
      .execute();
    return {
      sheetId,
      scans: rows.map((row) => ({ ...row, takenInAt: row.takenInAt.toISOString() })),
    };
  },
});

/** Which of these storage keys some photo names: the others may go. */
export const keysInUse = query("photos.keysInUse", {
  input: z.object({ keys: z.array(z.string()).max(3000) }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { keys }) {
    if (keys.length === 0) return [];
    const rows = await tx
      .selectFrom("photos")
      .select(["fullKey", "smallKey"])
      .where((eb) => eb.or([eb("fullKey", "in", keys), eb("smallKey", "in", keys)]))
      .execute();
    return rows.flatMap((row) => [row.fullKey, row.smallKey]);
  },
});

/** The pictures that the asker sent ahead of a form, by their tokens. */
export const offeredPhotos = query("photos.offered", {
  input: z.object({ tokens: z.array(z.string().max(1000)).max(600, "field_too_long") }),
  may: ({ actor }) => actor.kind === "person",
  read: ({ actor, now }, { tokens }) =>
    Promise.resolve(tokens.map((token) => pictureOffered(token, personIdOf(actor), now))),
});
