import { Logger, runMigrations } from "graphile-worker";
import { sql, type QueryExecutorProvider } from "kysely";
import pg from "pg";

/** What each job is given: ids only. */
export interface JobPayloads {
  "send-letter": { letterId: string };
  "remove-pictures": { photoId: string; keys: string[] };
  "remove-unused": { keys: string[] };
  "read-import": { importId: string };
  "take-in-rows": { importId: string };
  "remove-upload": { key: string };
  "apply-event": { eventId: string };
  "read-account": { charityId: string };
  "book-statement": { statementId: string };
  "send-refund": { refundId: string };
  "end-monthly": { pledgeId: string };
  "close-checkout": { pledgeId: string };
  "tell-organizer": { fundId: string; batchId: string; at: string };
  nightly: Record<never, never>;
}

export type JobName = keyof JobPayloads;

type JobOptions = {
  /** A job with the same key that has not begun is replaced. */
  key?: string;
  runAt?: Date;
  /** Jobs of one queue run one after the other, on whatever machine. */
  queue?: string;
  /** Below 0 runs before what else waits. */
  priority?: number;
};

/** Adds a job inside the caller's transaction: it runs after the commit, and only then. */
export async function addJob<Name extends JobName>(
  tx: QueryExecutorProvider,
  name: Name,
  payload: JobPayloads[Name],
  { key, runAt, queue, priority }: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier := ${name}::text,
    payload := ${JSON.stringify(payload)}::text::json,
    queue_name := ${queue ?? null}::text,
    run_at := ${runAt ?? null}::timestamptz,
    job_key := ${key ?? null}::text,
    priority := ${priority ?? null}::integer
  )`.execute(tx);
}

const quiet = new Logger(() => () => undefined);

/** The jobs' tables are fenced by row-level security for their owner alone; this lets our login in. */
const opening = `
  grant usage on schema graphile_worker to wishbridge_application;
  grant select, insert, update, delete on all tables in schema graphile_worker to wishbridge_application;
  grant usage on all sequences in schema graphile_worker to wishbridge_application;
  grant execute on all functions in schema graphile_worker to wishbridge_application;
  do $$
  declare fenced record;
  begin
    for fenced in
      select relname from pg_class
      where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'application')
    loop
      execute format('create policy application on graphile_worker.%I to wishbridge_application using (true) with check (true)', fenced.relname);
    end loop;
  end $$;
`;

/**
 * Brings the jobs' own schema up to date and opens it to the application's role, which must exist.
 * Two processes may start it at once.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('wishbridge jobs', 0))");
    await runMigrations({ connectionString: ownerUrl, logger: quiet });
    await client.query(opening);
  } finally {
    await client.end();
  }
}
