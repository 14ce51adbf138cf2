import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import type { BatchState } from "../../../db/schema";
import { publicDb } from "~/platform/db.server";
import { besides, figures, lately, nearestWishes, publicWish } from "../wishes/public.server";
import { fairest } from "../wishes/search.server";

const pageSize = 24;

type Row = {
  rowId: string;
  slug: string;
  number: number;
  title: string;
  intro: string;
  placeZh: string;
  placeEn: string;
  state: BatchState;
  openedAt: Date;
  openedMicros: string;
  closesAt: Date;
  deliverBy: Date;
  cap: number;
  commitDays: number;
  programmeTitle: string;
  organizerName: string;
  open: number;
  held: number;
  taken: number;
  sent: number;
  granted: number;
};

/** Batches with how their wishes stand; only the wishes of those that `from` picks are counted. */
async function batches(from: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select b.id as "rowId", b.slug, b.number, b.title, b.intro, b.place_zh as "placeZh", b.place_en as "placeEn",
      b.state, b.opened_at as "openedAt", (extract(epoch from b.opened_at) * 1000000)::bigint::text as "openedMicros",
      b.closes_at as "closesAt", b.deliver_by as "deliverBy", b.cap, b.commit_days as "commitDays", b.programme_title as "programmeTitle",
      b.organizer_name as "organizerName", counts.*
    from (${from}) b
    cross join lateral (
      select count(*) filter (where w.state = 'open')::integer as "open",
        count(*) filter (where w.claim_state = 'held')::integer as "held",
        count(*) filter (where w.claim_state = 'committed')::integer as "taken",
        count(*) filter (where w.claim_state in ('sent', 'received', 'delivered'))::integer as "sent",
        count(*) filter (where w.state = 'granted')::integer as "granted"
      from public_wishes w where w.batch_id = b.id
    ) counts
    order by (b.state = 'open') desc, b.opened_at desc, b.id desc`.execute(publicDb);
  return rows;
}

const shownOrder = sql`order by (b.state = 'open') desc, b.opened_at desc, b.id desc`;
const moment = (micros: string) =>
  sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond')`;

const after = z.tuple([z.enum(["0", "1"]), z.string().regex(/^\d{1,17}$/), z.uuid()]);

/**
 * A page of the public batches, of one state or all: the open ones first, then the newest. What makes
 * no sense starts at the first.
 */
export async function publicBatches(asked?: string | null, state?: BatchState) {
  const { data: start } = after.safeParse(asked?.split("."));
  const beyond = start
    ? sql`((b.state = 'open'), b.opened_at, b.id) <
        (${start[0]}::integer::boolean, ${moment(start[1])}, ${start[2]}::uuid)`
    : sql`true`;
  const alike = state ? sql`b.state = ${state}` : sql`true`;
  const rows = await batches(
    sql`select b.* from public_batches b where ${beyond} and ${alike} ${shownOrder} limit ${pageSize + 1}`,
  );
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const next = last && [last.state === "open" ? 1 : 0, last.openedMicros, last.rowId].join(".");
  return { batches: page.map(seen), next: rows.length > pageSize ? (next ?? null) : null };
}

/** A public batch by its slug. */
export async function publicBatch(slug: string) {
  const [batch] = await batches(sql`select b.* from public_batches b where b.slug = ${slug}`);
  return batch ? seen(batch) : null;
}

/** All that a wish's page shows; "gone" when it was public once and is no more, null when it never was. */
export async function wishPage(publicId: string) {
  const [wish, nearest, hung, by] = await Promise.all([
    publicWish(publicId),
    nearestWishes(publicId),
    besides(publicId),
    grantedBy(publicId),
  ]);
  if (wish === null || wish === "gone") return wish;
  return { wish, nearest, hung, by: by ?? null, photo: wish.photo };
}

/** The business that granted a wish, where it wants to be named; a person never is. */
const grantedBy = (publicId: string) =>
  publicDb
    .selectFrom("publicGrants")
    .select(["slug", "name"])
    .where("wishPublicId", "=", publicId)
    .executeTakeFirst();

/** As far as the first page counts; beyond it says "more than". */
const figuresUpTo = 10_000;

/** What the first page shows: some wishes in the fair order, open batches, what just came true. */
export async function firstPage(lot?: number) {
  const [wishes, rows, counts, granted] = await Promise.all([
    fairest(8, { lot }),
    batches(sql`select b.* from public_batches b where b.state = 'open' ${shownOrder} limit 4`),
    figures(figuresUpTo),
    lately(4),
  ]);
  return { wishes, batches: rows.map(seen), counts, upTo: figuresUpTo, granted };
}

const seen = (row: Row) => ({
  slug: row.slug,
  number: row.number,
  name: row.title,
  lead: row.intro || null,
  place: { zh: row.placeZh, en: row.placeEn },
  state: row.state,
  openedAt: row.openedAt.toISOString(),
  closesAt: row.closesAt.toISOString(),
  deliverBy: row.deliverBy.toISOString(),
  cap: row.cap,
  commitDays: row.commitDays,
  programme: row.programmeTitle,
  organizer: row.organizerName,
  counts: {
    open: row.open,
    held: row.held,
    taken: row.taken,
    sent: row.sent,
    granted: row.granted,
  },
});
