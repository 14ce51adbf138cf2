import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools, db, databaseNow } from "~/platform/db.server";
import { asOwner } from "../setup/database";
import { often, proving, tell } from "../setup/proof";

const times = proving ? often(200) : 20;
const owner = process.env.DATABASE_OWNER_URL ?? "";
const crashes: unknown[] = [];
const onCrash = (error: unknown) => crashes.push(error);

beforeAll(async () => {
  process.on("uncaughtException", onCrash);
  await asOwner(owner, (client) =>
    client.query(`create table pairs (round integer, half integer, primary key (round, half));
      grant select, insert on pairs to wishbridge_application`),
  );
});
afterAll(async () => {
  process.off("uncaughtException", onCrash);
  await closePools();
});

/** Writes both halves of a pair in one transaction, and has its own backend killed between them. */
const killedBetween = (round: number) =>
  db.transaction().execute(async (tx) => {
    await sql`insert into pairs values (${round}, 1)`.execute(tx);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    const killed = asOwner(owner, (client) =>
      client.query("select pg_terminate_backend($1)", [rows[0]?.pid]),
    );
    if (round % 2 === 0) await killed;
    await sql`select pg_sleep(0.05)`.execute(tx);
    await killed;
    await sql`insert into pairs values (${round}, 2)`.execute(tx);
  });

test(`a backend that is killed inside a transaction ${times} times fails ${times} times, cleanly`, async () => {
  const outcomes: string[] = [];
  for (let round = 1; round <= times; round += 1) {
    outcomes.push(
      await Promise.race([
        killedBetween(round).then(
          () => "reported as done",
          (error: unknown) => (error instanceof Error ? "failed" : "failed strangely"),
        ),
        new Promise<string>((resolve) => setTimeout(resolve, 10_000, "hung")),
      ]),
    );
  }

  expect(outcomes).toEqual(Array(times).fill("failed"));
  tell("backend", { times });
  const { rows } = await sql`select * from pairs`.execute(db);
  expect(rows).toEqual([]);
  expect(crashes).toEqual([]);
  expect(await databaseNow(db)).toBeInstanceOf(Date);
}, 240_000);
