import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { reviseMember } from "~/domain/accounts/revise-member.server";
import { personIdOf, system, type Person } from "~/domain/actor";
import { childInput } from "~/domain/privacy/input";
import { run } from "~/domain/run.server";
import { wishInput } from "~/domain/wishes/input";
import { forgetCommandKeys } from "~/platform/command.server";
import { closePools } from "~/platform/db.server";
import { aMember, anOrganizer, aPerson, signedInAs } from "../factories/accounts";
import { agreedTo, aBatch, aDraftWish, anApprovedWish, anOpenBatch } from "../factories/batches";
import { seeing, touching } from "../factories/careless";
import { aClaim, aHold } from "../factories/claims";
import { aDonor, aGuest } from "../factories/donors";
import { rows } from "../setup/database";

afterAll(closePools);

const fenced = /row-level security/;
const fixed = /never changes/;

type World = Awaited<ReturnType<typeof anOpenBatch>>;
let batch: World;
let desk: Awaited<ReturnType<typeof anOrganizer>>;
let other: Awaited<ReturnType<typeof anOrganizer>>;
let donor: Person;

beforeAll(async () => {
  batch = await anOpenBatch(4);
  desk = batch.desk as typeof desk;
  [other, donor] = [await anOrganizer(), await aDonor()];
});

const wishToClaim = (at: number) => {
  const { id, publicId, number } = batch.wishes[at]!;
  return { id, publicId, number };
};

describe("where a command's code errs, the database still keeps", () => {
  test("an organization from changing itself", async () => {
    const set = (what: string) =>
      touching(
        desk.coordinator,
        `update organizations set ${what} where id = '${desk.organizationId}'`,
      );
    await expect(set("name = '别的名字'")).rejects.toThrow(fenced);
    await expect(set("frozen_at = null")).rejects.toThrow(/only a steward/);
    await expect(set("state = 'refused'")).rejects.toThrow(/only a steward/);
  });

  test("a member from giving himself a role, and one who left from coming back", async () => {
    const joins = (
      person: Person,
    ) => `insert into memberships (organization_id, person_id, role, since)
      values ('${desk.organizationId}', '${person.personId}', 'coordinator', clock_timestamp())`;
    const { organizationId, coordinator } = desk;
    const leaver = await aMember(desk, "coordinator", "courier");
    await run(reviseMember, {
      actor: coordinator,
      input: { organizationId, personId: leaver.personId, roles: [] },
    });
    await expect(touching(desk.courier, joins(desk.courier))).rejects.toThrow(fenced);
    await expect(touching(leaver, joins(leaver))).rejects.toThrow(fenced);
    await expect(touching(await signedInAs(leaver.personId), joins(leaver))).rejects.toThrow(
      fenced,
    );
    expect(
      await touching(desk.courier, "update memberships set ended_at = clock_timestamp()"),
    ).toBe(0);
  });

  test("an invitation from being widened by whom it invites", async () => {
    const invited = await aPerson();
    const { organizationId, coordinator: actor } = desk;
    const input = { organizationId, email: invited.email, roles: ["courier"] };
    const { id } = await run(inviteMember, { actor, input });
    const widen = `update invitations set roles = '{coordinator}' where id = '${id}'`;
    await expect(touching(invited, widen)).rejects.toThrow(fixed);
  });

  test("a claimant to what a claimant does", async () => {
    const claimId = await aClaim(donor, wishToClaim(0));
    const set = (what: string) =>
      touching(donor, `update claims set ${what} where id = '${claimId}'`);
    await expect(set("state = 'received', received_at = clock_timestamp()")).rejects.toThrow(
      fenced,
    );
    await expect(set("state = 'cancelled', ended_at = clock_timestamp()")).rejects.toThrow(fenced);
    await expect(set("frozen_at = null")).rejects.toThrow(/only a steward/);
    await expect(set(`organizer_id = '${other.organizationId}'`)).rejects.toThrow(fixed);
    await expect(set(`wish_id = '${batch.wishes[1]!.id}'`)).rejects.toThrow(fixed);
    expect(
      await touching(await aDonor(), `update claims set way = 'bring' where id = '${claimId}'`),
    ).toBe(0);
    expect(await touching(donor, "delete from claims")).toBe(0);
  });

  test("a claim to its wish's own batch and organizer, and to a beginning", async () => {
    const guest = aGuest();
    const wish = batch.wishes[1]!;
    const claim = (organizerId: string, state: string) =>
      touching(
        guest,
        `insert into claims (wish_id, batch_id, organizer_id, guest_id, state, held_at, held_until)
         values ('${wish.id}', '${batch.id}', '${organizerId}', '${guest.guestId}', '${state}', now(), now())`,
      );
    await expect(claim(other.organizationId, "held")).rejects.toMatchObject({
      code: "claim_wish_not_open",
    });
    await expect(claim(desk.organizationId, "cancelled")).rejects.toThrow();

    const arrived = (state: string) =>
      touching(
        desk.coordinator,
        `insert into claims (wish_id, batch_id, organizer_id, person_id, state, way, held_at, committed_at, due_at, received_at)
         values ('${wish.id}', '${batch.id}', '${desk.organizationId}', '${donor.personId}', '${state}', 'bring', now(), now(), now(), now())`,
      );
    for (const state of ["sent", "received", "delivered", "confirmed"])
      await expect(arrived(state), state).rejects.toThrow();
    await expect(arrived("received")).rejects.toThrow(/only stock makes a claim that is received/);
  });

  test("a name from standing under what its person never said", async () => {
    const wish = await aDraftWish(batch);
    const { reviewer, coordinator } = desk;
    await agreedTo(desk, [wish.childId]);
    const sign = (actor: Person, by: Person) =>
      touching(
        actor,
        `update wishes set state = 'approved', approved_by = '${by.personId}', approved_at = now() where id = '${wish.id}'`,
      );
    await expect(sign(coordinator, reviewer)).rejects.toThrow(/names somebody else/);
    await expect(sign(coordinator, coordinator)).rejects.toMatchObject({
      code: "wish_needs_second_person",
    });
    const forget = `update wishes set author_ids = '{${reviewer.personId}}' where id = '${wish.id}'`;
    await expect(touching(coordinator, forget)).rejects.toThrow(/author/);
  });

  test("a consent from growing after it was signed, and a withdrawn one from returning", async () => {
    const { childId } = await anApprovedWish(await aBatch({ desk }));
    const set = (what: string) =>
      touching(desk.coordinator, `update consents set ${what} where child_id = '${childId}'`);
    await expect(set("scopes = scopes || '{publish_photo}'")).rejects.toThrow(/narrows/);
    await expect(set("expires_on = expires_on + 1")).rejects.toThrow(fixed);
    await expect(set(`approved_by = '${desk.courier.personId}'`)).rejects.toThrow(
      /names somebody else/,
    );
    await set("state = 'withdrawn', withdrawn_at = now()");
    await expect(set("state = 'given', withdrawn_at = null")).rejects.toThrow(/narrows/);
  });

  test("another organizer's child out of one's own batch and papers", async () => {
    const theirs = await aDraftWish(await aBatch({ desk: other }));
    const me = personIdOf(desk.coordinator);
    const org = desk.organizationId;
    const wish = `insert into wishes (public_id, organizer_id, batch_id, child_id, number, category, title, price_minor,
        alias, author_ids, ring_place, recorded_at)
      values ('abcd1234', '${org}', '${batch.id}', '${theirs.childId}', 900, 'shoes', '鞋', 100, '小禾', '{${me}}', 1, now())`;
    await expect(touching(desk.coordinator, wish)).rejects.toThrow(fenced);
    const consent = `with sheet as (insert into consent_sheets (organizer_id, text_version, signed_on, recorded_by, recorded_at)
        values ('${org}', '2026-11', '2026-01-01', '${me}', now()) returning id)
      insert into consents (organizer_id, child_id, sheet_id, scopes, giver, given_on, expires_on, recorded_by, recorded_at)
      select '${org}', '${theirs.childId}', id, '{collect}', 'parent', '2026-01-01', '2026-12-31', '${me}', now() from sheet`;
    await expect(touching(desk.coordinator, consent)).rejects.toThrow(fenced);
  });

  test("rows of wishes and people for those they concern", async () => {
    const [claimer, guest] = [await aDonor(), aGuest()];
    await aClaim(claimer, wishToClaim(2));
    await aHold(guest, wishToClaim(3));
    const wishes = "select id from wishes";
    expect(await seeing(claimer, wishes)).toEqual([{ id: batch.wishes[2]!.id }]);
    expect(await seeing(guest, wishes)).toEqual([{ id: batch.wishes[3]!.id }]);
    expect(await seeing(await aDonor(), wishes)).toEqual([]);

    const people = "select id from people";
    expect(await seeing(claimer, people)).toEqual([{ id: claimer.personId }]);
    expect(await seeing(guest, people)).toEqual([]);
    const staffSees = (await seeing(desk.courier, people)).map(({ id }) => id);
    expect(staffSees).toContain(claimer.personId);
    expect(staffSees).not.toContain(other.coordinator.personId);
    expect((await seeing(other.courier, people)).map(({ id }) => id)).not.toContain(
      claimer.personId,
    );
    const crown = `update people set steward = true where id = '${claimer.personId}'`;
    await expect(touching(claimer, crown)).rejects.toThrow(/only a steward/);
  });

  test("the log from being written in another's name or out of its order", async () => {
    const event = (columns: string, values: string) =>
      touching(
        donor,
        `insert into events (name, subject, happened_at, ${columns}) values ('x', '{}', now(), ${values})`,
      );
    const stranger = await aDonor();
    await expect(event("actor_kind, actor_id", `'person', '${stranger.personId}'`)).rejects.toThrow(
      fenced,
    );
    await expect(event("actor_kind", "'system'")).rejects.toThrow(fenced);
    await expect(
      event("actor_kind, actor_id, written_by", `'person', '${donor.personId}', '0'`),
    ).rejects.toThrow(/permission denied/);
    await expect(
      touching(donor, "insert into seal_marks (source, up_to) values ('event', '99999999')"),
    ).rejects.toThrow(fenced);
  });

  test("places, keys and what the database was made for from people's hands", async () => {
    const place =
      "insert into places (code, level, name_zh, name_en) values ('97', 'province', '无', 'None')";
    await expect(touching(desk.coordinator, place)).rejects.toThrow(fenced);
    const demo = "insert into installation (demo, made_at) values (true, now())";
    await expect(touching(desk.coordinator, demo)).rejects.toThrow(fenced);
    expect(await touching(desk.coordinator, "update keys.sealing_keys set wrapped = ''")).toBe(0);
  });

  test("every lifecycle to its steps, for the owner too", async () => {
    const wish = await aDraftWish(batch);
    await expect(
      rows("update wishes set state = 'granted', granted_at = now() where id = $1", [wish.id]),
    ).rejects.toMatchObject({ constraint: "step_not_possible" });
    await expect(
      touching(desk.coordinator, `update batches set state = 'draft' where id = '${batch.id}'`),
    ).rejects.toMatchObject({ code: "step_not_possible" });
  });
});

test("an answer kept for a repeated command lies sealed, and is forgotten after a week", async () => {
  const idempotencyKey = randomUUID();
  const { organizationId, coordinator: actor } = desk;
  const input = { organizationId, email: `${randomUUID()}@example.org`, roles: ["courier"] };
  const first = await run(inviteMember, { actor, input, idempotencyKey });
  expect(await run(inviteMember, { actor, input, idempotencyKey })).toEqual(first);

  const kept = () =>
    rows<{ all: string }>("select k::text as all from command_keys k where key = $1", [
      idempotencyKey,
    ]);
  expect((await kept())[0]?.all).not.toContain(Buffer.from(first.token).toString("hex"));
  expect((await kept())[0]?.all).not.toContain(first.token);
  expect(await forgetCommandKeys()).toBe(0);
  await rows("update command_keys set done_at = done_at - interval '8 days' where key = $1", [
    idempotencyKey,
  ]);
  expect(await forgetCommandKeys()).toBe(1);

  await expect(
    run(inviteMember, { actor, input, idempotencyKey: "k".repeat(201) }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});

test("a coordinator may step down in one step while another stays", async () => {
  const { organizationId } = desk;
  const second = await aMember(desk, "coordinator");
  const input = { organizationId, personId: second.personId, roles: ["witness"] };
  await run(reviseMember, { actor: second, input });
  const { memberships } = await signedInAs(second.personId);
  expect(memberships[0]?.roles).toEqual(["witness"]);
});

test("a text of a megabyte is refused without being read", () => {
  const long = "a".repeat(1_000_000);
  const began = performance.now();
  for (const schema of [wishInput, childInput]) {
    const { error } = schema.safeParse({
      words: long,
      notes: long,
      guardianPhone: long,
      title: long,
    });
    expect(error?.issues.map(({ message }) => message)).toContain("field_too_long");
  }
  expect(performance.now() - began).toBeLessThan(2000);
});

test("signing in is asked by the site alone", async () => {
  const { requestCode } = await import("~/domain/accounts/request-code.server");
  const input = { email: `${randomUUID()}@example.org` };
  await expect(run(requestCode, { actor: aGuest(), input })).rejects.toMatchObject({
    code: "not_found",
  });
  await run(requestCode, { actor: system("sign-in"), input });
});
