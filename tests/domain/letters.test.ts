import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { decideOrganization } from "~/domain/accounts/decide-organization.server";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { startJobs } from "~/jobs/runner.server";
import { db } from "~/platform/db.server";
import { writeLetter } from "~/platform/letters.server";
import { aCounty, anOrganization, aPerson, application, aSteward } from "../factories/accounts";
import { aBatchToClaim, aClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner } from "../setup/database";
import { useResend } from "../mocks/resend";

const resend = useResend();

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => (jobs = await startJobs()));
afterAll(() => jobs.stop());

const mailTo = (email: string, subject: string) =>
  vi.waitFor(async () => {
    const mail = (await resend.mails(email)).find((one) => one.subject.includes(subject));
    expect(mail).toBeDefined();
    return mail!;
  }, 8000);

test("who keeps the promise learns the day and the hub, and why it was cancelled", async () => {
  const donor = await aDonor({ locale: "en" });
  const email = `${donor.personId}@example.org`;
  const batch = await aBatchToClaim();
  const claimId = await aClaim(donor, batch.wishes[0]!);

  const { text } = await mailTo(email, "You claimed “双肩书包”");
  expect(text).toContain("Collection point: 石埠乡便民大厅");
  expect(text).toContain("Address: 青溪县石埠乡正街 8 号");
  expect(text).toMatch(/Send it by: \d{1,2} [A-Z][a-z]{2}/);
  expect(text).toContain(`/en/claims/${claimId}`);

  await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "尺码写错了" } });
  expect((await mailTo(email, "was cancelled")).text).toContain("Reason: 尺码写错了");
});

test("a reminder says whether the day is near or past, and none goes out for what is on its way", async () => {
  const batch = await aBatchToClaim({ wishes: 2 });
  const [near, past] = [await aDonor({ locale: "en" }), await aDonor({ locale: "en" })];
  const remind = async (donor: typeof near, wish: number) => {
    const claimId = await aClaim(donor, batch.wishes[wish]!);
    const facts = async () => (await gather["claim-due"]({ claimId }, {}))?.late;
    return { claimId, facts };
  };
  const [soon, late] = [await remind(near, 0), await remind(past, 1)];
  expect(await soon.facts()).toBe(false);
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query("update claims set due_at = now() - interval '1 day' where id = $1", [
      late.claimId,
    ]),
  );
  expect(await late.facts()).toBe(true);
  await run(sendParcel, {
    actor: near,
    input: { claimId: soon.claimId, carrier: "顺丰", tracking: "SF12345", together: [] },
  });
  expect(await soon.facts()).toBeUndefined();
});

test("who applied for an organization learns what was decided", async () => {
  await aCounty();
  const [applicant, steward] = [await aPerson(), await aSteward()];
  const { id } = await run(applyForOrganization, { actor: applicant, input: application() });
  await run(decideOrganization, {
    actor: steward,
    input: { organizationId: id, decision: "refuse", note: "证书看不清" },
  });
  expect((await mailTo(applicant.email, "暂时没有通过核实")).text).toContain("原因：证书看不清");
});

test("an invitation carries its link, in the language of who is invited", async () => {
  const { organizationId, coordinator } = await anOrganization();
  const email = "courier@example.org";
  const { token } = await run(inviteMember, {
    actor: coordinator,
    input: { organizationId, email, roles: ["courier", "witness"], locale: "en" },
  });
  const { text } = await mailTo(email, "asks you to join in");
  expect(text).toContain(`/en/invitations/${token}`);
  expect(text).toContain("Your part: courier, witness");
});

test("coordinators learn how many wishes were published", async () => {
  const { id: batchId, slug } = await aBatchToClaim({ wishes: 3 });
  await writeLetter(
    { tx: db, now: new Date() },
    {
      kind: "batch-published",
      toEmail: "office@example.org",
      locale: "zh-CN",
      params: { batchId },
    },
  );
  const { text } = await mailTo("office@example.org", "第一批 已经发布");
  expect(text).toContain("一共 3 个心愿");
  expect(text).toContain(`/batches/${slug}`);
});

test("who waits for a code comes before whatever else is queued", async () => {
  const { id: batchId } = await aBatchToClaim();
  const now = new Date();
  const order = db.transaction().execute(async (tx) => {
    const to = { toEmail: "queue@example.org", locale: "zh-CN" } as const;
    const first = { ...to, kind: "batch-published", params: { batchId } } as const;
    await writeLetter({ tx, now }, first);
    const secret = { code: "246810" };
    const code = { ...to, kind: "sign-in-code", params: { minutes: 10 }, secret } as const;
    const codeId = await writeLetter({ tx, now }, code);
    const { rows } = await sql<{ letterId: string }>`
      select j.payload ->> 'letterId' as "letterId" from graphile_worker._private_jobs j
      order by j.priority, j.run_at, j.id limit 1`.execute(tx);
    return rows[0]?.letterId === codeId;
  });
  expect(await order).toBe(true);
});
