import { sql } from "kysely";
import { watchingDb } from "./db.server";
import { log } from "./log.server";

/** What a look at the database's events saw: what it had in view, and the names of what is new. */
export type Seen = { view: string; names: readonly string[] };
export type Look = (before: string | undefined) => Promise<Seen>;

/**
 * The names of the events that were committed since the view `before` was taken, by whichever
 * process. The view is PostgreSQL's snapshot: a transaction is new when that snapshot could not see
 * it and this one can, so one that began earlier and committed later is not missed, and a long one
 * hides nobody else's.
 */
export async function lookAtEvents(before: string | undefined): Promise<Seen> {
  const since = sql`${before ?? null}::pg_snapshot`;
  const { rows } = await sql<Seen>`
    select pg_current_snapshot()::text as view,
      array(select distinct name from events
        where written_by >= pg_snapshot_xmin(${since})
          and not pg_visible_in_snapshot(written_by, ${since})) as names`.execute(watchingDb);
  if (!rows[0]) throw new Error("A look at the events saw nothing");
  return rows[0];
}

const everyMilliseconds = 250;
const goodForMilliseconds = 1_000;

type Watch = {
  look: Look;
  /** Called with what happened; without names when anything may have happened unseen. */
  happened(names?: readonly string[]): void;
  /** Whether anybody still needs to know. */
  needed(): boolean;
  /** Milliseconds of a clock that only goes forward; for tests. */
  clock?: () => number;
};

/**
 * Looks at what happened four times a second, for as long as somebody needs to know. Nothing is
 * written for it and no process tells another.
 */
export function watchChanges({ look, happened, needed, clock = () => performance.now() }: Watch) {
  let view: string | undefined;
  let asOf = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let failing = false;

  /** Whether everything that was committed until a second ago is known. */
  const vouches = () => clock() - asOf <= goodForMilliseconds;

  const lookOnce = async () => {
    const began = clock();
    try {
      const seen = await look(view);
      if (view === undefined) happened();
      else if (seen.names.length > 0) happened(seen.names);
      view = seen.view;
      asOf = began;
      failing = false;
    } catch (error) {
      // Where it goes on may be another server, which numbers its transactions in its own way.
      view = undefined;
      if (!failing) log.warn({ err: error }, "no look at what happened; pages are drawn anew");
      failing = true;
    }
  };

  /** Looks now, or waits for the look that is under way. */
  const poll = () => (looking ??= lookOnce().finally(() => (looking = undefined)));

  const tick = async () => {
    const looked = poll();
    later();
    await looked;
    if (!needed()) sleep();
  };
  const later = () => {
    timer = setTimeout(() => void tick(), everyMilliseconds).unref();
  };
  const sleep = () => {
    clearTimeout(timer);
    timer = undefined;
    view = undefined;
    asOf = -Infinity;
  };

  return {
    vouches,
    poll,
    /**
     * Whether what happened until a second ago is known, after a look if it isn't yet: nobody looked
     * for a while, or the machine is so busy that the last look is late.
     */
    async awake(): Promise<boolean> {
      if (vouches()) return true;
      // A database that does not answer is asked by the clock alone.
      if (timer && failing && !looking) return false;
      if (!timer) later();
      await poll();
      return vouches();
    },
    sleep,
  };
}
