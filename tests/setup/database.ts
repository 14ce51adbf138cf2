import pg from "pg";
import { inject } from "vitest";

/** The addresses of one database for its three logins. */
export type DatabaseUrls = { owner: string; application: string; reader: string };

let made = 0;

/** An empty, migrated database of its own, copied from the template in about 50 ms. */
export async function freshDatabase(): Promise<DatabaseUrls> {
  const template = inject("template");
  const worker = `test_${process.env.VITEST_POOL_ID ?? "1"}_`;
  const name = `${worker}${process.pid}_${++made}`;
  // Not from inside the template: a database that somebody is in cannot be copied.
  await asOwner(inDatabase(template.owner, "postgres"), async (client) => {
    if (made === 1) await dropThoseOf(client, worker);
    await copyDatabase(client, "wishbridge", name);
  });
  return {
    owner: inDatabase(template.owner, name),
    application: inDatabase(template.application, name),
    reader: inDatabase(template.reader, name),
  };
}

/** Copies a database that nobody is in. */
export const copyDatabase = (client: pg.ClientBase, from: string, to: string) =>
  client.query(`create database ${to} template ${from} strategy file_copy`);

const owners = new Map<string, pg.Pool>();

function ownersOf(url: string): pg.Pool {
  const pool = owners.get(url) ?? new pg.Pool({ connectionString: url, allowExitOnIdle: true });
  // A test that ends connections ends idle ones, too.
  if (!owners.has(url)) pool.on("error", () => undefined);
  owners.set(url, pool);
  return pool;
}

/**
 * Runs statements as the database's owner, past row-level security's grants, to arrange or to look.
 * A connection takes ten times as long as most statements, so it is used again, with nothing left
 * of what was set in it.
 */
export async function asOwner<Result>(
  url: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await ownersOf(url).connect();
  let clean = false;
  try {
    const result = await work(client);
    await client.query("rollback");
    await client.query("discard all");
    clean = true;
    return result;
  } finally {
    client.release(!clean);
  }
}

/** Leaves a database, so that it can be copied or dropped. */
export async function leaveAsOwner(url: string): Promise<void> {
  await owners.get(url)?.end();
  owners.delete(url);
}

/** The environment of a program that works on this database. */
export function environmentOf(urls: DatabaseUrls) {
  return {
    DATABASE_URL: urls.application,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_DIRECT_URL: urls.application,
    DATABASE_READ_URL: urls.reader,
  };
}

/** What the same worker's earlier file left behind; its process is gone. */
async function dropThoseOf(client: pg.ClientBase, worker: string) {
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where starts_with(datname, $1)",
    [worker],
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
}

function inDatabase(url: string, name: string) {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}

/** The rows of a question to the tests' own database, asked as its owner. */
export const rows = <Row extends object = Record<string, string>>(
  text: string,
  values: unknown[] = [],
) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const found = await client.query<Row>(text, values);
    return found.rows;
  });
