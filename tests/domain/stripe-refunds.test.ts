import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { cardPayments } from "~/domain/funds/card/desk.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import {
  approveRefund,
  askRefund,
  noteRefund,
  refundSeen,
  rejectRefund,
} from "~/domain/funds/card/refunds.server";
import { ask, run } from "~/domain/run.server";
import { readAccount } from "~/jobs/read-account";
import { sendRefund } from "~/jobs/send-refund";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { objectsOf } from "~/platform/practice/stripe-objects.server";
import { aMember } from "../factories/accounts";
import { aBatchClosing, aBoughtOrder, booksOf, take, takenBy } from "../factories/allocations";
import { aFact, aGift, book } from "../factories/card-facts";
import { aCardFund, lawsHold, paid, rows, stateOf, sums, type CardFund } from "../factories/cards";
import { someMoney } from "../factories/funds";
import { anAllocation, someClaims } from "../factories/ledger";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

describe("a refund", () => {
  const asks = (fund: CardFund, paymentId: string, amount: string, actor = fund.treasurer) =>
    run(askRefund, { actor, input: { paymentId, amount, reason: "捐赠人点错了" } });

  test("is asked for by one, approved by another, and settled when the money has moved", async () => {
    const fund = await aCardFund();
    await paid(fund);
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "40");
    await sendRefund({ refundId });
    expect(await objectsOf(fund.account, "refund")).toEqual([]);
    const input = { refundId };
    await expect(run(approveRefund, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(approveRefund, { actor: fund.approver, input });
    await sendRefund({ refundId });
    await sendRefund({ refundId });
    expect(await objectsOf(fund.account, "refund")).toHaveLength(1);
    expect(await stateOf(pledge)).toBe("partly_refunded");
    const told = { actor: pledge.donor, input: { publicId: pledge.publicId } };
    expect(await ask(pledgeSeen, told)).toMatchObject({
      ...{ came: { minor: "10000" }, back: { minor: "4000" }, left: { minor: "6000" } },
      short: null,
    });
    expect(await sums(fund)).toMatchObject({ general: 16_000, stripe: 19_360 - 4_000 });
    const seen = await ask(refundSeen, { actor: fund.chair, input });
    expect(seen).toMatchObject({ state: "settled", mayDecide: false });
    const { id: rest } = await asks(fund, pledge.payment.id, "60");
    await run(approveRefund, { actor: fund.approver, input: { refundId: rest } });
    await sendRefund({ refundId: rest });
    expect(await stateOf(pledge)).toBe("refunded");
    expect(await ask(pledgeSeen, told)).toMatchObject({
      ...{ back: { minor: "10000" }, left: { minor: "0" } },
    });
    await lawsHold();
  });

  test("is never more than was paid, in the database too, nor decided by who asked or who gave", async () => {
    const fund = await aCardFund();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const pledge = await paid(fund);
    const own = await paid(fund, { donor: fund.treasurer });
    await asks(fund, pledge.payment.id, "60");
    await expect(asks(fund, pledge.payment.id, "40.01")).rejects.toEqual(
      refusedBy("refund_exceeds_payment"),
    );
    const { id: refundId } = await asks(fund, pledge.payment.id, "40", both);
    await expect(run(approveRefund, { actor: both, input: { refundId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(asks(fund, own.payment.id, "1")).rejects.toEqual(refusedBy("not_allowed"));
    const insert = (paymentId: string, minor: number, by: string) =>
      rows(
        "insert into refunds (payment_id, fund_id, minor, asked_by, asked_at) values ($1, $2, $3, $4, now())",
        [paymentId, fund.fundId, minor, by],
      );
    await expect(insert(pledge.payment.id, 1, both.personId)).rejects.toMatchObject({
      constraint: "refund_exceeds_payment",
    });
    await expect(insert(own.payment.id, 1, fund.treasurer.personId)).rejects.toMatchObject({
      constraint: "refund_to_oneself",
    });
    await run(rejectRefund, { actor: fund.approver, input: { refundId } });
    await asks(fund, pledge.payment.id, "40");
    const stranger = await aCardFund();
    await expect(asks(stranger, pledge.payment.id, "1")).rejects.toEqual(refusedBy("not_found"));
  });

  test("of the last money shows what the fee took as a shortfall, and one that comes back is undone", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "100");
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    await sendRefund({ refundId });
    const list = await ask(cardPayments, { actor: fund.chair, input: { slug: fund.slug } });
    expect(list.shortfall).toEqual({ minor: "320", currency: "CNY" });
    const [refund] = await objectsOf(fund.account, "refund");
    await desk.failRefund(fund.account, refund!.id);
    await readAccount({ charityId: fund.charity.organizationId });
    expect(await stateOf(pledge)).toBe("paid");
    expect(await sums(fund)).toEqual({ stripe: 9_680, general: 10_000, fees: 320 });
    await lawsHold();
  });

  test("made at the provider's own desk is booked, and what was asked for gives way to it", async () => {
    const fund = await aCardFund();
    await paid(fund);
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "80");
    await desk.refundIntent(fund.account, pledge.payment.provider_ref, {
      amount: 5_000,
      metadata: {},
    });
    expect(await stateOf(pledge)).toBe("partly_refunded");
    const seen = await ask(refundSeen, { actor: fund.chair, input: { refundId } });
    expect(seen.state).toBe("failed");
    await lawsHold();
  });

  const approves = ({ approver }: CardFund, refundId: string) =>
    run(approveRefund, { actor: approver, input: { refundId } });

  test("of a gift whose purpose has nothing left is not paid with what others gave", async () => {
    const [fund, batch, other] = [
      await aCardFund({ places: "" }),
      await aBatchClosing(1),
      await aBatchClosing(1),
    ];
    const gift = await aGift(fund, {
      ...{ purpose: `batch:${batch.slug}`, amount: "120" },
      fact: { minor: 12_000n },
    });
    await someMoney(fund, "300", { purpose: `batch:${other.slug}` });
    const { id: refundId } = await asks(fund, gift.paymentId, "120");
    await take(fund, batch.wishes);
    await expect(approves(fund, refundId)).rejects.toEqual(refusedBy("ledger_short"));
    const [taken] = await takenBy(fund);
    await aBoughtOrder(fund, { [taken!.id]: "120" }, { paidOn: daysAgo() });
    await expect(approves(fund, refundId)).rejects.toEqual(refusedBy("ledger_short"));
    // With more money for the same it goes.
    await someMoney(fund, "120", { purpose: `batch:${batch.slug}` });
    await approves(fund, refundId);
    await lawsHold();
  });

  test("is promised to no wish between its approval and the day it is booked, nor given back twice", async () => {
    const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(2)];
    const gift = await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
    await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
    const other = await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
    const { id: refundId } = await asks(fund, gift.paymentId, "120");
    const { id: rest } = await asks(fund, other.paymentId, "120");
    await approves(fund, refundId);
    expect(await take(fund, batch.wishes.slice(0, 1))).toMatchObject({ left: [] });
    await approves(fund, rest);
    const [, wish] = batch.wishes;
    const short = { done: [], left: [{ code: "ledger_short" }] };
    expect(await take(fund, [wish!])).toMatchObject(short);
    // Nor does the database let it be reserved.
    const { claims } = await someClaims(1);
    await expect(anAllocation(fund.fundId, claims[0]!, 1n)).rejects.toEqual(
      refusedBy("ledger_short"),
    );
    await run(noteRefund, {
      actor: system("test"),
      input: { refundId, providerRef: `re_${refundId}` },
    });
    expect(await take(fund, [wish!])).toMatchObject(short);
    await run(noteRefund, { actor: system("test"), input: { refundId: rest, providerRef: null } });
    const { intent } = gift;
    await book(fund, aFact("refund", { minor: -12_000n, intent, metadata: { refund: refundId } }));
    // The provider refused the other for good: that money is there again.
    expect(await take(fund, [wish!])).toMatchObject({ left: [] });
    expect(await booksOf(fund)).toEqual({ stripe: "24000", reserved: "24000" });
    await lawsHold();
  });
});

describe("a dispute", () => {
  test("takes the money and a fee, shows a shortfall, and brings it back when it is won", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const dispute = await desk.openDispute(fund.account, pledge.payment.provider_ref);
    expect(await stateOf(pledge)).toBe("disputed");
    const during = await sums(fund);
    expect(during).toMatchObject({ stripe: -1_820, disputes: 10_000, fees: 1_820 });
    const list = await ask(cardPayments, { actor: fund.chair, input: { slug: fund.slug } });
    expect(list).toMatchObject({ shortfall: null, undecided: { minor: "10000" }, bears: false });
    expect(list.disputes).toMatchObject([{ state: "open" }]);
    await lawsHold();
    await desk.closeDispute(fund.account, dispute.id, true);
    expect(await stateOf(pledge)).toBe("paid");
    expect(await sums(fund)).toEqual({ stripe: 9_680, general: 10_000, fees: 320 });
    await lawsHold();
  });

  test("that is lost stays as a loss", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const dispute = await desk.openDispute(fund.account, pledge.payment.provider_ref);
    await desk.closeDispute(fund.account, dispute.id, false);
    expect(await stateOf(pledge)).toBe("lost");
    expect(await sums(fund)).toMatchObject({ disputes: 10_000 });
    const input = { slug: fund.slug };
    expect(await ask(cardPayments, { actor: fund.treasurer, input })).toMatchObject({
      ...{ shortfall: { minor: "10000" }, undecided: null, bears: true },
    });
    expect((await ask(cardPayments, { actor: fund.chair, input })).bears).toBe(false);
    await lawsHold();
  });
});
