import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

export type MigrateOptions = {
  /** A login that owns the database's objects (and may make roles, the first time). */
  ownerUrl: string;
  /** Logins that act as the application and as the reader. */
  grantTo: { application: string[]; reading: string[] };
  /** Where the numbered files lie. */
  directory: string;
};

type Migration = { number: number; name: string; sql: string; checksum: string };

/** Any number two processes agree on: only one of them migrates at a time. */
const migrationLock = 7_152_600_417;

/** The numbered files of a folder in their order; throws when a number is missing or doubled. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(name.slice(0, 4));
      if (number !== index + 1) throw new Error(`Migration ${name} is out of order`);
      const sql = await readFile(join(directory, name), "utf8");
      return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings a database up to date, forward only, each file in a transaction of its own. Two processes
 * may start it at once: the second waits and finds nothing to do. Throws when a file that was
 * applied has changed since.
 * @returns the names of the files that were applied now.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(options.directory);
  const client = new pg.Client({ connectionString: options.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await makeRoles(client, options.grantTo);
    await client.query(`create table if not exists migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`);
    await client.query("grant select on migrations to wishbridge_application");
    const { rows } = await client.query<{ number: number; checksum: string }>(
      "select number, checksum from migrations",
    );
    const applied = new Map(rows.map((row) => [row.number, row.checksum]));
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.number);
      if (before === migration.checksum) continue;
      if (before) throw new Error(`Migration ${migration.name} changed after it was applied`);
      await apply(client, migration);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration) {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into migrations values ($1, $2, $3, clock_timestamp())", [
      number,
      name,
      checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(`Migration ${name} failed: ${String(error)}`, { cause: error });
  }
}

async function makeRoles(client: pg.Client, grantTo: MigrateOptions["grantTo"]) {
  // Roles belong to the whole server, so another database's migration may be making them now.
  for (const role of ["wishbridge_application", "wishbridge_reading"]) {
    await client.query(`do $$ begin create role ${role} nologin; exception
      when duplicate_object or unique_violation then null; end $$`);
  }
  const logins = [
    ...grantTo.application.map((login) => ["wishbridge_application", login] as const),
    ...grantTo.reading.map((login) => ["wishbridge_reading", login] as const),
  ];
  for (const [role, login] of new Map(logins.map((pair) => [pair.join(), pair])).values()) {
    const { rows } = await client.query<{ member: boolean }>(
      "select pg_has_role($1, $2, 'usage') as member",
      [login, role],
    );
    if (!rows[0]?.member) await client.query(`grant ${role} to ${client.escapeIdentifier(login)}`);
  }
}

/** The name and checksum of the newest applied migration's number, to compare with the files. */
export async function migrationsPending(
  query: (sql: string) => Promise<{ number: number }[]>,
  directory: string,
): Promise<number> {
  const files = await readMigrations(directory);
  const applied = await query("select number from migrations");
  return files.length - applied.length;
}
