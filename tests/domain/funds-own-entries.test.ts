import { afterAll, describe, expect, test } from "vitest";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen, adjustmentsOf } from "~/domain/funds/adjust/queries.server";
import {
  askRefund,
  paymentSeen,
  refundSeen,
  rejectRefund,
} from "~/domain/funds/card/refunds.server";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import {
  depositsOf,
  depositToApprove,
  depositToTurnDown,
} from "~/domain/funds/deposit-queries.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { rejectReturn } from "~/domain/funds/return-purchase.server";
import { returnSeen } from "~/domain/funds/return-queries.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import { aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { touching } from "../factories/careless";
import { aDeposit, someMoney, type FundAtWork } from "../factories/funds";
import { aBought, give } from "../factories/returned";
import { daysAgo } from "../factories/statements";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const reason = "看错了一行";
const tasksOf = async ({ slug }: FundAtWork, actor: FundAtWork["treasurer"]) =>
  (await ask(fundTodo, { actor, input: { slug } })).map(({ task }) => task);

describe("who entered something that waits takes it back himself", () => {
  test("money: it is in no balance, no longer on anybody's list, and free to be entered anew", async () => {
    const fund = await aFundWith("0");
    const { id: depositId } = await aDeposit(fund, "80");
    const { treasurer, approver } = fund;
    const look = (actor: FundAtWork["treasurer"]) =>
      run(lookAtDeposit, { actor, input: { depositId } });
    expect(await look(treasurer)).toMatchObject({ state: "recorded", own: true, mayDecide: false });
    expect(await look(approver)).toMatchObject({ own: false, mayDecide: true });
    const seen = (actor: FundAtWork["treasurer"]) =>
      ask(depositToTurnDown, { actor, input: { depositId } });
    expect(await seen(treasurer)).toMatchObject({
      ...{ own: true, state: "recorded", amount: { minor: "8000" } },
    });
    expect(await seen(approver)).toMatchObject({ own: false });
    await expect(ask(depositToApprove, { actor: treasurer, input: { depositId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    for (const actor of [colleague, fund.chair, fund.publisher]) {
      await expect(seen(actor)).rejects.toEqual(refusedBy("not_allowed"));
      await expect(run(rejectDeposit, { actor, input: { depositId, reason } })).rejects.toEqual(
        refusedBy("not_allowed"),
      );
    }
    await expect(
      run(rejectDeposit, { actor: treasurer, input: { depositId, reason: "" } }),
    ).rejects.toMatchObject({ code: "invalid_input", field: "reason" });
    await run(rejectDeposit, { actor: treasurer, input: { depositId, reason } });
    expect(await seen(treasurer)).toMatchObject({ state: "rejected" });
    expect(await ask(depositToApprove, { actor: approver, input: { depositId } })).toMatchObject({
      state: "rejected",
    });
    expect(await look(treasurer)).toMatchObject({
      ...{ state: "taken_back", own: false, mayDecide: false, mayUndo: false, reason },
      payments: [{ state: "rejected", mayRefund: false }],
    });
    const { waiting, decided } = await ask(depositsOf, {
      ...{ actor: approver, input: { slug: fund.slug, after: "" } },
    });
    expect(waiting).toEqual([]);
    expect(decided).toMatchObject([{ id: depositId, state: "taken_back", reason }]);
    expect(await tasksOf(fund, treasurer)).not.toContain("rejected");
    expect(await tasksOf(fund, approver)).not.toContain("approve");
    await expect(run(approveDeposit, { actor: approver, input: { depositId } })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
    expect(await booksOf(fund)).toEqual({});
    await someMoney(fund, "80");
    expect(await broken()).toEqual([]);
  });

  test("what another person rejected stays rejected, and on his list", async () => {
    const fund = await aFundWith("0");
    const { id: depositId } = await aDeposit(fund, "80");
    await run(rejectDeposit, { actor: fund.approver, input: { depositId, reason } });
    await expect(
      run(rejectDeposit, { actor: fund.treasurer, input: { depositId, reason } }),
    ).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await run(lookAtDeposit, { actor: fund.treasurer, input: { depositId } })).toMatchObject(
      { state: "rejected", own: false },
    );
    expect(await tasksOf(fund, fund.treasurer)).toContain("rejected");
  });

  test("the undoing of a deposit, which shows it while it waits", async () => {
    const fund = await aFundWith("0");
    const depositId = await someMoney(fund, "80");
    const look = () => run(lookAtDeposit, { actor: fund.treasurer, input: { depositId } });
    expect(await look()).toMatchObject({ undoing: null, mayUndo: true });
    const { id: adjustmentId } = await run(askUndo, {
      ...{ actor: fund.treasurer, input: { depositId, reason } },
    });
    expect(await look()).toMatchObject({ undoing: adjustmentId, mayUndo: false });
    const seen = (actor = fund.treasurer) =>
      ask(adjustmentSeen, { actor, input: { adjustmentId } });
    expect(await seen()).toMatchObject({ own: true, mayDecide: false });
    const input = { adjustmentId, reason: "流水是对的" };
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    expect(await seen(colleague)).toMatchObject({ own: false });
    await expect(run(rejectAdjustment, { actor: colleague, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(rejectAdjustment, { actor: fund.treasurer, input });
    expect(await seen()).toMatchObject({ state: "taken_back", own: false, refusal: "流水是对的" });
    const { adjustments } = await ask(adjustmentsOf, {
      ...{ actor: fund.approver, input: { slug: fund.slug } },
    });
    expect(adjustments).toMatchObject([{ id: adjustmentId, state: "taken_back" }]);
    await expect(
      run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } }),
    ).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await look()).toMatchObject({ undoing: null, mayUndo: true });
    expect(await booksOf(fund)).toEqual({ bank: "8000", general: "8000" });
  });

  test("what a shop is said to have given back", async () => {
    const fund = await aFundWith("500");
    const world = await aBought(fund);
    const { id: returnId } = await give(world, "10");
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    const input = { returnId, reason };
    await expect(run(rejectReturn, { actor: colleague, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    const seen = () => ask(returnSeen, { actor: fund.treasurer, input: { returnId } });
    expect(await seen()).toMatchObject({ state: "recorded", own: true });
    await run(rejectReturn, { actor: fund.treasurer, input });
    expect(await seen()).toMatchObject({ state: "taken_back", own: false });
    expect(await give(world, "20")).toMatchObject({ id: expect.any(String) as string });
  });

  test("a refund, which the deposit shows with how far it came, and the sum is there to ask for again", async () => {
    const fund = await aFundWith("0");
    const depositId = await someMoney(fund, "80", { receivedOn: daysAgo(1) });
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const asks = () =>
      run(askRefund, {
        actor: fund.treasurer,
        input: { paymentId: payment!.id, amount: "30", reason, sentOn: daysAgo() },
      });
    const { id: refundId } = await asks();
    const refunds = async () =>
      (await run(lookAtDeposit, { actor: fund.treasurer, input: { depositId } })).payments[0]
        ?.refunds;
    const amount = { minor: "3000", currency: "CNY" };
    expect(await refunds()).toEqual([{ id: refundId, state: "asked", amount }]);
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    await expect(run(rejectRefund, { actor: colleague, input: { refundId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(rejectRefund, { actor: fund.treasurer, input: { refundId } });
    expect(await ask(refundSeen, { actor: fund.treasurer, input: { refundId } })).toMatchObject({
      state: "taken_back",
      mayTakeBack: false,
      mayDecide: false,
    });
    expect(await refunds()).toEqual([{ id: refundId, state: "taken_back", amount }]);
    expect(
      await ask(paymentSeen, { actor: fund.treasurer, input: { paymentId: payment!.id } }),
    ).toMatchObject({ left: { minor: "8000" } });
    expect(await booksOf(fund)).toEqual({ bank: "8000", general: "8000" });
    expect(await broken()).toEqual([]);
  });
});

describe("where a command's code errs, the database still keeps", () => {
  const decides = (table: string, id: string, { personId }: FundAtWork["treasurer"], to: string) =>
    `update ${table} set state = '${to}', decided_by = '${personId}', decided_at = clock_timestamp(),
     ${table === "adjustments" ? "refusal" : "reason"} = '不对' where id = '${id}'`;
  const fenced = /row-level security/;

  test("a treasurer from what is not his own entry, and from letting anything in", async () => {
    const fund = await aFundWith("500");
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    const world = await aBought(fund);
    const deposit = await someMoney(fund, "80", { receivedOn: daysAgo(1) });
    const [paid] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      deposit,
    ]);
    const refund = { paymentId: paid!.id, amount: "30", reason, sentOn: daysAgo() };
    const { treasurer } = fund;
    for (const [table, { id }] of [
      ["deposits", await aDeposit(fund, "70")],
      ["purchase_returns", await give(world, "10")],
      [
        "adjustments",
        await run(askUndo, { actor: treasurer, input: { depositId: deposit, reason } }),
      ],
      ["refunds", await run(askRefund, { actor: treasurer, input: refund })],
    ] as const) {
      await expect(
        touching(colleague, decides(table, id, colleague, "rejected")),
        table,
      ).rejects.toThrow(fenced);
      await expect(
        touching(treasurer, decides(table, id, treasurer, "approved")),
      ).rejects.toThrow();
      await expect(
        touching(treasurer, decides(table, id, fund.approver, "rejected")),
      ).rejects.toThrow();
      expect(await touching(treasurer, decides(table, id, treasurer, "rejected"))).toBe(1);
    }
  });

  test("what another person turned down from being rewritten", async () => {
    const fund = await aFundWith("500");
    const world = await aBought(fund);
    const depositId = await someMoney(fund, "80", { receivedOn: daysAgo(1) });
    const [paid] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const { treasurer, approver: actor } = fund;
    const refund = { paymentId: paid!.id, amount: "30", reason, sentOn: daysAgo() };
    const [deposits, returns, adjustments, refunds] = [
      await aDeposit(fund, "70"),
      await give(world, "10"),
      await run(askUndo, { actor: treasurer, input: { depositId, reason } }),
      await run(askRefund, { actor: treasurer, input: refund }),
    ];
    await run(rejectDeposit, { actor, input: { depositId: deposits.id, reason } });
    await run(rejectReturn, { actor, input: { returnId: returns.id, reason } });
    await run(rejectAdjustment, { actor, input: { adjustmentId: adjustments.id, reason } });
    await run(rejectRefund, { actor, input: { refundId: refunds.id } });
    for (const [table, { id }] of [
      ["deposits", deposits],
      ["purchase_returns", returns],
      ["adjustments", adjustments],
      ["refunds", refunds],
    ] as const)
      await expect(
        touching(treasurer, decides(table, id, treasurer, "rejected")),
        table,
      ).rejects.toThrow(/never changes/);
  });

  test("a gift from being turned down alone, while its deposit waits", async () => {
    const fund = await aFundWith("0");
    const { id } = await aDeposit(fund, "70");
    const alone = `update payments set state = 'rejected' where deposit_id = '${id}'`;
    await expect(touching(fund.treasurer, alone)).rejects.toThrow(fenced);
    await touching(fund.treasurer, decides("deposits", id, fund.treasurer, "rejected"));
    expect(await touching(fund.treasurer, alone)).toBe(1);
  });
});
