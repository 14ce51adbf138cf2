import { watchingPool } from "./db.server";
import { log } from "./log.server";

/**
 * What a look at the database's events saw: what it had in view, and the names of what is new;
 * no names when it can't tell, since nothing was seen before or another server answers now.
 */
export type Seen = { view: string; names: readonly string[] | null };
export type Look = (before: string | undefined) => Promise<Seen>;

/**
 * The names of the events that were committed since the view `before` was taken, by whichever
 * process. The view is PostgreSQL's snapshot: a transaction is new when that snapshot could not see
 * it and this one can, so one that began earlier and committed later is not missed, and a long one
 * hides nobody else's. Another server numbers its transactions in its own way, so the view names
 * the server too, by when it was started.
 */
export async function lookAtEvents(before = " "): Promise<Seen> {
  const [server, snapshot] = before.split(" ");
  // By the pool itself: a connection on which a look came to nothing is thrown away.
  const { rows } = await watchingPool().query<Seen>({
    name: "look",
    text: look,
    values: [server, snapshot || null],
  });
  if (!rows[0]) throw new Error("A look at the events saw nothing");
  return rows[0];
}

const look = `
  with here as (select extract(epoch from pg_postmaster_start_time())::text as server)
  select server || ' ' || pg_current_snapshot()::text as view,
    case when server = $1 then array(select distinct name from events
      where written_by >= pg_snapshot_xmin($2::pg_snapshot)
        and not pg_visible_in_snapshot(written_by, $2::pg_snapshot)) end as names
  from here`;

const everyMilliseconds = 250;
const goodForMilliseconds = 1_000;
/** On a slow machine a look begins before the last one ended; older ones come too late anyway. */
const atOnce = goodForMilliseconds / everyMilliseconds;

type Watch = {
  look: Look;
  /** Called with what happened; without names when anything may have happened unseen. */
  happened(names: readonly string[] | null): void;
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
  let looks = 0;
  let failing = false;

  /** Whether everything that was committed until a second ago is known. */
  const vouches = () => clock() - asOf <= goodForMilliseconds;

  const lookOnce = async () => {
    const began = clock();
    looks += 1;
    try {
      const seen = await look(view);
      failing = false;
      if (seen.names === null || seen.names.length > 0) happened(seen.names);
      if (began < asOf) return;
      view = seen.view;
      asOf = began;
    } catch (error) {
      if (!failing) log.warn({ err: error }, "no look at what happened; pages are drawn anew");
      failing = true;
    } finally {
      looks -= 1;
    }
  };

  /** Looks now, whatever is under way. */
  const poll = () => {
    const mine = lookOnce().finally(() => {
      if (looking === mine) looking = undefined;
    });
    looking = mine;
    return mine;
  };

  const tick = () => {
    if (!needed()) return sleep();
    later();
    if (looks < atOnce) void poll();
  };
  const later = () => {
    timer = setTimeout(tick, everyMilliseconds).unref();
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
      await (looking ?? poll());
      return vouches();
    },
    sleep,
  };
}
