import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { personOf, serves, type Actor } from "../actor";
import { localOf } from "../batches/times";
import { query } from "../door.server";
import { textOfNumbers } from "../wishes/numbers";
import { gifts, iso, photosOf, toWire, wordsOf, type Gift } from "./gifts.server";
import {
  mayAccept,
  mayCheckIn,
  mayDeliver,
  mayInvite,
  mayReadList,
  mayUndo,
  mayWitness,
} from "./may";
import { mostTogether, pickedInput } from "./input";
import { whyNotHandedOver } from "./many";
import { parted, pickedGifts } from "./picked.server";
import { claimsToSpeakOf, lastCodeOf } from "./rows.server";

const staffOnly = ({ actor }: { actor: Actor }) => actor.kind === "person";
const day = 24 * 60 * 60_000;

/**
 * What lies at the hubs of one's desks, for a courier to take along and for the others to see, and
 * what was handed over lately.
 */
export const toDeliver = query("deliveries.toRecord", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, now, actor }) {
    const rows = await gifts(tx)
      .where("claims.state", "=", "received")
      .orderBy("batches.number")
      .orderBy("children.townshipCode")
      .orderBy("wishes.number")
      .limit(1000)
      .execute();
    const here = rows
      .filter((row) => serves(actor, row.organizerId))
      .map((row) => ({
        ...toWire(row),
        records: mayDeliver(actor, row),
        prints: mayCheckIn(actor, row),
      }));
    return {
      gifts: here,
      groups: groupsOf(here),
      recorded: await recentDeliveries(tx, now, actor),
    };
  },
});

/** What goes to one township for one batch, with the numbers that pick it. */
function groupsOf(waiting: readonly (Gift & { records: boolean; prints: boolean })[]) {
  const groups = Map.groupBy(waiting, ({ slug, place }) => `${slug} ${place.zh}`);
  return [...groups].map(([key, inside]) => ({
    key,
    batch: inside[0]!.batch,
    slug: inside[0]!.slug,
    place: inside[0]!.place,
    records: inside[0]!.records,
    prints: inside[0]!.prints,
    pick: textOfNumbers(inside.map(({ number }) => number)),
    gifts: inside,
  }));
}

/** The gifts that a courier picked, as far as they lie at the hub, and why the others don't go. */
export const toHandOver = query("deliveries.toHandOver", {
  input: pickedInput,
  subject: ({ tx }, input) => pickedGifts(tx, input),
  may: ({ actor }, picked) => mayDeliver(actor, picked),
  async read({ tx, now }, _, picked) {
    const { ready, left } = parted(picked, whyNotHandedOver);
    const rows = await gifts(tx)
      .where("claims.id", "in", ready.length > 0 ? ready : [null])
      .orderBy("wishes.number")
      .execute();
    const tooMany = rows.slice(mostTogether).map(({ number }) => number);
    return {
      gifts: rows.slice(0, mostTogether).map(toWire),
      left: [...left, ...tooMany.map((key) => ({ key, code: "delivery_too_many" as const }))],
      more: picked.more,
      deliveredAt: localOf(now, rows[0]?.timeZone ?? "Asia/Shanghai"),
    };
  },
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
      .where("removedAt", "is", null)
      .orderBy("takenInAt")
      .execute();
    const own = delivery.courierId === personOf(actor);
    const open = await claimsToSpeakOf(tx, delivery.id);
    const code = await lastCodeOf(tx, delivery.id);
    const claimIds = rows.map((row) => row.claimId);
    const photos = await photosOf(tx, now, claimIds, delivery.id);
    const words = await wordsOf(tx, claimIds, delivery.id);
    return {
      id: delivery.id,
      courier: delivery.courier,
      deliveredAt: delivery.deliveredAt.toISOString(),
      noPhotoReason: delivery.noPhotoReason,
      open: open.map(({ claimId }) => claimId),
      code: code ? { used: code.usedAt !== null, over: code.expiresAt <= now } : null,
      undoes: mayUndo(actor, delivery),
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
