import { sql } from "kysely";
import { z } from "zod";
import { Refusal } from "~/platform/refusal";
import { personIdOf, type Role } from "../actor";
import { query } from "../door.server";
import { invitationTokenInput, ofEmailInput, ofOrganizationInput, ofPersonInput } from "./input";
import { mayMeetMembers, mayOversee } from "./may";
import { hashOfToken } from "./sessions.server";

const nothing = z.object({});
const asks = ({ actor }: { actor: { kind: string } }) => actor.kind === "person";

/** How the one who asks is called, reached and written to. */
export const myself = query("accounts.myself", {
  input: nothing,
  may: asks,
  read: ({ tx, actor }) =>
    tx
      .selectFrom("people")
      .select(["id", "email", "name", "locale"])
      .where("id", "=", personIdOf(actor))
      .executeTakeFirstOrThrow(),
});

/** What the one who asks applied for, newest first. */
export const myApplications = query("accounts.myApplications", {
  input: nothing,
  may: asks,
  read: async ({ tx, actor }) => {
    const rows = await tx
      .selectFrom("organizations")
      .select(["id", "name", "kind", "state", "appliedAt", "decisionNote"])
      .where("appliedBy", "=", personIdOf(actor))
      .orderBy("appliedAt", "desc")
      .execute();
    return rows.map((row) => ({ ...row, appliedAt: row.appliedAt.toISOString() }));
  },
});

/** Every organization for the steward: who waits for a decision first, then by name. */
export const organizationsSeen = query("accounts.organizationsSeen", {
  input: nothing,
  may: ({ actor }) => mayOversee(actor),
  read: async ({ tx }) => {
    const rows = await tx
      .selectFrom("organizations as o")
      .leftJoin("places as p", "p.code", "o.placeCode")
      .select(["o.id", "o.name", "o.kind", "o.state", "o.appliedAt", "o.frozenAt"])
      .select(["p.nameZh as placeZh", "p.nameEn as placeEn"])
      .orderBy(sql`o.state = 'applied'`, "desc")
      .orderBy("o.appliedAt")
      .execute();
    return rows.map(({ appliedAt, frozenAt, ...row }) => ({
      ...row,
      appliedAt: appliedAt.toISOString(),
      frozen: frozenAt !== null,
    }));
  },
});

/** One organization as the steward judges it. */
export const organizationSeen = query("accounts.organizationSeen", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) =>
    tx
      .selectFrom("organizations as o")
      .innerJoin("people as a", "a.id", "o.appliedBy")
      .leftJoin("people as d", "d.id", "o.decidedBy")
      .leftJoin("places as p", "p.code", "o.placeCode")
      .leftJoin("businessPages as page", "page.organizationId", "o.id")
      .selectAll("o")
      .select(["a.name as applicantName", "a.email as applicantEmail", "d.name as deciderName"])
      .select(["p.nameZh as placeZh", "p.nameEn as placeEn"])
      .select(["page.wanted", "page.intro", "page.revisedAt", "page.closedAt"])
      .where("o.id", "=", organizationId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOversee(actor),
  read: (
    { actor },
    _,
    { appliedAt, decidedAt, frozenAt, wanted, intro, revisedAt, closedAt, ...organization },
  ) =>
    Promise.resolve({
      ...organization,
      page: revisedAt && {
        wanted: wanted ?? false,
        intro: intro ?? "",
        revisedAt: revisedAt.toISOString(),
        closed: closedAt !== null,
      },
      appliedAt: appliedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      frozen: frozenAt !== null,
      own: organization.appliedBy === personIdOf(actor),
    }),
});

/** The person whom an email signs in, for the steward. */
export const personByEmail = query("accounts.personByEmail", {
  input: ofEmailInput,
  may: ({ actor }) => mayOversee(actor),
  async read({ tx }, { email }) {
    const found = await tx
      .selectFrom("people")
      .select(["id", "frozenAt"])
      .where("email", "=", email)
      .executeTakeFirst();
    if (!found) throw new Refusal("person_unknown", "email");
    return { id: found.id, frozen: found.frozenAt !== null };
  },
});

/** Whom a steward is about to freeze or to let in again. */
export const personSeen = query("accounts.personSeen", {
  input: ofPersonInput,
  subject: ({ tx }, { personId }) =>
    tx
      .selectFrom("people")
      .select(["id", "name", "email", "createdAt", "frozenAt"])
      .where("id", "=", personId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOversee(actor),
  read: (_, __, { createdAt, frozenAt, ...person }) =>
    Promise.resolve({
      ...person,
      createdAt: createdAt.toISOString(),
      frozenAt: frozenAt?.toISOString() ?? null,
    }),
});

/** Who works for an organization, and who was invited and has not come yet. */
export const members = query("accounts.members", {
  input: ofOrganizationInput,
  may: ({ actor }, _, { organizationId }) => mayMeetMembers(actor, { organizationId }),
  read: async ({ tx, now }, { organizationId }) => {
    const people = await tx
      .selectFrom("memberships as m")
      .innerJoin("people as p", "p.id", "m.personId")
      .select(["p.id", "p.name", "p.email"])
      .select(sql<Role[]>`array_agg(m.role::text order by m.role)`.as("roles"))
      .select((eb) => eb.fn.min("m.since").as("since"))
      .where("m.organizationId", "=", organizationId)
      .where("m.endedAt", "is", null)
      .groupBy("p.id")
      .orderBy(sql`min(m.since)`)
      .orderBy("p.id")
      .execute();
    const invitations = await tx
      .selectFrom("invitations as i")
      .leftJoin("people as p", "p.id", "i.invitedBy")
      .select(["i.id", "i.email", "i.roles", "i.invitedAt", "i.expiresAt", "p.name as by"])
      .where("i.organizationId", "=", organizationId)
      .where("i.acceptedAt", "is", null)
      .where("i.revokedAt", "is", null)
      .orderBy("i.invitedAt")
      .execute();
    return {
      people: people.map(({ since, ...person }) => ({ ...person, since: since.toISOString() })),
      invitations: invitations.map(({ invitedAt, expiresAt, roles, ...invitation }) => ({
        ...invitation,
        roles: roles as Role[],
        invitedAt: invitedAt.toISOString(),
        over: expiresAt <= now,
        expiresAt: expiresAt.toISOString(),
      })),
    };
  },
});

/** The invitation that a link holds, for the person whose email it names; null for anybody else. */
export const invitationSeen = query("accounts.invitationSeen", {
  input: invitationTokenInput,
  may: asks,
  read: async ({ tx, now, actor }, { token }) => {
    const found = await tx
      .selectFrom("invitations as i")
      .innerJoin("organizations as o", "o.id", "i.organizationId")
      .innerJoin("people as p", "p.email", "i.email")
      .select(["o.name", "o.kind", "i.roles"])
      .where("i.tokenHash", "=", hashOfToken(token))
      .where("i.acceptedAt", "is", null)
      .where("i.revokedAt", "is", null)
      .where("i.expiresAt", ">", now)
      .where("p.id", "=", personIdOf(actor))
      .executeTakeFirst();
    return found ? { ...found, roles: found.roles as Role[] } : null;
  },
});
