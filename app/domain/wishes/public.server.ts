import { sql, type RawBuilder } from "kysely";
import { publicDb } from "~/platform/db.server";
import { seen, shownClaim, wishColumns, type WishRow } from "./seen.server";

const wishes = async (from: RawBuilder<unknown>) => {
  const { rows } = await sql<WishRow>`select ${wishColumns} ${from}`.execute(publicDb);
  return rows.map(seen);
};

/** A wish by its public id; "gone" when it was public once and is no more, null when it never was. */
export async function publicWish(publicId: string) {
  if (!/^[a-z0-9]{8}$/.test(publicId)) return null;
  const [[wish], { rows }] = await Promise.all([
    wishes(sql`from public_wishes w where w.public_id = ${publicId}`),
    sql<{ was: boolean }>`select wish_was_public(${publicId}) as was`.execute(publicDb),
  ]);
  if (wish) return wish;
  return rows[0]?.was ? ("gone" as const) : null;
}

/**
 * The open wishes nearest to one that is gone: the same batch first, then its category, then near in
 * price. Looked for among the first of its batch, and among those of its category just below and
 * just above its price; once, and not anew for each wish, as a database plans that does not know yet
 * how many there are.
 */
export function nearestWishes(publicId: string, limit = 4) {
  const open = sql`w.state = 'open' and w.offered and w.batch_state = 'open' and w.id <> lost.id`;
  const alike = (way: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
    (select w.id from public_wishes w where ${open} and w.category = lost.category and ${way}
     order by ${order} limit ${limit})`;
  return wishes(sql`
    from (
      with lost as materialized (
        select id, batch_id, category, price_minor from public_wishes where public_id = ${publicId}
      ), near as materialized (
        select near.id, lost.batch_id, lost.category, lost.price_minor from lost cross join lateral (
          (select w.id from public_wishes w where w.batch_id = lost.batch_id and ${open} limit 200)
          union ${alike(sql`w.price_minor >= lost.price_minor`, sql`w.price_minor, w.id`)}
          union ${alike(sql`w.price_minor < lost.price_minor`, sql`w.price_minor desc, w.id desc`)}
        ) near
      )
      select * from near
    ) near
    join public_wishes w on w.id = near.id
    order by (w.batch_id = near.batch_id and w.category = near.category) desc,
      (w.batch_id = near.batch_id) desc, (w.category = near.category) desc,
      abs(w.price_minor - near.price_minor), w.fair_rank, w.id
    limit ${limit}`);
}

/** Every public wish of a batch in the order of its numbers. */
export const wishesOfBatch = (slug: string) =>
  wishes(
    sql`from public_wishes w where w.batch_id = (select id from public_batches where slug = ${slug})
      order by w.number`,
  );

/** How many wishes are hung beside one another where a batch is not shown whole. */
const beside = 12;

/**
 * The wishes hung beside one in its batch, in the order of their numbers, and how many of the whole
 * batch there are and wait, with the days it gives to send what is claimed.
 */
export async function besides(publicId: string) {
  const { rows } = await sql<
    Pick<WishRow, "id" | "number" | "title" | "state" | "claim"> & { commitDays: number }
  >`
    select w.public_id as id, w.number, w.title, w.state, w.claim_state as claim,
      b.commit_days as "commitDays"
    from public_wishes one join public_wishes w on w.batch_id = one.batch_id
    join public_batches b on b.id = one.batch_id
    where one.public_id = ${publicId} order by w.number`.execute(publicDb);
  const place = rows.findIndex(({ id }) => id === publicId);
  const first = Math.max(0, Math.min(place - beside / 2, rows.length - beside));
  return {
    all: rows.length,
    waiting: rows.filter(({ state }) => state === "open").length,
    commitDays: rows[0]?.commitDays ?? 0,
    wishes: rows
      .slice(first, first + beside)
      .map(({ commitDays: _, ...wish }) => ({ ...wish, claim: shownClaim(wish.claim) })),
  };
}

/** The wishes that came true last. */
export const lately = (limit: number) =>
  wishes(
    sql`from public_wishes w where w.state = 'granted' order by w.granted_at desc, w.id desc limit ${limit}`,
  );

/** Public wishes by their public ids, what came true last first. */
export const publicWishesOf = (publicIds: readonly string[]) =>
  wishes(
    sql`from public_wishes w where w.public_id = any (${publicIds}::text[])
      order by w.granted_at desc nulls last, w.public_id`,
  );

/** How many wishes wait, are on their way and came true; counted as far as `upTo`, and one more. */
export async function figures(upTo: number) {
  const count = (condition: RawBuilder<unknown>) =>
    sql`(select count(*)::integer from (select from public_wishes w where ${condition} limit ${upTo + 1}) counted)`;
  const { rows } = await sql<{ waiting: number; taken: number; granted: number }>`select
    ${count(sql`w.state = 'open' and w.offered and w.batch_state = 'open'`)} as waiting,
    ${count(sql`w.state = 'taken'`)} as taken, ${count(sql`w.state = 'granted'`)} as granted`.execute(
    publicDb,
  );
  return rows[0]!;
}
