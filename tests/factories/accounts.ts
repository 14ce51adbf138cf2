import { randomUUID } from "node:crypto";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { decideOrganization } from "~/domain/accounts/decide-organization.server";
import { enrolPerson } from "~/domain/accounts/enrol-person.server";
import { openSession, actorOfSession } from "~/domain/accounts/sessions.server";
import { system, type Person, type Role } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { asOwner } from "../setup/database";

const owner = () => process.env.DATABASE_OWNER_URL ?? "";

const ask = <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
  asOwner(owner(), async (client) => (await client.query<Row>(text, values)).rows);

/** The person as he stands now, with the roles he has by now. */
export async function signedInAs(personId: string): Promise<Person> {
  const { token } = await openSession(personId);
  const actor = await actorOfSession(token);
  if (actor?.kind !== "person") throw new Error("This person can't sign in");
  return actor;
}

/** Somebody who proved an email once. */
export async function aPerson({ email = `${randomUUID()}@example.org`, name = "" } = {}) {
  const [row] = await ask<{ id: string }>(
    "insert into people (email, name, created_at) values ($1, $2, clock_timestamp()) returning id",
    [email, name],
  );
  return { ...(await signedInAs(row!.id)), email };
}

export async function aSteward(): Promise<Person> {
  const input = { email: `${randomUUID()}@steward.example`, steward: true };
  const { id } = await run(enrolPerson, { actor: system("test"), input });
  return signedInAs(id);
}

/** An invented county with two townships, there once however often it is asked for. */
export async function aCounty() {
  await ask(
    `insert into places (code, parent_code, level, name_zh, name_en) values
      ('99', null, 'province', '云岭省', 'Yunling'), ('9901', '99', 'city', '青河市', 'Qinghe'),
      ('990101', '9901', 'county', '禾川县', 'Hechuan'),
      ('990101001', '990101', 'township', '石桥乡', 'Shiqiao'),
      ('990101002', '990101', 'township', '柳溪镇', 'Liuxi') on conflict do nothing`,
    [],
  );
  return { county: "990101", townships: ["990101001", "990101002"] as const };
}

type Kind = "organizer" | "business";

export const application = (kind: Kind = "organizer") => ({
  kind,
  name: kind === "organizer" ? "禾川县青少年中心" : "山风户外用品",
  registration: "91990101MA0000000X",
  contactEmail: "office@example.org",
  place: "990101",
  about: "收集和送达微心愿。",
});

/** A verified organization and its first coordinator. */
export async function anOrganization(kind: Kind = "organizer") {
  await aCounty();
  const applicant = await aPerson();
  const { id } = await run(applyForOrganization, { actor: applicant, input: application(kind) });
  await run(decideOrganization, {
    actor: await aSteward(),
    input: { organizationId: id, decision: "verify" },
  });
  return { organizationId: id, coordinator: await signedInAs(applicant.personId) };
}

/** Someone who joined the organization once; how that is done has tests of its own. */
export async function aMember(
  { organizationId }: { organizationId: string },
  ...roles: Role[]
): Promise<Person> {
  const [row] = await ask<{ id: string }>(
    `with member as (
      insert into people (email, name, created_at) values ($1, '', clock_timestamp()) returning id
    ), joined as (
      insert into memberships (organization_id, person_id, role, since)
      select $2, member.id, role::member_role, clock_timestamp() from member, unnest($3::text[]) role
    )
    select id from member`,
    [`${randomUUID()}@example.org`, organizationId, roles],
  );
  return signedInAs(row!.id);
}

/** An organizer with one person in each role. */
export async function anOrganizer() {
  const organization = await anOrganization();
  return {
    ...organization,
    reviewer: await aMember(organization, "reviewer"),
    courier: await aMember(organization, "courier"),
    witness: await aMember(organization, "witness"),
  };
}
