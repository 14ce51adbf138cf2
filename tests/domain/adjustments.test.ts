import { afterAll, describe, expect, test } from "vitest";
import { askUndo, bearLoss, passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import {
  adjustmentSeen,
  adjustmentsOf,
  depositToUndo,
  lossForm,
} from "~/domain/funds/adjust/queries.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { consentToLeftover } from "~/domain/funds/leftover-consent.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { ask, run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aCardFund, aCheckout } from "../factories/cards";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const reason = "流水看错了一行";

const undo = ({ treasurer }: FundAtWork, depositId: string) =>
  run(askUndo, { actor: treasurer, input: { depositId, reason } });
const approve = ({ approver }: FundAtWork, { id: adjustmentId }: { id: string }) =>
  run(approveAdjustment, { actor: approver, input: { adjustmentId } });
const tasksOf = async (fund: FundAtWork, actor = fund.treasurer) =>
  (await ask(fundTodo, { actor, input: { slug: fund.slug } })).map(({ task }) => task);

describe("a deposit that should not have been approved", () => {
  test("is taken out by two people, and the promise it was for is to come again", async () => {
    const [fund, donor] = [await aFundWith("50"), await aDonor()];
    const pledge = await aPledge(donor, fund, "200");
    const depositId = await someMoney(fund, "200", { reference: pledge.reference });
    expect(await booksOf(fund)).toEqual({ bank: "25000", general: "25000" });

    await expect(
      run(askUndo, { actor: fund.approver, input: { depositId, reason } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    const asked = await undo(fund, depositId);
    await expect(undo(fund, depositId)).rejects.toEqual(refusedBy("undoing_asked_already"));
    expect(await booksOf(fund)).toEqual({ bank: "25000", general: "25000" });
    expect(await tasksOf(fund, fund.approver)).toContain("adjustments");
    await approve(fund, asked);

    expect(await booksOf(fund)).toEqual({ bank: "5000", general: "5000" });
    const [after] = await rows(
      `select d.state as deposit, y.state as payment, y.cleared_at, p.state as pledge, p.paid_at
       from deposits d join payments y on y.deposit_id = d.id join pledges p on p.id = y.pledge_id where d.id = $1`,
      [depositId],
    );
    expect(after).toEqual({
      ...{ deposit: "undone", payment: "undone", cleared_at: null },
      ...{ pledge: "promised", paid_at: null },
    });
    const letters = await rows<{ params: { pledgeId: string; paymentId: string } }>(
      "select params from letters where kind = 'pledge-unpaid' and person_id = $1",
      [donor.personId],
    );
    expect(letters).toHaveLength(1);
    expect(await gather["pledge-unpaid"](letters[0]!.params, {})).toMatchObject({
      ...{ amount: { minor: "20000" }, reference: pledge.reference, came: null },
    });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("step_not_possible"));
    // The money comes after all: the same promise is paid by it.
    await someMoney(fund, "200", { reference: pledge.reference });
    const states = await rows("select state from pledges where public_id = $1", [pledge.publicId]);
    expect(states).toEqual([{ state: "paid" }]);
    expect(await broken()).toEqual([]);
  });

  test("that was entered twice goes once: the promise stays paid, and its donor is told so", async () => {
    const [fund, donor] = [await aFundWith("0"), await aDonor()];
    const { id, reference } = await aPledge(donor, fund, "200");
    await someMoney(fund, "200", { reference });
    const twice = await someMoney(fund, "200", { reference });
    await approve(fund, await undo(fund, twice));

    const [letter] = await rows<{ params: { pledgeId: string; paymentId: string } }>(
      "select params from letters where kind = 'pledge-unpaid' and person_id = $1",
      [donor.personId],
    );
    expect(await gather["pledge-unpaid"](letter!.params, {})).toMatchObject({
      ...{ amount: { minor: "20000" }, came: { minor: "20000", currency: "CNY" } },
    });
    expect(await rows("select state from pledges where id = $1", [id])).toEqual([
      { state: "paid" },
    ]);
  });

  test("needs another person: in the program, and in the database", async () => {
    const fund = await aFundWith("0");
    const both = await aMember(
      { organizationId: fund.fundId },
      ...(["treasurer", "approver"] as const),
    );
    const depositId = await someMoney(fund, "80");
    const { id: adjustmentId } = await undo({ ...fund, treasurer: both }, depositId);
    await expect(approve({ ...fund, approver: both }, { id: adjustmentId })).rejects.toEqual(
      refusedBy("adjustment_needs_second_person"),
    );
    await expect(
      rows(
        "update adjustments set state = 'approved', decided_by = recorded_by, decided_at = now() where id = $1",
        [adjustmentId],
      ),
    ).rejects.toMatchObject({ constraint: "adjustment_needs_second_person" });
    await expect(
      rows("update deposits set state = 'undone' where id = $1", [depositId]),
    ).rejects.toMatchObject({ constraint: "adjustment_needs_second_person" });
    await expect(
      rows("update payments set state = 'undone', cleared_at = null where deposit_id = $1", [
        depositId,
      ]),
    ).rejects.toMatchObject({ constraint: "payments_undone_is_reversed_check" });
    const other = await aFundWith("0");
    await expect(approve(other, { id: adjustmentId })).rejects.toEqual(refusedBy("not_found"));
    await expect(
      ask(adjustmentSeen, { actor: other.chair, input: { adjustmentId } }),
    ).rejects.toEqual(refusedBy("not_found"));
    const refusal = { adjustmentId, reason: "流水上有这笔" };
    await run(rejectAdjustment, { actor: fund.approver, input: refusal });
    expect(await booksOf(fund)).toEqual({ bank: "8000", general: "8000" });
    // Once refused it may be asked for again, by whoever has a better reason.
    await approve(fund, await undo(fund, depositId));
    expect(await booksOf(fund)).toEqual({});
  });

  test("with a receipt it waits until that is void, also past the program", async () => {
    const [fund, donor] = [await aFundWith("0"), await aDonor()];
    const pledge = await aPledge(donor, fund, "90");
    const depositId = await someMoney(fund, "90", { reference: pledge.reference });
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const asked = await undo(fund, depositId);
    const { id: receiptId } = await run(issueReceipt, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id, donor: "林女士" },
    });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("undoing_needs_void_receipt"));
    const form = await ask(depositToUndo, { actor: fund.treasurer, input: { depositId } });
    expect(form).toMatchObject({ gone: false, receipts: [{ id: receiptId }] });
    await run(voidReceipt, { actor: fund.approver, input: { receiptId, reason } });
    await approve(fund, asked);
    expect(await booksOf(fund)).toEqual({});
    expect(await broken()).toEqual([]);
  });

  test("what is spent or kept for wishes isn't there to take out, until it is covered", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    const depositId = await someMoney(fund, "130");
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    const asked = await undo(fund, depositId);
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("undoing_money_gone"));
    await aBoughtOrder(fund, { [taken!.id]: "120" });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("undoing_money_gone"));
    await someMoney(fund, "120");
    await approve(fund, asked);
    expect(await booksOf(fund)).toEqual({ wishes: "12000", general: "12000" });
    expect(await broken()).toEqual([]);
  });

  test("money kept for a donor's own claim is let go of, and his money is waited for anew", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const paying = { claimId, fund: fund.slug };
    const { publicId } = await run(payForClaim, { actor: donor, input: paying });
    const [pledge] = await rows<{ reference: string }>(
      "select reference from pledges where public_id = $1",
      [publicId],
    );
    const depositId = await someMoney(fund, "120", { reference: pledge!.reference });
    expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
    await approve(fund, await undo(fund, depositId));
    expect(await booksOf(fund)).toEqual({});
    const [one] = await rows(
      "select state, reserved_at, pay_by > now() as waits from allocations where claim_id = $1",
      [claimId],
    );
    expect(one).toEqual({ state: "promised", reserved_at: null, waits: true });
    await someMoney(fund, "120", { reference: pledge!.reference });
    expect(await takenBy(fund)).toMatchObject([{ state: "reserved" }]);
    expect(await broken()).toEqual([]);
  });
});

describe("what a lost dispute took", () => {
  /** A fund whose gift by card was taken back by the donor's bank. */
  async function aLoss(own: string) {
    const fund = await aCardFund({ places: "" });
    const pledge = await aCheckout(fund, { amount: "100" });
    await desk.paySession(fund.account, pledge.session);
    if (own !== "0") await someMoney(fund, own);
    const [payment] = await rows<{ provider_ref: string }>(
      "select provider_ref from payments where fund_id = $1 and way = 'stripe'",
      [fund.fundId],
    );
    const dispute = await desk.openDispute(fund.account, payment!.provider_ref);
    return { fund, dispute };
  }
  const bear = (fund: FundAtWork, amount: string, bearer: "general" | "host") =>
    run(bearLoss, {
      actor: fund.treasurer,
      input: {
        slug: fund.slug,
        amount,
        bearer,
        happenedOn: daysAgo(),
        reason: "银行判给了持卡人",
      },
    });

  test("is borne by general money or by the host, never before it is lost, and never beyond it", async () => {
    const { fund, dispute } = await aLoss("50");
    const form = () => ask(lossForm, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect((await form()).loss).toBeNull();
    await expect(bear(fund, "1", "host")).rejects.toMatchObject({ code: "loss_is_less" });
    await desk.closeDispute(fund.account, dispute.id, false);
    expect((await form()).loss).toMatchObject({ minor: "10000" });
    const before = await booksOf(fund);
    const lost = Number(before.disputes);
    expect(lost).toBe(10_000);
    expect(await tasksOf(fund)).toContain("loss");

    await expect(bear(fund, "100.01", "host")).rejects.toMatchObject({
      ...{ code: "loss_is_less", field: "amount" },
    });
    const part = await bear(fund, "60", "host");
    await expect(bear(fund, "40.01", "general")).rejects.toEqual(refusedBy("loss_is_less"));
    await expect(
      run(approveAdjustment, { actor: fund.treasurer, input: { adjustmentId: part.id } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    await approve(fund, part);
    const rest = await bear(fund, "40", "general");
    await approve(fund, rest);

    const after = await booksOf(fund);
    expect(after.disputes).toBeUndefined();
    expect(Number(after.bank) - Number(before.bank)).toBe(6_000);
    expect(Number(before.general) - Number(after.general)).toBe(4_000);
    expect(await tasksOf(fund)).not.toContain("loss");
    const seen = await ask(adjustmentsOf, { actor: fund.chair, input: { slug: fund.slug } });
    expect(seen).toMatchObject({ loss: null, adjustments: [{ state: "approved" }, {}] });
    expect(await broken()).toEqual([]);
  });

  test("general money bears no more than there is, and the database counts what is borne", async () => {
    const { fund, dispute } = await aLoss("0");
    await desk.closeDispute(fund.account, dispute.id, false);
    await expect(bear(fund, "97", "general")).rejects.toMatchObject({ code: "ledger_short" });
    const { id } = await bear(fund, "10", "host");
    await rows("alter table adjustments disable trigger adjustments_stay");
    await rows("update adjustments set minor = 20000 where id = $1", [id]);
    await rows("alter table adjustments enable trigger adjustments_stay");
    await expect(approve(fund, { id })).rejects.toEqual(refusedBy("loss_is_less"));
  });
});

describe("what is left over", () => {
  /** Money that a donor gave for one wish under a rule of the fund's. */
  async function meantFor(rule: "programme" | "general" | "donor") {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    await run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底", leftoverRule: rule },
    });
    const purpose = `wish:${batch.wishes[0]!.publicId}`;
    const pledge = await run(promisePledge, {
      actor: donor,
      input: { slug: fund.slug, amount: "120", purpose },
    });
    await someMoney(fund, "120", { reference: pledge.reference });
    return { fund, batch, donor, pledge };
  }
  const listed = async (fund: FundAtWork) =>
    (await ask(adjustmentsOf, { actor: fund.treasurer, input: { slug: fund.slug } })).leftovers;
  const pass = (fund: FundAtWork, purposeId: string) =>
    run(passLeftoverOn, {
      actor: fund.treasurer,
      input: { slug: fund.slug, purposeId, reason: "心愿撤回了" },
    });
  const withdraw = ({ batch }: Awaited<ReturnType<typeof meantFor>>) =>
    run(withdrawWish, {
      actor: batch.staff,
      input: { wishId: batch.wishes[0]!.id, reason: "孩子转学了" },
    });

  test("of a withdrawn wish goes to its programme, by two people", async () => {
    const world = await meantFor("programme");
    const { fund } = world;
    expect(await listed(fund)).toEqual([]);
    await withdraw(world);
    const [left] = await listed(fund);
    expect(left).toMatchObject({ rule: "programme", why: "withdrawn", amount: { minor: "12000" } });
    expect(await tasksOf(fund)).toContain("leftovers");
    const asked = await pass(fund, left!.purposeId);
    await expect(pass(fund, left!.purposeId)).rejects.toEqual(refusedBy("passing_asked_already"));
    expect(await tasksOf(fund)).not.toContain("leftovers");
    await approve(fund, asked);
    expect(await booksOf(fund)).toEqual({ bank: "12000", "restricted:programme": "12000" });
    expect(await broken()).toEqual([]);
  });

  test("waits for its donor where he wants to be asked, and goes where he says later", async () => {
    const world = await meantFor("donor");
    const { fund, batch, donor, pledge } = world;
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    await aBoughtOrder(fund, { [taken!.id]: "100" });
    expect(await booksOf(fund)).toMatchObject({ "restricted:wish": "12000" });
    await rows("update batches set state = 'closed', closed_at = now() where id = $1", [batch.id]);
    const [left] = await listed(fund);
    expect(left).toMatchObject({ rule: "donor", why: "closed", amount: { minor: "2000" } });
    await expect(pass(fund, left!.purposeId)).rejects.toEqual(refusedBy("leftover_needs_consent"));
    expect(await tasksOf(fund)).not.toContain("leftovers");

    const consent = (actor = donor, rule: string = "general") =>
      run(consentToLeftover, { actor, input: { publicId: pledge.publicId, rule } });
    await expect(consent(await aDonor())).rejects.toEqual(refusedBy("not_found"));
    await expect(consent(fund.treasurer)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(consent(donor, "donor")).rejects.toMatchObject({
      issues: [{ code: "choice_unknown" }],
    });
    await consent();
    expect(await tasksOf(fund)).toContain("leftovers");
    await approve(fund, await pass(fund, left!.purposeId));
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "2000", general: "2000" },
      ...{ "restricted:wish": "10000", "wishes:wish": "10000" },
    });
    expect(await broken()).toEqual([]);
  });
});
