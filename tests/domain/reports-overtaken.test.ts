import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { approvePurchase } from "~/domain/funds/decide-purchase.server";
import { recomposeReport, composeBatchReport } from "~/domain/reports/compose-report.server";
import { publicReport } from "~/domain/reports/public.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { deskReport, reportTodo, verifyReport } from "~/domain/reports/queries.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import type { Person } from "~/domain/actor";
import { aBatchClosing, aFundWith, aPurchase, rows, take, takenBy } from "../factories/allocations";
import { aBatchToClaim, aClaim, employed } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFundAtWork, type FundAtWork } from "../factories/funds";
import { granted } from "../factories/granted";
import { aDraft, aPublishedReport, aSpendingFund, income, today } from "../factories/reports";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const verified = (reportId: string) =>
  ask(verifyReport, { actor: system("test"), input: { reportId } });
const submit = ({ treasurer: actor }: FundAtWork, reportId: string) =>
  run(submitReport, { actor, input: { reportId } });
const publish = ({ publisher: actor }: FundAtWork, reportId: string) =>
  run(publishReport, { actor, input: { reportId } });
const desk = (actor: Person, reportId: string) => ask(deskReport, { actor, input: { reportId } });
const todo = async (actor: Person, reportId: string) =>
  (await ask(reportTodo, { actor, input: {} })).find(({ id }) => id === reportId)?.task;

/** A report that was handed in while a purchase of its days waits for a second person. */
async function aWaitingPurchase() {
  const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  const { id: purchaseId } = await aPurchase(fund, { [taken!.id]: "100" });
  await sealAll();
  const reportId = await aDraft(fund, "2026-11-01", today());
  await run(reviseWords, { actor: fund.treasurer, input: { reportId, intro: "十一月的账" } });
  await submit(fund, reportId);
  return { fund, reportId, purchaseId };
}

describe("a purchase of the report's days", () => {
  test("is waited for, and once approved it is in what is published", async () => {
    const { fund, reportId, purchaseId } = await aWaitingPurchase();
    await expect(publish(fund, reportId)).rejects.toEqual(refusedBy("report_purchase_alone"));
    expect((await desk(fund.publisher, reportId)).waiting).toEqual([
      { id: purchaseId, supplier: "石桥供销社", paidOn: "2026-11-20" },
    ]);
    await run(approvePurchase, { actor: fund.approver, input: { purchaseId } });
    await expect(publish(fund, reportId)).rejects.toEqual(refusedBy("report_not_sealed"));
    expect((await desk(fund.publisher, reportId)).moved).toBe("report_not_sealed");
    await sealAll();
    await expect(publish(fund, reportId)).rejects.toEqual(refusedBy("report_moved"));
    expect(await desk(fund.publisher, reportId)).toMatchObject({
      ...{ moved: "report_moved", waiting: [], can: { recompose: true } },
    });

    await run(recomposeReport, { actor: fund.publisher, input: { reportId } });
    expect(await desk(fund.treasurer, reportId)).toMatchObject({
      ...{ state: "draft", intro: "十一月的账", again: true, moved: null },
      money: { purchases: { minor: "10000" } },
    });
    expect(await todo(fund.treasurer, reportId)).toBe("mend");
    await submit(fund, reportId);
    await publish(fund, reportId);
    expect(await publicReport(reportId)).toMatchObject({
      ...{ intro: "十一月的账", money: { purchases: { minor: "10000" } } },
    });
    expect((await verified(reportId)).differences).toEqual([]);
  });

  test("is never left out, whoever is first at the same moment", async () => {
    const { fund, reportId, purchaseId } = await aWaitingPurchase();
    const [approved, published] = await Promise.allSettled([
      run(approvePurchase, { actor: fund.approver, input: { purchaseId } }),
      publish(fund, reportId),
    ]);
    expect(approved.status).toBe("fulfilled");
    expect(published.status).toBe("rejected");
  });
});

describe("what else moves", () => {
  test("a wish granted since keeps a draft from being handed in, without an entry", async () => {
    const { fund, claims, on } = await aSpendingFund();
    const reportId = await aDraft(fund, on);
    expect((await desk(fund.treasurer, reportId)).moved).toBeNull();
    await granted([claims[5]!], fund.treasurer.personId, fund.approver.personId);
    await expect(submit(fund, reportId)).rejects.toEqual(refusedBy("report_moved"));
    await run(recomposeReport, { actor: fund.treasurer, input: { reportId } });
    await submit(fund, reportId);
    await publish(fund, reportId);
    expect((await publicReport(reportId))?.wishes.granted).toBe(6);
  });

  test("money entered since for days after the report's moves nothing, before them it does", async () => {
    const fund = await aFundAtWork();
    await income(fund, 5_000n, "2026-09-10");
    await sealAll();
    const reportId = await aDraft(fund, "2026-09-01", "2026-09-30");
    await income(fund, 700n, "2026-10-05");
    expect((await desk(fund.treasurer, reportId)).moved).toBeNull();
    await sealAll();
    await submit(fund, reportId);
    await income(fund, 300n, "2026-08-05");
    await sealAll();
    await expect(publish(fund, reportId)).rejects.toEqual(refusedBy("report_moved"));
  });

  test("a batch's gift that arrived the day after its report was composed is in it", async () => {
    const batch = await aBatchToClaim({ wishes: 1, cap: 1 });
    await rows("update batches set opened_at = now() - interval '5 days' where id = $1", [
      batch.id,
    ]);
    const [donor, second] = [await aDonor(), await aDonor()];
    await rows(
      "insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'reviewer', now())",
      [batch.organizerId, second.personId],
    );
    const reviewer = employed(second, batch.organizerId, ["reviewer"]);
    const claim = await aClaim(donor, batch.wishes[0]!);
    await run(closeBatch, { actor: batch.staff, input: { slug: batch.slug } });
    const yesterday = new Date(Date.now() - 86_400_000);
    const { publicId: reportId } = await run(composeBatchReport, {
      ...{ actor: batch.staff, input: { slug: batch.slug }, now: yesterday },
    });
    await run(submitReport, { actor: batch.staff, input: { reportId }, now: yesterday });
    await granted([claim], batch.staff.personId, second.personId);
    const letOut = () => run(publishReport, { actor: reviewer, input: { reportId } });
    await expect(letOut()).rejects.toEqual(refusedBy("report_moved"));
    await run(recomposeReport, { actor: reviewer, input: { reportId } });
    await run(submitReport, { actor: batch.staff, input: { reportId } });
    await letOut();
    expect((await publicReport(reportId))?.wishes).toMatchObject({ taken: 1, granted: 1 });
  });
});

describe("two people, again", () => {
  test("who hands in what he put together again is among its authors", async () => {
    const { fund, claims, on } = await aSpendingFund();
    const reportId = await aDraft(fund, on);
    await submit(fund, reportId);
    await granted([claims[5]!], fund.treasurer.personId, fund.approver.personId);
    const again = { actor: fund.publisher, input: { reportId } };
    await run(recomposeReport, again);
    await run(submitReport, again);
    await expect(publish(fund, reportId)).rejects.toEqual(refusedBy("not_found"));
    await run(publishReport, { actor: fund.approver, input: { reportId } });
  });

  test("what was handed in once more isn't let out from a page that was opened before", async () => {
    const { fund, claims, on } = await aSpendingFund();
    const reportId = await aDraft(fund, on);
    await submit(fund, reportId);
    const { handedInAt } = await desk(fund.publisher, reportId);
    await granted([claims[5]!], fund.treasurer.personId, fund.approver.personId);
    await run(recomposeReport, { actor: fund.treasurer, input: { reportId } });
    await submit(fund, reportId);
    const letOut = (seen: string | null) =>
      run(publishReport, {
        actor: fund.publisher,
        input: { reportId, ...(seen && { handedInAt: seen }) },
      });
    await expect(letOut(handedInAt)).rejects.toEqual(refusedBy("report_handed_in_again"));
    await letOut((await desk(fund.publisher, reportId)).handedInAt);
  });
});

test("a draft says that it opens with more than the last one closed with, and what it overlaps", async () => {
  const fund = await aFundAtWork();
  await income(fund, 5_000n, "2026-09-10");
  await sealAll();
  const first = await aPublishedReport(fund, "2026-09-01", "2026-09-30");
  await income(fund, 500n, "2026-09-20");
  await sealAll();
  const reportId = await aDraft(fund, "2026-10-01", "2026-10-31");
  expect(await desk(fund.treasurer, reportId)).toMatchObject({
    ...{ late: { minor: "500", currency: "CNY" }, overlaps: [] },
  });
  await run(recomposeReport, {
    ...{ actor: fund.treasurer, input: { reportId, firstDay: "2026-09-30" } },
  });
  expect(await desk(fund.publisher, reportId)).toMatchObject({
    ...{ late: null, overlaps: [{ id: first, lastDay: "2026-09-30", version: 1 }] },
  });
  await submit(fund, reportId);
  await publish(fund, reportId);
  expect((await desk(fund.publisher, reportId)).overlaps).toEqual([]);
});
