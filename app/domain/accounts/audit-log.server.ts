import { sql } from "kysely";
import { z } from "zod";
import { query } from "../door.server";
import { firstBrokenSeal } from "../privacy/audit.server";
import { mayOversee } from "./may";

const pageLength = 50;

type Entry = {
  number: bigint;
  source: "event" | "audit";
  name: string;
  actorKind: string;
  actorId: string | null;
  subject: string | null;
  fields: string[];
  purpose: string | null;
  happenedAt: Date;
};

/**
 * What happened and who did or saw what, newest first, by the numbers of the sealed chain: ids and
 * names of fields, never values. The books' entries stand in the same chain and on their funds' pages.
 */
export const auditLog = query("accounts.auditLog", {
  input: z.object({ before: z.coerce.bigint().positive().optional().catch(undefined) }),
  may: ({ actor }) => mayOversee(actor),
  read: async ({ tx }, { before }) => {
    const { rows } = await sql<Entry>`
      select s.number, s.source, coalesce(e.name, a.action) as name,
        coalesce(e.actor_kind, a.actor_kind) as actor_kind, coalesce(e.actor_id, a.actor_id) as actor_id,
        coalesce(e.subject::text, a.subject_type || coalesce(' ' || a.subject_id, '')) as subject,
        coalesce(a.fields, '{}') as fields, a.purpose, coalesce(e.happened_at, a.happened_at) as happened_at
      from seals s
      left join events e on s.source = 'event' and e.id = s.row_id
      left join audit_entries a on s.source = 'audit' and a.id = s.row_id
      where s.source <> 'entry' and ${before === undefined ? sql`true` : sql`s.number < ${before}`}
      order by s.number desc limit ${pageLength + 1}`.execute(tx);
    const entries = rows.slice(0, pageLength);
    return {
      entries: entries.map((entry) => ({
        ...entry,
        number: entry.number.toString(),
        happenedAt: entry.happenedAt.toISOString(),
      })),
      next: rows.length > pageLength ? (entries.at(-1)?.number.toString() ?? null) : null,
    };
  },
});

/** Whether the chain still fits: how far it goes, and the first number that does not. */
export const chainStatus = query("accounts.chainStatus", {
  input: z.object({}),
  may: ({ actor }) => mayOversee(actor),
  read: async ({ tx }) => {
    const newest = await tx
      .selectFrom("seals")
      .select(["number", "sealedAt"])
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
    return {
      number: (newest?.number ?? 0n).toString(),
      sealedAt: newest?.sealedAt.toISOString() ?? null,
      broken: (await firstBrokenSeal(tx))?.toString() ?? null,
    };
  },
});
