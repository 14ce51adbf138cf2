import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { hasRole, type Actor } from "../actor";
import { query } from "../door.server";
import { townshipsAround } from "../wishes/places.server";
import { batchSlugInput } from "./input";
import { mayKeepBatches, maySeeBatches } from "./may";
import { localOf } from "./times";

const desksOf = (actor: Actor) =>
  actor.kind === "person" ? actor.memberships.filter((one) => one.kind === "organizer") : [];
const desksKept = (actor: Actor) =>
  desksOf(actor).filter((one) => hasRole(actor, one.organizationId, "coordinator"));
const idsOf = (desks: { organizationId: string }[]) => desks.map((one) => one.organizationId);

/** Programmes with their batches, and hubs, of the desks one works for. */
export const desk = query("batches.desk", {
  input: z.object({}),
  may: ({ actor }) => desksOf(actor).length > 0,

  async read({ tx, actor }) {
    const mine = idsOf(desksOf(actor));
    const programmes = await tx
      .selectFrom("programmes")
      .select(["id", "slug", "title", "state"])
      .where("organizerId", "in", mine)
      .orderBy("madeAt", "desc")
      .execute();
    const batches = await tx
      .selectFrom("batches as b")
      .leftJoin("wishes as w", (join) =>
        join.onRef("w.batchId", "=", "b.id").on("w.state", "<>", "withdrawn"),
      )
      .select(["b.id", "b.slug", "b.number", "b.title", "b.state", "b.programmeId"])
      .select(["b.publishAt", "b.closesAt"])
      .select((eb) => [
        eb.fn.count<bigint>("w.id").as("wishes"),
        eb.fn.count<bigint>("w.id").filterWhere("w.state", "=", "draft").as("drafts"),
        eb.fn.count<bigint>("w.id").filterWhere("w.state", "in", ["taken", "granted"]).as("taken"),
      ])
      .where("b.organizerId", "in", mine)
      .groupBy("b.id")
      .orderBy("b.number", "desc")
      .execute();
    const hubs = await tx
      .selectFrom("hubs")
      .select(["id", "name", "address"])
      .where("organizerId", "in", mine)
      .orderBy("name")
      .execute();
    const wired = batches.map(({ wishes, drafts, taken, publishAt, closesAt, ...batch }) => ({
      ...batch,
      publishAt: publishAt?.toISOString() ?? null,
      closesAt: closesAt.toISOString(),
      wishes: Number(wishes),
      drafts: Number(drafts),
      taken: Number(taken),
    }));
    return {
      keeps: desksKept(actor).length > 0,
      hubs,
      programmes: programmes.map((programme) => ({
        ...programme,
        batches: wired.filter((batch) => batch.programmeId === programme.id),
      })),
    };
  },
});

/** The desks at which one may make something new. */
export const keptDesks = query("batches.keptDesks", {
  input: z.object({}),
  may: ({ actor }) => desksKept(actor).length > 0,
  read: ({ actor }) =>
    Promise.resolve(desksKept(actor).map(({ organizationId, name }) => ({ organizationId, name }))),
});

export const programmePage = query("batches.programme", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) =>
    tx.selectFrom("programmes").selectAll().where("slug", "=", slug).executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),
  read: (_moment, _input, { slug, title, about, state }) =>
    Promise.resolve({ slug, title, about, state }),
});

export const hubPage = query("batches.hub", {
  input: z.object({ hubId: z.uuid() }),
  subject: ({ tx }, { hubId }) =>
    tx.selectFrom("hubs").selectAll().where("id", "=", hubId).executeTakeFirst(),
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),
  read: (_moment, _input, { id, name, address, phone, hours }) =>
    Promise.resolve({ id, name, address, phone, hours }),
});

async function choicesFor(tx: Tx, organizerId: string) {
  const hubs = await tx
    .selectFrom("hubs")
    .select(["id", "name"])
    .where("organizerId", "=", organizerId)
    .orderBy("name")
    .execute();
  // The organizer's own place and what lies under it; without one, every county.
  const { rows: places } = await sql<{ code: string; nameZh: string; nameEn: string }>`
    with recursive reach as (
      select p.code, p.level from places p join organizations o on o.place_code = p.code where o.id = ${organizerId}
      union all select p.code, p.level from places p join reach r on p.parent_code = r.code)
    select code, name_zh, name_en from places p where code in (select code from reach where level in ('county', 'township'))
      or (p.level = 'county' and not exists (select 1 from reach)) order by code limit 4000`.execute(
    tx,
  );
  return { hubs, places };
}

/** What a new batch of a programme can choose from. */
export const newBatchPage = query("batches.newBatch", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("programmes")
      .select(["id", "organizerId", "slug", "title"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),
  async read({ tx }, _input, programme) {
    const last = await tx
      .selectFrom("batches")
      .select((eb) => eb.fn.max("number").as("number"))
      .where("programmeId", "=", programme.id)
      .executeTakeFirst();
    return {
      programme: { id: programme.id, slug: programme.slug, title: programme.title },
      number: (last?.number ?? 0) + 1,
      ...(await choicesFor(tx, programme.organizerId)),
    };
  },
});

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
      ...(await choicesFor(tx, batch.organizerId)),
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
