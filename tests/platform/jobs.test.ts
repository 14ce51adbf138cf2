import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { watchLife } from "~/jobs/life.server";
import { startJobs } from "~/jobs/runner.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { addJob, migrateJobs } from "~/platform/jobs.server";
import { jobsEnded } from "~/platform/metrics.server";
import { writeLetter } from "~/platform/letters.server";
import { asOwner } from "../setup/database";
import { useResend } from "../mocks/resend";

const resend = useResend();
const now = new Date("2026-03-01T00:00:00Z");

const asked = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  asOwner(
    process.env.DATABASE_OWNER_URL!,
    async (owner) => (await owner.query<Row>(text, values)).rows,
  );

const codeFor = (toEmail: string) => ({
  kind: "sign-in-code" as const,
  toEmail,
  locale: "zh-CN" as const,
  params: { minutes: 10 },
  secret: { code: "246810" },
});

const letter = async (id: string) =>
  (
    await asked("select state, attempts, params_sealed, failure from letters where id = $1", [id])
  )[0];

test("a job exists only when its transaction was committed", async () => {
  await db
    .transaction()
    .execute(async (tx) => {
      await writeLetter({ tx, now }, codeFor("never@example.org"));
      throw new Error("taken back");
    })
    .catch(() => undefined);
  expect(await asked("select 1 from graphile_worker.jobs")).toEqual([]);
  expect(await asked("select 1 from letters")).toEqual([]);
});

test("what is secret in a letter doesn't lie in clear", async () => {
  const id = await writeLetter({ tx: db, now }, codeFor("sealed@example.org"));
  const [row] = await asked<{ all: string }>(
    "select letters::text as all from letters where id = $1",
    [id],
  );
  expect(row?.all).not.toContain("246810");
  const [job] = await asked<{ payload: string }>(
    "select payload::text from graphile_worker._private_jobs",
  );
  expect(JSON.parse(job!.payload)).toEqual({ letterId: id });
  await asked("delete from letters");
  await asked("delete from graphile_worker._private_jobs");
});

test("two processes may prepare the jobs' tables at once, again", async () => {
  const owner = process.env.DATABASE_OWNER_URL!;
  await Promise.all([migrateJobs(owner), migrateJobs(owner)]);
});

describe("a worker under the application's login", () => {
  let jobs: Awaited<ReturnType<typeof startJobs>>;
  beforeAll(async () => (jobs = await startJobs()));
  afterAll(() => jobs.stop());

  test("sends a letter once and forgets its secret", async () => {
    const id = await writeLetter({ tx: db, now }, codeFor("lin@example.org"));
    await vi.waitFor(async () => expect(await letter(id)).toMatchObject({ state: "sent" }), 8000);
    expect(await letter(id)).toMatchObject({ params_sealed: null, attempts: 1 });

    await addJob(db, "send-letter", { letterId: id });
    await vi.waitFor(
      async () => expect(await asked("select 1 from graphile_worker.jobs")).toEqual([]),
      8000,
    );
    const mails = await resend.mails("lin@example.org");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("246810");
  });

  test("is counted when it ended, for who watches", async () => {
    const done = async () => {
      const { values } = await jobsEnded.get();
      return values.find(({ labels }) => labels.job === "nightly" && labels.outcome === "done");
    };
    const before = (await done())?.value ?? 0;
    await addJob(db, "nightly", {});
    await vi.waitFor(async () => expect((await done())?.value).toBe(before + 1), 15_000);
  });

  test("waits as long as the provider asks, and tries again", async () => {
    resend.refuses("rate_limit_exceeded", 429, { "retry-after": "2" });
    const id = await writeLetter({ tx: db, now }, codeFor("mei@example.org"));
    await vi.waitFor(
      async () => expect(await letter(id)).toMatchObject({ failure: "rate_limit_exceeded" }),
      8000,
    );
    const [job] = await asked<{ wait: number }>(
      "select extract(epoch from run_at - now())::float as wait from graphile_worker.jobs",
    );
    expect(job?.wait).toBeGreaterThan(0.5);
  });

  test("gives up what the provider refuses for good", async () => {
    resend.refuses("validation_error", 422);
    const id = await writeLetter({ tx: db, now }, codeFor("wei@example.org"));
    await vi.waitFor(async () => expect(await letter(id)).toMatchObject({ state: "failed" }), 8000);
    expect(await letter(id)).toMatchObject({ failure: "validation_error", params_sealed: null });
  });

  const nowhere = "11111111-1111-4111-8111-111111111111";
  test.each([
    { kind: "claim-received", params: { claimId: nowhere } },
    { kind: "batch-published", params: { batchId: nowhere } },
    { kind: "organization-verified", params: { organizationId: nowhere } },
    { kind: "organization-invitation", params: { invitationId: nowhere } },
  ] as const)("gives up a letter whose subject is gone: $kind", async (gone) => {
    const reader = { toEmail: "lin@example.org", locale: "en" as const };
    const id = await writeLetter({ tx: db, now }, { ...reader, ...gone });
    await vi.waitFor(
      async () => expect(await letter(id)).toMatchObject({ failure: "subject_gone" }),
      8000,
    );
  });

  test("does the night's work when it is woken", async () => {
    const id = await writeLetter({ tx: db, now }, { ...codeFor(""), toEmail: null });
    await asked("update letters set created_at = now() - interval '91 days' where id = $1", [id]);
    await addJob(db, "nightly", {});
    await vi.waitFor(async () => expect(await letter(id)).toBeUndefined(), 8000);
    expect(await asked("select 1 from graphile_worker.jobs where last_error is not null")).toEqual(
      [],
    );
  });
});

test("a letter to nobody waits to be copied", async () => {
  const id = await writeLetter({ tx: db, now }, { ...codeFor(""), toEmail: null });
  expect(await letter(id)).toMatchObject({ state: "to_copy" });
});

test("the jobs of a worker that died are given back, those of a living one are not", async () => {
  const pool = new pg.Pool({
    connectionString: env().databaseDirectUrl,
    options: "-c role=wishbridge_application",
  });
  const living = watchLife(pool, "pool-living", 0.2);
  await living.alive;
  await addJob(db, "nightly", {}, { runAt: new Date(Date.now() + 3_600_000), key: "dead" });
  await addJob(db, "nightly", {}, { runAt: new Date(Date.now() + 3_600_000), key: "living" });
  await asked(
    `update graphile_worker._private_jobs set locked_at = now() - interval '10 s', locked_by = 'pool-' || key
     where key in ('dead', 'living')`,
  );
  const lockedBy = async () =>
    (
      await asked<{ key: string; locked_by: string | null }>(
        "select key, locked_by from graphile_worker._private_jobs where key is not null order by key",
      )
    ).map((row) => row.locked_by);
  await vi.waitFor(async () => expect(await lockedBy()).toEqual([null, "pool-living"]), 4000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await lockedBy()).toEqual([null, "pool-living"]);

  await living.stop();
  const heir = watchLife(pool, "pool-heir", 0.2);
  await vi.waitFor(async () => expect(await lockedBy()).toEqual([null, null]), 4000);
  await heir.stop();
  await pool.end();
});
