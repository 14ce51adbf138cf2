import { sql } from "kysely";
import { z } from "zod";
import { stillToTell } from "../batches/told.server";
import { personIdOf } from "../actor";
import { mayManage } from "../claims/may";
import { command, query } from "../door.server";
import { batchOfPick, headOf, pickedInput } from "../wishes/picked.server";
import { markSeen } from "./rows.server";
import type { ClaimLetter } from "./tell-claimant.server";

/** How many notices are passed on at a time; the next ones follow once these are. */
export const toldAtOnce = 300;

type Row = {
  id: string;
  kind: ClaimLetter;
  claimId: string;
  number: number;
  title: string;
  dueAt: Date | null;
  endReason: string;
  remedyNote: string;
  donor: string;
  name: string | null;
  recorded: boolean;
};

/**
 * What staff are still to tell whom no mail reaches: of a batch, or of its picked wishes; together
 * what is for one donor. Of a kind that happened twice on a claim, the later.
 */
export const toTell = query("messages.toTell", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async read({ tx }, { pick }, batch) {
    const { rows } = await sql<Row>`
      select distinct on (w.number, n.claim_id, n.kind) n.id, n.kind, n.claim_id as "claimId", w.number, w.title,
        c.due_at as "dueAt", c.end_reason as "endReason", c.remedy_note as "remedyNote",
        coalesce(c.organization_id, c.person_id, c.party_id, c.id) as donor, coalesce(o.name, p.name) as name,
        c.recorded_by is not null as recorded
      from notices n join claims c on c.id = n.claim_id join wishes w on w.id = c.wish_id
        left join people p on p.id = c.person_id left join organizations o on o.id = c.organization_id
      where c.batch_id = ${batch.batchId} and ${stillToTell}
        and (${pick.length === 0} or w.number = any (${pick}::int[]))
      order by w.number, n.claim_id, n.kind, n.happened_at desc limit ${toldAtOnce}`.execute(tx);
    const hub = await tx
      .selectFrom("hubs as h")
      .innerJoin("batches as b", "b.hubId", "h.id")
      .select(["h.name", "h.address", "h.phone"])
      .where("b.id", "=", batch.batchId)
      .executeTakeFirstOrThrow();
    const donors = [...Map.groupBy(rows, ({ donor }) => donor)].map(([donor, theirs]) => ({
      donor,
      name: theirs[0]?.name ?? null,
      recorded: theirs[0]?.recorded ?? false,
      notices: theirs.map(({ donor: _donor, name: _name, recorded: _recorded, ...notice }) => ({
        ...notice,
        dueAt: notice.dueAt?.toISOString() ?? null,
      })),
    }));
    return { batch: headOf(batch), hub, donors, more: rows.length === toldAtOnce };
  },
});

/** Staff told all of these, in a chat or by phone: each notice seen, and the same said before it. */
export const markManyTold = command("messages.markManyTold", {
  input: z.object({
    slug: z.string().max(40, "field_too_long"),
    seen: z
      .string("field_missing")
      .max(toldAtOnce * 37, "too_many_at_once")
      .transform((text) => text.split("."))
      .pipe(z.array(z.uuid("invalid_input"))),
  }),
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  handle: ({ tx, now, actor }, { seen }, { batchId }) =>
    markSeen(tx, batchId, seen, { toldAt: now, toldBy: personIdOf(actor) }),
});
