import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { auditLog, chainStatus } from "~/domain/accounts/audit-log.server";
import { decideOrganization } from "~/domain/accounts/decide-organization.server";
import { forgetSignIns } from "~/domain/accounts/forget-sign-ins.server";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { proveCode } from "~/domain/accounts/prove-code.server";
import { members } from "~/domain/accounts/queries.server";
import { requestCode } from "~/domain/accounts/request-code.server";
import { reviseMember } from "~/domain/accounts/revise-member.server";
import { revokeInvitation } from "~/domain/accounts/revoke-invitation.server";
import { unfreezeOrganization } from "~/domain/accounts/unfreeze-organization.server";
import { system, type Person } from "~/domain/actor";
import { sealRows } from "~/domain/privacy/audit.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools, db, publicDb } from "~/platform/db.server";
import { secretOf } from "~/platform/letters.server";
import {
  aMember,
  anOrganization,
  anOrganizer,
  aPerson,
  application,
  aSteward,
  signedInAs,
} from "../factories/accounts";
import { rows } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

/** The code that the newest letter to the email holds. */
async function codeSentTo(email: string) {
  const [letter] = await rows<{ sealed: Buffer }>(
    "select params_sealed as sealed from letters where to_email = $1 order by created_at desc limit 1",
    [email],
  );
  return secretOf(letter?.sealed ?? null).code ?? "";
}

async function aCode(email = `${randomUUID()}@example.org`) {
  await run(requestCode, { actor: system("sign-in"), input: { email } });
  return { email, code: await codeSentTo(email) };
}

const prove = (email: string, code: string, now?: Date) =>
  run(proveCode, { actor: system("sign-in"), input: { email, code }, now });

const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

test("whoever types the code from the letter is that email's person, the same one each time", async () => {
  const { email, code } = await aCode();
  const first = await prove(email, ` ${code.slice(0, 3)} ${code.slice(3)}`);
  await run(requestCode, { actor: system("sign-in"), input: { email: email.toUpperCase() } });
  const again = await codeSentTo(email);
  expect(first).toEqual({ personId: expect.any(String) });
  expect(await prove(email, again)).toEqual(first);
});

test("a code fits once, not after ten minutes, and only the newest", async () => {
  const { email, code } = await aCode();
  expect(await prove(email, code, minutes(11))).toEqual({ refused: "code_over" });
  const { code: newer } = await aCode(email);
  if (newer !== code) expect(await prove(email, code)).toEqual({ refused: "code_wrong" });
  expect(await prove(email, newer)).toHaveProperty("personId");
  expect(await prove(email, newer)).toEqual({ refused: "code_over" });
});

test("five wrong tries end a code, though each was refused", async () => {
  const { email, code } = await aCode();
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await prove(email, wrong(code))).toEqual({ refused: "code_wrong" });
  }
  expect(await prove(email, code)).toEqual({ refused: "code_over" });
});

test("the code lies nowhere in clear", async () => {
  const { email, code } = await aCode();
  const [stored] = await rows<{ all: string }>(
    `select (select jsonb_agg(to_jsonb(c)) from sign_in_codes c where email = $1)::text
      || (select jsonb_agg(to_jsonb(l)) from letters l where to_email = $1)::text
      || (select jsonb_agg(to_jsonb(a)) from audit_entries a)::text as all`,
    [email],
  );
  expect(stored?.all.replaceAll(/[0-9a-f]{8,}|\d+-\d+-\d+T[^"]+/g, "")).not.toContain(code);
});

test("a frozen person proves the email and gets no further", async () => {
  const { email } = await aPerson();
  await rows("update people set frozen_at = clock_timestamp() where email = $1", [email]);
  const { code } = await aCode(email);
  expect(await prove(email, code)).toEqual({ refused: "account_frozen" });
});

test("a night later nothing is left of codes and ended sessions", async () => {
  await aCode();
  expect(await runSweep(forgetSignIns, { now: minutes(60 * 24 * 40) })).toBeGreaterThan(0);
  expect(await rows("select 1 from sign_in_codes")).toHaveLength(0);
});

test("who applied for a verified organization coordinates it, and is told", async () => {
  const { organizationId, coordinator } = await anOrganization();
  expect(coordinator.memberships).toMatchObject([
    { organizationId, verified: true, roles: ["coordinator"] },
  ]);
  expect(
    await rows("select 1 from letters where kind = 'organization-verified' and person_id = $1", [
      coordinator.personId,
    ]),
  ).toHaveLength(1);
});

test("a steward does not decide about what he applied for, and the database says so", async () => {
  const steward = await aSteward();
  await anOrganization();
  const { id } = await run(applyForOrganization, { actor: steward, input: application() });
  const input = { organizationId: id, decision: "verify" as const };
  await expect(run(decideOrganization, { actor: steward, input })).rejects.toMatchObject({
    code: "organization_needs_second_person",
  });
  await expect(
    rows("update organizations set state = 'verified', decided_by = applied_by where id = $1", [
      id,
    ]),
  ).rejects.toThrow("organization_needs_second_person");
});

test("only a steward decides; a refusal needs its reason; a decision stands", async () => {
  const { coordinator } = await anOrganization();
  const { id: organizationId } = await run(applyForOrganization, {
    actor: coordinator,
    input: application("business"),
  });
  const decide = (actor: Person, input: object) =>
    run(decideOrganization, { actor, input: { organizationId, ...input } });
  await expect(decide(coordinator, { decision: "verify" })).rejects.toMatchObject({
    code: "not_found",
  });
  const steward = await aSteward();
  await expect(decide(steward, { decision: "refuse" })).rejects.toMatchObject({
    issues: [{ field: "note", code: "field_missing" }],
  });
  await decide(steward, { decision: "refuse", note: "登记号查不到" });
  await expect(decide(steward, { decision: "verify" })).rejects.toMatchObject({
    code: "step_not_possible",
  });
});

test("a second application waits for the first", async () => {
  await anOrganization();
  const actor = await aPerson();
  await run(applyForOrganization, { actor, input: application() });
  await expect(
    run(applyForOrganization, { actor, input: application("business") }),
  ).rejects.toMatchObject({ code: "organization_applied_already" });
});

test("a place that nobody knows is refused at its field", async () => {
  const actor = await aPerson();
  const input = { ...application(), place: "不存在县" };
  await expect(run(applyForOrganization, { actor, input })).rejects.toMatchObject({
    code: "place_unknown",
    field: "place",
  });
});

test("an invitation opens for the invited email alone, once, and not after it was taken back", async () => {
  const { organizationId, coordinator } = await anOrganization();
  const [invited, other] = await Promise.all([aPerson(), aPerson()]);
  const invite = (email: string) =>
    run(inviteMember, { actor: coordinator, input: { organizationId, email, roles: ["courier"] } });
  const accept = (actor: Person, token: string) =>
    run(acceptInvitation, { actor, input: { token } });

  const { token } = await invite(invited.email);
  await expect(invite(invited.email)).rejects.toMatchObject({ code: "invitation_open_already" });
  await expect(accept(other, token)).rejects.toMatchObject({ code: "not_found" });
  await accept(invited, token);
  expect((await signedInAs(invited.personId)).memberships[0]?.roles).toEqual(["courier"]);
  await expect(accept(invited, token)).rejects.toMatchObject({ code: "not_found" });
  await expect(invite(invited.email)).rejects.toMatchObject({ code: "member_already" });

  const second = await invite(other.email);
  await run(revokeInvitation, { actor: coordinator, input: { invitationId: second.id } });
  await expect(accept(other, second.token)).rejects.toMatchObject({ code: "not_found" });
});

test("a role that the organization's kind doesn't know is refused", async () => {
  const { organizationId, coordinator } = await anOrganization("business");
  const input = { organizationId, email: "new@example.org", roles: ["courier"] };
  await expect(run(inviteMember, { actor: coordinator, input })).rejects.toMatchObject({
    code: "choice_unknown",
    field: "roles",
  });
});

test("the last coordinator stays, even when two leave at the same moment", async () => {
  const organization = await anOrganization();
  const { organizationId, coordinator } = organization;
  const second = await aMember(organization, "coordinator");
  const leave = ({ personId }: Person, actor: Person) =>
    run(reviseMember, { actor, input: { organizationId, personId, roles: ["witness"] } });
  const left = await Promise.allSettled([leave(coordinator, coordinator), leave(second, second)]);
  expect(left.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(left.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "organization_needs_coordinator" },
  });
});

test("without any role a member is gone, and a courier can't send him away", async () => {
  const { organizationId, coordinator, courier, witness } = await anOrganizer();
  const input = { organizationId, personId: witness.personId, roles: [] };
  await expect(run(reviseMember, { actor: courier, input })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await run(reviseMember, { actor: coordinator, input });
  expect((await signedInAs(witness.personId)).memberships).toEqual([]);
  const { people } = await ask(members, { actor: coordinator, input: { organizationId } });
  expect(people.map(({ id }) => id)).not.toContain(witness.personId);
});

test("the people of an organization are nobody else's business", async () => {
  const { organizationId } = await anOrganization();
  const { coordinator: stranger } = await anOrganization("business");
  await expect(ask(members, { actor: stranger, input: { organizationId } })).rejects.toMatchObject({
    code: "not_found",
  });
  const forged = { ...stranger, memberships: [] };
  await expect(
    run(inviteMember, {
      actor: forged,
      input: { organizationId, email: "x@example.org", roles: ["courier"] },
    }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("who somebody is and what he may do is told to no reader of public pages", async () => {
  const standing = sql`select * from standing_of(null, ${(await aPerson()).personId})`;
  expect((await standing.execute(db)).rows).toHaveLength(1);
  await expect(standing.execute(publicDb)).rejects.toThrow("permission denied");
});

test("freezing takes the staff from their desk until it is undone", async () => {
  const { organizationId, coordinator } = await anOrganization();
  const steward = await aSteward();
  await run(freezeOrganization, { actor: steward, input: { organizationId } });
  expect((await signedInAs(coordinator.personId)).memberships).toEqual([]);
  await run(unfreezeOrganization, { actor: steward, input: { organizationId } });
  expect((await signedInAs(coordinator.personId)).memberships).toHaveLength(1);
});

test("sealing goes on where the transactions' numbers grow by a digit", async () => {
  await sealAll();
  await anOrganization();
  await rows(`do $$
    declare following bigint := pg_current_xact_id()::text::bigint;
    begin
      create temporary table burnt (n int);
      for n in following .. (10 ^ length(following::text))::bigint + 5 loop
        begin insert into burnt values (1); exception when others then null; end;
      end loop;
    end $$`);
  await anOrganization();
  expect(await sealAll()).toBeGreaterThan(0);
  expect(await runSweep(sealRows)).toBe(0);
});

test("the steward reads the sealed log, by pages, and sees when it was tampered with", async () => {
  const steward = await aSteward();
  await sealAll();
  await anOrganization();
  await sealAll();
  const newest = await ask(auditLog, { actor: steward, input: {} });
  expect(newest.entries.map(({ name }) => name)).toContain("organization_decided");
  const older = await ask(auditLog, { actor: steward, input: { before: newest.next ?? "1" } });
  expect(older.entries.every(({ number }) => Number(number) < Number(newest.next))).toBe(true);
  expect(await ask(chainStatus, { actor: steward, input: {} })).toMatchObject({ broken: null });

  await rows("alter table audit_entries disable trigger user");
  await rows("update audit_entries set action = 'nothing' where action = 'accounts.apply'");
  const { broken } = await ask(chainStatus, { actor: steward, input: {} });
  expect(Number(broken)).toBeGreaterThan(0);
  await expect(ask(auditLog, { actor: await aPerson(), input: {} })).rejects.toMatchObject({
    code: "not_found",
  });
});
