import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { hashOfToken } from "../accounts/sessions.server";
import { serves, type Actor } from "../actor";
import { query } from "../door.server";
import { sharedPhotos } from "../photos/queries.server";
import { claimInput } from "./input";
import { claimLife, days, isEnded, lateParcelDays, type ClaimState, type ClaimVerb } from "./life";
import { isClaimant, mayKeep, mayManage, mayMove, mayWatch } from "./may";
import { readClaim, type Claim } from "./rows.server";

const iso = (at: Date | null) => at?.toISOString() ?? null;

const seen = (tx: Tx) =>
  tx
    .selectFrom("claims as c")
    .innerJoin("wishes as w", "w.id", "c.wishId")
    .innerJoin("batches as b", "b.id", "c.batchId")
    .leftJoin("parcels as p", "p.id", "c.parcelId")
    .leftJoin("organizations as o", "o.id", "c.organizationId")
    .leftJoin("people as claimer", "claimer.id", "c.personId")
    .select([
      "c.id",
      "c.state",
      "c.way",
      "c.heldAt",
      "c.heldUntil",
      "c.committedAt",
      "c.dueAt",
      "c.bringOn",
      "c.sentAt",
      "c.receivedAt",
      "c.deliveredAt",
      "c.confirmedAt",
      "c.endedAt",
      "c.endReason",
      "c.substituteNote",
      "c.remedyNote",
      "c.personId",
      "c.recordedBy",
      "c.linkMadeAt",
      "p.carrier",
      "p.tracking",
      "p.code as parcelCode",
      "c.organizationId",
      "claimer.name as personName",
      "o.name as business",
      "w.publicId",
      "w.number",
      "w.title",
      "w.category",
      "w.alias",
      "w.words",
      "w.size",
      "w.colour",
      "w.style",
      "w.priceMinor",
      "w.currency",
      "w.hiddenAt",
      "w.publishUntil",
      "w.state as wishState",
      "b.id as batchId",
      "b.hubId",
      "b.slug as batchSlug",
      "b.title as batchTitle",
      "b.timeZone",
      "b.state as batchState",
      "b.closesAt",
    ])
    .select(sql<Date | null>`frozen_since(c)`.as("frozenAt"));

type Row = Awaited<ReturnType<ReturnType<typeof seen>["executeTakeFirstOrThrow"]>>;

const isShown = (row: Row, now: Date) =>
  !row.hiddenAt && !row.frozenAt && row.publishUntil !== null && row.publishUntil > now;

/** Whether a wish whose claim has ended hangs open on the public pages again. */
const isOpenAgain = (row: Row, now: Date) =>
  isEnded(row.state) &&
  row.state !== "cancelled" &&
  row.wishState === "open" &&
  row.batchState === "open" &&
  row.closesAt > now &&
  isShown(row, now);

/**
 * A claim as its pages get it. When a wish was taken off the public pages or frozen, its claimant still
 * knows what to bring, but no longer the child's alias and words.
 */
function wire(row: Row, now: Date) {
  const told = isShown(row, now);
  return {
    id: row.id,
    business: row.business,
    bringOn: row.bringOn,
    endReason: row.endReason,
    substituteNote: row.substituteNote,
    remedyNote: row.remedyNote,
    frozen: row.frozenAt !== null,
    recorded: row.recordedBy !== null,
    known: row.personId !== null,
    linked: row.linkMadeAt !== null,
    parcel: row.parcelCode && {
      code: row.parcelCode,
      carrier: row.carrier,
      tracking: row.tracking,
    },
    batch: { slug: row.batchSlug, title: row.batchTitle, timeZone: row.timeZone },
    wish: {
      id: row.publicId,
      number: row.number,
      title: row.title,
      category: row.category,
      shown: told && row.wishState !== "withdrawn",
      alias: told ? row.alias : null,
      words: (told && row.words) || null,
      size: row.size || null,
      colour: row.colour || null,
      style: row.style || null,
      price: toWire({ minor: row.priceMinor, currency: row.currency }),
    },
    road: {
      state: row.state,
      way: row.way,
      heldAt: row.heldAt.toISOString(),
      heldUntil: iso(row.heldUntil),
      committedAt: iso(row.committedAt),
      dueAt: iso(row.dueAt),
      sentAt: iso(row.sentAt),
      carrier: row.carrier,
      trackingTail: row.tracking?.slice(-4) ?? null,
      receivedAt: iso(row.receivedAt),
      deliveredAt: iso(row.deliveredAt),
      confirmedAt: iso(row.confirmedAt),
      endedAt: iso(row.endedAt),
    },
  };
}

/** The states in which a claimant still needs to know where the hub is. */
const needsHub: readonly ClaimState[] = ["committed", "sent"];

const claimantVerbs: readonly ClaimVerb[] = ["commit", "send", "recall", "release"];

/** One claim with all that its page says and offers to the one who asks. */
export const claimPage = query("claims.page", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => mayWatch(actor, claim),

  async read({ tx, now, actor }, _, claim) {
    const row = await seen(tx).where("c.id", "=", claim.id).executeTakeFirstOrThrow();
    const offered = mayKeep(actor, claim) && !claim.frozenAt ? claimantVerbs : [];
    const overdueHold =
      claim.state === "held" && claim.heldUntil !== null && claim.heldUntil <= now;
    return {
      ...wire(row, now),
      can: offered.filter((verb) => claimLife.can(verb, claim.state)),
      holdOver: overdueHold,
      openAgain: isOpenAgain(row, now),
      mine: isClaimant(actor, claim),
      movable: isMovable(actor, claim),
      proven: actor.kind === "person",
      businesses: businessesOf(actor),
      hub: needsHub.includes(claim.state) && !claim.frozenAt ? await hubOf(tx, row.hubId) : null,
      together: claim.state === "committed" ? await togetherWith(tx, row, actor) : [],
      photos: isClaimant(actor, claim) ? await sharedPhotos(tx, now, [claim.id]) : [],
    };
  },
});

const isMovable = (actor: Actor, claim: Claim) =>
  mayMove(actor, claim) &&
  !claim.frozenAt &&
  claim.personId !== null &&
  !isEnded(claim.state) &&
  claim.state !== "confirmed";

const businessesOf = (actor: Actor) =>
  actor.kind === "person"
    ? actor.memberships
        .filter((one) => one.kind === "business" && one.verified)
        .map(({ organizationId, name }) => ({ id: organizationId, name }))
    : [];

const hubOf = (tx: Tx, hubId: string) =>
  tx
    .selectFrom("hubs")
    .select(["name", "address", "phone", "hours"])
    .where("id", "=", hubId)
    .executeTakeFirst();

/** The claimant's other claims that could lie in the same parcel. */
function togetherWith(tx: Tx, { id, hubId }: Row, actor: Actor) {
  if (actor.kind !== "person") return [];
  return tx
    .selectFrom("claims as c")
    .innerJoin("claims as this", (join) =>
      join
        .on("this.id", "=", id)
        .on(
          sql<boolean>`coalesce(c.organization_id, c.person_id, c.party_id) = coalesce(this.organization_id, this.person_id, this.party_id)`,
        ),
    )
    .innerJoin("batches as b", "b.id", "c.batchId")
    .innerJoin("wishes as w", "w.id", "c.wishId")
    .select(["c.id", "w.title", "w.number", "b.title as batch"])
    .where("c.state", "=", "committed")
    .where("b.hubId", "=", hubId)
    .where("c.id", "<>", id)
    .orderBy("w.number")
    .execute();
}

/** What one person has promised, alone or with the people of his businesses: the live ones first, with the photos he may see. */
export const myClaims = query("claims.mine", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person" || actor.kind === "guest",

  async read({ tx, now, actor }) {
    const rows = await seen(tx)
      .where((eb) =>
        actor.kind === "person"
          ? eb.or([
              eb("c.personId", "=", actor.personId),
              ...businessesOf(actor).map(({ id }) => eb("c.organizationId", "=", id)),
              eb.and([eb("c.guestId", "=", actor.guestId ?? null), eb("c.state", "=", "held")]),
            ])
          : eb("c.guestId", "=", actor.kind === "guest" ? actor.guestId : null),
      )
      .orderBy("c.heldAt", "desc")
      .limit(200)
      .execute();
    const photos = await sharedPhotos(
      tx,
      now,
      rows.map(({ id }) => id),
    );
    const claims = rows.map((row) => ({
      ...wire(row, now),
      mine:
        row.organizationId === null ||
        row.personId === (actor.kind === "person" ? actor.personId : null),
      by: row.personName,
      photos: photos.filter(({ claimId }) => claimId === row.id),
    }));
    const past = ({ road }: (typeof claims)[number]) =>
      isEnded(road.state) || road.state === "confirmed";
    return { live: claims.filter((claim) => !past(claim)), past: claims.filter(past) };
  },
});

/** How a person is called and in which language he reads, for his settings. */
export const myself = query("claims.myself", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  read: ({ tx, actor }) =>
    tx
      .selectFrom("people")
      .select(["name", "email", "locale"])
      .where("id", "=", actor.kind === "person" ? actor.personId : null)
      .executeTakeFirstOrThrow(),
});

/** What stands on a parcel's label; there is none before the parcel was made, nor once it is home. */
export const parcelLabel = query("claims.label", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => claim.state === "sent" && mayKeep(actor, claim),
  read: ({ tx }, _, claim) =>
    tx
      .selectFrom("parcels as p")
      .innerJoin("hubs as h", "h.id", "p.hubId")
      .select((eb) => [
        "p.code",
        eb
          .selectFrom("claims as c")
          .select(({ fn }) => fn.countAll<bigint>().as("count"))
          .whereRef("c.parcelId", "=", "p.id")
          .as("count"),
        "h.name",
        "h.address",
        "h.phone",
        "h.hours",
      ])
      .where("p.id", "=", claim.parcelId)
      .executeTakeFirstOrThrow()
      .then(({ code, count, ...hub }) => ({ code, pieces: Number(count), hub })),
});

/** The claim that a private link opens. The link itself is the proof, so only the door asks. */
export const claimOfLink = query("claims.ofLink", {
  input: z.object({ token: z.string().max(200) }),
  may: ({ actor }) => actor.kind === "system",
  read: ({ tx }, { token }) =>
    tx
      .selectFrom("claims")
      .select("id")
      .where("linkHash", "=", hashOfToken(token))
      .executeTakeFirst(),
});

/** Every claim of a batch for its organizer's staff; what is late stands first. */
export const claimsOfBatch = query("claims.ofBatch", {
  input: z.object({ batchSlug: z.string().max(120) }),
  subject: ({ tx }, { batchSlug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId", "slug", "title", "state"])
      .where("slug", "=", batchSlug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx, now, actor }, _, batch) {
    const rows = await seen(tx)
      .where("c.batchId", "=", batch.id)
      .orderBy("w.number")
      .orderBy("c.heldAt", "desc")
      .execute();
    const claims = rows.map((row) => ({ ...wire(row, now), late: lateness(row, now) }));
    return {
      batch: { slug: batch.slug, title: batch.title, open: batch.state === "open" },
      manages: mayManage(actor, batch),
      claims: claims.sort((a, b) => Number(b.late !== null) - Number(a.late !== null)),
    };
  },
});

/** One claim as staff work on it. */
export const claimAtDesk = query("claims.atDesk", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => serves(actor, claim.organizerId),

  async read({ tx, now, actor }, _, claim) {
    const row = await seen(tx).where("c.id", "=", claim.id).executeTakeFirstOrThrow();
    const manages = mayManage(actor, claim) && !claim.frozenAt;
    return {
      ...wire(row, now),
      wishId: claim.wishId,
      late: lateness(row, now),
      manages,
      movable: isMovable(actor, claim),
      can: manages ? claimLife.verbsFrom(claim.state) : [],
    };
  },
});

/** Why a claim is late: its parcel was never received, or nothing was sent by its due date. */
function lateness({ state, dueAt }: Row, now: Date): "parcel" | "due" | null {
  if (!dueAt) return null;
  if (state === "sent" && dueAt.getTime() + days(lateParcelDays) <= now.getTime()) return "parcel";
  return state === "committed" && dueAt <= now ? "due" : null;
}
