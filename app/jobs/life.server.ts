import type pg from "pg";
import { log } from "~/platform/log.server";

/** Jobs taken less than this long ago may belong to a worker that has not yet said it lives. */
const graceSeconds = 5;

const sayAlive = "select pg_advisory_lock(hashtext('wishbridge worker'), hashtext($1))";

/**
 * Gives the jobs of workers that died back to the living. graphile-worker itself waits four hours,
 * since it can't tell a long job from a dead worker; here each worker holds a lock while it lives.
 */
const releaseJobsOfTheDead = `
  with dead as (
    select distinct locked_by from graphile_worker._private_jobs
    where locked_at < now() - make_interval(secs => ${graceSeconds})
      and not exists (
        select from pg_locks
        where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())
          and classid = hashtext('wishbridge worker')::bigint & 4294967295
          and objid = hashtext(locked_by)::bigint & 4294967295
      )
  ), queues as (
    update graphile_worker._private_job_queues set locked_by = null, locked_at = null
    where locked_by in (select locked_by from dead)
  )
  update graphile_worker._private_jobs
  set locked_by = null, locked_at = null, run_at = greatest(run_at, now())
  where locked_by in (select locked_by from dead)`;

/** Says in the database that a worker lives, and watches for jobs whose worker doesn't. */
export function watchLife(pool: pg.Pool, workerId: string, everySeconds = 5) {
  let held: pg.PoolClient | undefined;

  const letGo = () => {
    held?.release(true);
    held = undefined;
  };

  const hold = async () => {
    const client = await pool.connect();
    held = client;
    client.once("error", () => held === client && letGo());
    await client.query(sayAlive, [workerId]).catch((error: unknown) => {
      if (held === client) letGo();
      throw error;
    });
  };

  const beat = async () => {
    try {
      if (!held) await hold();
      const { rowCount } = (await held?.query(releaseJobsOfTheDead)) ?? {};
      if (rowCount) log.warn({ jobs: rowCount }, "jobs of a worker that died run again");
    } catch (error) {
      log.warn({ err: error }, "the watch over workers failed and will be tried again");
    }
  };

  let beating = beat();
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, everySeconds * 1000);

  return {
    /** Resolves once the worker has said that it lives. */
    alive: beating,
    async stop() {
      clearInterval(timer);
      await beating;
      letGo();
    },
  };
}
