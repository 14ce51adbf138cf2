import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { db } from "../db.server";

/** An object of the payment provider's, in the provider's own shape. */
export type Body = { id: string; object: string } & Record<string, unknown>;

let clock = Date.now;

/** Has the stand-in live at another time, as a history does that is made up; without one, now again. */
export function standAt(time?: Date): void {
  clock = time ? () => time.getTime() : Date.now;
}

/** The stand-in's time, in seconds as the provider counts it. */
export const seconds = () => Math.floor(clock() / 1000);

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString("hex")}`;

/** Keeps an object, or what it has become. */
export async function putObject<One extends Body>(account: string, body: One): Promise<One> {
  await sql`insert into practice_objects (id, account, kind, body)
    values (${body.id}, ${account}, ${body.object}, ${JSON.stringify(body)}::text::jsonb)
    on conflict (id) do update set body = excluded.body`.execute(db);
  return body;
}

/** One object of an account, or undefined. */
export async function objectAt(account: string, id: string): Promise<Body | undefined> {
  const { rows } = await sql<{ body: Body }>`select body from practice_objects
    where id = ${id} and account = ${account}`.execute(db);
  return rows[0]?.body;
}

/** An object that is there. */
export async function mustBe(account: string, id: string): Promise<Body> {
  const body = await objectAt(account, id);
  if (!body) throw new Error(`Practice has no ${id}`);
  return body;
}

/** The account of an object, for who was sent to it by a link. */
export async function accountOfObject(id: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`select account from practice_objects
    where id = ${id}`.execute(db);
  return rows[0]?.account;
}

/** An account's objects of a kind, the newest first. */
export async function objectsOf(account: string, kind: string): Promise<Body[]> {
  const { rows } = await sql<{ body: Body }>`select body from practice_objects
    where account = ${account} and kind = ${kind} order by seq desc`.execute(db);
  return rows.map(({ body }) => body);
}

/** Objects of an account by their ids. */
export async function objectsBy(account: string, ids: readonly string[]) {
  const { rows } = await sql<{ body: Body }>`select body from practice_objects
    where account = ${account} and id = any(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ body }) => [body.id, body]));
}
