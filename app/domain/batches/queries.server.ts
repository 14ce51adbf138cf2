import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { query } from "../door.server";
import { townshipsAround } from "../wishes/places.server";
import { choicesFor } from "./hubs.server";
import { batchSlugInput } from "./input";
import { mayKeepBatches, maySeeBatches } from "./may";
import { localOf } from "./times";

const bySlug = ({ tx }: { tx: Tx }, { slug }: { slug: string }) =>
  tx.selectFrom("batches").selectAll().where("slug", "=", slug).executeTakeFirst();

/** A batch as its form shows it: dates as the clocks of its place read. */
export const batchForm = query("batches.form", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  async read({ tx }, _input, batch) {
    const { slug, number, title, intro, placeCode, hubId, cap, holdMinutes, commitDays } = batch;
    return {
      ...{ slug, number, title, intro, placeCode, hubId, cap, holdMinutes, commitDays },
      state: batch.state,
      closesOn: localOf(batch.closesAt, batch.timeZone).slice(0, 10),
      deliverBy: localOf(batch.deliverBy, batch.timeZone).slice(0, 10),
      publishAt: batch.publishAt && localOf(batch.publishAt, batch.timeZone),
      ...(await choicesFor(tx, batch.organizerId, batch.hubId)),
    };
  },
});

/** A batch and its wishes as the desk works with them. */
export const deskBatch = query("batches.deskBatch", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, batch) => maySeeBatches(actor, batch.organizerId),

  async read({ tx, now, actor }, _input, batch) {
    const programme = await tx
      .selectFrom("programmes")
      .select("title")
      .where("id", "=", batch.programmeId)
      .executeTakeFirstOrThrow();
    const wishes = await tx
      .selectFrom("wishes as w")
      .innerJoin("children as c", "c.id", "w.childId")
      .innerJoin("places as p", "p.code", "c.townshipCode")
      .select(["w.id", "w.publicId", "w.number", "w.category", "w.title", "w.size", "w.colour"])
      .select(["w.style", "w.alias", "w.state", "w.hiddenAt", "w.sentBackNote", "w.publishUntil"])
      .select(["w.priceMinor", "w.currency", "c.ageBand", "p.nameZh", "p.nameEn"])
      .select(sql<Date | null>`consent_lease(w.child_id, 'collect')`.as("collectedUntil"))
      .where("w.batchId", "=", batch.id)
      .orderBy("w.number")
      .execute();
    return {
      slug: batch.slug,
      number: batch.number,
      title: batch.title,
      state: batch.state,
      programme: programme.title,
      closesAt: batch.closesAt.toISOString(),
      deliverBy: batch.deliverBy.toISOString(),
      publishAt: batch.publishAt?.toISOString() ?? null,
      timeZone: batch.timeZone,
      keeps: mayKeepBatches(actor, batch.organizerId),
      wishes: wishes.map(({ priceMinor, currency, ...wish }) => ({
        ...wish,
        price: toWire({ minor: priceMinor, currency }),
        hidden: wish.hiddenAt !== null,
        hiddenAt: undefined,
        collected: wish.collectedUntil !== null,
        collectedUntil: undefined,
        publishable: wish.publishUntil !== null && wish.publishUntil > now,
        publishUntil: undefined,
        sentBack: wish.sentBackNote !== "",
      })),
    };
  },
});

/** What the form of a new wish chooses from. */
export const newWishPage = query("batches.newWish", {
  input: batchSlugInput.extend({ childId: z.union([z.uuid(), z.literal("")]).default("") }),
  subject: bySlug,
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  async read({ tx }, { childId }, batch) {
    const siblings = await tx
      .selectFrom("wishes")
      .select(["number", "alias", "title"])
      .where("batchId", "=", batch.id)
      .where("childId", "=", childId || batch.id)
      .orderBy("number")
      .execute();
    return {
      id: batch.id,
      slug: batch.slug,
      title: batch.title,
      childId: siblings.length > 0 ? childId : null,
      siblings,
      townships: await townshipsAround(tx, batch.placeCode),
    };
  },
});
