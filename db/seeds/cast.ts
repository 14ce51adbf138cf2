import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { decideOrganization } from "~/domain/accounts/decide-organization.server";
import { enrolPerson } from "~/domain/accounts/enrol-person.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { reviseBusinessPage } from "~/domain/accounts/revise-business-page.server";
import { keepPlaces } from "~/domain/accounts/keep-places.server";
import { actorOfSession, closeSession, openSession } from "~/domain/accounts/sessions.server";
import { system, type Person, type Role } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { business, colleague, demoPlaces, donors, staff, steward } from "./names";
import type { Calendar } from "./time";

const machine = system("seed");

/** The person with the roles he has by now. */
export async function signedIn(personId: string): Promise<Person> {
  const { token } = await openSession(personId);
  const actor = await actorOfSession(token);
  await closeSession(token);
  if (actor?.kind !== "person") throw new Error(`${personId} can't sign in`);
  return actor;
}

export type Named = { email: string; name: string; locale?: "zh-CN" | "en"; steward?: boolean };

export async function enrol(person: Named, now: Date): Promise<Person> {
  const { id } = await run(enrolPerson, { actor: machine, input: person, now });
  return signedIn(id);
}

type Application = {
  kind: "organizer" | "business";
  name: string;
  slug: string;
  registration: string;
  about: string;
};

async function admit(
  application: Application,
  { applicant, by, at }: { applicant: Named; by: Person; at: (hour: number) => Date },
) {
  const first = await enrol(applicant, at(9));
  const { id: organizationId } = await run(applyForOrganization, {
    actor: first,
    input: { ...application, contactEmail: applicant.email, place: "禾川县" },
    now: at(9.5),
  });
  await run(decideOrganization, {
    actor: by,
    input: { organizationId, decision: "verify", note: "登记号已查，电话核实过。" },
    now: at(14),
  });
  return { organizationId, coordinator: await signedIn(first.personId) };
}

export async function join(
  { organizationId, coordinator }: { organizationId: string; coordinator: Person },
  person: Named,
  roles: Role[],
  at: (hour: number) => Date,
) {
  const member = await enrol(person, at(15));
  const { token } = await run(inviteMember, {
    actor: coordinator,
    input: { organizationId, email: person.email, roles },
    now: at(15.5),
  });
  await run(acceptInvitation, { actor: member, input: { token }, now: at(16) });
  return signedIn(member.personId);
}

/** The county, its centre with somebody in each role, a business, the donors and a steward. */
export async function castDemo({ at }: Calendar) {
  await run(keepPlaces, { actor: machine, input: { places: [...demoPlaces] }, now: at(-372, 8) });
  const by = await enrol({ ...steward, steward: true }, at(-372, 8.5));
  const firstDay = (hour: number) => at(-371, hour);
  const centre = await admit(
    {
      kind: "organizer",
      name: "禾川县青少年活动中心",
      slug: "hechuan",
      registration: "12990123MB00000001",
      about: "县里的公办活动中心，和五个乡镇的学校一起做“千愿圆梦”，收件点设在中心一楼。",
    },
    { applicant: staff.coordinator, by, at: firstDay },
  );
  const { reviewer, courier, witness } = staff;
  const members = {
    coordinator: centre.coordinator,
    reviewer: await join(centre, reviewer, ["reviewer"], firstDay),
    courier: await join(centre, courier, ["courier"], firstDay),
    witness: await join(centre, witness, ["witness"], firstDay),
  };
  const secondDay = (hour: number) => at(-100, hour);
  const firm = await admit(
    {
      kind: "business",
      name: "山风户外用品有限公司",
      slug: "shanfeng",
      registration: "91990100MA00000002",
      about: "做书包和冲锋衣的小厂，想带着员工一起圆心愿。",
    },
    { applicant: business, by, at: secondDay },
  );
  const worker = await join(firm, colleague, ["member"], secondDay);
  await run(reviseBusinessPage, {
    actor: firm.coordinator,
    input: {
      organizationId: firm.organizationId,
      wanted: "yes",
      counted: "yes",
      named: "yes",
      intro: "做书包和冲锋衣的小厂，四十来个人。每期大家凑着认几个心愿，下班一起打包。",
    },
    now: secondDay(17),
  });
  const people: Person[] = [];
  for (const [place, donor] of donors.entries()) {
    people.push(await enrol({ ...donor, locale: place === 1 ? "en" : "zh-CN" }, at(-366, 9)));
  }
  const applicant = await enrol({ email: "applicant@demo.example", name: "叶知" }, at(-2, 9));
  await run(applyForOrganization, {
    actor: applicant,
    input: {
      kind: "organizer",
      name: "禾川县图书流动车志愿队",
      registration: "51990123MJ00000003",
      contactEmail: "applicant@demo.example",
      place: "禾川县",
      about: "周末开车到各乡送书，想和学校一起收集孩子们想看的书。",
    },
    now: at(-1, 10),
  });
  return {
    organizationId: centre.organizationId,
    ...members,
    steward: by,
    donors: people,
    business: { organizationId: firm.organizationId, members: [firm.coordinator, worker] },
  };
}
export type Cast = Awaited<ReturnType<typeof castDemo>>;
