import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import {
  composeBatchReport,
  composeFundReport,
  correctReport,
  dropDraft,
  recomposeReport,
} from "~/domain/reports/compose-report.server";
import { publicReport, publishedReports, reportsOf } from "~/domain/reports/public.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { deskReport, verifyReport } from "~/domain/reports/queries.server";
import { reviseWords, sendReportBack, submitReport } from "~/domain/reports/revise-report.server";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import { aBatchToClaim, aClaim, employed } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFundAtWork } from "../factories/funds";
import { granted } from "../factories/granted";
import {
  aDraft,
  allocation,
  aPublishedReport,
  aSpendingFund,
  income,
  purchase,
  today,
} from "../factories/reports";
import { asOwner } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const byOwner = (text: string, values: unknown[] = []) =>
  asOwner(owner, (client) => client.query(text, values));
/** What a superuser could do: changes a row that nobody may change. */
const pastTheGuards = (text: string) =>
  asOwner(owner, async (client) => {
    const table = /^update (\w+)/.exec(text)?.[1];
    if (table) await client.query(`alter table ${table} disable trigger user`);
    await client.query(text);
    if (table) await client.query(`alter table ${table} enable trigger user`);
  });
const verified = (reportId: string) =>
  ask(verifyReport, { actor: system("test"), input: { reportId } });

describe("a fund's report", () => {
  let world: Awaited<ReturnType<typeof aSpendingFund>>;
  let reportId: string;
  beforeAll(async () => {
    world = await aSpendingFund();
    reportId = await aPublishedReport(world.fund, world.on);
  });

  test("its figures are those of the books at its number, though entries go on", async () => {
    const { fund, on, claims } = world;
    const first = await publicReport(reportId);
    await income(fund, 5_000n, on);
    await purchase(fund, claims[5]!, { held: 10_000n, cost: 7_000n }, on);
    await sealAll();
    await runSweep(foldLedgers);
    const report = await publicReport(reportId);

    expect(report).toEqual(first);
    const minor = Object.fromEntries(
      Object.entries(report!.money!).flatMap(([name, sum]) =>
        "minor" in sum ? [[name, Number(sum.minor)]] : [],
      ),
    );
    expect(minor).toEqual({
      ...{ opening: 0, refunded: 0, fees: 0, delivery: 0, disputed: 0, corrected: 0 },
      ...{ purchases: 45_000, closing: 55_000, allocated: 60_000, released: 0 },
      ...{ reserved: 10_000, available: 45_000 },
    });
    expect(report!.money!.income).toEqual([
      { kind: "transfer", amount: { minor: "100000", currency: "CNY" } },
    ]);
    expect(report!.wishes).toMatchObject({ taken: 6, granted: 5, byMonth: [{ granted: 5 }] });
    expect(report!.lines.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => "purchase"),
      ...Array.from({ length: 5 }, () => "delivery"),
    ]);
    const ids = world.batch.wishes.slice(0, 5).map(({ publicId }) => publicId);
    expect(new Set(report!.lines.map(({ wish }) => wish))).toEqual(new Set(ids));
    expect((await verified(reportId)).differences).toEqual([]);
  });

  test("the opening balance of a period is the closing one of the day before", async () => {
    const { fund } = world;
    const tomorrow = new Date(Date.now() + 86_400_000);
    const lastDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(
      tomorrow,
    );
    const { publicId } = await run(composeFundReport, {
      actor: fund.treasurer,
      input: { slug: fund.slug, firstDay: lastDay, lastDay },
      now: tomorrow,
    });
    const { figures } = await ask(deskReport, {
      actor: fund.treasurer,
      input: { reportId: publicId },
    });
    expect(figures.money).toMatchObject({ opening: "53000", closing: "53000", income: [] });
    await run(dropDraft, { actor: fund.treasurer, input: { reportId: publicId } });
  });

  test("what was entered late for days already told of is said by the next report", async () => {
    const fund = await aFundAtWork();
    await income(fund, 5_000n, "2026-09-10");
    await sealAll();
    const first = await aPublishedReport(fund, "2026-09-01", "2026-09-30");
    await income(fund, 500n, "2026-09-20");
    await income(fund, 700n, "2026-10-05");
    await sealAll();
    const next = await aPublishedReport(fund, "2026-10-01", "2026-10-31");
    expect((await publicReport(first))?.late).toBeNull();
    expect((await publicReport(next))?.late).toEqual({ minor: "500", currency: "CNY" });
    expect((await publicReport(next))?.money?.opening.minor).toBe("5500");
  });

  test("what a superuser changed in the books or in the report is found", async () => {
    const change = async (text: string, undo: string) => {
      await pastTheGuards(text);
      const { differences } = await verified(reportId);
      await pastTheGuards(undo);
      return differences.map(({ what }) => what);
    };
    const some = `id = (select min(p.id) from postings p join ledger_accounts a on a.id = p.account_id
      where a.kind = 'wishes' and a.fund_id = '${world.fund.fundId}')`;
    const found = await change(
      `update postings set minor = minor + 1 where ${some}`,
      `update postings set minor = minor - 1 where ${some}`,
    );
    expect(found).toEqual([
      "money.purchases",
      "money.closing",
      "money.available",
      "purchases.lines",
    ]);
    const of = `public_id = '${reportId}'`;
    expect(
      await change(
        `update reports set figures = jsonb_set(figures, '{wishes,granted}', '6') where ${of}`,
        `update reports set figures = jsonb_set(figures, '{wishes,granted}', '5') where ${of}`,
      ),
    ).toEqual(["wishes.granted"]);
    expect((await verified(reportId)).differences).toEqual([]);
  });

  test("a published report stays as it is, also for the program", async () => {
    const { fund } = world;
    await expect(
      run(reviseWords, { actor: fund.treasurer, input: { reportId, intro: "别的话" } }),
    ).rejects.toMatchObject({ code: "step_not_possible" });
    await expect(
      byOwner("update reports set intro = 'x' where public_id = $1", [reportId]),
    ).rejects.toThrow("stays");
    await expect(
      byOwner(
        "delete from report_lines where report_id = (select id from reports where public_id = $1)",
        [reportId],
      ),
    ).rejects.toThrow("stays");
  });

  test("a correction is a new version that says why, and the old one stays readable", async () => {
    const { fund } = world;
    const { publicId } = await run(correctReport, { actor: fund.treasurer, input: { reportId } });
    const revise = (correction: string) =>
      run(reviseWords, {
        actor: fund.treasurer,
        input: { reportId: publicId, intro: "更正", correction },
      });
    await revise("");
    await expect(
      run(submitReport, { actor: fund.treasurer, input: { reportId: publicId } }),
    ).rejects.toMatchObject({ code: "report_correction_says_why" });
    await revise("补上当天晚些时候入账的一笔。");
    await run(submitReport, { actor: fund.treasurer, input: { reportId: publicId } });
    expect((await publicReport(reportId))?.correctedBy).toBeNull();
    await run(publishReport, { actor: fund.publisher, input: { reportId: publicId } });

    expect(await publicReport(reportId)).toMatchObject({ corrected: true, correctedBy: publicId });
    expect(await publicReport(publicId)).toMatchObject({
      ...{ version: 2, corrects: reportId, correction: "补上当天晚些时候入账的一笔。" },
      money: { closing: { minor: "53000" } },
    });
    expect((await reportsOf({ fund: fund.slug })).map(({ id }) => id)).toEqual([publicId]);
    const all = (await publishedReports()).reports.map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining([publicId, reportId]));
    await expect(
      run(correctReport, { actor: fund.treasurer, input: { reportId } }),
    ).rejects.toMatchObject({ code: "step_not_possible" });
    expect((await verified(reportId)).differences).toEqual([]);
    expect((await verified(publicId)).differences).toEqual([]);
  });
});

describe("two people", () => {
  test("who wrote in a report can't let it out, in the program or in the database", async () => {
    const fund = await aFundAtWork();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "publisher");
    await sealAll();
    const reportId = await aDraft(fund, today());
    await expect(
      run(reviseWords, { actor: both, input: { reportId, learned: "有事打 13812345678" } }),
    ).rejects.toMatchObject({ code: "report_tells_too_much", field: "learned" });
    await run(reviseWords, { actor: both, input: { reportId, intro: "这个季度的账" } });
    await run(submitReport, { actor: both, input: { reportId } });
    await expect(run(publishReport, { actor: both, input: { reportId } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      byOwner(
        "update reports set state = 'published', published_at = now(), published_by = $2 where public_id = $1",
        [reportId, both.personId],
      ),
    ).rejects.toThrow("report_needs_second_person");
    await run(sendReportBack, {
      actor: fund.approver,
      input: { reportId, note: "写清楚是哪个季度" },
    });
    const back = await ask(deskReport, { actor: both, input: { reportId } });
    expect(back).toMatchObject({ state: "draft", sentBack: "写清楚是哪个季度" });
    expect(await publicReport(reportId)).toBeNull();
    await run(submitReport, { actor: both, input: { reportId } });
    await run(publishReport, { actor: fund.approver, input: { reportId } });
    expect((await publicReport(reportId))?.intro).toBe("这个季度的账");
  });

  test("others than the fund's people see no draft, and one is worked on at a time", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    await sealAll();
    const reportId = await aDraft(fund, today());
    await expect(
      ask(deskReport, { actor: other.treasurer, input: { reportId } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      run(recomposeReport, { actor: fund.approver, input: { reportId } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(aDraft(fund, today())).rejects.toMatchObject({ code: "report_in_work" });
    await expect(aDraft(other, "2999-01-01")).rejects.toMatchObject({ code: "report_in_future" });
    await expect(aDraft(other, today(), "2020-01-01")).rejects.toMatchObject({
      code: "report_ends_before_it_begins",
    });
  });
});

describe("what is refused", () => {
  test("nothing is published while a law of money is broken, or with figures that are not the books'", async () => {
    const { fund, on } = await aSpendingFund();
    const reportId = await aDraft(fund, on);
    await run(submitReport, { actor: fund.treasurer, input: { reportId } });
    const publish = () => run(publishReport, { actor: fund.publisher, input: { reportId } });
    const posting = `id = (select min(p.id) from postings p join entries e on e.id = p.entry_id
      where e.fund_id = '${fund.fundId}')`;
    await pastTheGuards(`update postings set minor = minor + 1 where ${posting}`);
    await expect(publish()).rejects.toMatchObject({ code: "report_books_broken" });
    await pastTheGuards(`update postings set minor = minor - 1 where ${posting}`);

    const figure = (minor: string) =>
      pastTheGuards(
        `update reports set figures = jsonb_set(figures, '{money,closing}', '"${minor}"') where public_id = '${reportId}'`,
      );
    await figure("1");
    await expect(publish()).rejects.toMatchObject({ code: "report_differs_from_books" });
    await figure("55000");

    const approval = (to: string) =>
      pastTheGuards(
        `update entries set approved_by = ${to} where kind = 'purchase' and fund_id = '${fund.fundId}'`,
      );
    await pastTheGuards("alter table entries drop constraint ledger_needs_second_person");
    await approval("recorded_by");
    await expect(publish()).rejects.toMatchObject({ code: "report_purchase_alone" });
    await approval(`'${fund.approver.personId}'`);
    await publish();
    expect(await publicReport(reportId)).not.toBeNull();
  });

  test("a photo without consent to publish is neither chosen nor let out", async () => {
    const { fund, on } = await aSpendingFund();
    const reportId = await aDraft(fund, on);
    await expect(
      run(reviseWords, {
        actor: fund.treasurer,
        input: { reportId, photos: ["0b7a3f2e-3c56-4f0e-9d7e-0d3c3c1d7a11"] },
      }),
    ).rejects.toMatchObject({ code: "report_photo_without_consent" });
  });
});

describe("a batch's report", () => {
  test("counts without money, waits for the last gift, and moves the batch to reported", async () => {
    const batch = await aBatchToClaim({ wishes: 7, cap: 7 });
    const [donor, second] = [await aDonor(), await aDonor()];
    await byOwner(
      `insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'reviewer', now())`,
      [batch.organizerId, second.personId],
    );
    const reviewer = employed(second, batch.organizerId, ["reviewer"]);
    const claims = [];
    for (const wish of batch.wishes.slice(0, 6)) claims.push(await aClaim(donor, wish));
    await granted(claims.slice(0, 5), batch.staff.personId, second.personId);
    const compose = () =>
      run(composeBatchReport, { actor: batch.staff, input: { slug: batch.slug } });
    await expect(compose()).rejects.toMatchObject({ code: "report_batch_open" });
    await run(closeBatch, { actor: batch.staff, input: { slug: batch.slug } });
    await sealAll();
    const { publicId: reportId } = await compose();
    await run(submitReport, { actor: batch.staff, input: { reportId } });
    const publish = () => run(publishReport, { actor: reviewer, input: { reportId } });
    await expect(publish()).rejects.toMatchObject({ code: "report_batch_in_work" });
    await run(cancelClaim, {
      actor: batch.staff,
      input: { claimId: claims[5], reason: "没有寄到" },
    });
    await run(sendReportBack, { actor: reviewer, input: { reportId, note: "重新汇总" } });
    await run(recomposeReport, { actor: batch.staff, input: { reportId } });
    await run(submitReport, { actor: batch.staff, input: { reportId } });
    await publish();

    const report = await publicReport(reportId);
    expect(report).toMatchObject({
      ...{ money: null, batch: { slug: batch.slug } },
      wishes: { posted: 7, taken: 5, granted: 5 },
      ended: [{ as: "cancelled", count: 1 }],
    });
    const state = await byOwner("select state from batches where id = $1", [batch.id]);
    expect(state.rows).toEqual([{ state: "reported" }]);
    expect((await verified(reportId)).differences).toEqual([]);
  });
});

test("wishes that were allocated to are counted when their money was, not before", async () => {
  const fund = await aFundAtWork();
  const batch = await aBatchToClaim({ wishes: 1 });
  const claim = await aClaim(await aDonor(), batch.wishes[0]!);
  await income(fund, 10_000n, "2026-10-01");
  await allocation(fund, claim, 5_000n, today());
  await sealAll();
  const early = await aDraft(fund, "2026-10-01", "2026-10-31");
  const { figures } = await ask(deskReport, { actor: fund.treasurer, input: { reportId: early } });
  expect(figures.money).toMatchObject({ closing: "10000", allocated: "0", reserved: "0" });
  expect(figures.wishes.taken).toBe(0);
});
