import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import { publicWishesOf } from "../wishes/public.server";

const pageSize = 40;
const shownLately = 8;

/** Names as a Chinese list has them, by sound; ICU's own order, the same on every machine. */
const byName = sql<string>`name collate "zh-x-icu"`;

/**
 * One page of the businesses that want to be known, in the order of their names. `asked` is where the
 * page before ended; one that makes no sense is passed over, and answered as none.
 */
export async function publicBusinesses(asked = "") {
  const [slug, name] = lastOf(asked);
  const rows = await publicDb
    .selectFrom("publicBusinesses")
    .select(["id", "slug", "name", "verifiedAt", "counted"])
    .$if(name !== "", (all) =>
      all.where(sql<boolean>`(${byName}, slug) > (${name} collate "zh-x-icu", ${slug})`),
    )
    .orderBy(byName)
    .orderBy("slug")
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const counts = await countsOf(page.map(({ id }) => id));
  return {
    businesses: page.map(({ id, verifiedAt, ...business }) => ({
      ...business,
      verifiedAt: verifiedAt.toISOString(),
      granted: business.counted ? sumOf(counts.get(id), "granted") : null,
    })),
    after: name && asked,
    next: rows.length > pageSize && last ? `${last.slug}~${last.name}` : null,
  };
}

/** The addresses of all businesses that want to be known. */
export async function publishedBusinesses(): Promise<string[]> {
  const rows = await publicDb
    .selectFrom("publicBusinesses")
    .select("slug")
    .orderBy("slug")
    .execute();
  return rows.map(({ slug }) => slug);
}

/** All that a business's page shows; null where it has none, for whatever reason. */
export async function publicBusiness(slug: string) {
  if (!/^[a-z0-9-]+$/.test(slug)) return null;
  const business = await publicDb
    .selectFrom("publicBusinesses")
    .select(["id", "slug", "name", "verifiedAt", "intro", "counted"])
    .where("slug", "=", slug)
    .executeTakeFirst();
  if (!business) return null;
  const { id, verifiedAt, counted, ...said } = business;
  const [counts, wishes] = await Promise.all([countsOf([id]), grantedLately(id)]);
  const categories = counts.get(id) ?? [];
  return {
    ...said,
    verifiedAt: verifiedAt.toISOString(),
    figures: counted
      ? {
          granted: sumOf(categories, "granted"),
          onTheWay: sumOf(categories, "onTheWay"),
          categories: categories
            .filter(({ granted }) => granted > 0)
            .map(({ category, granted }) => ({ category, granted })),
        }
      : null,
    wishes,
  };
}

/** The slug and the name with which the page before ended; nothing for what no page wrote. */
function lastOf(after: string): [slug: string, name: string] {
  const [, slug, name] = /^([a-z0-9-]{1,40})~(\P{Cc}{1,80})$/u.exec(after) ?? [];
  return slug && name ? [slug, name] : ["", ""];
}

/** What each has given and is bringing, by kind, the most given first. */
async function countsOf(ids: readonly string[]) {
  const rows = ids.length
    ? await publicDb
        .selectFrom("publicBusinessCounts")
        .select(["businessId", "category", "granted", "onTheWay"])
        .where("businessId", "in", ids)
        .orderBy("granted", "desc")
        .orderBy("category")
        .execute()
    : [];
  const counted = rows.map(({ granted, onTheWay, ...row }) => ({
    ...row,
    granted: Number(granted),
    onTheWay: Number(onTheWay),
  }));
  return Map.groupBy(counted, ({ businessId }) => businessId);
}

const sumOf = <Key extends string>(rows: readonly Record<Key, number>[] | undefined, key: Key) =>
  (rows ?? []).reduce((sum, row) => sum + row[key], 0);

/** The public wishes it granted last. */
async function grantedLately(businessId: string) {
  const rows = await publicDb
    .selectFrom("publicGrants")
    .select("wishPublicId")
    .where("businessId", "=", businessId)
    .orderBy("grantedAt", "desc")
    .orderBy("wishPublicId")
    .limit(shownLately)
    .execute();
  return publicWishesOf(rows.map(({ wishPublicId }) => wishPublicId));
}
