import { createHash, randomInt } from "node:crypto";
import { sql, type Updateable } from "kysely";
import type { Wishes } from "../../../db/schema";
import type { Money } from "~/platform/money";
import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { openChildren } from "../privacy/rows.server";
import { aliasTells, drawAlias } from "./aliases";
import type { WishInput } from "./input";
import { wishLife } from "./life";

/** A wish, held until the transaction ends; undefined when it isn't there. */
export const lockWish = (tx: Tx, wishId: string) =>
  tx.selectFrom("wishes").selectAll().where("id", "=", wishId).forUpdate().executeTakeFirst();
export type WishRow = NonNullable<Awaited<ReturnType<typeof lockWish>>>;

/** Wishes by id, held in the order of their ids so that two who lock many never wait crosswise. */
export const lockWishes = (tx: Tx, wishIds: readonly string[]) =>
  tx
    .selectFrom("wishes")
    .selectAll()
    .where("id", "in", wishIds.length > 0 ? wishIds : [null as unknown as string])
    .orderBy("id")
    .forUpdate()
    .execute();

export type NewWish = {
  batch: { id: string; organizerId: string };
  childId: string;
  authorId: string;
  wish: WishInput;
};

/**
 * Writes a draft, numbered next in its batch, with the alias given or one drawn. Refuses an alias
 * that tells the name and the same thing twice for one child.
 */
export async function insertWish(tx: Tx, now: Date, { batch, childId, authorId, wish }: NewWish) {
  await tx.selectFrom("batches").select("id").where("id", "=", batch.id).forUpdate().execute();
  const { price, ...texts } = wish;
  await refuseDouble(tx, batch.id, childId, texts);
  const alias = await aliasFor(tx, batch.id, childId, wish.alias);
  return tx
    .insertInto("wishes")
    .values({
      ...texts,
      alias,
      ...pricedAt(price),
      organizerId: batch.organizerId,
      batchId: batch.id,
      childId,
      publicId: newPublicId(),
      number: sql<number>`coalesce((select max(number) from wishes where batch_id = ${batch.id}), 0) + 1`,
      authorIds: [authorId],
      ringPlace: randomInt(2 ** 31 - 1),
      recordedAt: now,
    })
    .returning(["id", "number", "alias", "publicId", "organizerId"])
    .executeTakeFirstOrThrow();
}

const pricedAt = ({ minor, currency }: Money) => ({ priceMinor: minor, currency });

async function refuseDouble(
  tx: Tx,
  batchId: string,
  childId: string,
  { title, size }: { title: string; size: string },
) {
  const before = await tx
    .selectFrom("wishes")
    .select("id")
    .where("batchId", "=", batchId)
    .where("childId", "=", childId)
    .where("title", "=", title)
    .where("size", "=", size)
    .where("state", "<>", "withdrawn")
    .executeTakeFirst();
  if (before) throw new Refusal("wish_doubled", "title");
}

/** A child keeps one alias through its batch; a given one is held against the sealed name. */
async function aliasFor(tx: Tx, batchId: string, childId: string, given: string) {
  const legalName =
    (await openChildren(tx, [childId], ["legalName"])).get(childId)?.legalName ?? "";
  if (given) {
    if (aliasTells(given, legalName)) throw new Refusal("alias_tells_name", "alias");
    return given;
  }
  const used = await tx
    .selectFrom("wishes")
    .select(["alias", "childId"])
    .where("batchId", "=", batchId)
    .execute();
  const own = used.find((wish) => wish.childId === childId);
  return (
    own?.alias ??
    drawAlias(legalName, new Set(used.map(({ alias }) => alias)), pickFor(batchId, used.length))
  );
}

/** Draws by the batch and how far it has come, never by the child; a preview draws what is imported. */
const pickFor = (batchId: string, place: number) => (below: number) =>
  createHash("sha256").update(`${batchId}:${place}`).digest().readUInt32BE() % below;

/** Refuses an alias that is part of the name of the child it stands for. */
export async function refuseTellingAlias(tx: Tx, childId: string, alias: string): Promise<void> {
  const legalName = (await openChildren(tx, [childId], ["legalName"])).get(childId)?.legalName;
  if (legalName && aliasTells(alias, legalName)) throw new Refusal("alias_tells_name", "alias");
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const newPublicId = () =>
  Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("");

export const changeWish = (tx: Tx, wishId: string, set: Updateable<Wishes>) =>
  tx.updateTable("wishes").set(set).where("id", "=", wishId).execute();

export const dropDraft = (tx: Tx, wishId: string) =>
  tx.deleteFrom("wishes").where("id", "=", wishId).where("state", "=", "draft").execute();

/** Forgets the drafts of a child that is erased. */
export const dropDraftsOf = (tx: Tx, childId: string) =>
  tx.deleteFrom("wishes").where("childId", "=", childId).where("state", "=", "draft").execute();

/** Ends every wish of a child that can still be ended; returns the ids. */
export async function withdrawWishesOf(
  tx: Tx,
  now: Date,
  childId: string,
  reason: string,
): Promise<string[]> {
  const ended = await tx
    .updateTable("wishes")
    .set({ state: "withdrawn", withdrawnAt: now, withdrawnReason: reason })
    .where("childId", "=", childId)
    .where("state", "in", wishLife.steps.withdraw.from)
    .returning("id")
    .execute();
  return ended.map(({ id }) => id);
}

/** Whether a consent that a second person approved still keeps this child's wishes. */
export async function isCollected(tx: Tx, childId: string): Promise<boolean> {
  const { rows } = await sql<{ until: Date | null }>`
    select consent_lease(${childId}, 'collect') as until`.execute(tx);
  return Boolean(rows[0]?.until);
}

export async function rankWishes(tx: Tx, ids: readonly string[], fairRank: number) {
  await tx.updateTable("wishes").set({ fairRank }).where("id", "in", ids).execute();
}

export type WishShown = {
  id: string;
  publicPlaceCode: string;
  publicAgeBand: string | null;
};

/** Writes what is shown of place and age, and opens those that were only approved. */
export async function showWishes(
  tx: Tx,
  wishes: readonly WishShown[],
  opening: { now: Date; fairRank: number },
): Promise<number> {
  if (wishes.length === 0) return 0;
  const { rows } = await sql<{ opened: boolean }>`
    update wishes w set public_place_code = v.place, public_age_band = v.band,
      state = case when w.state = 'approved' then 'open' else w.state end,
      opened_at = coalesce(w.opened_at, ${opening.now}),
      fair_rank = case when w.state = 'approved' then ${opening.fairRank} else w.fair_rank end
    from unnest(${wishes.map(({ id }) => id)}::uuid[], ${wishes.map((wish) => wish.publicPlaceCode)}::text[],
      ${wishes.map((wish) => wish.publicAgeBand)}::text[]) as v (id, place, band)
    where w.id = v.id
    returning w.opened_at = ${opening.now} as opened`.execute(tx);
  return rows.filter(({ opened }) => opened).length;
}
