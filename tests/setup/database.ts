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
export const copyDatabase = (client: pg.Client, from: string, to: string) =>
  client.query(`create database ${to} template ${from} strategy file_copy`);

/** Runs statements as the database's owner, past row-level security's grants, to arrange or to look. */
export async function asOwner<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
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
async function dropThoseOf(client: pg.Client, worker: string) {
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
