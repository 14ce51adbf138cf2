import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { db, type Tx } from "~/platform/db.server";
import type { Actor, Membership, Role } from "../actor";

const sessionDays = 30;

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
export async function actorOfSession(token: string): Promise<Actor | null> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
    const person = await tx
      .selectFrom("sessions as s")
      .innerJoin("people as p", "p.id", "s.personId")
      .select(["p.id", "p.steward"])
      .where("s.tokenHash", "=", hashOfToken(token))
      .where("s.expiresAt", ">", sql<Date>`clock_timestamp()`)
      .where("p.frozenAt", "is", null)
      .executeTakeFirst();
    if (!person) return null;
    return {
      kind: "person",
      personId: person.id,
      steward: person.steward,
      memberships: await membershipsOf(tx, person.id),
    };
  });
}

/** The organizations a person works for now, each with his roles; a frozen one gives none. */
export async function membershipsOf(tx: Tx, personId: string): Promise<Membership[]> {
  const rows = await tx
    .selectFrom("memberships as m")
    .innerJoin("organizations as o", "o.id", "m.organizationId")
    .select(["o.id", "o.kind", "o.name", "o.slug", "o.state", "m.role"])
    .where("m.personId", "=", personId)
    .where("m.endedAt", "is", null)
    .where("o.frozenAt", "is", null)
    .orderBy("o.name")
    .execute();
  const byOrganization = new Map<string, Membership>();
  for (const row of rows) {
    const one = byOrganization.get(row.id) ?? {
      organizationId: row.id,
      kind: row.kind,
      name: row.name,
      slug: row.slug,
      verified: row.state === "verified",
      roles: [] as Role[],
    };
    one.roles.push(row.role);
    byOrganization.set(row.id, one);
  }
  return [...byOrganization.values()];
}
