import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { db } from "~/platform/db.server";
import type { Person } from "../actor";

/** How long somebody stays signed in. */
export const sessionDays = 30;

/** What is stored of a secret that someone else keeps: its hash, so that the table opens no door. */
export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** A secret for an address or a cookie: 192 random bits. */
export const newToken = (): string => randomBytes(24).toString("base64url");

/** Opens a session for a person; the token goes into the cookie and is stored nowhere. */
export async function openSession(personId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const { expiresAt } = await db
    .insertInto("sessions")
    .values({
      tokenHash: hashOfToken(token),
      personId,
      openedAt: sql`clock_timestamp()`,
      seenAt: sql`clock_timestamp()`,
      expiresAt: sql`clock_timestamp() + make_interval(days => ${sessionDays})`,
    })
    .returning("expiresAt")
    .executeTakeFirstOrThrow();
  return { token, expiresAt };
}

export async function closeSession(token: string): Promise<void> {
  await db.deleteFrom("sessions").where("tokenHash", "=", hashOfToken(token)).execute();
}

/** Who a session's cookie stands for, with what he may do where; null when it ended or he is frozen. */
export const actorOfSession = (token: string): Promise<Person | null> =>
  standing({ session: hashOfToken(token) });

/** A person with what he may do where by now, for a job that goes on with what he began; null when he is frozen. */
export const actorOfPerson = (personId: string): Promise<Person | null> => standing({ personId });

type Standing = Pick<Person, "personId" | "steward" | "memberships">;

async function standing(of: { session?: Buffer; personId?: string }): Promise<Person | null> {
  const { rows } = await sql<Standing>`
    select person_id, steward, memberships
    from standing_of(${of.session ?? null}, ${of.personId ?? null})`.execute(db);
  return rows[0] ? { kind: "person", ...rows[0] } : null;
}
