import { randomInt, randomUUID } from "node:crypto";
import type { Insertable, Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { signatureFits, signatureOf } from "~/platform/signing.server";
import type { DB } from "../../../db/schema";
import type { Role } from "../actor";

export const codeMinutes = 10;
const mostTries = 5;

const codeText = (id: string, code: string) => `${id} ${code}`;

/** Makes a code of six digits for an email; what is stored of it is a keyed hash. */
export async function makeCode(tx: Tx, now: Date, email: string): Promise<string> {
  const id = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await tx
    .insertInto("signInCodes")
    .values({
      id,
      email,
      codeHash: Buffer.from(signatureOf("sign-in-code", codeText(id, code))),
      sentAt: now,
      expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
    })
    .execute();
  return code;
}

/**
 * Tries a code against the newest one sent to the email, which counts the try. A code fits once,
 * within ten minutes, and not after five wrong tries.
 */
export async function tryCode(tx: Tx, now: Date, email: string, code: string) {
  const sent = await tx
    .selectFrom("signInCodes")
    .select(["id", "codeHash", "tries", "usedAt", "expiresAt"])
    .where("email", "=", email)
    .orderBy("sentAt", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!sent || sent.usedAt || sent.expiresAt <= now || sent.tries >= mostTries) return "code_over";
  const fits = signatureFits("sign-in-code", codeText(sent.id, code), sent.codeHash.toString());
  await tx
    .updateTable("signInCodes")
    .set(fits ? { usedAt: now } : { tries: sent.tries + 1 })
    .where("id", "=", sent.id)
    .execute();
  return fits ? "fits" : "code_wrong";
}

/** The person of an email, made at the first proof that the email is his. */
export async function personOfEmail(tx: Tx, now: Date, email: string, locale: string) {
  const made = await tx
    .insertInto("people")
    .values({ email, locale, createdAt: now })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning(["id", "steward", "frozenAt"])
    .executeTakeFirst();
  return (
    made ??
    (await tx
      .selectFrom("people")
      .select(["id", "steward", "frozenAt"])
      .where("email", "=", email)
      .executeTakeFirstOrThrow())
  );
}

/** Loads a person and keeps him from changing meanwhile. */
export const lockPerson = (tx: Tx, personId: string) =>
  tx
    .selectFrom("people")
    .select(["id as personId", "frozenAt"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();

export async function revisePerson(tx: Tx, personId: string, set: Updateable<DB["people"]>) {
  await tx.updateTable("people").set(set).where("id", "=", personId).execute();
}

/** Loads an organization and keeps it from changing meanwhile; whoever changes its members waits here. */
export const lockOrganization = (tx: Tx, organizationId: string) =>
  tx
    .selectFrom("organizations")
    .select([
      "id as organizationId",
      "kind",
      "name",
      "slug",
      "state",
      "appliedBy",
      "decidedBy",
      "frozenAt",
    ])
    .where("id", "=", organizationId)
    .forUpdate()
    .executeTakeFirst();

export async function reviseOrganization(
  tx: Tx,
  organizationId: string,
  set: Updateable<DB["organizations"]>,
) {
  await tx.updateTable("organizations").set(set).where("id", "=", organizationId).execute();
}

/** What a business wants of its public page; the first time makes it. */
export async function keepBusinessPage(
  tx: Tx,
  organizationId: string,
  page: Omit<Insertable<DB["businessPages"]>, "organizationId">,
) {
  await tx
    .insertInto("businessPages")
    .values({ organizationId, ...page })
    .onConflict((conflict) => conflict.column("organizationId").doUpdateSet(page))
    .execute();
}

/** Loads the page of a business and keeps it from changing meanwhile. */
export const lockBusinessPage = (tx: Tx, organizationId: string) =>
  tx
    .selectFrom("businessPages")
    .select(["organizationId", "wanted", "closedAt"])
    .where("organizationId", "=", organizationId)
    .forUpdate()
    .executeTakeFirst();

/** A steward closes a business's page at a time, or opens it again with null. */
export async function closePage(tx: Tx, organizationId: string, closedAt: Date | null) {
  await tx
    .updateTable("businessPages")
    .set({ closedAt })
    .where("organizationId", "=", organizationId)
    .execute();
}

type Opened = Pick<
  Insertable<DB["organizations"]>,
  "name" | "slug" | "registration" | "about" | "contactEmail" | "placeCode"
> &
  ({ kind: "charity" } | { kind: "fund"; hostId: string });

/** Writes down an organization that keeps money in trust, as the steward who opens it vouches for it. */
export async function openOrganization(
  tx: Tx,
  now: Date,
  personId: string,
  opened: Opened,
): Promise<string> {
  const { id } = await tx
    .insertInto("organizations")
    .values({
      ...opened,
      state: "verified",
      appliedBy: personId,
      appliedAt: now,
      decidedBy: personId,
      decidedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

type Member = { organizationId: string; personId: string };

/** Gives a person roles; those he has already stay as they are. */
export async function giveRoles(tx: Tx, now: Date, member: Member, roles: readonly Role[]) {
  if (roles.length === 0) return;
  await tx
    .insertInto("memberships")
    .values(roles.map((role) => ({ ...member, role, since: now })))
    .onConflict((conflict) =>
      conflict
        .columns(["organizationId", "personId", "role"])
        .where("endedAt", "is", null)
        .doNothing(),
    )
    .execute();
}

/** Ends every role of a person but those he keeps. */
export async function endRoles(
  tx: Tx,
  now: Date,
  { organizationId, personId }: Member,
  keep: readonly Role[] = [],
) {
  await tx
    .updateTable("memberships")
    .set({ endedAt: now })
    .where("organizationId", "=", organizationId)
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .$if(keep.length > 0, (roles) => roles.where("role", "not in", keep))
    .execute();
}

/** Whether the email belongs to someone who works for the organization now. */
export async function isMember(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  const found = await tx
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.personId")
    .select("m.id")
    .where("m.organizationId", "=", organizationId)
    .where("p.email", "=", email)
    .where("m.endedAt", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}
