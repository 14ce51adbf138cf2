import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { choicesFor } from "./hubs.server";
import { batchSlugInput, newBatchPageInput } from "./input";
import type { BatchState } from "./life";
import { mayKeepBatches, maySeeBatches } from "./may";
import { copied, type Copied } from "./copying";

const bySlug = ({ tx }: { tx: Tx }, { slug }: { slug: string }) =>
  tx.selectFrom("programmes").selectAll().where("slug", "=", slug).executeTakeFirst();

type Counted = {
  slug: string;
  number: number;
  title: string;
  state: BatchState;
  since: Date;
  closesAt: Date;
  wishes: bigint;
  taken: bigint;
  granted: bigint;
  /** Half of its granted wishes waited no longer than this, in days. */
  days: number | null;
};

/** A programme and how its batches went over time, the oldest first. */
export const programmePage = query("batches.programme", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, programme) => maySeeBatches(actor, programme.organizerId),

  async read({ tx, actor }, _input, programme) {
    const { rows } = await sql<Counted>`
      select b.slug, b.number, b.title, b.state, coalesce(b.opened_at, b.made_at) as since, b.closes_at as "closesAt",
        count(w.id) as wishes, count(w.id) filter (where w.state in ('taken', 'granted')) as taken,
        count(w.id) filter (where w.state = 'granted') as granted,
        percentile_cont(0.5) within group (order by extract(epoch from w.granted_at - w.opened_at)::float8 / 86400)
          filter (where w.state = 'granted') as days
      from batches b left join wishes w on w.batch_id = b.id and w.state <> 'withdrawn'
      where b.programme_id = ${programme.id} group by b.id order by b.number`.execute(tx);
    const batches = rows.map(({ since, closesAt, days, ...batch }) => ({
      ...batch,
      since: since.toISOString(),
      closesAt: closesAt.toISOString(),
      wishes: Number(batch.wishes),
      taken: Number(batch.taken),
      granted: Number(batch.granted),
      days: days === null ? null : Math.round(days),
    }));
    const sum = (of: (batch: (typeof batches)[number]) => number) =>
      batches.reduce((total, batch) => total + of(batch), 0);
    return {
      slug: programme.slug,
      title: programme.title,
      about: programme.about,
      state: programme.state,
      keeps: mayKeepBatches(actor, programme.organizerId),
      live: batches.some(({ state }) => state === "open" || state === "scheduled"),
      totals: {
        batches: batches.length,
        wishes: sum(({ wishes }) => wishes),
        taken: sum(({ taken }) => taken),
        granted: sum(({ granted }) => granted),
      },
      batches,
    };
  },
});

/** A programme as its form shows it. */
export const programmeForm = query("batches.programmeForm", {
  input: batchSlugInput,
  subject: bySlug,
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),
  read: (_moment, _input, { slug, title, about }) => Promise.resolve({ slug, title, about }),
});

/**
 * What a new batch of a programme can choose from, with what it takes over: all settings of the
 * batch it is to be like, or the place and the hub of the programme's last one.
 */
export const newBatchPage = query("batches.newBatch", {
  input: newBatchPageInput,
  subject: bySlug,
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),

  async read({ tx, now }, { from }, programme) {
    const batches = await tx
      .selectFrom("batches")
      .selectAll()
      .where("programmeId", "=", programme.id)
      .orderBy("number", "desc")
      .execute();
    const [last] = batches;
    const like = from ? batches.find(({ slug }) => slug === from) : undefined;
    const number = (last?.number ?? 0) + 1;
    const choices = await choicesFor(tx, programme.organizerId);
    const filled: Partial<Copied> = like ? copied(like, number, now) : settledBy(last);
    const open = choices.hubs.some(({ id }) => id === filled.hubId);
    return {
      programme: { id: programme.id, slug: programme.slug, title: programme.title },
      archived: programme.state === "archived",
      like: like?.title ?? null,
      batch: { number, ...filled, hubId: open ? filled.hubId : undefined },
      ...choices,
    };
  },
});

/** Where the last batch was and went is where the next one most likely is. */
const settledBy = (last?: { placeCode: string; hubId: string }) => ({
  placeCode: last?.placeCode,
  hubId: last?.hubId,
});
