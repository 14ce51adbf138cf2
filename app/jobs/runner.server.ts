import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { env } from "~/platform/env.server";
import type { JobName, JobPayloads } from "~/platform/jobs.server";
import { bare, log } from "~/platform/log.server";
import { jobsEnded } from "~/platform/metrics.server";
import { startPractice } from "~/platform/practice/practice.server";
import { applyEvent } from "./apply-event";
import { bookStatement } from "./book-statement";
import { startClock } from "./clock";
import { crontab } from "./crontab";
import { closeCheckoutThere, endMonthlyThere } from "./end-card-pledges";
import { watchLife } from "./life.server";
import { nightly } from "./nightly";
import { readAccount } from "./read-account";
import { readImport } from "./read-import";
import { removePictures } from "./remove-pictures";
import { removeUnused } from "./remove-unused";
import { removeUpload } from "./remove-upload";
import { sendLetter } from "./send-letter";
import { sendRefund } from "./send-refund";
import { takeInRows } from "./take-in-rows";
import { tellOfTaking } from "./tell-organizer";

const tasks: { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> } = {
  "send-letter": sendLetter,
  "remove-pictures": removePictures,
  "remove-unused": removeUnused,
  "read-import": readImport,
  "take-in-rows": takeInRows,
  "remove-upload": removeUpload,
  "apply-event": applyEvent,
  "read-account": readAccount,
  "book-statement": bookStatement,
  "send-refund": sendRefund,
  "end-monthly": endMonthlyThere,
  "close-checkout": closeCheckoutThere,
  "tell-organizer": tellOfTaking,
  nightly,
};

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The worker's own lines in our log, without the payloads and messages it would add. */
const logger = new Logger(() => (level, message, meta) => {
  const error = meta && "error" in meta ? bare(meta.error) : undefined;
  log[levels[level as keyof typeof levels]]({ error }, error ? "a job failed" : message);
});

function openPool() {
  const pool = new pg.Pool({
    connectionString: env().databaseDirectUrl,
    max: 5,
    options: "-c role=wishbridge_application -c timezone=UTC",
    keepAlive: true,
    // The worker writes its jobs as JSON, which has no place for the bigints the rest reads.
    types: {
      getTypeParser: (oid, format) => (oid === 20 ? String : pg.types.getTypeParser(oid, format)),
    },
  });
  pool.on("error", (error) => log.warn({ error: bare(error) }, "a worker's connection broke"));
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Starts the clock and the worker that runs jobs; in practice mode the vendors' stand-ins too.
 * `stop` lets what runs come to its end.
 */
export async function startJobs(): Promise<{ stop(): Promise<void> }> {
  startPractice();
  const pool = openPool();
  const events: WorkerEvents = new EventEmitter();
  let life: ReturnType<typeof watchLife> | undefined;
  events.on("job:success", ({ job }) =>
    jobsEnded.inc({ job: job.task_identifier, outcome: "done" }),
  );
  events.on("job:error", ({ job }) =>
    jobsEnded.inc({ job: job.task_identifier, outcome: "failed" }),
  );
  events.on("pool:create", ({ workerPool }) => (life = watchLife(pool, workerPool.id)));

  const runner = await run({
    pgPool: pool,
    taskList: tasks as TaskList,
    crontab,
    concurrency: 3,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    logger,
  });
  await life?.alive;
  runner.promise.catch((error: unknown) => log.error({ error: bare(error) }, "the worker stopped"));
  const clock = startClock();

  return {
    async stop() {
      await clock.stop();
      await runner.stop();
      await life?.stop();
      await pool.end();
    },
  };
}
