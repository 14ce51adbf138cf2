import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { hasRole } from "../actor";
import { batchSlugInput } from "../batches/input";
import { maySeeBatches } from "../batches/may";
import { query } from "../door.server";
import { mayRecordConsents } from "../privacy/may";
import { numbersOf, textOfNumbers } from "../wishes/numbers";
import { claimInput } from "./input";
import { endedStates } from "./life";
import { mayKeep } from "./may";
import { readClaim } from "./rows.server";

const bySlug = ({ tx }: { tx: Tx }, { slug }: { slug: string }) =>
  tx
    .selectFrom("batches as b")
    .innerJoin("programmes as p", "p.id", "b.programmeId")
    .innerJoin("organizations as o", "o.id", "b.organizerId")
    .innerJoin("places as l", "l.code", "b.placeCode")
    .selectAll("b")
    .select(["p.title as programme", "o.name as organizer", "l.nameZh", "l.nameEn"])
    .where("b.slug", "=", slug)
    .executeTakeFirst();

/** The wishes of a batch as everybody may see them: what is hidden, frozen or not open isn't there. */
const publicOf = (tx: Tx, slug: string) =>
  tx.selectFrom("publicWishes").where("batchSlug", "=", slug);

/** What stands on a batch's poster: no child, and how many wishes wait only while it is open. */
export const batchPoster = query("batches.poster", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, batch) => maySeeBatches(actor, batch.organizerId),

  async read({ tx }, _input, batch) {
    const { waiting } = await publicOf(tx, batch.slug)
      .select(({ fn }) => fn.countAll<bigint>().as("waiting"))
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    return {
      title: batch.title,
      programme: batch.programme,
      organizer: batch.organizer,
      place: { zh: batch.nameZh, en: batch.nameEn },
      closesAt: batch.closesAt.toISOString(),
      deliverBy: batch.deliverBy.toISOString(),
      timeZone: batch.timeZone,
      waiting: batch.state === "open" ? Number(waiting) : null,
    };
  },
});

/** What can be printed of a batch by whoever asks. */
export const batchPrints = query("batches.prints", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, batch) => maySeeBatches(actor, batch.organizerId),

  async read({ tx, actor }, _input, batch) {
    const { slug, title, organizerId } = batch;
    const atHub = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .select("w.number")
      .where("c.batchId", "=", batch.id)
      .where("c.state", "=", "received")
      .where(sql`frozen_since(c)`, "is", null)
      .execute();
    const listed = await publicOf(tx, slug).select("state").execute();
    return {
      slug,
      title,
      labels: (await labelled(tx, batch.id, [])).length,
      listed: listed.length,
      waiting: listed.filter(({ state }) => state === "open").length,
      records: mayRecordConsents(actor, organizerId),
      handsOver: hasRole(actor, organizerId, "coordinator", "courier"),
      atHub: textOfNumbers(atHub.map(({ number }) => number)),
    };
  },
});

/** The public wishes of a batch by number, to be told in a chat or an article. */
export const numberedList = query("batches.list", {
  input: batchSlugInput.extend({ every: z.boolean().default(false) }),
  subject: bySlug,
  may: ({ actor }, batch) => maySeeBatches(actor, batch.organizerId),

  async read({ tx }, { every }, batch) {
    const rows = await publicOf(tx, batch.slug)
      .select(["number", "category", "title", "size", "colour", "style", "alias", "state"])
      .select(["priceMinor", "currency"])
      .where("state", "in", every ? ["open", "taken", "granted"] : ["open"])
      .orderBy("number")
      .execute();
    return {
      slug: batch.slug,
      title: batch.title,
      closesAt: batch.closesAt.toISOString(),
      timeZone: batch.timeZone,
      every,
      wishes: rows.map(({ priceMinor, currency, state, ...wish }) => ({
        ...wish,
        price: toWire({ minor: priceMinor, currency }),
        state: state === "granted" || state === "taken" ? state : ("open" as const),
      })),
    };
  },
});

/** Wishes that somebody has read and approved, with the claim that brings the thing; none picked are all. */
function labelled(tx: Tx, batchId: string, pick: readonly number[]) {
  const rows = tx
    .selectFrom("wishes as w")
    .leftJoin("claims as c", (join) =>
      join.onRef("c.wishId", "=", "w.id").on("c.state", "not in", [...endedStates, "held"]),
    )
    .leftJoin("parcels as p", "p.id", "c.parcelId")
    .select(["w.number", "w.category", "w.title", "w.size", "w.colour", "w.style"])
    .select(["c.id as claimId", "p.code"])
    .where("w.batchId", "=", batchId)
    .where("w.state", "in", ["approved", "open", "taken", "granted"])
    .orderBy("w.number");
  return (pick.length > 0 ? rows.where("w.number", "in", pick) : rows).execute();
}

/** What is stuck on the things of a batch at the hub. Nothing of a child is asked for. */
export const giftLabels = query("claims.giftLabels", {
  input: batchSlugInput.extend({ pick: z.string().max(8000).default("").transform(numbersOf) }),
  subject: bySlug,
  may: ({ actor }, batch) => maySeeBatches(actor, batch.organizerId),
  read: async ({ tx }, { pick }, batch) => ({
    batch: batch.title,
    labels: await labelled(tx, batch.id, pick),
  }),
});

/** What lies in a claim's parcel; like its label, there while it is under way. */
export const packingList = query("claims.packingList", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => claim.state === "sent" && mayKeep(actor, claim),

  async read({ tx }, _input, claim) {
    const { code, carrier, ...hub } = await tx
      .selectFrom("parcels as p")
      .innerJoin("hubs as h", "h.id", "p.hubId")
      .select(["p.code", "p.carrier", "h.name", "h.address", "h.phone", "h.hours"])
      .where("p.id", "=", claim.parcelId)
      .executeTakeFirstOrThrow();
    const things = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .innerJoin("batches as b", "b.id", "c.batchId")
      .select(["c.id as claimId", "w.number", "w.title", "w.size", "w.colour", "w.style"])
      .select("b.title as batch")
      .where("c.parcelId", "=", claim.parcelId)
      .orderBy("b.number")
      .orderBy("w.number")
      .execute();
    return { code, carrier, hub, things };
  },
});
