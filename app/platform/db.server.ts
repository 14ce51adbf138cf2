import { createHash } from "node:crypto";
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { DB } from "../../db/schema";
import { env } from "./env.server";
import { log } from "./log.server";

// int8 arrives as text; every bigint of ours is minor units, a number in a chain or a count.
pg.types.setTypeParser(pg.types.builtins.INT8, BigInt);
// A date without a time has no zone: it stays the text that it is ("2026-03-05").
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

type Login = "wishbridge_application" | "wishbridge_reading";

/**
 * A public page never has a reason to read a table of wishes from end to end, but the planner thinks
 * it cheap where what is looked for is common, as if old and new lay mixed. Nor does it live long
 * enough for compiled code.
 */
const planning: Record<Login, string> = {
  wishbridge_application: "",
  wishbridge_reading:
    " -c enable_seqscan=off -c random_page_cost=1.1 -c jit=off -c plan_cache_mode=force_generic_plan",
};

/** As many statements as a connection keeps planned: some 20 MB there. */
const mostPlanned = 240;
const names = new Map<string, string>();
let tablesChanged = 0;

/** The name under which a statement is kept planned; what comes after the first many is planned each time. */
function nameOf(text: string): string | undefined {
  const before = names.get(text);
  if (before || names.size >= mostPlanned) return before;
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  const name = `${hash}${tablesChanged}`;
  names.set(text, name);
  return name;
}

/**
 * A table that changed under a running program, by a later version's migration, breaks what is kept
 * planned of it, on every connection and for good: all is planned anew, under other names.
 */
function planAnew(error: unknown) {
  const changed = error instanceof pg.DatabaseError && error.code === "0A000";
  if (!changed || !error.message.includes("cached plan")) return;
  names.clear();
  tablesChanged += 1;
}

/** What is said of a transaction that is only just being opened. */
const begunWith = { command: "BEGIN", rowCount: null, rows: [] };

/**
 * Planning takes longer than most answers: what is asked again is kept planned. And what opens a
 * transaction has no answer worth a way there and back: it travels along with the first statement,
 * and its failure is that statement's answer. So the first one writes nothing.
 */
class Planned extends pg.Client {
  private opening = "";

  override query = ((text: unknown, values: unknown, ...rest: []) => {
    if (typeof text === "string" && /^(?:begin|start transaction)\b/.test(text)) {
      this.opening = text;
      return Promise.resolve(begunWith);
    }
    if (!this.opening) return this.plainly(text, values, ...rest);
    const { stream } = this.connection;
    stream.cork();
    const begun = super.query(this.opening);
    this.opening = "";
    const asked = this.plainly(text, values, ...rest) as Promise<unknown>;
    stream.uncork();
    return Promise.all([begun, asked]).then(([, answer]) => answer);
  }) as pg.Client["query"];

  private plainly(text: unknown, values: unknown, ...rest: []) {
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0)
      return super.query(text as string, values as [], ...rest);
    const asked = super.query({ name: nameOf(text), text, values }, ...rest);
    void Promise.resolve(asked).catch(planAnew);
    return asked;
  }
}

type Opening = { max: number; patience?: number; scope?: string };

function poolOf(connectionString: string, login: Login, { max, patience, scope }: Opening) {
  const pool = new pg.Pool({
    Client: Planned,
    connectionString,
    // What is waited for only so long must not have another statement behind it.
    pipeline: patience === undefined,
    max,
    options: `-c role=${login} -c timezone=UTC${planning[login]}${scope ? ` -c wishbridge.scope=${scope}` : ""}`,
    // In a rush visitors stand in line here; a little less than they wait for an answer at all.
    connectionTimeoutMillis: patience ?? 25_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: patience ?? 30_000,
    query_timeout: patience,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection broke"));
  pool.on("connect", (client) => {
    client.on("error", (error) => log.warn({ err: error }, "a database connection broke"));
  });
  return pool;
}

const opened: pg.Pool[] = [];

function open(url: () => string, login: Login, opening: Opening): { pool: () => pg.Pool; db: Db } {
  let pool: pg.Pool | undefined;
  const get = () => {
    if (!pool || pool.ending) {
      pool = poolOf(url(), login, opening);
      opened.push(pool);
    }
    return pool;
  };
  return {
    pool: get,
    db: new Kysely<DB>({
      dialect: new PostgresDialect({
        pool: { connect: () => get().connect(), end: () => get().end(), options: {} },
      }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    }),
  };
}

const application = open(() => env().databaseUrl, "wishbridge_application", { max: 12 });
const reading = open(() => env().databaseReadUrl, "wishbridge_reading", { max: 8 });
const watching = open(() => env().databaseDirectUrl, "wishbridge_application", {
  max: 4,
  patience: 1_000,
  scope: "system",
});

/** The application's login. Only `run`, `ask` and the platform itself use it: row-level security needs a scope. */
export const db: Db = application.db;

/** The reader's login: it sees the public views and places, and nothing else. */
export const publicDb: Db = reading.db;

/**
 * Connections with the clock's scope, for looking at what happened: a look stands in no line behind
 * visitors, and gives up after a second. One is enough unless the machine is slow.
 */
export const watchingPool = watching.pool;

/** The application's pool, for gauges and the jobs' worker. */
export const applicationPool = application.pool;

/** Ends every connection once what runs is done; who asks for more later opens others. */
export async function closePools(): Promise<void> {
  await Promise.all(opened.splice(0).map((pool) => pool.end()));
}

/** The database's own time: the one clock. */
export async function databaseNow(tx: Db | Tx): Promise<Date> {
  const { now } = await tx
    .selectNoFrom((eb) => eb.fn<Date>("clock_timestamp", []).as("now"))
    .executeTakeFirstOrThrow();
  return now;
}

/** The constraint a database error names, if it refused a row because of one. */
export function brokenConstraint(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError && error.code?.startsWith("23")) return error.constraint;
  return undefined;
}
