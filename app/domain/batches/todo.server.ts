import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import { hasRole, personIdOf, type Actor, type Role } from "../actor";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { stillToTell } from "./told.server";
import { dayInMs, inOrderOfUrgency, soonDays, tasksOf, type Task } from "./tasks";

/** Where some of a task's work lies and since when: a batch, or the one paper or table that is meant. */
export type Place = {
  slug: string;
  title: string;
  count: number;
  item: string | null;
  since: string;
};
export type ToDo = { task: Task; count: number; oldest: string; places: Place[] };

type Row = Omit<Place, "count" | "since"> & {
  task: Task;
  organizerId: string;
  count: bigint;
  oldest: Date;
};

const desksOf = (actor: Actor) =>
  actor.kind === "person" ? actor.memberships.filter(({ kind }) => kind === "organizer") : [];

const desksAs = (actor: Actor, ...roles: readonly Role[]) =>
  desksOf(actor)
    .map(({ organizationId }) => organizationId)
    .filter((id) => hasRole(actor, id, ...roles));

/** A claim whose day is over and whose thing has not come; frozen ones wait for the steward. */
const isLate = (now: Date) => sql<boolean>`c.state in ('committed', 'sent') and c.due_at < ${now}
  and frozen_since(c) is null`;
const differs = sql`exists (select 1 from confirmations f where f.claim_id = c.id and f.delivery_id = c.delivery_id)`;
const collecting = sql`b.state in ('draft', 'scheduled', 'open')`;

/** Of each task: what waits, since when, and where it lies. `desks` are those it is done at. */
const waiting = (
  me: string,
  now: Date,
): Record<Task, (desks: RawBuilder<unknown>) => RawBuilder<unknown>> => ({
  concerns: (desks) => sql`select t.organization_id, t.batch_id, null::uuid, t.reported_at
    from concerns_told() t where t.organization_id = any (${desks})`,
  late: (
    desks,
  ) => sql`select c.organizer_id, c.batch_id, null::uuid as item, c.due_at as at from claims c
    where c.organizer_id = any (${desks}) and ${isLate(now)}`,
  differing: (desks) => sql`select c.organizer_id, c.batch_id, null::uuid, c.delivered_at
    from claims c join deliveries d on d.id = c.delivery_id
    where c.organizer_id = any (${desks}) and c.state = 'delivered' and d.courier_id <> ${me}
      and frozen_since(c) is null and ${differs}`,
  closing: (desks) => sql`select w.organizer_id, w.batch_id, null::uuid, b.closes_at
    from batches b join wishes w on w.batch_id = b.id
    where b.organizer_id = any (${desks}) and b.state = 'open' and b.closes_at > ${now}
      and b.closes_at < ${new Date(now.getTime() + soonDays * dayInMs)} and w.state = 'open' and w.publish_until > ${now}`,
  toTell: (desks) => sql`select c.organizer_id, c.batch_id, null::uuid, min(n.happened_at)
    from notices n join claims c on c.id = n.claim_id
    where n.organizer_id = any (${desks}) and ${stillToTell} group by c.organizer_id, c.batch_id, c.id`,
  sentBack: (
    desks,
  ) => sql`select w.organizer_id, w.batch_id, null::uuid, coalesce((select max(e.happened_at) from events e
      where e.subject @> jsonb_build_object('wishId', w.id) and e.name = 'wish_sent_back'), w.recorded_at)
    from wishes w join batches b on b.id = w.batch_id
    where w.organizer_id = any (${desks}) and w.state = 'draft' and w.sent_back_note <> '' and ${collecting}`,
  imports: (desks) => sql`select i.organizer_id, i.batch_id, i.id, i.uploaded_at
    from imports i join batches b on b.id = i.batch_id
    where i.organizer_id = any (${desks}) and ${collecting} and (i.state = 'unsure' or i.state = 'ready'
      and exists (select 1 from import_rows r where r.import_id = i.id and r.standing = 'right'))`,
  consentsMissing: (desks) => sql`select w.organizer_id, w.batch_id, null::uuid, min(w.recorded_at)
    from wishes w join batches b on b.id = w.batch_id join children k on k.id = w.child_id
    where w.organizer_id = any (${desks}) and ${collecting} and w.state <> 'withdrawn' and k.erased_at is null
      and not exists (select 1 from consents s where s.child_id = w.child_id and s.state = 'given')
    group by w.organizer_id, w.batch_id, w.child_id`,
  consents: (
    desks,
  ) => sql`select s.organizer_id, null::uuid, null::uuid, s.recorded_at from consent_sheets s
    where s.organizer_id = any (${desks}) and s.approved_by is null and s.recorded_by <> ${me}`,
  texts: (desks) => sql`select w.organizer_id, w.batch_id, null::uuid, w.recorded_at
    from wishes w join batches b on b.id = w.batch_id
    where w.organizer_id = any (${desks}) and w.state = 'draft' and w.sent_back_note = '' and ${collecting}
      and not ${me} = any (w.author_ids)`,
  publish: (desks) => sql`select w.organizer_id, w.batch_id, null::uuid, w.approved_at
    from wishes w join batches b on b.id = w.batch_id
    where w.organizer_id = any (${desks}) and w.state = 'approved' and w.publish_until > ${now}
      and b.state in ('draft', 'open') and b.closes_at > ${now}`,
  checkIn: (
    desks,
  ) => sql`select c.organizer_id, c.batch_id, null::uuid, coalesce(c.sent_at, c.committed_at) from claims c
    where c.organizer_id = any (${desks}) and (c.state = 'sent' or c.state = 'committed' and c.way in ('bring', 'pay'))
      and frozen_since(c) is null`,
  deliver: (desks) => sql`select c.organizer_id, c.batch_id, null::uuid, c.received_at from claims c
    where c.organizer_id = any (${desks}) and c.state = 'received' and frozen_since(c) is null`,
  confirm: (desks) => sql`select c.organizer_id, c.batch_id, null::uuid, c.delivered_at
    from claims c join deliveries d on d.id = c.delivery_id
    where c.organizer_id = any (${desks}) and c.state = 'delivered' and d.courier_id <> ${me}
      and frozen_since(c) is null and not ${differs}`,
  lists: (desks) => sql`select p.organizer_id, null::uuid, p.id, p.taken_in_at
    from photos p join deliveries d on d.id = p.delivery_id
    where p.organizer_id = any (${desks}) and p.kind = 'signed_list' and p.taken_by <> ${me} and d.courier_id <> ${me}
      and exists (select 1 from claims c where c.delivery_id = d.id and c.state = 'delivered'
        and frozen_since(c) is null and not ${differs})`,
  photos: (desks) => sql`select p.organizer_id, c.batch_id, null::uuid, p.taken_in_at
    from photos p join claims c on c.id = p.claim_id
    where p.organizer_id = any (${desks}) and p.kind = 'delivery' and p.state = 'waiting' and p.taken_by <> ${me}`,
  stock: (
    desks,
  ) => sql`select h.organizer_id, null::uuid, null::uuid, h.taken_in_at from hub_stock h
    where h.organizer_id = any (${desks}) and h.state = 'waiting'`,
});

/**
 * What waits at one's desks today, desk by desk, for the roles one has there: how much, since when,
 * and where. Only what there is; the most urgent first. One question to the database.
 */
export const todo = query("batches.todo", {
  input: z.object({}),
  may: ({ actor }) => desksOf(actor).length > 0,

  async read({ tx, now, actor }) {
    const found = waiting(personIdOf(actor), now);
    const parts = tasksOf.map(
      ({ task, roles }) =>
        sql`select ${sql.lit(task)} as task, t.* from (${found[task](
          sql`${desksAs(actor, ...roles)}::uuid[]`,
        )}) as t (organizer_id, batch_id, item, at)`,
    );
    const { rows } = await sql<Row>`
      select t.task, t.organizer_id, coalesce(b.slug, '') as slug, coalesce(b.title, '') as title, t.item,
        count(*) as count, min(t.at) as oldest
      from (${sql.join(parts, sql` union all `)}) as t left join batches b on b.id = t.batch_id
      group by t.task, t.organizer_id, b.slug, b.title, t.item order by min(t.at), b.slug`.execute(
      tx,
    );
    const begun = await begunAt(tx, desksAs(actor, "coordinator"));
    return desksOf(actor).map(({ organizationId, name }) => ({
      organizationId,
      name,
      /** What a coordinator has to make first, before there is any work. */
      first: begun.filter((one) => one.id === organizationId).flatMap(({ lacks }) => lacks),
      tasks: inOrderOfUrgency(
        tasksOf.flatMap(({ task }) =>
          together(
            task,
            rows.filter((row) => row.task === task && row.organizerId === organizationId),
          ),
        ),
        now,
      ),
    }));
  },
});

/** What each of these desks lacks to post its first batch. */
async function begunAt(tx: Tx, desks: string[]) {
  const { rows } = await sql<{ id: string; programme: boolean; hub: boolean }>`
    select d.id, exists (select 1 from programmes p where p.organizer_id = d.id) as programme,
      exists (select 1 from hubs h where h.organizer_id = d.id and h.closed_at is null) as hub
    from unnest(${desks}::uuid[]) as d (id)`.execute(tx);
  return rows.map(({ id, programme, hub }) => ({
    id,
    lacks: [...(programme ? [] : ["programme" as const]), ...(hub ? [] : ["hub" as const])],
  }));
}

function together(task: Task, rows: readonly Row[]): ToDo[] {
  const first = rows[0];
  if (!first) return [];
  const places = rows.map(({ slug, title, item, count, oldest }) => ({
    slug,
    title,
    item,
    since: oldest.toISOString(),
    count: Number(count),
  }));
  const count = places.reduce((sum, place) => sum + place.count, 0);
  return [{ task, count, oldest: first.oldest.toISOString(), places }];
}

/** The claims of the desks one keeps whose date is over and whose thing has not come, longest first. */
export const lateClaims = query("batches.lateClaims", {
  input: z.object({}),
  may: ({ actor }) => desksOf(actor).length > 0,

  async read({ tx, now, actor }) {
    const rows = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .innerJoin("batches as b", "b.id", "c.batchId")
      .select(["c.id", "c.dueAt", "c.state", "w.number", "w.title", "b.slug", "b.title as batch"])
      .where("c.organizerId", "=", sql<string>`any (${desksAs(actor, "coordinator")}::uuid[])`)
      .where(isLate(now))
      .orderBy("c.dueAt")
      .limit(1000)
      .execute();
    return rows.map(({ dueAt, ...claim }) => ({ ...claim, dueAt: dueAt?.toISOString() ?? "" }));
  },
});
