import { afterAll, expect, test } from "vitest";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import {
  approveRefund,
  askRefund,
  paymentSeen,
  refundSeen,
  rejectRefund,
} from "~/domain/funds/card/refunds.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { ask, run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { aBatchClosing, aFundWith, booksOf, broken, rows, take } from "../factories/allocations";
import { aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { daysAgo } from "../factories/statements";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

/** A gift of 200 yuan by transfer, two days ago, for a promise. */
async function aTransfer() {
  const [fund, donor] = [await aFundWith("0"), await aPerson()];
  const pledge = await aPledge(donor, fund);
  const depositId = await someMoney(fund, "200", {
    ...{ reference: pledge.reference, receivedOn: daysAgo(2) },
  });
  const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
    depositId,
  ]);
  return { fund, donor, pledge, depositId, paymentId: payment!.id };
}
const asks = (fund: FundAtWork, paymentId: string, more: Record<string, string> = {}) =>
  run(askRefund, {
    actor: fund.treasurer,
    input: { paymentId, amount: "50", reason: "转重了", sentOn: daysAgo(1), ...more },
  });
const approves = (fund: FundAtWork, refundId: string, actor = fund.approver) =>
  run(approveRefund, { actor, input: { refundId } });

test("what a bank sent back is entered by one, approved by another, and then out of the books and the bank", async () => {
  const { fund, donor, pledge, depositId, paymentId } = await aTransfer();
  const look = async () =>
    (await run(lookAtDeposit, { actor: fund.treasurer, input: { depositId } })).payments[0];
  expect(await look()).toMatchObject({ mayRefund: true });
  const { id } = await asks(fund, paymentId);
  expect(await booksOf(fund)).toEqual({ bank: "20000", general: "20000" });
  expect(await ask(refundSeen, { actor: fund.approver, input: { refundId: id } })).toMatchObject({
    ...{ state: "asked", sentOn: daysAgo(1), depositId, mayDecide: true },
    amount: { minor: "5000" },
  });
  await expect(approves(fund, id, fund.treasurer)).rejects.toEqual(refusedBy("not_allowed"));
  await approves(fund, id);
  await expect(approves(fund, id)).rejects.toEqual(refusedBy("step_not_possible"));
  expect(await booksOf(fund)).toEqual({ bank: "15000", general: "15000" });
  const [entry] = await rows(
    "select kind, happened_on::text as on, recorded_by, approved_by from entries where source_id = $1",
    [id],
  );
  expect(entry).toEqual({
    ...{ kind: "refund", on: daysAgo(1) },
    ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
  });
  const seen = { actor: donor, input: { publicId: pledge.publicId } };
  expect(await ask(pledgeSeen, seen)).toMatchObject({
    ...{ state: "partly_refunded", back: { minor: "5000" }, left: { minor: "15000" } },
  });
  expect(await gather["pledge-refunded"]({ refundId: id }, {})).toMatchObject({
    ...{ byCard: false, sentOn: `${daysAgo(1)}T04:00:00.000Z`, amount: { minor: "5000" } },
  });
  expect(await ask(paymentSeen, { actor: fund.treasurer, input: { paymentId } })).toMatchObject({
    ...{ depositId, left: { minor: "15000" }, mayAsk: true },
  });
  const { id: rest } = await asks(fund, paymentId, { amount: "150", sentOn: daysAgo() });
  await approves(fund, rest);
  expect(await ask(pledgeSeen, seen)).toMatchObject({ state: "refunded" });
  expect(await look()).toMatchObject({ mayRefund: false, state: "refunded" });
  await expect(asks(fund, paymentId)).rejects.toEqual(refusedBy("step_not_possible"));
  expect(await broken()).toEqual([]);
});

test("nothing goes back from a fund that is frozen, or whose charity is", async () => {
  for (const which of ["fund", "host"]) {
    const { fund, paymentId } = await aTransfer();
    const { id } = await asks(fund, paymentId);
    const frozen = which === "fund" ? fund.fundId : fund.charity.organizationId;
    await rows("update organizations set frozen_at = now() where id = $1", [frozen]);
    const missing = { code: "not_found" };
    await expect(asks(fund, paymentId, { amount: "1" })).rejects.toMatchObject(missing);
    await expect(approves(fund, id)).rejects.toMatchObject(missing);
    await expect(
      run(rejectRefund, { actor: fund.treasurer, input: { refundId: id } }),
    ).rejects.toMatchObject(missing);
    await expect(
      run(issueReceipt, { actor: fund.treasurer, input: { paymentId, donor: "林女士" } }),
    ).rejects.toMatchObject(missing);
    await expect(
      ask(refundSeen, { actor: fund.approver, input: { refundId: id } }),
    ).rejects.toMatchObject(missing);
    await expect(
      ask(paymentSeen, { actor: fund.treasurer, input: { paymentId } }),
    ).rejects.toMatchObject(missing);
  }
});

test("it went back on a day, after it came, no more than came, and what is there; and nobody does both", async () => {
  const { fund, paymentId, depositId } = await aTransfer();
  const refuses = (more: Record<string, string>, code: string, field?: string) =>
    expect(asks(fund, paymentId, more)).rejects.toMatchObject({ code, ...(field && { field }) });
  await refuses({ sentOn: "" }, "field_missing", "sentOn");
  await refuses({ sentOn: daysAgo(-1) }, "refund_in_future", "sentOn");
  await refuses({ sentOn: daysAgo(3) }, "refund_before_payment", "sentOn");
  await refuses({ amount: "200.01" }, "refund_exceeds_payment");
  await expect(
    rows(
      "insert into refunds (payment_id, fund_id, minor, asked_at) select id, fund_id, 1, now() from payments where id = $1",
      [paymentId],
    ),
  ).rejects.toMatchObject({ constraint: "refunds_by_its_way_check" });
  await asks(fund, paymentId, { sentOn: daysAgo(2), amount: "1" });
  const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
  const { id: own } = await asks({ ...fund, treasurer: both }, paymentId, { amount: "1" });
  await expect(approves(fund, own, both)).rejects.toEqual(refusedBy("not_allowed"));
  await run(rejectRefund, { actor: fund.approver, input: { refundId: own } });
  const { id } = await asks(fund, paymentId, { amount: "150" });
  const batch = await aBatchClosing(1);
  await take(fund, batch.wishes);
  await expect(approves(fund, id)).rejects.toEqual(refusedBy("ledger_short"));
  expect(await booksOf(fund)).toMatchObject({ bank: "20000" });
  await run(rejectRefund, { actor: fund.approver, input: { refundId: id } });
  const { id: less } = await asks(fund, paymentId, { amount: "60" });
  await approves(fund, less);
  // What went back in part is not undone as if it had never come, and what never came doesn't go back.
  const undo = (of: string) =>
    run(askUndo, { actor: fund.treasurer, input: { depositId: of, reason: "记错了" } });
  await expect(undo(depositId)).rejects.toEqual(refusedBy("step_not_possible"));
  const other = await aTransfer();
  const { id: waiting } = await asks(other.fund, other.paymentId);
  const { id: adjustmentId } = await run(askUndo, {
    actor: other.fund.treasurer,
    input: { depositId: other.depositId, reason: "记错了" },
  });
  await run(approveAdjustment, { actor: other.fund.approver, input: { adjustmentId } });
  await expect(approves(other.fund, waiting)).rejects.toMatchObject({ code: expect.any(String) });
  expect(await booksOf(other.fund)).toEqual({});
  expect(await booksOf(fund)).toMatchObject({ bank: "14000" });
  expect(await broken()).toEqual([]);
});
