import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { townshipsAround } from "../wishes/places.server";
import { filledOf } from "./filled";
import { choicesFor } from "./hubs.server";
import { batchSlugInput } from "./input";
import { mayKeepBatches } from "./may";
import { localOf } from "./times";

const bySlug = ({ tx }: { tx: Tx }, { slug }: { slug: string }) =>
  tx.selectFrom("batches").selectAll().where("slug", "=", slug).executeTakeFirst();

/** A batch as its form shows it: dates as the clocks of its place read. */
export const batchForm = query("batches.form", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  async read({ tx }, _input, batch) {
    return {
      slug: batch.slug,
      state: batch.state,
      ...filledOf(batch),
      publishAt: batch.publishAt && localOf(batch.publishAt, batch.timeZone),
      ...(await choicesFor(tx, batch.organizerId, batch.hubId)),
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
