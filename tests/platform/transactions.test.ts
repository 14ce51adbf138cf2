import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { closePools, db, type Tx } from "~/platform/db.server";
import { asOwner } from "../setup/database";

afterAll(closePools);

const counted = () =>
  asOwner(process.env.DATABASE_OWNER_URL!, async (client) => {
    const { rows } = await client.query<{ key: string }>("select key from limits order by key");
    return rows.map(({ key }) => key);
  });
const count = (tx: Tx, key: string) =>
  tx
    .insertInto("limits")
    .values({ key, windowStart: new Date(0), used: 1 })
    .execute();
const inside = (work: (tx: Tx) => Promise<unknown>) => db.transaction().execute(work);

test("the first statement of a transaction is inside of it already", async () => {
  await expect(
    inside(async (tx) => {
      await count(tx, "undone");
      throw new Error("and back");
    }),
  ).rejects.toThrow("and back");
  expect(await counted()).toEqual([]);

  const reading = db.transaction().setAccessMode("read only");
  await expect(reading.execute((tx) => count(tx, "read"))).rejects.toThrow("read-only transaction");
  expect(await counted()).toEqual([]);

  await inside((tx) => count(tx, "done"));
  expect(await counted()).toEqual(["done"]);
});

test("one that asks nothing, or breaks at once, leaves the connection as it was", async () => {
  const all = Array.from({ length: 30 }, async (_, place) => {
    if (place % 3 === 0) return inside(async () => {});
    if (place % 3 === 1) return inside((tx) => sql`select 1 / 0`.execute(tx)).catch(() => {});
    return sql`select 1`.execute(db);
  });
  await Promise.all(all);
  const states = await Promise.all(
    Array.from({ length: 12 }, () =>
      sql<{ inside: boolean }>`select transaction_timestamp() <> statement_timestamp() as inside,
        pg_sleep(0.05)`.execute(db),
    ),
  );
  expect(states.flatMap(({ rows }) => rows.map((row) => row.inside))).not.toContain(true);
});
