import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { plainAmount, toWire } from "~/platform/money";
import { hasRole, roles, serves } from "../actor";
import { mayKeepBatches } from "../batches/may";
import { query } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { mayOpenRecords } from "../privacy/may";
import { mostAtOnce, textOfNumbers } from "../wishes/numbers";
import type { Category } from "../wishes/input";
import {
  boardInput,
  boardMarks,
  boardSteps,
  type BoardLook,
  type BoardMark,
  type BoardSort,
  type BoardStep,
  type ClaimKind,
} from "./board-input";
import { lateParcelDays, type ClaimState } from "./life";
import type { ClaimWay } from "./input";
import { numbersSaid } from "./numbers-said";

/** How many wishes a page of the board shows. */
export const boardPage = 50;

/** The batch a board is of; who serves its organizer may look. */
export const boardSubject = ({ tx }: { tx: Tx }, { slug }: { slug: string }) =>
  tx
    .selectFrom("batches as b")
    .innerJoin("programmes as p", "p.id", "b.programmeId")
    .selectAll("b")
    .select(["p.title as programme", "p.slug as programmeSlug"])
    .where("b.slug", "=", slug)
    .executeTakeFirst();

type Batch = { id: string; organizerId: string };

/**
 * Every wish of a batch with its live claim, the step it stands at and its marks, as a table to
 * select from. A text waits for a consent first; a wish that was promised waits for its thing; what a
 * witness says differs waits for a coordinator.
 * Each wish looks its claim up: what row-level security adds misleads the planner into comparing all with all.
 */
const standing = ({ id, organizerId }: Batch, now: Date) => sql`(
  select w.id, w.child_id, w.number, w.category, w.title, w.words, w.size, w.colour, w.style, w.alias,
    w.price_minor, w.currency, w.state, w.public_place_code, w.public_age_band,
    w.hidden_at is null and coalesce(w.publish_until > ${now}, false)
      and w.state in ('open', 'taken', 'granted') as shown,
    t.code as place, t.name_zh, t.name_en,
    c.id as claim_id, c.state as claim_state, c.way, c.held_until, c.due_at, c.bring_on, c.sent_at,
    c.received_at, c.delivered_at, c.confirmed_at,
    (select o.name from organizations o where o.id = c.organization_id) as business,
    case when c.id is null then null when c.organization_id is not null then (
        select case when o.kind = 'fund' then 'fund' else 'business' end from organizations o where o.id = c.organization_id)
      when c.person_id is not null then 'person' when c.recorded_by is not null then 'recorded' else 'guest' end as kind,
    case when w.state = 'draft' then case when w.sent_back_note <> '' then 'sentBack'
        when w.child_id in (select s.child_id from consents s where s.organizer_id = ${organizerId} and s.state = 'given'
          and s.approved_by is not null and 'collect' = any (s.scopes)) then 'text' else 'consent' end
      when w.state in ('approved', 'open') and coalesce(w.publish_until <= ${now}, true) then 'notPublic'
      when w.state = 'approved' then 'publish'
      when w.state = 'taken' then case c.state when 'held' then 'held' when 'sent' then 'underWay'
        when 'received' then 'atHub' when 'delivered' then case when exists (select 1 from confirmations f
          where f.claim_id = c.id and f.delivery_id = c.delivery_id) then 'differs' else 'handedOver' end
        else 'promised' end
      else w.state::text end as step,
    coalesce(c.state = 'committed' and c.due_at <= ${now}
      or c.state = 'sent' and c.due_at + make_interval(days => ${lateParcelDays}) <= ${now}, false) as late,
    w.hidden_at is not null and w.state <> 'withdrawn' as hidden,
    coalesce(w.frozen_at, c.frozen_at) is not null as frozen
  from wishes w
  join children k on k.id = w.child_id
  join places t on t.code = k.township_code
  left join lateral (select * from claims where wish_id = w.id
    and state not in ('released', 'expired', 'cancelled') limit 1) c on true
  where w.batch_id = ${id}) as standing`;

const isMark = (step: string): step is BoardMark =>
  (boardMarks as readonly string[]).includes(step);
const all = (...parts: RawBuilder<unknown>[]) => sql<boolean>`(${sql.join(parts, sql` and `)})`;

const atStep = (step: BoardLook["step"]) =>
  !step ? sql`true` : isMark(step) ? sql`${sql.ref(step)}` : sql`step = ${step}`;

/** What is asked of a wish besides the step it stands at. Numbers (`1-20, 31`) are those wishes alone. */
function besides({ category, place, claim, q }: BoardLook): RawBuilder<boolean> {
  const numbers = numbersSaid(q, mostAtOnce);
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return all(
    sql`true`,
    ...(category ? [sql`category = ${category}`] : []),
    ...(place ? [sql`place = ${place}`] : []),
    ...(claim ? [sql`kind = ${claim}`] : []),
    ...(numbers ? [sql`number = any (${numbers}::int[])`] : []),
    ...(q && !numbers ? [sql`(title ilike ${like} or alias ilike ${like})`] : []),
  );
}

const orders: Record<BoardSort, RawBuilder<unknown>> = {
  number: sql`number`,
  thing: sql`title`,
  price: sql`price_minor`,
  due: sql`coalesce(due_at, held_until)`,
  state: sql`array_position(${sql.lit(`{${boardSteps.join(",")}}`)}::text[], step)`,
};

/** A whole order: what says the same is told apart by number, and what has nothing to say comes last. */
function inOrder(sort: BoardLook["sort"]) {
  const down = sort.startsWith("-");
  const by = orders[(down ? sort.slice(1) : sort) as BoardSort];
  return sql`${by} ${sql.raw(down ? "desc" : "asc")} nulls last, number`;
}

/** Of picked wishes those of the batch; of none, those that are looked at. */
export const chosen = (look: BoardLook): RawBuilder<boolean> =>
  look.pick.length > 0
    ? sql<boolean>`number = any (${look.pick}::int[])`
    : all(atStep(look.step), besides(look));

type StandingRow = {
  id: string;
  childId: string;
  number: number;
  category: Category;
  title: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  alias: string;
  priceMinor: bigint;
  currency: string;
  publicPlaceCode: string | null;
  publicAgeBand: AgeBand | null;
  shown: boolean;
  nameZh: string;
  nameEn: string;
  claimId: string | null;
  claimState: ClaimState | null;
  way: ClaimWay | null;
  heldUntil: Date | null;
  dueAt: Date | null;
  sentAt: Date | null;
  receivedAt: Date | null;
  deliveredAt: Date | null;
  confirmedAt: Date | null;
  business: string | null;
  kind: ClaimKind | null;
  step: BoardStep;
  late: boolean;
  hidden: boolean;
  frozen: boolean;
};

/** Wishes with what they wait for, in the order of their numbers, after one number. */
export async function standingAfter(
  tx: Tx,
  now: Date,
  batch: Batch,
  look: BoardLook,
  { after = 0, limit }: { after?: number; limit?: number } = {},
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`select * from ${standing(batch, now)}
    where number > ${after} and ${chosen(look)} order by number limit ${limit ?? null}`.execute(tx);
  return rows;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

const claimOf = ({ claimId, kind, business, way, dueAt, heldUntil }: StandingRow) =>
  claimId && kind
    ? { id: claimId, kind, business, way, due: iso(dueAt), heldUntil: iso(heldUntil) }
    : null;

/** A row of the board as its page gets it. */
function wired(row: StandingRow) {
  return {
    id: row.id,
    number: row.number,
    category: row.category,
    title: row.title,
    size: row.size,
    alias: row.alias,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    price: toWire({ minor: row.priceMinor, currency: row.currency }),
    step: row.step,
    late: row.late,
    hidden: row.hidden,
    frozen: row.frozen,
    claim: claimOf(row),
  };
}

type Count = Record<BoardStep | BoardMark | "all", number>;

async function countsOf(tx: Tx, now: Date, batch: Batch, look: BoardLook) {
  const marked = boardMarks.map(
    (mark) => sql`count(*) filter (where asked and ${sql.ref(mark)}) as ${sql.ref(mark)}`,
  );
  type Row = { step: BoardStep; every: bigint; found: bigint; picked: number[] | null };
  const { rows } = await sql<Row & Record<BoardMark, bigint>>`
    select step, count(*) as every, count(*) filter (where asked) as found,
      array_agg(number) filter (where number = any (${look.pick}::int[])) as picked, ${sql.join(marked)}
    from (select *, ${besides(look)} as asked from ${standing(batch, now)}) as looked group by step`.execute(
    tx,
  );
  const none = Object.fromEntries([...boardSteps, ...boardMarks, "all"].map((key) => [key, 0]));
  const [every, counts] = [{ ...none } as Count, { ...none } as Count];
  for (const row of rows) {
    every[row.step] = Number(row.every);
    every.all += Number(row.every);
    counts[row.step] = Number(row.found);
    counts.all += Number(row.found);
    for (const mark of boardMarks) counts[mark] += Number(row[mark]);
  }
  return {
    every,
    counts,
    pickedAt: rows.filter(({ picked }) => picked).map(({ step }) => step),
    pick: textOfNumbers(rows.flatMap(({ picked }) => picked ?? [])),
  };
}

/** What of kinds of things and of places there is in a batch, to choose from. */
async function kindsOf(tx: Tx, { id }: Batch) {
  const { rows: categories } = await sql<{ category: Category }>`
    select distinct category from wishes where batch_id = ${id} order by category`.execute(tx);
  const { rows: places } = await sql<{ code: string; nameZh: string; nameEn: string }>`
    select distinct t.code, t.name_zh, t.name_en from wishes w join children k on k.id = w.child_id
    join places t on t.code = k.township_code where w.batch_id = ${id} order by t.code`.execute(tx);
  return { categories: categories.map(({ category }) => category), places };
}

/** One page of a batch's wishes as one looks at them, with how many stand at each step. */
export const board = query("claims.board", {
  input: boardInput,
  subject: boardSubject,
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx, now, actor }, look, batch) {
    const { every, counts, pickedAt, pick } = await countsOf(tx, now, batch, look);
    const total = counts[look.step ?? "all"];
    const page = Math.min(look.page, Math.max(1, Math.ceil(total / boardPage)));
    const { rows } = await sql<StandingRow>`select * from ${standing(batch, now)}
      where ${all(atStep(look.step), besides(look))} order by ${inOrder(look.sort)}
      limit ${boardPage} offset ${(page - 1) * boardPage}`.execute(tx);
    return {
      batch: headOf(batch),
      keeps: mayKeepBatches(actor, batch.organizerId),
      opensRecords: mayOpenRecords(actor, batch.organizerId),
      roles: roles.filter((role) => hasRole(actor, batch.organizerId, role)),
      look: { ...look, page, pick },
      ...(await kindsOf(tx, batch)),
      every,
      counts,
      pickedAt,
      total,
      pages: Math.max(1, Math.ceil(total / boardPage)),
      wishes: rows.map(wired),
    };
  },
});

/** What the head of a board says of its batch. */
const headOf = (batch: NonNullable<Awaited<ReturnType<typeof boardSubject>>>) => ({
  slug: batch.slug,
  number: batch.number,
  title: batch.title,
  state: batch.state,
  programme: { slug: batch.programmeSlug, title: batch.programme },
  closesAt: batch.closesAt.toISOString(),
  deliverBy: batch.deliverBy.toISOString(),
  publishAt: iso(batch.publishAt),
  timeZone: batch.timeZone,
});

/** The numbers of all wishes that a filter shows; of more than one step takes, the first of them. */
export const boardNumbers = query("claims.boardNumbers", {
  input: boardInput,
  subject: boardSubject,
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx, now }, look, batch) {
    const { rows } = await sql<{ number: number }>`select number from ${standing(batch, now)}
      where ${all(atStep(look.step), besides(look))} and not number = any (${look.pick}::int[])
      order by ${inOrder(look.sort)} limit ${Math.max(0, mostAtOnce - look.pick.length)}`.execute(
      tx,
    );
    return textOfNumbers([...look.pick, ...rows.map(({ number }) => number)]);
  },
});

/** A part of what a table of the board holds: public texts and how far each wish is, and no contact. */
export const boardTable = query("claims.boardTable", {
  input: boardInput.extend({ after: z.number().int().min(0) }),
  subject: boardSubject,
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx, now }, { after, ...look }, batch) {
    const rows = await standingAfter(tx, now, batch, look, { after, limit: tablePart });
    const codes = rows.flatMap(({ shown, publicPlaceCode }) => (shown && publicPlaceCode) || []);
    const places = await tx
      .selectFrom("places")
      .select(["code", "nameZh", "nameEn"])
      .where("code", "in", codes.length > 0 ? [...new Set(codes)] : [""])
      .execute();
    return rows.map((row) => ({
      ...wired(row),
      amount: plainAmount({ minor: row.priceMinor, currency: row.currency }),
      colour: row.colour,
      style: row.style,
      // Before it is public a text may still hold what nobody should read.
      words: row.shown ? row.words : "",
      ageBand: row.shown ? row.publicAgeBand : null,
      place: places.find(({ code }) => row.shown && code === row.publicPlaceCode) ?? null,
      sentAt: iso(row.sentAt),
      receivedAt: iso(row.receivedAt),
      deliveredAt: iso(row.deliveredAt),
      confirmedAt: iso(row.confirmedAt),
      timeZone: batch.timeZone,
    }));
  },
});
/** How many wishes are read at a time for a table. */
export const tablePart = 500;

/** A statement takes 65,535 parameters at most; so many audit rows are written by one. */
export const notedAtATime = 1_000;

/** A list in parts of at most so many. */
export const boardPart = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
