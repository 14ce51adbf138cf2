import { z } from "zod";
import { personOf, type Actor } from "../actor";
import { localOf } from "../batches/times";
import { query } from "../door.server";
import { mayDecidePhotos } from "../photos/may";
import { gifts, photosOf, toWire, wordsOf } from "./gifts.server";
import { mostTogether, togetherInput } from "./input";
import { mayAccept, mayInvite, mayReadList, mayWitness } from "./may";
import { whyNotConfirmed } from "./many";
import { parted, pickedGifts } from "./picked.server";
import { claimsToSpeakOf, linkOf } from "./rows.server";

const staffOnly = ({ actor }: { actor: Actor }) => actor.kind === "person";
const day = 24 * 60 * 60_000;

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
      .orderBy("wishes.number")
      .limit(1000)
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
    const waiting = open.filter((row) => !row.differs && (row.confirms || row.reads));
    const byDelivery = Map.groupBy(waiting, ({ deliveryId }) => deliveryId ?? "");
    return {
      deliveries: [...byDelivery].map(([deliveryId, inside]) => ({ deliveryId, gifts: inside })),
      waiting,
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

/** The lines of the delivery that a photographed list belongs to, as far as nobody spoke of them. */
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
    const open = deliveryId ? await claimsToSpeakOf(tx, deliveryId) : [];
    const unspoken = new Set(open.map(({ claimId }) => claimId));
    return {
      deliveryId,
      own: takenBy === me || rows.some(({ courierId }) => courierId === me),
      gifts: rows.filter(({ claimId }) => unspoken.has(claimId)).map(toWire),
    };
  },
});

/** What a witness sees who scanned a code: the things and their sizes, and nothing else. */
export const giftsByLink = query("deliveries.giftsByLink", {
  input: z.object({ token: z.string().max(80) }),
  subject: ({ tx }, { token }) => linkOf(tx, token),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx, now }, _, link) {
    const all = await claimsToSpeakOf(tx, link.deliveryId);
    return {
      gifts: all.filter(({ claimId }) => !link.claimId || claimId === link.claimId),
      open: link.usedAt === null && link.expiresAt > now,
      used: link.usedAt !== null,
    };
  },
});

/** Many gifts to confirm at once, with their photos, and why others aren't this witness's to confirm. */
export const giftsToConfirm = query("deliveries.giftsToConfirm", {
  input: togetherInput,
  subject: ({ tx }, input) => pickedGifts(tx, input),
  may: ({ actor }, picked) => mayWitness(actor, picked),
  async read({ tx, now, actor }, _, picked) {
    const me = personOf(actor);
    const open = new Set<string>();
    const deliveries = new Set(picked.rows.flatMap(({ deliveryId }) => deliveryId ?? []));
    for (const deliveryId of deliveries)
      for (const { claimId } of await claimsToSpeakOf(tx, deliveryId)) open.add(claimId);
    const { ready, left } = parted(picked, ({ courierId, ...row }) =>
      whyNotConfirmed({ ...row, own: courierId === me, spokenOf: !open.has(row.claimId) }),
    );
    const rows = await gifts(tx)
      .where("claims.id", "in", ready.length > 0 ? ready : [null])
      .orderBy("wishes.number")
      .execute();
    const here = rows.slice(0, mostTogether);
    const tooMany = rows.slice(mostTogether).map(({ number }) => number);
    const photos: Awaited<ReturnType<typeof photosOf>> = [];
    for (const [deliveryId, ofIt] of Map.groupBy(here, (row) => row.deliveryId ?? "")) {
      const claimIds = ofIt.map(({ claimId }) => claimId);
      photos.push(...(await photosOf(tx, now, claimIds, deliveryId)));
    }
    return {
      gifts: here.map((row) => ({
        ...toWire(row),
        photos: photos
          .filter(({ claimId }) => claimId === row.claimId)
          .map(({ takenBy, organizerId, ...photo }) => ({
            ...photo,
            decides:
              photo.state === "waiting" && takenBy !== me && mayDecidePhotos(actor, organizerId),
          })),
      })),
      left: [...left, ...tooMany.map((key) => ({ key, code: "delivery_too_many" as const }))],
      more: picked.more,
    };
  },
});
