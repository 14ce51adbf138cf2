import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import {
  lately,
  nearestWishes,
  placeNames,
  publicWish,
  searchInput,
  searchWishes,
  wishesOfBatch,
} from "../wishes/search.server";

const counted = (condition: string) =>
  sql<bigint>`count(w.id) filter (where ${sql.raw(condition)})`;

const columns = [
  "b.slug",
  "b.number",
  "b.title",
  "b.intro",
  "b.placeCode",
  "b.state",
  "b.openedAt",
  "b.closesAt",
  "b.deliverBy",
  "b.cap",
  "b.programmeTitle",
  "b.organizerName",
] as const;

const batches = () =>
  publicDb
    .selectFrom("publicBatches as b")
    .leftJoin("publicWishes as w", "w.batchId", "b.id")
    .select([
      ...columns,
      counted("w.state = 'open'").as("open"),
      counted("w.claim_state = 'held'").as("held"),
      counted("w.claim_state = 'committed'").as("taken"),
      counted("w.claim_state in ('sent', 'received', 'delivered')").as("sent"),
      counted("w.state = 'granted'").as("granted"),
    ])
    .groupBy(columns);

type Row = Awaited<ReturnType<ReturnType<typeof batches>["execute"]>>[number];

/** Every public batch, the open ones first, then the newest. */
export async function publicBatches() {
  const rows = await batches()
    .orderBy(sql`(b.state = 'open')`, "desc")
    .orderBy("b.openedAt", "desc")
    .execute();
  return seen(rows);
}

/** A public batch by its slug. */
export async function publicBatch(slug: string) {
  const [batch] = await seen(await batches().where("b.slug", "=", slug).execute());
  return batch ?? null;
}

/** All that a wish's page shows; "gone" when it was public once and is no more, null when it never was. */
export async function wishPage(publicId: string) {
  const wish = await publicWish(publicId);
  if (wish === null || wish === "gone") return wish;
  const [nearest, siblings, photo, by] = await Promise.all([
    nearestWishes(publicId),
    wishesOfBatch(wish.batch.slug),
    publicDb
      .selectFrom("publicPhotos")
      .select(["id", "width", "height"])
      .where("wishPublicId", "=", publicId)
      .executeTakeFirst(),
    wish.state === "granted" ? grantedBy(publicId) : null,
  ]);
  return {
    wish,
    nearest,
    siblings: siblings.map(({ id, number, state, claim }) => ({ id, number, state, claim })),
    by: by ?? null,
    photo: photo ? { ...photo, src: `/photos/${photo.id}` } : null,
  };
}

/** The business that granted a wish, where it wants to be named; a person never is. */
const grantedBy = (publicId: string) =>
  publicDb
    .selectFrom("publicGrants")
    .select(["slug", "name"])
    .where("wishPublicId", "=", publicId)
    .executeTakeFirst();

/** What the first page shows: some wishes in the fair order, open batches, what just came true. */
export async function firstPage() {
  const [{ wishes }, batches, counts, granted] = await Promise.all([
    searchWishes(searchInput.parse({})),
    publicBatches(),
    figures(),
    lately(4),
  ]);
  return {
    wishes: wishes.slice(0, 8),
    batches: batches.filter(({ state }) => state === "open").slice(0, 4),
    counts,
    granted,
  };
}

/** What can be proved of everything that was ever posted here: counted, not remembered. */
async function figures() {
  const { rows } = await sql<{ waiting: bigint; taken: bigint; granted: bigint }>`
    select count(*) filter (where state = 'open' and batch_state = 'open') as waiting,
      count(*) filter (where state = 'taken') as taken,
      count(*) filter (where state = 'granted') as granted
    from public_wishes`.execute(publicDb);
  const [row] = rows;
  return {
    waiting: Number(row?.waiting ?? 0),
    taken: Number(row?.taken ?? 0),
    granted: Number(row?.granted ?? 0),
  };
}

async function seen(rows: Row[]) {
  const places = await placeNames(rows.map((row) => row.placeCode));
  return rows.map((row) => ({
    slug: row.slug,
    number: row.number,
    name: row.title,
    lead: row.intro || null,
    place: places.get(row.placeCode) ?? { zh: row.placeCode, en: row.placeCode },
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    deliverBy: row.deliverBy.toISOString(),
    cap: row.cap,
    programme: row.programmeTitle,
    organizer: row.organizerName,
    counts: {
      open: Number(row.open),
      held: Number(row.held),
      taken: Number(row.taken),
      sent: Number(row.sent),
      granted: Number(row.granted),
    },
  }));
}
