import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { closePools, db } from "~/platform/db.server";
import { asOwner } from "../setup/database";

afterAll(closePools);

const owner = (text: string) =>
  asOwner(process.env.DATABASE_OWNER_URL!, (client) => client.query(text));
const ask = () => db.selectFrom("places").selectAll().where("code", "=", "99").execute();
const planned = async () => {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement like '%"places"%'`.execute(db);
  return rows.length;
};

test("what is asked again is kept planned, and planned anew once its table has changed", async () => {
  await ask();
  expect(await planned()).toBe(1);
  await ask();
  expect(await planned()).toBe(1);
  await owner("alter table places add column height int");
  await expect(ask()).rejects.toThrow("cached plan must not change result type");
  expect(await ask()).toEqual([]);
  expect(await ask()).toEqual([]);
});
