import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { receiptsOf } from "~/domain/funds/receipt-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aDispute, aFact, aGift, aPromise, book, read, ref } from "../factories/card-facts";
import {
  aCardFund,
  lawsHold,
  paymentsOf,
  rows,
  stateOf,
  sums,
  type CardFund,
} from "../factories/cards";

afterAll(closePools);

let fund: CardFund;
let stranger: CardFund;
beforeAll(async () => {
  [fund, stranger] = [await aCardFund(), await aCardFund()];
});

/** Why a balance transaction is not in the books; null where it is. */
const troubleOf = async ({ id }: { id: string }) =>
  (
    await rows<{ trouble: string | null }>(
      "select trouble from provider_transactions where id = $1",
      [id],
    )
  )[0]?.trouble;
const asks = async (paymentId: string, amount: string) => {
  const { id: refundId } = await run(askRefund, {
    actor: fund.treasurer,
    input: { paymentId, amount, reason: "点错了" },
  });
  await run(approveRefund, { actor: fund.approver, input: { refundId } });
  return refundId;
};
const refundOf = async (id: string) =>
  (
    await rows(
      "select state, provider_ref, entry_id is not null as booked, settled_at from refunds where id = $1",
      [id],
    )
  )[0];

test("a refund that comes back is known by what the provider called it, in its own charity and once it is booked", async () => {
  const gift = await aGift(fund);
  const sent = aFact("refund", { intent: gift.intent, minor: -10_000n });
  await book(fund, sent);
  const theirs = aFact("refund_failed", { source: sent.source });
  await book(stranger, theirs);
  expect([await troubleOf(theirs), await stateOf(gift)]).toEqual(["refund_unknown", "refunded"]);
  const other = await aGift(fund);
  const refundId = await asks(other.paymentId, "100");
  const source = ref("re");
  await rows("update refunds set state = 'sent', provider_ref = $2 where id = $1", [
    refundId,
    source,
  ]);
  const early = aFact("refund_failed", { source });
  await book(fund, early);
  expect([await troubleOf(early), await stateOf(other)]).toEqual(["refund_unknown", "paid"]);
  // Once its own money has moved, by the provider's name for it, what came back finds it.
  const moved = aFact("refund", { intent: other.intent, source, minor: -10_000n });
  await book(fund, moved, early);
  expect([await troubleOf(moved), await troubleOf(early), await stateOf(other)]).toEqual([
    ...[null, null, "paid"],
  ]);
  expect(await refundOf(refundId)).toEqual({
    ...{ state: "failed", provider_ref: source, booked: true, settled_at: moved.happenedAt },
  });
  await lawsHold();
});

test("a refund keeps what the provider called it and when its money moved, with the fee that it cost", async () => {
  const own = await aCardFund();
  const gift = await aGift(own);
  const sent = aFact("refund", { intent: gift.intent, minor: -4_000n, fee: 35n });
  await book(own, sent);
  expect(await sums(own)).toEqual({ stripe: 5_965, general: 6_000, fees: 35 });
  const [refund] = await rows(
    "select state, provider_ref, minor, asked_by, settled_at from refunds where payment_id = $1",
    [gift.paymentId],
  );
  expect(refund).toEqual({
    ...{ state: "settled", provider_ref: sent.source, minor: 4_000n, asked_by: null },
    settled_at: sent.happenedAt,
  });
});

test("what was asked for and is on its way keeps its room, and another of the same sum is not it", async () => {
  const gift = await aGift(fund);
  const [first, second] = [await asks(gift.paymentId, "20"), await asks(gift.paymentId, "20")];
  await rows("update refunds set state = 'sent', provider_ref = $2 where id = $1", [
    first,
    ref("re"),
  ]);
  await book(fund, aFact("refund", { intent: gift.intent, minor: -8_000n }));
  expect([await refundOf(first), await refundOf(second)]).toMatchObject([
    { state: "sent", booked: false },
    { state: "failed", booked: false },
  ]);
  await book(
    fund,
    aFact("refund", { intent: gift.intent, minor: -2_000n, metadata: { refund: first } }),
  );
  expect(await refundOf(first)).toMatchObject({ state: "settled", booked: true });
  expect(await stateOf(gift)).toBe("refunded");
  await lawsHold();
});

test("money without an intent is known by its charge; a dispute that another charity tells of is not its own", async () => {
  const pledge = await aPromise(fund);
  const charge = aFact("payment", { intent: null, metadata: { pledge: pledge.id } });
  await book(fund, charge);
  expect(await paymentsOf(pledge)).toMatchObject([
    { state: "cleared", provider_ref: charge.source },
  ]);
  const gift = await aGift(fund);
  const taken = aFact("dispute", {
    ...{ intent: gift.intent, minor: -10_000n, dispute: aDispute(gift) },
  });
  await book(stranger, taken);
  expect([await troubleOf(taken), await stateOf(gift)]).toEqual(["payment_unknown", "paid"]);
});

test("of a gift that a dispute took in part and for good the rest has its receipt; none while it is open", async () => {
  const own = await aCardFund();
  const [gift, all] = [await aGift(own), await aGift(own)];
  const lack = async () =>
    (await ask(receiptsOf, { actor: own.chair, input: { slug: own.slug } })).lacking.map(
      ({ id, amount }) => [id, amount.minor],
    );
  const issues = (paymentId: string) =>
    run(issueReceipt, { actor: own.treasurer, input: { paymentId, donor: "林女士" } });
  for (const [one, minor] of [
    [gift, 3_000n],
    [all, 10_000n],
  ] as const) {
    const dispute = aDispute(one, { minor });
    const change = { intent: one.intent, minor: -minor, source: dispute.id, dispute };
    await book(own, aFact("dispute", change));
    expect((await lack()).map(([id]) => id)).not.toContain(one.paymentId);
    await expect(issues(one.paymentId)).rejects.toMatchObject({
      code: "receipt_needs_cleared_money",
    });
    await read(own, { dispute: { ...dispute, state: "lost" } });
  }
  expect(await lack()).toEqual([[gift.paymentId, "7000"]]);
  await expect(issues(all.paymentId)).rejects.toMatchObject({
    code: "receipt_needs_cleared_money",
  });
  const { id: receiptId } = await issues(gift.paymentId);
  const seen = await run(lookAtReceipt, { actor: gift.donor, input: { receiptId } });
  expect(seen).toMatchObject({ amount: { minor: "7000" }, receivedOn: "2026-10-05" });
});
