import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { db, type Tx } from "~/platform/db.server";
import type { Membership, Person, Role } from "../actor";

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
  actorWho((people) =>
    people
      .innerJoin("sessions as s", "s.personId", "p.id")
      .where("s.tokenHash", "=", hashOfToken(token))
      .where("s.expiresAt", ">", sql<Date>`clock_timestamp()`),
  );

/** A person with what he may do where by now, for a job that goes on with what he began; null when he is frozen. */
export const actorOfPerson = (personId: string): Promise<Person | null> =>
  actorWho((people) => people.where("p.id", "=", personId));

const peopleIn = (tx: Tx) =>
  tx.selectFrom("people as p").select(["p.id", "p.steward"]).where("p.frozenAt", "is", null);
type People = ReturnType<typeof peopleIn>;

const actorWho = (which: (people: People) => People): Promise<Person | null> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
    const person = await which(peopleIn(tx)).executeTakeFirst();
    if (!person) return null;
    return {
      kind: "person",
      personId: person.id,
      steward: person.steward,
      memberships: await membershipsOf(tx, person.id),
    };
  });

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
