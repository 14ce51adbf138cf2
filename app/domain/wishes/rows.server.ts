import { randomInt, randomUUID } from "node:crypto";
import { sql, type Updateable } from "kysely";
import type { Wishes } from "../../../db/schema";
import type { Money } from "~/platform/money";
import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { openChildren } from "../privacy/rows.server";
import { aliases, aliasesOfRound, aliasTells, drawAlias } from "./aliases";
import { textFields, type TextField, type WishInput } from "./input";
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

export type NewWishes = {
  childId: string;
  /** Who put a word in them, and therefore never approves them. */
  authorIds: readonly string[];
  wishes: readonly WishInput[];
  /** The child's own name, where whoever asks has it at hand; else it is opened. */
  legalName?: string;
};
type IntoBatch = { id: string; organizerId: string };
export type InsertedWish = {
  id: string;
  number: number;
  alias: string;
  publicId: string;
  organizerId: string;
};

/**
 * Writes a draft, numbered next in its batch, with the alias given or one drawn. Refuses an alias
 * that tells the name and the same thing twice for one child.
 */
export async function insertWish(
  tx: Tx,
  now: Date,
  batch: IntoBatch,
  { wish, ...of }: Omit<NewWishes, "wishes"> & { wish: WishInput },
): Promise<InsertedWish> {
  const [written] = await insertWishes(tx, now, batch, [{ ...of, wishes: [wish] }]);
  if (written instanceof Refusal) throw written;
  return written![0]!;
}

/**
 * Writes drafts of many children as `insertWish` does, in their order. What comes together is
 * written together or not at all; of each it tells what it became or why not.
 */
export async function insertWishes(
  tx: Tx,
  now: Date,
  batch: IntoBatch,
  all: readonly NewWishes[],
): Promise<(InsertedWish[] | Refusal)[]> {
  if (all.length === 0) return [];
  await tx.selectFrom("batches").select("id").where("id", "=", batch.id).forUpdate().execute();
  const last = await tx
    .selectFrom("wishes")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("batchId", "=", batch.id)
    .executeTakeFirst();
  const fit = await fitting(tx, batch.id, all);
  let number = last?.number ?? 0;
  const rows: object[] = [];
  const written = all.map((of) => {
    const refused = fit.refuse(of);
    if (refused) return refused;
    return of.wishes.map((wish) => {
      number += 1;
      const alias = fit.alias(of.childId, wish);
      const row = { id: randomUUID(), number, publicId: newPublicId(), alias };
      const ring = randomInt(2 ** 31 - 1);
      const { price, ...texts } = wish;
      rows.push({
        ...texts,
        ...{ id: row.id, number, alias, public_id: row.publicId, child_id: of.childId, ring },
        ...{ price: price.minor.toString(), currency: price.currency, authors: of.authorIds },
      });
      return { ...row, organizerId: batch.organizerId };
    });
  });
  await sql`insert into wishes (id, public_id, organizer_id, batch_id, child_id, number, category, title, words, size,
      colour, style, price_minor, currency, alias, author_ids, ring_place, recorded_at)
    select v.id, v.public_id, ${batch.organizerId}, ${batch.id}, v.child_id, v.number, v.category, v.title, v.words,
      v.size, v.colour, v.style, v.price, v.currency, v.alias, v.authors, v.ring, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as v (id uuid, public_id text, child_id uuid, number int,
      category wish_category, title text, words text, size text, colour text, style text, price bigint, currency text,
      alias text, authors uuid[], ring int)`.execute(tx);
  return written;
}

const pricedAt = ({ minor, currency }: Money) => ({ priceMinor: minor, currency });

const keyOfThing = (childId: string, { title, size }: { title: string; size: string }) =>
  `${childId}\n${title}\n${size}`;

/** What new wishes must fit in with: the things their children have in the batch, and aliases. */
async function fitting(tx: Tx, batchId: string, all: readonly NewWishes[]) {
  const before = await tx
    .selectFrom("wishes")
    .select(["childId", "title", "size", "alias", "state"])
    .where("batchId", "=", batchId)
    .where("childId", "in", [...new Set(all.map(({ childId }) => childId))])
    .orderBy("number")
    .execute();
  const things = new Set(
    before.filter(({ state }) => state !== "withdrawn").map((one) => keyOfThing(one.childId, one)),
  );
  const own = new Map(before.map(({ childId, alias }) => [childId, alias]).reverse() as Pairs);
  const names = await namesOf(tx, all);
  const drawn = await freeAliases(tx, batchId, all.length);

  return {
    /** Why they can't be written; otherwise their things are the child's from here on. */
    refuse({ childId, wishes }: NewWishes): Refusal | undefined {
      const own = wishes.map((wish) => keyOfThing(childId, wish));
      if (own.some((thing, at) => things.has(thing) || own.indexOf(thing) !== at)) {
        return new Refusal("wish_doubled", "title");
      }
      const name = names.get(childId) ?? "";
      if (wishes.some(({ alias }) => alias && aliasTells(alias, name))) {
        return new Refusal("alias_tells_name", "alias");
      }
      own.forEach((thing) => things.add(thing));
      return undefined;
    },
    /** The alias given, or the one that the child keeps through its batch. */
    alias(childId: string, wish: WishInput): string {
      const alias =
        wish.alias ||
        own.get(childId) ||
        drawAlias(names.get(childId) ?? "", drawn.used, (below) => randomInt(below), drawn.round);
      drawn.used.add(alias);
      if (!own.has(childId)) own.set(childId, alias);
      return alias;
    },
  };
}
type Pairs = [string, string][];

async function namesOf(tx: Tx, all: readonly NewWishes[]) {
  const told = all.flatMap(({ childId, legalName }) =>
    legalName === undefined ? [] : [[childId, legalName] as const],
  );
  const unknown = all.filter(({ legalName }) => legalName === undefined);
  const opened = await openChildren(
    tx,
    unknown.map(({ childId }) => childId),
    ["legalName"],
  );
  const found = [...opened].map(([childId, record]) => [childId, record.legalName ?? ""] as const);
  return new Map([...told, ...found]);
}

/** In which round of the list `count` more aliases are drawn, and which of them are used there. */
async function freeAliases(tx: Tx, batchId: string, count: number) {
  const { rows } = await sql<{ aliases: number }>`
    select count(distinct alias)::int as aliases from wishes where batch_id = ${batchId}`.execute(
    tx,
  );
  const round = Math.max(1, Math.floor((rows[0]?.aliases ?? 0) / aliases.length));
  const rounds = Array.from(
    { length: 3 + Math.ceil(count / aliases.length) },
    (_, at) => round + at,
  );
  const used = await tx
    .selectFrom("wishes")
    .select("alias")
    .distinct()
    .where("batchId", "=", batchId)
    .where("alias", "=", sql<string>`any (${rounds.flatMap(aliasesOfRound)}::text[])`)
    .execute();
  return { round, used: new Set(used.map(({ alias }) => alias)) };
}

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

/** Who put a word in is an author of it, and no longer one who may approve it. */
export const withAuthors = (wish: WishRow, added: readonly string[]) => [
  ...new Set([...wish.authorIds, ...added]),
];

/** A changed text is a new draft: whoever approved the old one approved only that. */
export const asDraft = (wish: WishRow): Updateable<Wishes> =>
  wish.state === "approved"
    ? { state: wishLife.next("sendBack", wish.state), approvedBy: null, approvedAt: null }
    : {};

/**
 * Corrects a wish. A price needs no new review; a text goes back to be read, and what donors can
 * see already keeps its text. An empty alias leaves the one it has.
 */
export async function reviseWishRow(
  tx: Tx,
  wish: WishRow,
  { price, alias: typed, category, ...texts }: WishInput,
  authorIds: readonly string[],
): Promise<void> {
  const alias = typed || wish.alias;
  const changed: TextField[] = textFields.filter(
    (field) => ({ ...texts, alias })[field] !== wish[field],
  );
  const isPublic = wish.state !== "draft" && wish.state !== "approved";
  if (isPublic && (changed.length > 0 || category !== wish.category)) {
    throw new Refusal("wish_text_is_public", changed[0] ?? "category");
  }
  if (changed.includes("alias")) await refuseTellingAlias(tx, wish.childId, alias);
  await changeWish(tx, wish.id, {
    ...pricedAt(price),
    category,
    ...(changed.length > 0 && {
      ...texts,
      alias,
      ...asDraft(wish),
      authorIds: withAuthors(wish, authorIds),
      sentBackNote: "",
    }),
  });
}

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
