import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { command, query } from "~/domain/door.server";
import { personIdOf, system, type Person } from "~/domain/actor";
import { chainHead, firstBrokenSeal, sealRows } from "~/domain/privacy/audit.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools, db } from "~/platform/db.server";
import { InvalidInput, type Refusal } from "~/platform/refusal";
import { asOwner } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";

async function aPerson(memberships: Person["memberships"] = []): Promise<Person> {
  const personId = randomUUID();
  await asOwner(owner, (client) =>
    client.query("insert into people (id, email, created_at) values ($1, $2, clock_timestamp())", [
      personId,
      `${personId}@example.org`,
    ]),
  );
  return { kind: "person", personId, steward: false, memberships };
}

const serving = (organizationId: string): Person["memberships"] => [
  { organizationId, kind: "organizer", name: "", slug: "", verified: true, roles: ["coordinator"] },
];

let calls = 0;
const apply = command("accounts.applyForTest", {
  input: z.object({
    name: z.string().trim().min(1, "field_missing").min(2, "field_too_short"),
    slug: z.string(),
  }),
  may: ({ actor }) => actor.kind === "person",
  async handle({ tx, now, actor, tell }, { name, slug }) {
    calls += 1;
    const organization = await tx
      .insertInto("organizations")
      .values({
        name,
        slug,
        kind: "organizer",
        contactEmail: "office@example.org",
        appliedBy: personIdOf(actor),
        appliedAt: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tell("organization_applied", { organizationId: organization.id });
    return organization;
  },
});

const rename = command("accounts.renameForTest", {
  input: z.object({ id: z.uuid(), name: z.string() }),
  subject: ({ tx }, { id }) =>
    tx
      .selectFrom("organizations")
      .select(["id", "id as organizationId"])
      .where("id", "=", id)
      .executeTakeFirst(),
  may: ({ actor }) => actor.kind === "system",
  async handle({ tx }, { id, name }) {
    await tx.updateTable("organizations").set({ name }).where("id", "=", id).execute();
  },
});

const names = query("accounts.namesForTest", {
  input: z.object({}),
  may: () => true,
  read: ({ tx }) => tx.selectFrom("organizations").select(["id", "name"]).execute(),
});

const slug = () => `s${randomUUID().slice(0, 12).replaceAll("-", "")}`;

test("a command leaves its event and its audit row with names of fields, never values", async () => {
  const actor = await aPerson();
  const { id } = await run(apply, { actor, input: { name: "Secret Harbour", slug: slug() } });

  const audit = await asOwner(owner, (client) =>
    client.query("select * from audit_entries where subject_id = $1", [id]),
  );
  expect(audit.rows).toHaveLength(1);
  expect(audit.rows[0]).toMatchObject({
    action: "accounts.applyForTest",
    actor_id: actor.personId,
    fields: ["name", "slug"],
  });
  const events = await asOwner(owner, (client) =>
    client.query("select * from events where subject ->> 'organizationId' = $1", [id]),
  );
  expect(events.rows[0]).toMatchObject({ name: "organization_applied" });
  const written = [...audit.rows, ...events.rows].flatMap((row) => Object.values(row).map(String));
  expect(written.join()).not.toContain("Secret Harbour");
});

test("the same key has one effect and one answer; with other input it is refused", async () => {
  const actor = await aPerson();
  const input = { name: "Once", slug: slug() };
  const before = calls;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => run(apply, { actor, input, idempotencyKey: "k1" })),
  );
  expect(new Set(answers.map((one) => one.id)).size).toBe(1);
  expect(calls - before).toBe(1);
  await expect(
    run(apply, { actor, input: { ...input, name: "Twice" }, idempotencyKey: "k1" }),
  ).rejects.toMatchObject({ code: "key_reused" });
});

test("a dry run tells the result and leaves nothing", async () => {
  const actor = await aPerson();
  const input = { name: "Never", slug: slug() };
  const { id } = await run(apply, { actor, input, dryRun: true });
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const left = await asOwner(owner, (client) =>
    client.query("select 1 from organizations where slug = $1", [input.slug]),
  );
  expect(left.rowCount).toBe(0);
});

test("a broken constraint is told by its name, and nothing of the command stays", async () => {
  const actor = await aPerson();
  const taken = slug();
  await run(apply, { actor, input: { name: "First", slug: taken } });
  await expect(run(apply, { actor, input: { name: "Second", slug: taken } })).rejects.toMatchObject(
    {
      name: "Refusal",
      code: "organization_slug_taken",
    },
  );
});

test("malformed input is refused field by field before anything is asked", async () => {
  const refusal = await run(apply, { actor: await aPerson(), input: { name: " " } }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(InvalidInput);
  expect(refusal).toMatchObject({
    issues: [
      { field: "name", code: "field_missing" },
      { field: "slug", code: "invalid_input" },
    ],
  });
});

test("someone else's subject answers like a missing one; one's own says that it isn't allowed", async () => {
  const applicant = await aPerson();
  const { id } = await run(apply, { actor: applicant, input: { name: "Mine", slug: slug() } });
  const input = { id, name: "Yours" };
  const code = (actor: Person) =>
    run(rename, { actor, input }).catch((error: unknown) => (error as Refusal).code);

  expect(await code(await aPerson())).toBe("not_found");
  expect(await code(applicant)).toBe("not_found");
  expect(await code(await aPerson(serving(id)))).toBe("not_allowed");
  await run(rename, { actor: system("test"), input });
});

test("row-level security shows an organization that applied to its own people only", async () => {
  const applicant = await aPerson();
  const { id } = await run(apply, { actor: applicant, input: { name: "Hidden", slug: slug() } });
  const sees = async (actor: Person) =>
    (await ask(names, { actor, input: {} })).some((one) => one.id === id);

  expect(await sees(applicant)).toBe(true);
  expect(await sees(await aPerson(serving(id)))).toBe(true);
  expect(await sees(await aPerson())).toBe(false);
});

test("a query cannot write", async () => {
  const sly = query("accounts.slyForTest", {
    input: z.object({}),
    may: () => true,
    read: ({ tx }) => tx.deleteFrom("limits").execute(),
  });
  await expect(ask(sly, { actor: system("test"), input: {} })).rejects.toMatchObject({
    code: "25006",
  });
});

test("the sealer chains what was committed, and finds what someone changed behind its back", async () => {
  const actor = await aPerson();
  await run(apply, { actor, input: { name: "Sealed", slug: slug() } });
  const sealed = await sealAll();
  expect(sealed).toBeGreaterThan(1);
  expect(await runSweep(sealRows)).toBe(0);

  const state = () =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
      return { broken: await firstBrokenSeal(tx), head: await chainHead(tx) };
    });
  const before = await state();
  expect(before.broken).toBeNull();

  await asOwner(owner, (client) =>
    client.query(`alter table events disable trigger all;
      update events set actor_kind = 'nobody' where id = (select row_id from seals where source = 'event' limit 1);
      alter table events enable trigger all`),
  );
  expect((await state()).broken).not.toBeNull();
});

test("a transaction that still runs is not sealed past", async () => {
  const actor = await aPerson();
  await sealAll();
  let finish = () => {};
  const waits = new Promise<void>((resolve) => (finish = resolve));
  const slow = command("accounts.slowForTest", {
    input: z.object({}),
    may: () => true,
    async handle({ note }) {
      await note({ action: "accounts.slow", subjectType: "test", subjectId: null });
      await waits;
    },
  });
  const running = run(slow, { actor, input: {} });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await run(apply, { actor, input: { name: "Later", slug: slug() } });
  expect(await runSweep(sealRows)).toBe(0);
  finish();
  await running;
  expect(await sealAll()).toBeGreaterThan(3);
});

test("events and audit rows can be neither changed nor removed by the application's login", async () => {
  for (const statement of [
    "update events set name = 'x'",
    "delete from audit_entries",
    "truncate seals",
    "delete from confirmations",
  ]) {
    await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({ code: "42501" });
    await expect(asOwner(owner, (client) => client.query(statement))).rejects.toMatchObject({
      constraint: "append_only",
    });
  }
});
