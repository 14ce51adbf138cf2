import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { makeClaimLink } from "~/domain/claims/make-claim-link.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import {
  declineGoodsRequest,
  issueGoodsReceipt,
  lookAtGoodsRequest,
} from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import {
  giftConfirmation,
  goodsOfCharity,
  goodsOfClaim,
} from "~/domain/funds/goods-queries.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { myGiving } from "~/domain/funds/my-giving.server";
import { myReceipts, receiptSeen } from "~/domain/funds/receipt-queries.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { noticesOfClaim } from "~/domain/messages/notices.server";
import { ask, run } from "~/domain/run.server";
import { drawing } from "~/documents/drawings";
import { closePools, db } from "~/platform/db.server";
import { draw } from "~/platform/drawing.server";
import { aPerson, anOrganization } from "../factories/accounts";
import { aBatchToClaim, aClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFundAtWork, someMoney } from "../factories/funds";
import { granted } from "../factories/granted";
import { aHostedBatch, arrived } from "../factories/receipts";
import { rows } from "../setup/database";
import { pdfText } from "../setup/pdf";

afterAll(closePools);

const refusedBy = (code: string, field?: string) =>
  expect.objectContaining(field ? { code, field } : { code });

type Hosted = Awaited<ReturnType<typeof aHostedBatch>>;
const value = { value: "1280.50", valueBasis: "invoice" };
const asks = (actor: Actor, [claimId, ...also]: string[], donor = "山风户外用品有限公司") =>
  run(askGoodsReceipt, { actor, input: { claimId, also, donor } });
const issue = (actor: Person, requestId: string, more: object = value) =>
  run(issueGoodsReceipt, { actor, input: { requestId, donor: "山风户外用品有限公司", ...more } });
const waitingAt = async ({ treasurer, slug }: Hosted) =>
  (await ask(goodsOfCharity, { actor: treasurer, input: { slug } })).waiting;
const numbersOf = async ({ charity }: Hosted) =>
  (
    await rows<{ number: number }>(
      "select number from receipts where charity_id = $1 order by number",
      [charity.organizationId],
    )
  ).map(({ number }) => number);

describe("a receipt for things", () => {
  test("a donor asks for what arrived, the charity states its value by the proof, and he reads it", async () => {
    const hosted = await aHostedBatch();
    const donor = await aDonor();
    const claimIds = await arrived(donor, hosted.batch);
    const input = { claimId: claimIds[0]! };
    expect(await ask(goodsOfClaim, { actor: donor, input })).toMatchObject({
      arrived: true,
      host: { name: "禾川县慈善会", jurisdiction: "cn" },
      request: null,
      others: [{}, {}],
    });
    const { id: requestId } = await asks(donor, claimIds);
    expect(await ask(goodsOfClaim, { actor: donor, input })).toMatchObject({
      request: { declined: "", receiptId: null },
      others: [],
    });
    expect(await waitingAt(hosted)).toMatchObject([{ id: requestId, declined: false }]);
    const opened = await run(lookAtGoodsRequest, { actor: hosted.treasurer, input: { requestId } });
    expect(opened).toMatchObject({ donor: "山风户外用品有限公司", jurisdiction: "cn" });
    expect(opened.things.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(3);
    expect(
      await rows("select 1 from audit_entries where action = 'funds.lookedAtGoodsRequest'"),
    ).toHaveLength(1);

    const { id } = await issue(hosted.treasurer, requestId);
    expect(await waitingAt(hosted)).toEqual([]);
    const seen = await run(lookAtReceipt, { actor: donor, input: { receiptId: id } });
    expect(seen).toMatchObject({
      donor: "山风户外用品有限公司",
      amount: { minor: "128050", currency: "CNY" },
      inWords: "人民币壹仟贰佰捌拾元伍角整",
      valueBasis: "invoice",
      charity: { name: "禾川县慈善会" },
    });
    expect(seen.things).toEqual(opened.things);
    expect(await ask(goodsOfClaim, { actor: donor, input })).toMatchObject({
      request: { declined: "", receiptId: id, things: opened.things },
      others: [],
    });
    expect((await ask(myReceipts, { actor: donor, input: {} })).receipts).toMatchObject([
      { id, goods: true, voided: false },
    ]);
    expect(await ask(receiptSeen, { actor: donor, input: { receiptId: id } })).toMatchObject({
      desk: null,
      may: { note: false, mend: false, void: false },
    });
    expect(await rows("select 1 from letters where kind = 'receipt-issued'")).toHaveLength(1);
    const strangers = [await aPerson(), (await aHostedBatch()).treasurer, hosted.batch.staff];
    for (const actor of strangers)
      await expect(run(lookAtReceipt, { actor, input: { receiptId: id } })).rejects.toEqual(
        refusedBy("not_found"),
      );
  });

  test("is asked for once the thing is there: not while it is on its way, nor while it is frozen", async () => {
    const hosted = await aHostedBatch();
    const donor = await aDonor();
    const [first, second] = await arrived(donor, hosted.batch);
    const other = await aBatchToClaim();
    const waiting = await aClaim(donor, other.wishes[0]!);
    const of = (claimId: string) => ask(goodsOfClaim, { actor: donor, input: { claimId } });
    expect(await of(waiting)).toMatchObject({ arrived: false, request: null, others: [] });
    await rows(
      "update wishes set frozen_at = now() from claims c where c.wish_id = wishes.id and c.id = $1",
      [first],
    );
    expect(await of(first!)).toMatchObject({ arrived: false, others: [] });
    expect(await of(second!)).toMatchObject({ arrived: true, others: [{}] });
    // Where no charity gives receipts, nothing more is offered.
    await rows("delete from goods_hosts where organizer_id = $1", [hosted.batch.organizerId]);
    expect(await of(second!)).toMatchObject({ arrived: true, host: null, others: [] });
  });

  test("mainland China: no proof of value, no receipt; it is declined with a reason, and can still be written", async () => {
    const hosted = await aHostedBatch({ wishes: 1 });
    const donor = await aDonor();
    const claimIds = await arrived(donor, hosted.batch);
    const { id: requestId } = await asks(donor, claimIds);
    const { treasurer, approver } = hosted;
    await expect(issue(treasurer, requestId, {})).rejects.toEqual(
      refusedBy("receipt_needs_value", "value"),
    );
    await expect(issue(treasurer, requestId, { value: "80" })).rejects.toEqual(
      refusedBy("receipt_needs_value", "valueBasis"),
    );
    await expect(issue(treasurer, requestId, { ...value, value: "八十" })).rejects.toEqual(
      refusedBy("amount_malformed", "value"),
    );
    await expect(issue(approver, requestId)).rejects.toEqual(refusedBy("not_allowed"));
    await run(declineGoodsRequest, {
      actor: treasurer,
      input: { requestId, reason: "没有发票，请补来再开" },
    });
    const claim = { actor: donor, input: { claimId: claimIds[0]! } };
    expect(await ask(goodsOfClaim, claim)).toMatchObject({
      request: { declined: "没有发票，请补来再开", receiptId: null },
    });
    expect(await waitingAt(hosted)).toMatchObject([{ declined: true }]);
    expect(
      await rows("select 1 from letters where kind = 'receipt-declined' and person_id = $1", [
        donor.personId,
      ]),
    ).toHaveLength(1);
    const { id } = await issue(treasurer, requestId);
    expect(await ask(goodsOfClaim, claim)).toMatchObject({
      request: { declined: "", receiptId: id },
    });
    await expect(
      run(declineGoodsRequest, { actor: treasurer, input: { requestId, reason: "还是不开" } }),
    ).rejects.toEqual(refusedBy("goods_receipt_given_already"));
  });

  test("elsewhere it describes the things and states no value, whatever was typed", async () => {
    for (const jurisdiction of ["us", "other"] as const) {
      const hosted = await aHostedBatch({ jurisdiction, wishes: 1 });
      const donor = await aDonor();
      const { id: requestId } = await asks(donor, await arrived(donor, hosted.batch));
      const { id } = await issue(hosted.treasurer, requestId);
      const seen = await run(lookAtReceipt, { actor: donor, input: { receiptId: id } });
      expect(seen).toMatchObject({ amount: null, inWords: null, valueBasis: null, jurisdiction });
    }
    await expect(
      rows("update receipts set jurisdiction = 'cn' where request_id is not null"),
    ).rejects.toThrow();
  });

  test("only for what arrived, of one giver, once, and where a charity stands behind the organizer", async () => {
    const hosted = await aHostedBatch();
    const { batch, charity } = hosted;
    const [donor, other] = [await aDonor(), await aDonor()];
    const [first, second] = await arrived(donor, { ...batch, wishes: batch.wishes.slice(0, 2) });
    const [theirs] = await arrived(other, { ...batch, wishes: batch.wishes.slice(2) });
    await expect(asks(other, [first!])).rejects.toEqual(refusedBy("not_found"));
    await expect(asks(donor, [first!, theirs!])).rejects.toEqual(
      refusedBy("receipt_needs_confirmed_gift"),
    );
    expect(
      await rows("select 1 from goods_requests where person_id = $1", [donor.personId]),
    ).toEqual([]);
    await asks(donor, [first!]);
    await expect(asks(donor, [second!, first!])).rejects.toEqual(refusedBy("goods_asked_already"));

    const early = await aBatchToClaim({ wishes: 1 });
    const input = { organizerId: early.organizerId, charityId: charity.organizationId };
    await expect(run(keepGoodsHost, { actor: donor, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    const notYet = await aClaim(donor, early.wishes[0]!);
    await expect(asks(donor, [notYet])).rejects.toEqual(refusedBy("goods_not_hosted"));
    await run(keepGoodsHost, { actor: charity.steward, input });
    await expect(asks(donor, [notYet])).rejects.toEqual(refusedBy("receipt_needs_confirmed_gift"));
    await run(keepGoodsHost, { actor: charity.steward, input: { ...input, charityId: "" } });
    await expect(asks(donor, [notYet])).rejects.toEqual(refusedBy("goods_not_hosted"));
    const claim = { actor: donor, input: { claimId: notYet } };
    await expect(ask(giftConfirmation, claim)).rejects.toEqual(refusedBy("not_found"));
  });

  test("who has only a claim's link asks by it, and staff are told to tell him", async () => {
    const hosted = await aHostedBatch({ wishes: 1, jurisdiction: "us" });
    const { batch } = hosted;
    const { id: claimId } = await run(recordClaim, {
      actor: batch.staff,
      input: {
        batchSlug: batch.slug,
        number: batch.wishes[0]!.number,
        name: "赤先生",
        phone: "13911112222",
        way: "ship",
      },
    });
    await run(makeClaimLink, { actor: batch.staff, input: { claimId } });
    await granted([claimId], batch.staff.personId, hosted.approver.personId);
    const holder = { kind: "link", claimId } as const;
    const { id: requestId } = await asks(holder, [claimId], "赤先生");
    const { id } = await issue(hosted.treasurer, requestId, { donor: "赤先生" });
    const seen = await run(lookAtReceipt, { actor: holder, input: { receiptId: id } });
    expect(seen).toMatchObject({ donor: "赤先生" });
    const told = await ask(noticesOfClaim, { actor: batch.staff, input: { claimId } });
    expect(told?.notices.map(({ kind }) => kind)).toContain("claim-receipt");
    expect(await rows("select 1 from goods_requests where person_id is null")).toHaveLength(1);
  });
});

describe("one series for money and things", () => {
  test("thirty of each written at once are numbered 1 to 60 without a gap", async () => {
    const hosted = await aHostedBatch({ wishes: 30 });
    const { charity, treasurer } = hosted;
    const donor = await aDonor();
    const requests: string[] = [];
    for (const claimId of await arrived(donor, hosted.batch))
      requests.push((await asks(donor, [claimId])).id);
    const fund = await aFundAtWork({ charity });
    const payments: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const depositId = await someMoney(fund, "10", { payer: "陈先生" });
      const [paid] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
        depositId,
      ]);
      payments.push(paid!.id);
    }
    await Promise.all([
      ...requests.map((requestId) => issue(treasurer, requestId)),
      ...payments.map((paymentId) =>
        run(issueReceipt, { actor: fund.treasurer, input: { paymentId } }),
      ),
    ]);
    expect(await numbersOf(hosted)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  }, 180_000);

  test("a second person voids it, it is written anew, and the new one stands for the old", async () => {
    const hosted = await aHostedBatch({ wishes: 1 });
    const donor = await aDonor();
    const { id: requestId } = await asks(donor, await arrived(donor, hosted.batch));
    const { id } = await issue(hosted.treasurer, requestId);
    await expect(issue(hosted.treasurer, requestId)).rejects.toEqual(
      refusedBy("goods_receipt_given_already"),
    );
    const input = { receiptId: id, reason: "抬头写错了" };
    await expect(run(voidReceipt, { actor: hosted.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(voidReceipt, { actor: hosted.approver, input });
    const anew = await issue(hosted.treasurer, requestId, { ...value, value: "900" });
    expect(await numbersOf(hosted)).toEqual([1, 2]);
    expect(await ask(receiptSeen, { actor: donor, input: { receiptId: id } })).toMatchObject({
      voided: true,
      reason: "抬头写错了",
      replacedBy: { id: anew.id },
    });
    expect(await ask(receiptSeen, { actor: donor, input: { receiptId: anew.id } })).toMatchObject({
      replaces: `${new Date().getFullYear()}-000001`,
    });
    const letters = await rows<{ kind: string }>(
      "select kind from letters where person_id = $1 and kind like 'receipt-%' order by created_at",
      [donor.personId],
    );
    expect(letters.map(({ kind }) => kind)).toEqual([
      "receipt-issued",
      "receipt-voided",
      "receipt-issued",
    ]);
  });

  test("the application's login writes no thing of its own, and no value where the law states none", async () => {
    const asApplication = (text: string) => sql.raw(text).execute(db);
    for (const statement of [
      "insert into goods_requested (claim_id, request_id, description) values (gen_random_uuid(), gen_random_uuid(), 'x')",
      "update goods_requested set description = 'x'",
      "update receipts set replaces_id = null",
      "update receipts set value_basis = ''",
      "delete from goods_requests",
    ])
      await expect(asApplication(statement), statement).rejects.toMatchObject({ code: "42501" });
    expect((await sql`select 1 from goods_requests`.execute(db)).rows).toEqual([]);
    expect((await sql`select 1 from goods_requested`.execute(db)).rows).toEqual([]);
  });
});

describe("on paper", () => {
  const drawn = async (job: ReturnType<typeof drawing>, locale: "zh-CN" | "en") =>
    pdfText(await draw({ ...job, locale, now: "2026-11-26T00:00:00.000Z" }));

  test("things and their value stand on the receipt, no child does; the year is summed and says what it is", async () => {
    const hosted = await aHostedBatch({ wishes: 1 });
    const donor = await aDonor();
    const [claimId] = await arrived(donor, hosted.batch);
    const { id: requestId } = await asks(donor, [claimId!]);
    const { id } = await issue(hosted.treasurer, requestId);
    const receipt = await run(lookAtReceipt, { actor: donor, input: { receiptId: id } });
    const paper = await drawn(drawing("receipt", receipt), "zh-CN");
    const [{ description, receivedOn }] = receipt.things as [(typeof receipt.things)[number]];
    for (const part of [
      description,
      "1 件",
      receivedOn,
      "1,280.50",
      "发票",
      "山风户外用品有限公司",
    ])
      expect(paper).toContain(part);

    const year = Number(receivedOn.slice(0, 4));
    const giving = await ask(myGiving, { actor: donor, input: { year } });
    expect(giving).toMatchObject({ sums: [], receipts: [{ number: receipt.number }] });
    const summary = await drawn(drawing("giving", giving), "en");
    expect(summary).toContain("A summary, not a receipt");
    expect(summary).toContain(receipt.number);
    expect(await ask(myGiving, { actor: await aDonor(), input: { year } })).toMatchObject({
      receipts: [],
    });
  }, 90_000);

  test("where no charity stands behind it the organizer confirms the gift, and says that it is no receipt", async () => {
    const batch = await aBatchToClaim({ wishes: 1 });
    const donor = await aDonor();
    const [claimId] = await arrived(donor, batch);
    const input = { claimId: claimId! };
    expect(await ask(goodsOfClaim, { actor: donor, input })).toMatchObject({
      arrived: true,
      host: null,
    });
    const given = await ask(giftConfirmation, { actor: donor, input });
    const zh = await drawn(drawing("giftConfirmation", given), "zh-CN");
    for (const part of ["捐赠实物确认书", "不能用来抵税", "青溪县儿童关爱中心", given.description])
      expect(zh).toContain(part);
    expect(await drawn(drawing("giftConfirmation", given), "en")).toContain("Not a receipt");
    const business = await anOrganization("business");
    await expect(ask(giftConfirmation, { actor: batch.staff, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    for (const actor of [await aDonor(), business.coordinator])
      await expect(ask(giftConfirmation, { actor, input })).rejects.toEqual(refusedBy("not_found"));
  }, 90_000);
});
