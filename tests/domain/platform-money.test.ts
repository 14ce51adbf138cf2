import { afterAll, describe, expect, test } from "vitest";
import { askUndo, moveMoney } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import {
  adjustmentSeen,
  adjustmentsOf,
  depositToUndo,
  moveForm,
} from "~/domain/funds/adjust/queries.server";
import { orderForm, purchaseToMend } from "~/domain/funds/allocation-queries.server";
import { approveRefund, askRefund, paymentSeen } from "~/domain/funds/card/refunds.server";
import { approvePurchase } from "~/domain/funds/decide-purchase.server";
import { depositForm } from "~/domain/funds/deposit-queries.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { recordPurchase } from "~/domain/funds/record-purchase.server";
import { approveReturn, recordReturn } from "~/domain/funds/return-purchase.server";
import { lineToReturn } from "~/domain/funds/return-queries.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { moneyFigures } from "~/domain/reports/figures";
import { ask, run } from "~/domain/run.server";
import { turnoverOf } from "~/domain/ledger/balances.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aFundWith,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { someMoney, type FundAtWork } from "../factories/funds";
import { inBooks } from "../factories/ledger";
import { bankHead, bankRow, book, sheetOf, workList } from "../factories/statements";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const kept = { way: "at_platform" };

const moves = ({ treasurer, slug }: FundAtWork, amount: string, more = {}) =>
  run(moveMoney, { actor: treasurer, input: { slug, amount, happenedOn: "2026-11-21", ...more } });
const approve = ({ approver }: FundAtWork, { id: adjustmentId }: { id: string }) =>
  run(approveAdjustment, { actor: approver, input: { adjustmentId } });
const moved = async (fund: FundAtWork, amount: string, more = {}) =>
  approve(fund, await moves(fund, amount, more));

/** A fund with a wish of 120 yuan to be bought. */
async function aWishToBuy(money: readonly (readonly [string, object])[]) {
  const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
  for (const [amount, more] of money) await someMoney(fund, amount, more);
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  const buys = (amount: string, paidFrom: string) =>
    run(recordPurchase, {
      actor: fund.treasurer,
      input: {
        ...{ slug: fund.slug, supplier: "百货", invoiceNumber: `F-${amount}`, paidFrom },
        ...{ paidOn: "2026-11-20", line: [taken!.id], [`amount-${taken!.id}`]: amount },
      },
    });
  return { fund, buys };
}

describe("what a platform raised", () => {
  test("lies at the platform or in the bank, as was said, and is told once however it came", async () => {
    const fund = await aFundWith("0");
    const depositId = await someMoney(fund, "300", kept);
    await someMoney(fund, "50", { way: "elsewhere" });
    expect(await booksOf(fund)).toEqual({ elsewhere: "30000", bank: "5000", general: "35000" });
    const look = await run(lookAtDeposit, { actor: fund.treasurer, input: { depositId } });
    expect(look).toMatchObject({ way: "elsewhere", heldAt: "elsewhere" });
    const form = { actor: fund.treasurer, input: { slug: fund.slug } };
    expect(await ask(depositForm, form)).toMatchObject({ platform: { minor: "30000" } });
    await moved(fund, "300");
    expect(await ask(depositForm, form)).toMatchObject({ platform: null });
    const turned = await inBooks((tx) =>
      turnoverOf(tx, {
        ...{ fundId: fund.fundId, currency: "CNY" },
        ...{ firstDay: "2026-01-01", lastDay: "2026-12-31" },
      }),
    );
    expect(moneyFigures([], turned)).toMatchObject({
      ...{ income: [{ kind: "platform", minor: "35000" }], corrected: "0", closing: "35000" },
    });
    expect(await broken()).toEqual([]);
  });

  test.each([
    ["at_platform", { elsewhere: "8000", general: "8000" }],
    ["elsewhere", { bank: "8000", general: "8000" }],
  ])("and so does all that its statement lists, %s", async (way, lies) => {
    const fund = await aFundWith("0");
    const bring = (as: string, income: string) =>
      run(startStatement, {
        actor: fund.treasurer,
        input: {
          slug: fund.slug,
          way: as,
          sheets: [sheetOf([["明细"], bankHead, bankRow({ income })])],
        },
      });
    const { id: statementId } = await bring(way, "80.00");
    await run(settleRest, { actor: fund.treasurer, input: { statementId, as: "gift" } });
    await book(fund, statementId);
    expect(await booksOf(fund)).toEqual(lies);
    // Who settles the bank's next statement is told what may come from there.
    const { id: next } = await bring("transfer", "79.00");
    expect(await workList(fund.treasurer, next)).toMatchObject({
      ...{ way: "transfer", heldAt: "bank" },
      atPlatform: way === "at_platform" ? { minor: "8000" } : null,
    });
    expect(await broken()).toEqual([]);
  });

  test("the database lets nothing lie there but what a platform raised, and keeps to what was said", async () => {
    const fund = await aFundWith("10");
    const depositId = await someMoney(fund, "10", kept);
    const insert = (way: string, heldAt: string) =>
      rows(
        `insert into deposits (fund_id, currency, way, held_at, minor, received_on, recorded_by, recorded_at)
         values ($1, 'CNY', $2, $3, 1, '2026-11-20', $4, now())`,
        [fund.fundId, way, heldAt, fund.treasurer.personId],
      );
    for (const [way, heldAt] of [
      ["transfer", "elsewhere"],
      ["cash", "elsewhere"],
      ["elsewhere", "stripe"],
    ] as const)
      await expect(insert(way, heldAt)).rejects.toMatchObject({
        constraint: "deposits_held_at_check",
      });
    await expect(
      rows("update deposits set held_at = 'bank' where id = $1", [depositId]),
    ).rejects.toThrow();
  });
});

describe("a platform passes money on", () => {
  test("as one says and another confirms, and what it was given for stays as it is", async () => {
    const fund = await aFundWith("0");
    await someMoney(fund, "300", kept);
    const asked = await moves(fund, "120.50", { reason: "十一月的拨款" });
    expect(await booksOf(fund)).toEqual({ elsewhere: "30000", general: "30000" });
    const seen = { actor: fund.approver, input: { adjustmentId: asked.id } };
    expect(await ask(adjustmentSeen, seen)).toMatchObject({
      ...{ kind: "move_money", movedFrom: "elsewhere", reason: "十一月的拨款", mayDecide: true },
      ...{ amount: { minor: "12050", currency: "CNY" }, happenedOn: "2026-11-21" },
    });
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const own = await moves({ ...fund, treasurer: both }, "1");
    await expect(approve({ ...fund, approver: both }, own)).rejects.toEqual(
      refusedBy("adjustment_needs_second_person"),
    );
    await expect(moves({ ...fund, treasurer: fund.approver }, "1")).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await approve(fund, asked);
    expect(await booksOf(fund)).toEqual({ elsewhere: "17950", bank: "12050", general: "30000" });
    const [entry] = await rows(
      "select kind, happened_on::text as on, recorded_by, approved_by from entries where source_id = $1",
      [asked.id],
    );
    expect(entry).toEqual({
      ...{ kind: "payout", on: "2026-11-21" },
      ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
    });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await broken()).toEqual([]);
  });

  test("never more than lies there and is not asked for already, and on no day to come", async () => {
    const fund = await aFundWith("70");
    const leftOf = async () =>
      (await ask(moveForm, { actor: fund.treasurer, input: { slug: fund.slug } })).left.minor;
    await expect(moves(fund, "1")).rejects.toMatchObject({
      ...{ code: "platform_short", field: "amount" },
    });
    await someMoney(fund, "100", kept);
    expect(await leftOf()).toBe("10000");
    await expect(moves(fund, "100.01")).rejects.toEqual(refusedBy("platform_short"));
    await expect(moves(fund, "1", { happenedOn: "2099-01-01" })).rejects.toMatchObject({
      ...{ code: "deposit_in_future", field: "happenedOn" },
    });
    await expect(moves(fund, "1", { happenedOn: "" })).rejects.toMatchObject({
      ...{ code: "field_missing", field: "happenedOn" },
    });
    const [first, second] = [await moves(fund, "60"), await moves(fund, "40")];
    expect(await leftOf()).toBe("0");
    await expect(moves(fund, "0.01")).rejects.toEqual(refusedBy("platform_short"));
    const refusal = { adjustmentId: second.id, reason: "流水上没有" };
    await run(rejectAdjustment, { actor: fund.approver, input: refusal });
    expect(await leftOf()).toBe("4000");
    await approve(fund, first);
    expect(await leftOf()).toBe("4000");
    expect(await booksOf(fund)).toEqual({ elsewhere: "4000", bank: "13000", general: "17000" });
  });

  test("two approvals at once take no more than there is", async () => {
    const fund = await aFundWith("0");
    const wrong = await someMoney(fund, "100", kept);
    const asked = await moves(fund, "100");
    const { id: undoing } = await run(askUndo, {
      actor: fund.treasurer,
      input: { depositId: wrong, reason: "不是我们的" },
    });
    const both = await Promise.allSettled([approve(fund, asked), approve(fund, { id: undoing })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toEqual(refusedBy("platform_short"));
    expect(await broken()).toEqual([]);
  });

  test("what was moved by mistake goes back, no more than the bank has", async () => {
    const fund = await aFundWith("0");
    await someMoney(fund, "100", kept);
    await moved(fund, "100");
    await expect(moves(fund, "100.01", { from: "bank" })).rejects.toEqual(
      refusedBy("ledger_short"),
    );
    await moved(fund, "90", { from: "bank" });
    expect(await booksOf(fund)).toEqual({ elsewhere: "9000", bank: "1000", general: "10000" });
    expect(await broken()).toEqual([]);
  });

  test("is shown where a fund has a platform, or had", async () => {
    const shown = async (fund: FundAtWork) =>
      (await ask(adjustmentsOf, { actor: fund.chair, input: { slug: fund.slug } })).platform;
    const fund = await aFundWith("10");
    expect(await shown(fund)).toBeNull();
    await someMoney(fund, "8", kept);
    expect(await shown(fund)).toEqual({ minor: "800", currency: "CNY" });
    await moved(fund, "8");
    expect(await shown(fund)).toEqual({ minor: "0", currency: "CNY" });
  });
});

describe("what lies at the platform", () => {
  test("pays a purchase as far as it reaches, is offered as a purse only then, and takes a shop's money back", async () => {
    const { fund, buys } = await aWishToBuy([["200", {}]]);
    const form = { actor: fund.treasurer, input: { slug: fund.slug } };
    expect(await ask(orderForm, form)).toMatchObject({ purses: ["bank"] });
    await expect(buys("110", "elsewhere")).rejects.toMatchObject({
      ...{ code: "platform_short", field: "paidFrom" },
    });
    await someMoney(fund, "110", kept);
    expect(await ask(orderForm, form)).toMatchObject({ purses: ["bank", "elsewhere"] });
    await expect(buys("110.01", "elsewhere")).rejects.toEqual(refusedBy("platform_short"));
    const { id: purchaseId } = await buys("110", "elsewhere");
    // Between his order and the second person's word some of it was passed on.
    await moved(fund, "1");
    const approves = () => run(approvePurchase, { actor: fund.approver, input: { purchaseId } });
    await expect(approves()).rejects.toEqual(refusedBy("platform_short"));
    expect(await ask(purchaseToMend, { ...form, input: { purchaseId } })).toMatchObject({
      purses: ["bank", "elsewhere"],
    });
    await moved(fund, "1", { from: "bank" });
    await approves();
    expect(await booksOf(fund)).toMatchObject({ bank: "20000", wishes: "11000" });

    const [line] = await rows<{ id: string }>(
      "select id from purchase_lines where purchase_id = $1",
      [purchaseId],
    );
    const giving = { actor: fund.treasurer, input: { lineId: line!.id } };
    expect(await ask(lineToReturn, giving)).toMatchObject({
      ...{ paidFrom: "elsewhere", purses: ["bank", "elsewhere"] },
    });
    const { id: returnId } = await run(recordReturn, {
      actor: fund.treasurer,
      input: { ...giving.input, amount: "10", receivedOn: "2026-11-21", paidInto: "elsewhere" },
    });
    await run(approveReturn, { actor: fund.approver, input: { returnId } });
    expect(await booksOf(fund)).toMatchObject({ elsewhere: "1000" });
    expect(await broken()).toEqual([]);
  });

  test("goes back to a donor from there, as far as it reaches, or from the bank", async () => {
    const fund = await aFundWith("0");
    const depositId = await someMoney(fund, "100", kept);
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const paymentId = payment!.id;
    const asks = (amount: string, sentFrom: string) =>
      run(askRefund, {
        actor: fund.treasurer,
        input: { paymentId, amount, reason: "捐重了", sentOn: "2026-11-21", sentFrom },
      });
    const approves = (refundId: string) =>
      run(approveRefund, { actor: fund.approver, input: { refundId } });
    expect(await ask(paymentSeen, { actor: fund.treasurer, input: { paymentId } })).toMatchObject({
      purses: ["bank", "elsewhere"],
    });
    await approves((await asks("30", "elsewhere")).id);
    expect(await booksOf(fund)).toEqual({ elsewhere: "7000", general: "7000" });
    const { id: late } = await asks("20", "elsewhere");
    await moved(fund, "60");
    await expect(approves(late)).rejects.toEqual(refusedBy("platform_short"));
    await expect(asks("20", "elsewhere")).rejects.toMatchObject({
      ...{ code: "platform_short", field: "amount" },
    });
    await approves((await asks("20", "bank")).id);
    expect(await booksOf(fund)).toEqual({ elsewhere: "1000", bank: "4000", general: "5000" });
    expect(await broken()).toEqual([]);
  });

  test("leaves it with the deposit that is undone, unless it was passed on", async () => {
    const fund = await aFundWith("0");
    const depositId = await someMoney(fund, "100", kept);
    const undoes = () =>
      run(askUndo, { actor: fund.treasurer, input: { depositId, reason: "金额错了" } });
    const form = { actor: fund.treasurer, input: { depositId } };
    expect(await ask(depositToUndo, form)).toMatchObject({ passedOn: false });
    await moved(fund, "40");
    expect(await ask(depositToUndo, form)).toMatchObject({ gone: false, passedOn: true });
    const asked = await undoes();
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("platform_short"));
    // What came in truth is entered first.
    await someMoney(fund, "40", kept);
    await approve(fund, asked);
    expect(await booksOf(fund)).toEqual({ bank: "4000", general: "4000" });
    expect(await broken()).toEqual([]);
  });
});
