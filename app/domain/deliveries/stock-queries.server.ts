import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { endedStates } from "../claims/life";
import { mayWatch } from "../claims/may";
import { readClaim } from "../claims/rows.server";
import { query } from "../door.server";
import { iso } from "./gifts.server";
import { mayAccept, mayCheckIn } from "./may";
import { proposed, type Word } from "./proposals";

const stock = (tx: Tx) =>
  tx
    .selectFrom("hubStock as s")
    .innerJoin("claims as c", "c.id", "s.fromClaimId")
    .innerJoin("wishes as w", "w.id", "c.wishId")
    .innerJoin("batches as b", "b.id", "c.batchId")
    .innerJoin("hubs as h", "h.id", "s.hubId")
    .leftJoin("organizations as business", "business.id", "c.organizationId")
    .leftJoin("claims as g", "g.id", "s.givenClaimId")
    .leftJoin("wishes as gw", "gw.id", "g.wishId")
    .leftJoin("batches as gb", "gb.id", "g.batchId")
    .select([
      "s.id",
      "s.organizerId",
      "s.hubId",
      "s.fromClaimId",
      "s.category",
      "s.title",
      "s.size",
      "s.colour",
      "s.style",
      "s.note",
      "s.hope",
      "s.state",
      "s.takenInAt",
      "s.settledAt",
      "s.givenClaimId",
      "h.name as hub",
      "c.endReason",
      "c.wishId",
      sql<boolean>`c.state = 'cancelled' and c.received_at is null and c.ended_at = s.taken_in_at`.as(
        "didntFit",
      ),
      "c.state as claimState",
      "w.number",
      "b.slug",
      "b.title as batch",
      "b.timeZone",
      "business.name as business",
      "c.recordedBy",
      "gw.number as givenNumber",
      "gb.slug as givenSlug",
      "gb.title as givenBatch",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof stock>["executeTakeFirstOrThrow"]>>;

/** Of a giver only his business is told; who he is stands behind a look of its own. */
const wire = ({
  organizerId: _,
  hubId: __,
  wishId: ___,
  didntFit: ____,
  recordedBy,
  ...row
}: Row) => ({
  ...row,
  giver: row.business
    ? ("business" as const)
    : recordedBy
      ? ("recorded" as const)
      : ("person" as const),
  takenInAt: row.takenInAt.toISOString(),
  settledAt: iso(row.settledAt),
});

/** What lies at one's hubs without a wish, the longest first, and what became of the last ones. */
export const stockAtHub = query("deliveries.stock", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  async read({ tx, actor }) {
    const waiting = await stock(tx)
      .where("s.state", "=", "waiting")
      .orderBy("s.takenInAt")
      .limit(300)
      .execute();
    const settled = await stock(tx)
      .where("s.state", "<>", "waiting")
      .orderBy("s.settledAt", "desc")
      .limit(50)
      .execute();
    const mine = (row: Row) => mayCheckIn(actor, row);
    return {
      waiting: waiting.filter(mine).map(wire),
      settled: settled.filter(mine).map(wire),
    };
  },
});

const fewest = 12;
const most = 300;

/** One thing that lies at the hub, and the open wishes that could have it, the fittest first. */
export const stockPage = query("deliveries.stockPage", {
  input: z.object({ stockId: z.uuid(), all: z.boolean().default(false) }),
  subject: ({ tx }, { stockId }) => stock(tx).where("s.id", "=", stockId).executeTakeFirst(),
  may: ({ actor }, thing) => mayCheckIn(actor, thing),
  async read({ tx, actor }, { all }, thing) {
    const decides = mayAccept(actor, thing);
    const waits = decides && thing.state === "waiting";
    type Proposed = (typeof open)[number] & { reasons: Word[] };
    const open = waits ? await openWishes(tx, thing) : [];
    const wishes: Proposed[] = proposed(
      thing,
      open.filter((wish) => !isItsOwn(thing, wish)),
    );
    const refused = open.filter((wish) => isItsOwn(thing, wish));
    const fitting = wishes.filter(({ reasons }) => reasons.length > 0);
    return {
      ...wire(thing),
      decides,
      wishes: all
        ? [...wishes, ...refused.map((wish) => ({ ...wish, reasons: ["unfit" as const] }))]
        : fitting.slice(0, fewest),
      more: all ? 0 : open.length - Math.min(fitting.length, fewest),
    };
  },
});

/** The wish for which the hub just said that the thing doesn't fit: it comes last, with a word. */
const isItsOwn = ({ didntFit, wishId }: Row, wish: { id: string }) =>
  didntFit && wish.id === wishId;

/** Open wishes of the batches whose gifts come to the same hub, fairly ordered. */
const openWishes = (tx: Tx, { organizerId, hubId }: Row) =>
  tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.id", "w.number", "w.title", "w.category", "w.size", "w.colour", "w.style"])
    .select(["b.title as batch", "b.slug"])
    .where("w.organizerId", "=", organizerId)
    .where("b.hubId", "=", hubId)
    .where("b.state", "in", ["open", "closed"])
    .where("w.state", "=", "open")
    .where("w.hiddenAt", "is", null)
    .where("w.frozenAt", "is", null)
    .where("b.frozenAt", "is", null)
    .orderBy("w.fairRank")
    .orderBy("w.ringPlace")
    .limit(most)
    .execute();

/** What became of a giver's thing whose claim has ended; undefined when none came to the hub. */
export const giftOfClaim = query("deliveries.giftOfClaim", {
  input: z.object({ claimId: z.uuid() }),
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => mayWatch(actor, claim),
  async read({ tx, actor }, _, claim) {
    const kept = await tx
      .selectFrom("hubStock")
      .select(["title", "size", "colour", "style", "hope", "state", "note", "givenClaimId"])
      .where("fromClaimId", "=", claim.id)
      .executeTakeFirst();
    // A private link opens its own claim alone.
    const follows = actor.kind === "person";
    const gift = kept && { ...kept, givenClaimId: follows ? kept.givenClaimId : null };
    return { claimId: claim.id, gift: gift ?? null };
  },
});

/** A claim that has ended, whose gift may come to the hub nevertheless. */
export const endedGift = query("deliveries.endedGift", {
  input: z.object({ claimId: z.uuid() }),
  subject: ({ tx }, { claimId }) =>
    tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .leftJoin("hubStock as s", "s.fromClaimId", "c.id")
      .select(["c.id as claimId", "c.organizerId", "s.id as stockId"])
      .select(["w.number", "w.title", "w.size", "w.colour", "w.style"])
      .where("c.id", "=", claimId)
      .where("c.state", "in", endedStates)
      .where("c.committedAt", "is not", null)
      .executeTakeFirst(),
  may: ({ actor }, gift) => mayCheckIn(actor, gift),
  read: (_, __, { organizerId: ___, ...gift }) => Promise.resolve(gift),
});
