import { sql } from "kysely";
import { z } from "zod";
import { hasRole, serves, type Role } from "../actor";
import { query } from "../door.server";

export type Task =
  | "late"
  | "consents"
  | "texts"
  | "sentBack"
  | "publish"
  | "checkIn"
  | "deliver"
  | "confirm"
  | "photos";
export type ToDo = { task: Task; count: number };

/** Which role's work a task is; the order is the order of the day. */
const tasks: readonly { task: Task; roles: Role[] }[] = [
  { task: "late", roles: ["coordinator"] },
  { task: "sentBack", roles: ["coordinator"] },
  { task: "consents", roles: ["reviewer"] },
  { task: "texts", roles: ["reviewer"] },
  { task: "publish", roles: ["coordinator"] },
  { task: "checkIn", roles: ["coordinator", "courier"] },
  { task: "deliver", roles: ["courier"] },
  { task: "confirm", roles: ["witness", "coordinator"] },
  { task: "photos", roles: ["reviewer"] },
];

/** What waits at a desk today, for the roles of the one who asks; only what there is. */
export const todo = query("batches.todo", {
  input: z.object({ organizationId: z.uuid() }),
  may: ({ actor }, _subject, { organizationId }) => serves(actor, organizationId),

  async read({ tx, now, actor }, { organizationId: o }): Promise<ToDo[]> {
    const me = actor.kind === "person" ? actor.personId : null;
    const { rows } = await sql<Record<Task, bigint>>`select
      (select count(*) from claims where organizer_id = ${o} and state in ('committed', 'sent') and due_at < ${now}) as late,
      (select count(*) from wishes where organizer_id = ${o} and state = 'draft' and sent_back_note <> '') as sent_back,
      (select count(*) from consent_sheets where organizer_id = ${o} and approved_by is null and recorded_by <> ${me}) as consents,
      (select count(*) from wishes w join batches b on b.id = w.batch_id where w.organizer_id = ${o} and w.state = 'draft'
        and w.sent_back_note = '' and not ${me} = any (w.author_ids) and b.state in ('draft', 'scheduled', 'open')) as texts,
      (select count(*) from batches b where b.organizer_id = ${o} and b.state in ('draft', 'open') and b.closes_at > ${now}
        and exists (select 1 from wishes w where w.batch_id = b.id and w.state = 'approved' and w.publish_until > ${now})) as publish,
      (select count(*) from claims where organizer_id = ${o}
        and (state = 'sent' or (state = 'committed' and way = 'bring'))) as check_in,
      (select count(*) from claims where organizer_id = ${o} and state = 'received') as deliver,
      (select count(*) from claims c join deliveries d on d.id = c.delivery_id where c.organizer_id = ${o}
        and c.state = 'delivered' and d.courier_id <> ${me}) as confirm,
      (select count(*) from photos where organizer_id = ${o} and state = 'waiting' and taken_by <> ${me}) as photos`.execute(
      tx,
    );
    return tasks
      .filter(({ roles }) => hasRole(actor, o, ...roles))
      .map(({ task }) => ({ task, count: Number(rows[0]?.[task] ?? 0) }))
      .filter(({ count }) => count > 0);
  },
});

/** The claims of one's desks whose date is over and whose thing has not come, longest first. */
export const lateClaims = query("batches.lateClaims", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person" && actor.memberships.length > 0,

  async read({ tx, now, actor }) {
    const mine = actor.kind === "person" ? actor.memberships : [];
    const rows = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .innerJoin("batches as b", "b.id", "c.batchId")
      .select(["c.id", "c.dueAt", "c.state", "w.number", "w.title", "b.slug", "b.title as batch"])
      .where(
        "c.organizerId",
        "in",
        mine.map((one) => one.organizationId),
      )
      .where("c.state", "in", ["committed", "sent"])
      .where("c.dueAt", "<", now)
      .orderBy("c.dueAt")
      .limit(200)
      .execute();
    return rows.map(({ dueAt, ...claim }) => ({ ...claim, dueAt: dueAt?.toISOString() ?? "" }));
  },
});
