import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import type { Actor } from "../actor";
import { localOf } from "../batches/times";
import { isEnded, lateParcelDays, type ClaimState } from "../claims/life";
import { query } from "../door.server";
import { keyIn, likeCode } from "./codes";
import { gifts, iso, toWire, type GiftRow } from "./gifts.server";
import { mayAccept, mayCheckIn } from "./may";
import { markOf } from "./seen.server";

const staffOnly = ({ actor }: { actor: Actor }) => actor.kind === "person";
const day = 24 * 60 * 60_000;

/** What the hub waits for, what is late, what came in today, and how much stock lies there. */
export const hubBoard = query("deliveries.hub", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, now, actor }) {
    const expected = await gifts(tx)
      .where((eb) =>
        eb.or([
          eb("claims.state", "=", "sent"),
          eb.and([eb("claims.state", "=", "committed"), eb("claims.way", "in", ["bring", "pay"])]),
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
    const stock = await tx
      .selectFrom("hubStock")
      .select(["id", "organizerId"])
      .where("state", "=", "waiting")
      .execute();
    const mine = (row: { organizerId: string }) => mayCheckIn(actor, row);
    const today = (row: GiftRow) =>
      row.receivedAt &&
      localOf(row.receivedAt, row.timeZone).slice(0, 10) ===
        localOf(now, row.timeZone).slice(0, 10);
    const lateBefore = now.getTime() - lateParcelDays * day;
    const late = (row: GiftRow) =>
      row.state === "sent" && (row.dueAt?.getTime() ?? 0) < lateBefore && mine(row);
    return {
      parcels: parcelsOf(expected.filter((row) => mine(row) && row.code)),
      brought: expected.filter((row) => mine(row) && !row.code).map(toWire),
      today: received.filter((row) => mine(row) && today(row) && !isEnded(row.state)).map(toWire),
      late: expected
        .filter(late)
        .map((row) => ({ ...toWire(row), manages: mayAccept(actor, row) })),
      stock: stock.filter(mine).length,
    };
  },
});

function parcelsOf(rows: readonly GiftRow[]) {
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

/**
 * The parcel or the gift that somebody scanned or typed, as far as this hub's people may open it: the
 * code as it was read, else the only one that a hurried eye could have meant.
 */
export const keyAtHub = query("deliveries.key", {
  input: z.object({ typed: z.string().max(300) }),
  may: staffOnly,
  async read({ tx, actor }, { typed }): Promise<{ key: string | null }> {
    const key = keyIn(typed);
    if (!key) return { key: null };
    const rows = z.uuid().safeParse(key).success
      ? await tx
          .selectFrom("claims")
          .select(["organizerId", sql<string>`id`.as("key")])
          .where("id", "=", key)
          .where("committedAt", "is not", null)
          .execute()
      : await tx
          .selectFrom("parcels")
          .select(["organizerId", "code as key"])
          .where("code", "~", likeCode(key))
          .execute();
    const found = rows.filter((row) => mayCheckIn(actor, row)).map((row) => row.key);
    const only = found.length === 1 ? found[0] : undefined;
    return { key: found.includes(key) ? key : (only ?? null) };
  },
});

/** A parcel by its code, or one gift by its claim: what should be in it, and what became of the rest. */
export const parcelAtHub = query("deliveries.parcel", {
  input: z.object({ key: z.string().max(60) }),
  subject: ({ tx }, { key }) => ownerOf(tx, key),
  may: ({ actor }, parcel) => mayCheckIn(actor, parcel),
  async read({ tx, actor, now }, { key }, { organizerId, column, recalledAt, ...parcel }) {
    const rows = await gifts(tx).where(column, "=", key).orderBy("wishes.number").execute();
    const stock = await stockAround(
      tx,
      rows.map(({ claimId }) => claimId),
    );
    const keptOf = (claimId: string) => stock.find(({ fromClaimId }) => fromClaimId === claimId);
    const came = rows.filter(({ state }) => arrived.includes(state));
    return {
      ...parcel,
      key,
      recalled: recalledAt !== null,
      decides: mayAccept(actor, { organizerId }),
      nextWeek: localOf(new Date(now.getTime() + 7 * day), rows[0]?.timeZone ?? "UTC").slice(0, 10),
      onHold: parcel.claims - rows.length,
      waiting: rows
        .filter(({ state }) => state === "sent" || state === "committed")
        .map((row) => ({ ...toWire(row), seen: markOf(row) })),
      done: came.map((row) => ({
        ...toWire(row),
        undoable:
          row.state === "received" &&
          !stock.some(({ givenClaimId }) => givenClaimId === row.claimId),
      })),
      ended: rows
        .filter(({ state }) => isEnded(state))
        .map((row) => ({ ...toWire(row), stockId: keptOf(row.claimId)?.id ?? null })),
    };
  },
});

const arrived: readonly ClaimState[] = ["received", "delivered", "confirmed"];

/** Whose parcel or gift a key names, and to which hub it goes. */
async function ownerOf(tx: Tx, key: string) {
  if (z.uuid().safeParse(key).success) {
    const claim = await tx
      .selectFrom("claims as c")
      .innerJoin("batches as b", "b.id", "c.batchId")
      .innerJoin("hubs as h", "h.id", "b.hubId")
      .select(["c.organizerId", "h.name as hub"])
      .where("c.id", "=", key)
      .where("c.committedAt", "is not", null)
      .executeTakeFirst();
    const column = "claims.id" as const;
    return claim && { ...claim, column, code: null, carrier: null, recalledAt: null, claims: 1 };
  }
  const parcel = await tx
    .selectFrom("parcels as p")
    .innerJoin("hubs as h", "h.id", "p.hubId")
    .select(["p.organizerId", "h.name as hub", "p.code", "p.carrier", "p.recalledAt"])
    .select((eb) =>
      eb
        .selectFrom("claims")
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .whereRef("claims.parcelId", "=", "p.id")
        .as("count"),
    )
    .where("p.code", "=", key)
    .executeTakeFirst();
  if (!parcel) return undefined;
  const { count, ...found } = parcel;
  return { ...found, column: "parcels.code" as const, claims: Number(count) };
}

const stockAround = (tx: Tx, claimIds: readonly string[]) =>
  claimIds.length === 0
    ? []
    : tx
        .selectFrom("hubStock")
        .select(["id", "fromClaimId", "givenClaimId"])
        .where((eb) =>
          eb.or([eb("fromClaimId", "in", claimIds), eb("givenClaimId", "in", claimIds)]),
        )
        .execute();
