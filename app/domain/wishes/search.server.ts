import { randomInt } from "node:crypto";
import { sql, type SelectQueryBuilder } from "kysely";
import { z } from "zod";
import type { ClaimState, DB } from "../../../db/schema";
import { databaseNow, publicDb } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { readAfter, sorts, writeAfter, type After, type Sort } from "./after";
import { dayOf, lots, ringStart } from "./ring";
import type { AgeBand } from "../privacy/birth";
import { categories } from "./input";

const pageSize = 24;

const absent = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What may be asked of the list. A value that makes no sense is passed over, not punished. */
export const searchInput = z.object({
  q: absent(z.string().trim().min(1).max(60)),
  category: absent(z.enum(categories)),
  place: absent(z.string().regex(/^\d{2,12}$/)),
  batch: absent(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  price_max: absent(z.coerce.number().int().min(1).max(1_000_000)),
  sort: z.enum(sorts).catch("fair"),
  after: absent(z.string().max(120)),
});
export type Search = z.output<typeof searchInput>;

type LiveState = Exclude<ClaimState, "confirmed" | "released" | "expired" | "cancelled">;
type Places = Map<string, { zh: string; en: string }>;

/**
 * One page of open wishes. The fair order is the rank, and within a rank a ring whose start the
 * day and a lot decide; the lot is drawn on the first page and travels in `after`, so that paging
 * neither loses nor repeats a wish while claims go on.
 */
export async function searchWishes(search: Search, options: { now?: Date; lot?: number } = {}) {
  const now = options.now ?? (await databaseNow(publicDb));
  const start: After | null =
    (search.after && readAfter(search.after, search.sort)) ||
    (search.sort === "fair"
      ? { sort: "fair", day: dayOf(now), lot: options.lot ?? randomInt(lots) }
      : null);
  const rows = await inOrder(filtered(search), search.sort, start)
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    wishes: await seen(page),
    next: rows.length > pageSize && last ? writeAfter(endOf(last, search.sort, start)) : null,
    now: now.toISOString(),
  };
}

/** A wish by its public id; "gone" when it was public once and is no more, null when it never was. */
export async function publicWish(publicId: string) {
  if (!/^[a-z0-9]{8}$/.test(publicId)) return null;
  const [wish] = await seen(await open().where("publicId", "=", publicId).execute());
  if (wish) return wish;
  const { rows } = await sql<{
    gone: boolean;
  }>`select wish_was_public(${publicId}) as gone`.execute(publicDb);
  return rows[0]?.gone ? ("gone" as const) : null;
}

/** The open wishes nearest to one that is gone: the same batch first, then its category, then near in price. */
export async function nearestWishes(publicId: string, limit = 4) {
  const rows = await open()
    .innerJoin("publicWishes as lost", (join) =>
      join.on("lost.publicId", "=", publicId).onRef("lost.id", "<>", "publicWishes.id"),
    )
    .where("publicWishes.state", "=", "open")
    .where("publicWishes.batchState", "=", "open")
    .orderBy(
      sql`(public_wishes.batch_id = lost.batch_id and public_wishes.category = lost.category)`,
      "desc",
    )
    .orderBy(sql`(public_wishes.batch_id = lost.batch_id)`, "desc")
    .orderBy(sql`(public_wishes.category = lost.category)`, "desc")
    .orderBy(sql`abs(public_wishes.price_minor - lost.price_minor)`)
    .orderBy("publicWishes.fairRank")
    .orderBy("publicWishes.id")
    .limit(limit)
    .execute();
  return seen(rows);
}

/** Every public wish of a batch in the order of its numbers. */
export async function wishesOfBatch(slug: string) {
  return seen(await open().where("batchSlug", "=", slug).orderBy("number").execute());
}

/** The newest wishes that came true, for the first page. */
export async function lately(limit: number) {
  return seen(
    await open().where("state", "=", "granted").orderBy("grantedAt", "desc").limit(limit).execute(),
  );
}

/** Public wishes by their public ids, what came true last first. */
export async function publicWishesOf(publicIds: readonly string[]) {
  if (publicIds.length === 0) return [];
  return seen(
    await open()
      .where("publicId", "in", publicIds)
      .orderBy("grantedAt", "desc")
      .orderBy("publicId")
      .execute(),
  );
}

/** What the list can be narrowed by: places and batches that have an open wish. */
export async function searchChoices() {
  const rows = await publicDb
    .selectFrom("publicWishes")
    .select(["placeCode", "batchSlug", "batchTitle", "batchNumber"])
    .distinct()
    .where("state", "=", "open")
    .where("batchState", "=", "open")
    .execute();
  const places = await placeNames(rows.map((row) => row.placeCode));
  const batches = new Map(rows.map((row) => [row.batchSlug, row.batchTitle]));
  return {
    places: [...places]
      .map(([code, name]) => ({ code, ...name }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    batches: [...batches].map(([slug, title]) => ({ slug, title })),
  };
}

const open = () => publicDb.selectFrom("publicWishes").select(columns);

const columns = [
  "publicWishes.id",
  "publicWishes.publicId",
  "publicWishes.number",
  "publicWishes.title",
  "publicWishes.category",
  "publicWishes.alias",
  "publicWishes.ageBand",
  "publicWishes.placeCode",
  "publicWishes.words",
  "publicWishes.size",
  "publicWishes.colour",
  "publicWishes.style",
  "publicWishes.priceMinor",
  "publicWishes.currency",
  "publicWishes.state",
  "publicWishes.claimState",
  "publicWishes.openedAt",
  "publicWishes.grantedAt",
  "publicWishes.closesAt",
  "publicWishes.deliverBy",
  "publicWishes.batchSlug",
  "publicWishes.batchTitle",
  "publicWishes.batchState",
  "publicWishes.organizerName",
  "publicWishes.fairRank",
  "publicWishes.ringPlace",
] as const;

type Row = Awaited<ReturnType<ReturnType<typeof open>["execute"]>>[number];
type Rows = SelectQueryBuilder<DB, "publicWishes", Row>;

function filtered(search: Search): Rows {
  let rows: Rows = open().where("state", "=", "open").where("batchState", "=", "open");
  if (search.category) rows = rows.where("category", "=", search.category);
  if (search.place) rows = rows.where("placeCode", "like", `${search.place}%`);
  if (search.batch) rows = rows.where("batchSlug", "=", search.batch);
  // The form asks in whole units of the currency; prices are kept in hundredths.
  if (search.price_max) rows = rows.where("priceMinor", "<=", BigInt(search.price_max) * 100n);
  if (search.q) {
    const like = `%${search.q.replace(/[\\%_]/g, "\\$&")}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb("title", "ilike", like),
        eb("words", "ilike", like),
        eb("style", "ilike", like),
        eb(sql<string>`number::text`, "=", search.q ?? ""),
      ]),
    );
  }
  return rows;
}

function inOrder(rows: Rows, sort: Sort, after: After | null): Rows {
  switch (sort) {
    case "newest":
      return (
        after?.sort === "newest"
          ? rows.where(
              sql<boolean>`(opened_at, id) < (to_timestamp(${after.openedAt}::numeric / 1000000), ${after.id}::uuid)`,
            )
          : rows
      )
        .orderBy("openedAt", "desc")
        .orderBy("id", "desc");
    case "price":
      return (
        after?.sort === "price"
          ? rows.where(
              sql<boolean>`(price_minor, id) > (${after.price}::bigint, ${after.id}::uuid)`,
            )
          : rows
      )
        .orderBy("priceMinor")
        .orderBy("id");
    case "fair": {
      const begins = after?.sort === "fair" ? ringStart(after.day, after.lot) : 0;
      const wrapped = sql<boolean>`(ring_place < ${begins}::integer)`;
      return (
        after?.sort === "fair" && after.id !== undefined
          ? rows.where(
              sql<boolean>`(fair_rank, ${wrapped}, ring_place, id) >
                (${after.rank}::integer, ${after.wrapped}::boolean, ${after.place}::integer, ${after.id}::uuid)`,
            )
          : rows
      )
        .orderBy("fairRank")
        .orderBy(wrapped)
        .orderBy("ringPlace")
        .orderBy("id");
    }
  }
}

function endOf(last: Row, sort: Sort, start: After | null): After {
  switch (sort) {
    case "newest":
      return { sort, openedAt: String(last.openedAt.getTime() * 1000), id: last.id };
    case "price":
      return { sort, price: last.priceMinor, id: last.id };
    case "fair": {
      const { day, lot } = start?.sort === "fair" ? start : { day: 0, lot: 0 };
      return {
        sort,
        day,
        lot,
        rank: last.fairRank,
        wrapped: last.ringPlace < ringStart(day, lot),
        place: last.ringPlace,
        id: last.id,
      };
    }
  }
}

/** Rows as pages get them; the place's names in both languages. */
async function seen(rows: Row[]) {
  const places = await placeNames(rows.map((row) => row.placeCode));
  return rows.map((row) => ({
    id: row.publicId,
    number: row.number,
    title: row.title,
    category: row.category,
    alias: row.alias,
    ageBand: row.ageBand as AgeBand | null,
    place: places.get(row.placeCode) ?? { zh: row.placeCode, en: row.placeCode },
    words: row.words || null,
    spec: [row.size, row.colour, row.style].filter(Boolean).join(" · ") || null,
    price: toWire({ minor: row.priceMinor, currency: row.currency }),
    state: row.state,
    // The view tells only how far a live claim has come.
    claim: row.claimState as LiveState | null,
    openedAt: row.openedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    deliverBy: row.deliverBy.toISOString(),
    grantedAt: row.grantedAt?.toISOString() ?? null,
    organizerName: row.organizerName,
    batch: { slug: row.batchSlug, name: row.batchTitle, state: row.batchState },
  }));
}
/** Names of places by code, the county before the township ("Qingxi County, Shibu Township"). */
export async function placeNames(codes: readonly string[]): Promise<Places> {
  if (codes.length === 0) return new Map();
  const rows = await publicDb
    .selectFrom("places as p")
    .leftJoin("places as up", "up.code", "p.parentCode")
    .select(["p.code", "p.level", "p.nameZh", "p.nameEn", "up.nameZh as upZh", "up.nameEn as upEn"])
    .where("p.code", "in", [...new Set(codes)])
    .execute();
  return new Map(
    rows.map((row) => [
      row.code,
      row.level === "township" && row.upZh
        ? { zh: `${row.upZh}${row.nameZh}`, en: `${row.nameEn}, ${row.upEn}` }
        : { zh: row.nameZh, en: row.nameEn },
    ]),
  );
}
