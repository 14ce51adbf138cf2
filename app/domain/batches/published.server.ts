import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";

/** Every public wish has an id of these; a part of the whole is what begins alike. */
const prefix = /^[a-z0-9]{0,2}$/;
const atOnce = 1000;

/** How many wishes can be named in one part of the sitemap: 50,000 addresses in two languages. */
export const mostInPart = 25_000;

/**
 * The beginnings by which the public wishes fall into parts of 25,000 at most: none at all, one
 * character or two. Ids are drawn, so parts are about even; beyond fifteen million the split would
 * need a third.
 */
export async function partsOfWishes(most = mostInPart): Promise<string[]> {
  const rows = await publicDb
    .selectFrom("publicWishes")
    .select([sql<string>`left(public_id, 2)`.as("start"), sql<bigint>`count(*)`.as("wishes")])
    .groupBy(sql`1`)
    .execute();
  for (const length of [0, 1, 2]) {
    const parts = new Map<string, number>();
    for (const { start, wishes } of rows) {
      const part = start.slice(0, length);
      parts.set(part, (parts.get(part) ?? 0) + Number(wishes));
    }
    if (length === 2 || [...parts.values()].every((wishes) => wishes <= most))
      return [...parts.keys()].sort();
  }
  return [];
}

/** The public wishes whose ids begin so, some at a time; `changed` is when it was posted or came true. */
export async function* publishedWishes(
  start: string,
): AsyncGenerator<{ id: string; changed: string }[]> {
  if (!prefix.test(start)) return;
  let after = "";
  for (;;) {
    const rows = await publicDb
      .selectFrom("publicWishes")
      .select(["publicId", "openedAt", "grantedAt"])
      .where("publicId", ">", after)
      .where("publicId", "like", `${start}%`)
      .orderBy("publicId")
      .limit(atOnce)
      .execute();
    if (rows.length > 0)
      yield rows.map(({ publicId, openedAt, grantedAt }) => ({
        id: publicId,
        changed: (grantedAt ?? openedAt).toISOString(),
      }));
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.publicId;
  }
}

/** When each public batch last changed: it was posted, one of its wishes came true, or it closed. */
export async function publishedBatches(): Promise<{ slug: string; changed: string }[]> {
  const rows = await publicDb
    .selectFrom("publicBatches as b")
    .leftJoin("publicWishes as w", "w.batchId", "b.id")
    .select([
      "b.slug",
      sql<Date>`greatest(b.opened_at, max(w.granted_at),
        case when b.state <> 'open' and b.closes_at <= statement_timestamp() then b.closes_at end)`.as(
        "changed",
      ),
    ])
    .groupBy(["b.id", "b.slug", "b.openedAt", "b.closesAt", "b.state"])
    .orderBy("b.slug")
    .execute();
  return rows.map(({ slug, changed }) => ({ slug, changed: changed.toISOString() }));
}
