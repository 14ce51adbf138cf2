import { z } from "zod";
import type { Actor } from "../actor";
import { localOf } from "../batches/times";
import { lateParcelDays } from "../claims/life";
import { query } from "../door.server";
import { gifts, iso, toWire, type GiftRow } from "./gifts.server";
import { mayAccept, mayCheckIn } from "./may";

const staffOnly = ({ actor }: { actor: Actor }) => actor.kind === "person";
const day = 24 * 60 * 60_000;

/** What the hub waits for, what came in today, and the one parcel or gift that is looked for. */
export const hubBoard = query("deliveries.hub", {
  input: z.object({}),
  may: staffOnly,
  async read({ tx, now, actor }) {
    const expected = await gifts(tx)
      .where((eb) =>
        eb.or([
          eb("claims.state", "=", "sent"),
          eb.and([eb("claims.state", "=", "committed"), eb("claims.way", "=", "bring")]),
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
    const mine = (row: GiftRow) => mayCheckIn(actor, row);
    const today = (row: GiftRow) =>
      row.receivedAt &&
      localOf(row.receivedAt, row.timeZone).slice(0, 10) ===
        localOf(now, row.timeZone).slice(0, 10);
    const lateBefore = now.getTime() - lateParcelDays * day;
    return {
      parcels: parcelsOf(expected.filter((row) => mine(row) && row.code)),
      brought: expected.filter((row) => mine(row) && !row.code).map(toWire),
      today: received.filter((row) => mine(row) && today(row)).map(toWire),
      late: expected.filter(
        (row) => mine(row) && row.code && (row.dueAt?.getTime() ?? 0) < lateBefore,
      ).length,
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

/** A parcel by its code, or one gift by its claim: what should be in it. */
export const parcelAtHub = query("deliveries.parcel", {
  input: z.object({ key: z.string().max(60) }),
  subject: async ({ tx }, { key }) => {
    const byClaim = z.uuid().safeParse(key).success;
    const rows = await gifts(tx)
      .where(byClaim ? "claims.id" : "parcels.code", "=", key)
      .orderBy("wishes.number")
      .execute();
    const organizerId = rows[0]?.organizerId;
    return organizerId ? { organizerId, rows } : undefined;
  },
  may: ({ actor }, parcel) => mayCheckIn(actor, parcel),
  read: ({ actor, now }, { key }, { organizerId, rows }) =>
    Promise.resolve({
      key,
      substitutes: mayAccept(actor, { organizerId }),
      nextWeek: localOf(new Date(now.getTime() + 7 * day), rows[0]?.timeZone ?? "UTC").slice(0, 10),
      carrier: rows[0]?.code ? rows[0].carrier : null,
      code: rows[0]?.code ?? null,
      waiting: rows.filter(({ state }) => state === "sent" || state === "committed").map(toWire),
      done: rows.filter(({ state }) => state !== "sent" && state !== "committed").map(toWire),
    }),
});
