import { z } from "zod";
import { personOf, type Actor } from "../actor";
import { localOf } from "../batches/times";
import { query } from "../door.server";
import { gifts, photosOf, toWire, wordsOf } from "./gifts.server";
import { mayAccept, mayInvite, mayReadList, mayWitness } from "./may";
import { linkOf } from "./rows.server";

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
