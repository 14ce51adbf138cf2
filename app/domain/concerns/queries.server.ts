import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { concernIdInput, concernsInput, type ConcernKind } from "./input";
import { mayHandleConcerns, mayHearOfConcerns } from "./may";

const mostOpen = 500;
const closedAtATime = 30;

/** Concerns as a steward lists them: which thing in public terms, never a word of what was written. */
export const concernRows = (tx: Tx) =>
  tx
    .selectFrom("concerns as c")
    .leftJoin("organizations as o", "o.id", "c.organizationId")
    .leftJoin("batches as b", "b.id", "c.batchId")
    .leftJoin("wishes as w", "w.id", "c.wishId")
    .select(["c.id", "c.about", "c.kind", "c.state", "c.outcome", "c.reportedAt", "c.closedAt"])
    .select(["o.name as organization", "b.title as batch", "w.number", "w.title"])
    .select(sql<boolean>`c.hid_at is not null`.as("hid"));

type Row = Awaited<ReturnType<ReturnType<typeof concernRows>["execute"]>>[number];

/** A listed concern as it travels. */
export const toWire = ({ reportedAt, closedAt, ...row }: Row) => ({
  ...row,
  reportedAt: reportedAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
});

/** Every open concern, the urgent ones first and then the oldest; and those closed last. */
export const concernsSeen = query("concerns.seen", {
  input: concernsInput,
  may: ({ actor }) => mayHandleConcerns(actor),

  async read({ tx }, { before }) {
    const open = await concernRows(tx)
      .where("c.state", "=", "open")
      .orderBy("c.kind")
      .orderBy("c.reportedAt")
      .limit(mostOpen)
      .execute();
    const closed = await concernRows(tx)
      .where("c.state", "=", "closed")
      .$if(before !== undefined, (rows) => rows.where("c.closedAt", "<", new Date(before!)))
      .orderBy("c.closedAt", "desc")
      .limit(closedAtATime + 1)
      .execute();
    const shown = closed.slice(0, closedAtATime).map(toWire);
    const next = closed.length > shown.length ? (shown.at(-1)?.closedAt ?? null) : null;
    return { open: open.map(toWire), closed: shown, next };
  },
});

/** How many concerns wait for a steward, how many of them are urgent, and since when. */
export const concernsWaiting = query("concerns.waiting", {
  input: z.object({}),
  may: ({ actor }) => mayHandleConcerns(actor),

  async read({ tx }) {
    const { count, urgent, oldest } = await tx
      .selectFrom("concerns")
      .select(({ fn }) => [
        fn.countAll<bigint>().as("count"),
        fn.countAll<bigint>().filterWhere("kind", "=", "identity").as("urgent"),
        fn.min("reportedAt").as("oldest"),
      ])
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    return { count: Number(count), urgent: Number(urgent), oldest: oldest?.toISOString() ?? null };
  },
});

/** A concern without its words, for the steward who is about to close it or take it up again. */
export const concernSeen = query("concerns.one", {
  input: concernIdInput,
  subject: ({ tx }, { concernId }) =>
    concernRows(tx)
      .select(["c.forgottenAt", "w.hiddenAt"])
      .select(sql<boolean>`c.email_sealed is not null`.as("answers"))
      .where("c.id", "=", concernId)
      .executeTakeFirst(),
  may: ({ actor }) => mayHandleConcerns(actor),
  read: (_, __, { forgottenAt, hiddenAt, answers, ...row }) =>
    Promise.resolve({
      ...toWire(row),
      forgotten: forgottenAt !== null,
      hidden: hiddenAt !== null,
      answers,
    }),
});

type Told = {
  about: string;
  slug: string;
  batch: string;
  wishId: string | null;
  number: number | null;
  title: string | null;
  kind: ConcernKind;
  reportedAt: Date;
  hid: boolean;
};

/** What staff hear of open concerns with their things: which, of what kind and when, and nothing else. */
export const concernsTold = query("concerns.told", {
  input: z.object({}),
  may: ({ actor }) => mayHearOfConcerns(actor),

  async read({ tx, actor }) {
    const desks = actor.kind === "person" ? actor.memberships : [];
    const hear = desks
      .filter(({ roles }) => roles.includes("coordinator") || roles.includes("reviewer"))
      .map(({ organizationId }) => organizationId);
    const { rows } = await sql<Told>`
      select t.about, b.slug, b.title as batch, t.wish_id, w.number, w.title, t.kind, t.reported_at, t.hid
      from concerns_told() t join batches b on b.id = t.batch_id left join wishes w on w.id = t.wish_id
      where t.organization_id = any (${hear}::uuid[]) order by t.kind, t.reported_at limit ${mostOpen}`.execute(
      tx,
    );
    return rows.map(({ reportedAt, ...row }) => ({ ...row, reportedAt: reportedAt.toISOString() }));
  },
});
