import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { personOf, type Actor } from "../actor";
import { localOf } from "../batches/times";
import { lateParcelDays } from "../claims/life";
import { query } from "../door.server";
import { photoAddress } from "../photos/queries.server";
import { mayAccept, mayCheckIn, mayDeliver, mayInvite, mayReadList, mayWitness } from "./may";
import { sheetInput } from "./input";
import { linkOf } from "./rows.server";

const staffOnly = ({ actor }: { actor: Actor }) => actor.kind === "person";
const day = 24 * 60 * 60_000;

/** A claim's gift as it lies on the table: codes and items, never a child's name. */
const gifts = (tx: Tx) =>
  tx
    .selectFrom("claims")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .innerJoin("batches", "batches.id", "claims.batchId")
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

type Row = Awaited<ReturnType<ReturnType<typeof gifts>["execute"]>>[number];
const iso = (at: Date | null) => at?.toISOString() ?? null;

const toWire = ({ organizerId: _, courierId: __, ...row }: Row) => ({
  ...row,
  dueAt: iso(row.dueAt),
  sentAt: iso(row.sentAt),
  receivedAt: iso(row.receivedAt),
  deliveredAt: iso(row.deliveredAt),
});
/** A gift as pages know it. */
export type Gift = ReturnType<typeof toWire>;

/** What the hub waits for, what came in today, and the one parcel or gift that is looked for. */
export const hubBoard = query("deliveries.hub", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, now, actor }) {
    const expected = await gifts(tx)
      .where((eb) =>
        eb.or([
          eb("claims.state", "=", "sent"),
          eb.and([eb("claims.state", "=", "committed"), eb("claims.way", "=", "bring")]),
        ]),
      )
      .orderBy("claims.dueAt")
      .limit(400)
      .execute();
    const received = await gifts(tx)
      .where("claims.receivedAt", ">", new Date(now.getTime() - day))
      .orderBy("claims.receivedAt", "desc")
      .limit(200)
      .execute();
    const mine = (row: Row) => mayCheckIn(actor, row);
    const today = (row: Row) =>
      row.receivedAt &&
      localOf(row.receivedAt, row.timeZone).slice(0, 10) ===
        localOf(now, row.timeZone).slice(0, 10);
    const lateBefore = now.getTime() - lateParcelDays * day;
    return {
      parcels: parcelsOf(expected.filter((row) => mine(row) && row.code)),
      brought: expected.filter((row) => mine(row) && !row.code).map(toWire),
      today: received.filter((row) => mine(row) && today(row)).map(toWire),
      late: expected.filter(
        (row) => mine(row) && row.code && (row.dueAt?.getTime() ?? 0) < lateBefore,
      ).length,
    };
  },
});

function parcelsOf(rows: readonly Row[]) {
  const byCode = Map.groupBy(rows, (row) => row.code ?? "");
  return [...byCode].map(([code, inside]) => ({
    code,
    carrier: inside[0]?.carrier ?? "",
    trackingTail: inside[0]?.trackingTail ?? "",
    sentAt: iso(inside[0]?.sentAt ?? null),
    dueAt: iso(inside[0]?.dueAt ?? null),
    gifts: inside.map(toWire),
  }));
}

/** A parcel by its code, or one gift by its claim: what should be in it. */
export const parcelAtHub = query("deliveries.parcel", {
  input: z.object({ key: z.string().max(60) }),
  subject: async ({ tx }, { key }) => {
    const byClaim = z.uuid().safeParse(key).success;
    const rows = await gifts(tx)
      .where(byClaim ? "claims.id" : "parcels.code", "=", key)
      .orderBy("wishes.number")
      .execute();
    const organizerId = rows[0]?.organizerId;
    return organizerId ? { organizerId, rows } : undefined;
  },
  may: ({ actor }, parcel) => mayCheckIn(actor, parcel),
  read: ({ actor, now }, { key }, { organizerId, rows }) =>
    Promise.resolve({
      key,
      substitutes: mayAccept(actor, { organizerId }),
      nextWeek: localOf(new Date(now.getTime() + 7 * day), rows[0]?.timeZone ?? "UTC").slice(0, 10),
      carrier: rows[0]?.code ? rows[0].carrier : null,
      code: rows[0]?.code ?? null,
      waiting: rows.filter(({ state }) => state === "sent" || state === "committed").map(toWire),
      done: rows.filter(({ state }) => state !== "sent" && state !== "committed").map(toWire),
    }),
});

/** What a courier may take along, and what he handed over lately. */
export const toDeliver = query("deliveries.toRecord", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, now, actor }) {
    const rows = await gifts(tx)
      .where("claims.state", "=", "received")
      .orderBy("batches.number")
      .orderBy("wishes.number")
      .limit(200)
      .execute();
    const waiting = rows.filter((row) => mayDeliver(actor, row));
    return {
      gifts: waiting.map(toWire),
      recorded: await recentDeliveries(tx, now, actor),
    };
  },
});

/** The gifts that a courier picked, as far as they lie at the hub. */
export const toHandOver = query("deliveries.toHandOver", {
  input: sheetInput,
  subject: ({ tx }, { claimIds }) =>
    gifts(tx)
      .where("claims.id", "in", claimIds)
      .where("claims.state", "=", "received")
      .orderBy("wishes.number")
      .execute(),
  may: ({ actor }, rows) => rows.every((row) => mayDeliver(actor, row)),
  read: ({ now }, _, rows) =>
    Promise.resolve({
      gifts: rows.map(toWire),
      deliveredAt: localOf(now, rows[0]?.timeZone ?? "Asia/Shanghai"),
    }),
});

async function recentDeliveries(tx: Tx, now: Date, actor: Actor) {
  const rows = await gifts(tx)
    .where("claims.state", "in", ["delivered", "confirmed"])
    .where("claims.deliveredAt", ">", new Date(now.getTime() - 30 * day))
    .orderBy("claims.deliveredAt", "desc")
    .limit(300)
    .execute();
  const byDelivery = Map.groupBy(
    rows.filter((row) => mayInvite(actor, row)),
    (row) => row.deliveryId ?? "",
  );
  return [...byDelivery].map(([deliveryId, inside]) => ({
    deliveryId,
    deliveredAt: iso(inside[0]?.deliveredAt ?? null),
    own: inside[0]?.courierId === personOf(actor),
    gifts: inside.length,
    confirmed: inside.filter(({ state }) => state === "confirmed").length,
  }));
}

/** One delivery: its gifts, what witnesses said, and its papers. */
export const deliveryPage = query("deliveries.page", {
  input: z.object({ deliveryId: z.uuid() }),
  subject: ({ tx }, { deliveryId }) =>
    tx
      .selectFrom("deliveries")
      .innerJoin("people", "people.id", "deliveries.courierId")
      .select([
        "deliveries.id",
        "deliveries.organizerId",
        "deliveries.courierId",
        "deliveries.deliveredAt",
        "deliveries.noPhotoReason",
        "people.name as courier",
      ])
      .where("deliveries.id", "=", deliveryId)
      .executeTakeFirst(),
  may: ({ actor }, delivery) => mayInvite(actor, delivery) || mayReadList(actor, delivery),
  async read({ tx, now, actor }, _, delivery) {
    const rows = await gifts(tx)
      .where("claims.deliveryId", "=", delivery.id)
      .orderBy("wishes.number")
      .execute();
    const papers = await tx
      .selectFrom("photos")
      .select(["id", "takenBy", "takenInAt"])
      .where("deliveryId", "=", delivery.id)
      .where("kind", "=", "signed_list")
      .orderBy("takenInAt")
      .execute();
    const own = delivery.courierId === personOf(actor);
    const claimIds = rows.map((row) => row.claimId);
    const photos = await photosOf(tx, now, claimIds, delivery.id);
    const words = await wordsOf(tx, claimIds, delivery.id);
    return {
      id: delivery.id,
      courier: delivery.courier,
      deliveredAt: delivery.deliveredAt.toISOString(),
      noPhotoReason: delivery.noPhotoReason,
      invites: mayInvite(actor, delivery),
      confirms: !own && mayWitness(actor, delivery),
      accepts: !own && mayAccept(actor, delivery),
      gifts: rows.map((row) => ({
        ...toWire(row),
        photos: photos.filter(({ claimId }) => claimId === row.claimId),
        words: words.filter(({ claimId }) => claimId === row.claimId),
      })),
      papers: papers.map(({ id, takenBy, takenInAt }) => ({
        id,
        takenInAt: takenInAt.toISOString(),
        readable: !own && takenBy !== personOf(actor) && mayReadList(actor, delivery),
      })),
    };
  },
});

async function photosOf(tx: Tx, now: Date, claimIds: readonly string[], deliveryId: string) {
  if (claimIds.length === 0) return [];
  const rows = await tx
    .selectFrom("photos")
    .innerJoin("claims", "claims.id", "photos.claimId")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .select([
      "photos.id",
      "photos.claimId",
      "photos.state",
      "photos.takenBy",
      "photos.width",
      "photos.height",
      sql<boolean>`coalesce(consent_lease(wishes.child_id, 'publish_photo') > ${now}, false)`.as(
        "publish",
      ),
    ])
    .where("photos.claimId", "in", claimIds)
    .where("photos.deliveryId", "=", deliveryId)
    .where("photos.state", "<>", "refused")
    .orderBy("photos.takenInAt")
    .execute();
  return rows.map((row) => ({ ...row, src: photoAddress(row.id, now) }));
}

async function wordsOf(tx: Tx, claimIds: readonly string[], deliveryId: string) {
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

/** Deliveries that wait for a witness who isn't their courier, and those that differ. */
export const toConfirm = query("deliveries.toConfirm", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, actor }) {
    const rows = await gifts(tx)
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom("confirmations")
              .select("confirmations.id")
              .whereRef("confirmations.claimId", "=", "claims.id")
              .whereRef("confirmations.deliveryId", "=", "claims.deliveryId"),
          )
          .as("differs"),
      )
      .where("claims.state", "=", "delivered")
      .orderBy("claims.deliveredAt")
      .limit(200)
      .execute();
    const open = rows
      .filter((row) => row.courierId !== personOf(actor))
      .map((row) => ({
        ...toWire(row),
        differs: Boolean(row.differs),
        confirms: mayWitness(actor, row),
        reads: mayReadList(actor, row),
        accepts: mayAccept(actor, row),
      }));
    return {
      waiting: open.filter((row) => !row.differs && (row.confirms || row.reads)),
      differing: open.filter((row) => row.differs && (row.confirms || row.accepts)),
      ownCount: rows.filter((row) => row.courierId === personOf(actor)).length,
    };
  },
});

/** One gift to confirm, with its photos. */
export const giftToConfirm = query("deliveries.giftToConfirm", {
  input: z.object({ claimId: z.uuid() }),
  subject: ({ tx }, { claimId }) => gifts(tx).where("claims.id", "=", claimId).executeTakeFirst(),
  may: ({ actor }, gift) => mayInvite(actor, gift),
  async read({ tx, now, actor }, { claimId }, gift) {
    const { deliveryId } = gift;
    return {
      ...toWire(gift),
      own: gift.courierId === personOf(actor),
      accepts: mayAccept(actor, gift),
      confirms: mayWitness(actor, gift),
      nextWeek: localOf(new Date(now.getTime() + 7 * day), gift.timeZone).slice(0, 10),
      photos: deliveryId ? await photosOf(tx, now, [claimId], deliveryId) : [],
      words: deliveryId ? await wordsOf(tx, [claimId], deliveryId) : [],
    };
  },
});

/** The lines of the delivery that a photographed list belongs to. */
export const linesOfList = query("deliveries.linesOfList", {
  input: z.object({ photoId: z.uuid() }),
  subject: ({ tx }, { photoId }) =>
    tx
      .selectFrom("photos")
      .select(["id", "organizerId", "deliveryId", "takenBy"])
      .where("id", "=", photoId)
      .where("kind", "=", "signed_list")
      .executeTakeFirst(),
  may: ({ actor }, list) => mayReadList(actor, list),
  async read({ tx, actor }, _, { deliveryId, takenBy }) {
    const rows = await gifts(tx)
      .where("claims.deliveryId", "=", deliveryId)
      .where("claims.state", "=", "delivered")
      .orderBy("wishes.number")
      .execute();
    const me = personOf(actor);
    return {
      deliveryId,
      own: takenBy === me || rows.some(({ courierId }) => courierId === me),
      gifts: rows.map(toWire),
    };
  },
});

/** What a witness sees who scanned the one-time code: the thing and its size, and nothing else. */
export const giftByLink = query("deliveries.giftByLink", {
  input: z.object({ token: z.string().max(80) }),
  subject: ({ tx }, { token }) => linkOf(tx, token),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx, now }, _, link) {
    const gift = await tx
      .selectFrom("claims")
      .innerJoin("wishes", "wishes.id", "claims.wishId")
      .select([
        "wishes.title",
        "wishes.size",
        "wishes.colour",
        "wishes.style",
        "claims.substituteNote",
      ])
      .where("claims.id", "=", link.claimId)
      .executeTakeFirstOrThrow();
    return { gift, open: link.usedAt === null && link.expiresAt > now, used: link.usedAt !== null };
  },
});
