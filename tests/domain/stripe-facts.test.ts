import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import type { DisputeFact, TransactionFact } from "~/domain/funds/card/facts";
import { askRefund, approveRefund } from "~/domain/funds/card/refunds.server";
import { publicFund } from "~/domain/funds/public.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aCardFund,
  aCheckout,
  lawsHold,
  paymentsOf,
  rows,
  stateOf,
  sums,
  type CardFund,
} from "../factories/cards";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

let fund: CardFund;
let yen: CardFund;
let stranger: CardFund;
beforeAll(async () => {
  fund = await aCardFund();
  yen = await aCardFund({ charity: fund.charity, currency: "JPY" });
  stranger = await aCardFund();
});

const happenedAt = new Date("2026-10-05T03:00:00Z");
const ref = (kind: string) => `${kind}_${randomUUID().replaceAll("-", "")}`;
const fact = (kind: TransactionFact["kind"], more: Partial<TransactionFact>): TransactionFact => ({
  ...{ id: ref("txn"), kind, currency: "CNY", minor: 10_000n, fee: 0n, happenedAt },
  ...{ source: ref("src"), intent: ref("pi"), metadata: {}, dispute: null },
  ...more,
  net: (more.minor ?? 10_000n) - (more.fee ?? 0n),
});
const book = (account: string, ...transactions: TransactionFact[]) =>
  run(bookFacts, { actor: system("test"), input: { account, transactions } });

/** What is written down of a balance transaction: its fund, its trouble, and whether it is booked. */
async function noted({ id }: TransactionFact) {
  const [row] = await rows<{ fund_id: string | null; trouble: string | null; booked: boolean }>(
    "select fund_id, trouble, entry_id is not null as booked from provider_transactions where id = $1",
    [id],
  );
  return row && [row.trouble ?? (row.booked ? "booked" : "later"), row.fund_id];
}

/** A gift of 100 yuan by card, as the provider's list tells it. */
async function given(more: Partial<TransactionFact> = {}) {
  const pledge = await aCheckout(fund);
  const gift = fact("payment", { metadata: { pledge: pledge.id }, ...more });
  await book(fund.account, gift);
  const [payment] = await paymentsOf(pledge);
  return { pledge, gift, payment: payment! };
}

describe("what the books can't take is written down with why, and changes nothing", () => {
  const dispute = (more: Partial<DisputeFact> = {}): DisputeFact => ({
    ...{ id: ref("dp"), intent: null, minor: 10_000n, state: "open", openedAt: happenedAt },
    ...more,
  });

  test("a kind nobody knows; a payout is looked at apart", async () => {
    const facts = (["other", "payout", "payout_failed"] as const).map((kind) => fact(kind, {}));
    await book(fund.account, ...facts);
    expect(await Promise.all(facts.map(noted))).toEqual([
      ["kind_unknown", null],
      ["later", null],
      ["later", null],
    ]);
  });

  test("money for no promise, for one of another charity, or without a promise's id", async () => {
    const theirs = await aCheckout(stranger);
    const facts = [{}, { pledge: "17" }, { pledge: randomUUID() }, { pledge: theirs.id }].map(
      (metadata) => fact("payment", { metadata: metadata as Record<string, string> }),
    );
    await book(fund.account, ...facts);
    for (const one of facts) expect(await noted(one)).toEqual(["pledge_unknown", null]);
    expect(await paymentsOf(theirs)).toEqual([]);
  });

  test("money in another currency, of no sum, or that came already", async () => {
    const pledge = await aCheckout(fund);
    const metadata = { pledge: pledge.id };
    const { gift } = await given();
    const facts = [
      fact("payment", { metadata, currency: "JPY" }),
      fact("payment", { metadata, minor: 0n }),
      fact("payment", { metadata, minor: -5n }),
      fact("payment", { metadata, intent: gift.intent }),
      fact("payment", { metadata, intent: null, source: gift.intent! }),
    ];
    await book(fund.account, ...facts);
    expect(await Promise.all(facts.map(noted))).toEqual([
      ["currency_differs", fund.fundId],
      ...Array.from({ length: 4 }, () => ["amount_odd", fund.fundId]),
    ]);
    expect([await paymentsOf(pledge), await stateOf(pledge)]).toEqual([[], "promised"]);
  });

  test("a refund of nothing known, in another currency, of no sum or another sum than was asked", async () => {
    const { payment, gift } = await given();
    const { intent } = gift;
    const input = { paymentId: payment.id, amount: "40", reason: "点错了" };
    const { id: refund } = await run(askRefund, { actor: fund.treasurer, input });
    const unknown = [null, ref("pi")].map((intent) => fact("refund", { intent, minor: -100n }));
    const odd = [
      fact("refund", { intent, currency: "JPY", minor: -100n }),
      fact("refund", { intent, minor: 0n }),
      fact("refund", { intent, minor: 100n }),
      fact("refund", { intent, minor: -3_999n, metadata: { refund } }),
    ];
    const theirs = fact("refund", { intent, minor: -100n });
    await book(fund.account, ...unknown, ...odd);
    await book(stranger.account, theirs);
    for (const one of [...unknown, theirs])
      expect(await noted(one)).toEqual(["payment_unknown", null]);
    expect((await Promise.all(odd.map(noted))).map((one) => one?.[0])).toEqual([
      "currency_differs",
      ...Array.from({ length: 3 }, () => "amount_odd"),
    ]);
    const back = fact("refund_failed", { source: ref("re"), minor: 100n });
    await book(fund.account, back);
    expect(await noted(back)).toEqual(["refund_unknown", null]);
    expect(await paymentsOf({ id: (await given()).pledge.id })).toHaveLength(1);
  });

  test("a dispute that says nothing of itself, of nothing known, of no sum or in another currency", async () => {
    const { intent } = (await given()).gift;
    const facts = [
      fact("dispute", { intent, minor: -10_000n }),
      fact("dispute", { minor: -10_000n, dispute: dispute() }),
      fact("dispute", { intent, minor: 0n, dispute: dispute() }),
      fact("dispute", { intent, minor: -10_000n, currency: "JPY", dispute: dispute() }),
    ];
    await book(fund.account, ...facts);
    expect((await Promise.all(facts.map(noted))).map((one) => one?.[0])).toEqual([
      ...["payment_unknown", "payment_unknown", "amount_odd", "currency_differs"],
    ]);
    await lawsHold();
  });

  test("of an account that is nobody's nothing is written down at all", async () => {
    const one = fact("other", {});
    expect(await book("acct_nobody", one)).toEqual({ known: false });
    expect(await noted(one)).toBeUndefined();
  });
});

test("what is told again changes nothing; what was in trouble is tried again", async () => {
  const { gift, payment } = await given();
  const before = await sums(fund);
  await book(fund.account, gift, { ...gift, minor: 1n, currency: "JPY" });
  expect([await noted(gift), await sums(fund)]).toEqual([["booked", fund.fundId], before]);
  expect(payment.state).toBe("cleared");

  // A refund that was heard of before its gift.
  const pledge = await aCheckout(yen, { amount: "500" });
  const paid = fact("payment", {
    ...{ metadata: { pledge: pledge.id }, currency: "JPY", minor: 500n },
  });
  const { intent } = paid;
  const refund = fact("refund", { intent, currency: "JPY", minor: -200n });
  await book(fund.account, refund);
  expect(await noted(refund)).toEqual(["payment_unknown", null]);
  await book(fund.account, paid, refund);
  expect(await noted(refund)).toEqual(["booked", yen.fundId]);
  expect([await stateOf(pledge), await sums(yen)]).toEqual([
    "partly_refunded",
    { stripe: 300, general: 300 },
  ]);
});

describe("a monthly gift", () => {
  const facts = (more: Record<string, unknown>) =>
    run(bookFacts, { actor: system("test"), input: { account: fund.account, ...more } });
  const monthly = () => aCheckout(fund, { how: "monthly", amount: "100" });
  const row = async ({ id }: { id: string }) =>
    (
      await rows<{ state: string; sub: string; ended: boolean; failed: Date | null }>(
        `select state, provider_subscription as sub, ended_at is not null as ended, failed_at as failed
         from pledges where id = $1`,
        [id],
      )
    )[0];
  const toldOf = async (name: string, { id }: { id: string }) =>
    (await rows("select 1 from events where name = $1 and subject ->> 'pledgeId' = $2", [name, id]))
      .length;

  test("keeps the first subscription that it is heard of under, and ends once", async () => {
    const pledge = await monthly();
    const { id: pledgeId } = pledge;
    const of = (id: string, ended: boolean) =>
      facts({ subscription: { id, ended, metadata: { pledge: pledgeId } } });
    await of("sub_one", false);
    expect(await row(pledge)).toMatchObject({ state: "promised", sub: "sub_one", ended: false });
    expect(await toldOf("pledge_ended", pledge)).toBe(0);
    await of("sub_two", true);
    expect(await row(pledge)).toMatchObject({ state: "cancelled", sub: "sub_one", ended: true });
    await of("sub_one", true);
    expect(await toldOf("pledge_ended", pledge)).toBe(1);

    const other = await monthly();
    await book(fund.account, fact("payment", { metadata: { pledge: other.id } }));
    await facts({ subscription: { id: "sub_x", ended: true, metadata: { pledge: other.id } } });
    expect(await row(other)).toMatchObject({ state: "paid", ended: true });
    const once = await aCheckout(fund);
    await facts({ subscription: { id: "sub_y", ended: true, metadata: { pledge: once.id } } });
    expect(await row(once)).toMatchObject({ state: "promised", sub: null, ended: false });
  });

  test("tells its donor of a try that failed, each once, after it was paid; who pays once sees it", async () => {
    const pledge = await monthly();
    const tries = (at: string, id = pledge.id) =>
      facts({ failedTry: { metadata: { pledge: id }, at: new Date(at) } });
    await tries("2026-10-01T00:00:00Z");
    expect(await toldOf("pledge_declined", pledge)).toBe(0);
    await book(fund.account, fact("payment", { metadata: { pledge: pledge.id } }));
    await tries("2026-11-01T00:00:00Z");
    await tries("2026-11-01T00:00:00Z");
    await tries("2026-10-15T00:00:00Z");
    expect(await toldOf("pledge_declined", pledge)).toBe(1);
    expect((await row(pledge))?.failed).toEqual(new Date("2026-11-01T00:00:00Z"));
    await tries("2026-12-01T00:00:00Z");
    expect(await toldOf("pledge_declined", pledge)).toBe(2);

    const once = await aCheckout(fund);
    await book(fund.account, fact("payment", { metadata: { pledge: once.id } }));
    await tries("2026-11-01T00:00:00Z", once.id);
    expect([await toldOf("pledge_declined", once), (await row(once))?.failed]).toEqual([
      ...[0, new Date("2026-11-01T00:00:00Z")],
    ]);
    await tries("2026-11-01T00:00:00Z", randomUUID());
    await tries("2026-11-01T00:00:00Z", (await aCheckout(stranger)).id);
  });
});

test("a fee is taken out of the gift's own purpose, one given back comes in, and none is no line", async () => {
  const own = await aCardFund();
  const give = async (fee: bigint) => {
    const pledge = await aCheckout(own);
    await book(own.account, fact("payment", { metadata: { pledge: pledge.id }, fee }));
    const [entry] = await rows<{ lines: number }>(
      `select count(*)::integer as lines from postings p join payments y on y.entry_id = p.entry_id
       where y.pledge_id = $1`,
      [pledge.id],
    );
    return [entry?.lines, await sums(own)];
  };
  expect(await give(0n)).toEqual([2, { stripe: 10_000, general: 10_000 }]);
  expect(await give(320n)).toEqual([3, { stripe: 19_680, general: 20_000, fees: 320 }]);
  expect(await give(-20n)).toEqual([3, { stripe: 29_700, general: 30_000, fees: 300 }]);
  await lawsHold();
});

test("what the books refuse is written down, and keeps no other from being booked", async () => {
  const { payment, gift } = await given();
  const input = { paymentId: payment.id, amount: "60", reason: "点错了" };
  const { id: refundId } = await run(askRefund, { actor: fund.treasurer, input });
  await run(approveRefund, { actor: fund.approver, input: { refundId } });
  await rows("update refunds set state = 'sent' where id = $1", [refundId]);
  // It failed before it moved any money, which nobody told; then all of it went back at the desk.
  const desk = fact("refund", { intent: gift.intent, minor: -10_000n });
  const pledge = await aCheckout(fund);
  const next = fact("payment", { metadata: { pledge: pledge.id } });
  await book(fund.account, desk, next);
  expect([await noted(desk), await noted(next)]).toEqual([
    ["refused", null],
    ["booked", fund.fundId],
  ]);
  await rows("update refunds set state = 'failed' where id = $1", [refundId]);
  await book(fund.account, desk);
  expect(await noted(desk)).toEqual(["booked", fund.fundId]);
  await lawsHold();
});

test("the public page counts nothing twice that came back, and tells a shortfall as one", async () => {
  const own = await aCardFund();
  const give = async () => {
    const pledge = await aCheckout(own);
    const gift = fact("payment", { metadata: { pledge: pledge.id } });
    await book(own.account, gift);
    return gift;
  };
  const flow = async () => {
    const { cameIn, returned, available, shortfall } = (await publicFund(own.slug))!.flow;
    return [cameIn, returned, available, shortfall].map(({ minor }) => Number(minor));
  };
  const gift = await give();
  const refund = fact("refund", { intent: gift.intent, minor: -10_000n });
  await book(own.account, refund);
  expect(await flow()).toEqual([10_000, 10_000, 0, 0]);
  await book(own.account, fact("refund_failed", { source: refund.source, minor: 10_000n }));
  expect(await flow()).toEqual([10_000, 0, 10_000, 0]);
  await book(
    own.account,
    fact("dispute", {
      ...{ intent: gift.intent, minor: -10_000n, fee: 1_500n },
      dispute: {
        ...{ id: ref("dp"), intent: gift.intent, minor: 10_000n },
        ...{ state: "open", openedAt: happenedAt },
      },
    }),
  );
  expect(await flow()).toEqual([10_000, 10_000, 0, 1_500]);
});

describe("a refund at the provider's own desk", () => {
  const asks = (paymentId: string, amount: string) =>
    run(askRefund, { actor: fund.treasurer, input: { paymentId, amount, reason: "点错了" } });
  const refundsOf = async (payment: { id: string }) =>
    (
      await rows<{ told: string }>(
        "select minor || ' ' || state as told from refunds where payment_id = $1 order by asked_at, id",
        [payment.id],
      )
    ).map(({ told }) => told);

  test("has room beside what was asked for, where both fit", async () => {
    const { payment, gift } = await given();
    await asks(payment.id, "40");
    await book(fund.account, fact("refund", { intent: gift.intent, minor: -6_000n }));
    expect(await refundsOf(payment)).toEqual(["4000 asked", "6000 settled"]);
  });

  const approved = async (paymentId: string, amount: string) => {
    const { id: refundId } = await asks(paymentId, amount);
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    return refundId;
  };

  test("takes the room of what was asked for last, and of no more than it must", async () => {
    const { payment, gift } = await given();
    await asks(payment.id, "30");
    await asks(payment.id, "20");
    await asks(payment.id, "10");
    await book(fund.account, fact("refund", { intent: gift.intent, minor: -6_500n }));
    expect(await refundsOf(payment)).toEqual([
      ...["3000 asked", "2000 failed", "1000 failed", "6500 settled"],
    ]);
    const rest = fact("refund", { intent: gift.intent, minor: -3_500n });
    await book(fund.account, rest);
    expect(await refundsOf(payment)).toEqual([
      ...["3000 failed", "2000 failed", "1000 failed", "6500 settled", "3500 settled"],
    ]);
    expect((await paymentsOf({ id: await pledgeOf(payment.id) }))[0]?.state).toBe("refunded");
    await lawsHold();
  });

  test("takes the room of what was approved only after all that was asked for", async () => {
    const { payment, gift } = await given();
    await asks(payment.id, "40");
    const refundId = await approved(payment.id, "30");
    await book(fund.account, fact("refund", { intent: gift.intent, minor: -5_000n }));
    expect(await refundsOf(payment)).toEqual(["4000 failed", "3000 approved", "5000 settled"]);
    const own = { intent: gift.intent, minor: -3_000n, metadata: { refund: refundId } };
    await book(fund.account, fact("refund", own));
    expect(await refundsOf(payment)).toEqual(["4000 failed", "3000 settled", "5000 settled"]);

    await asks(payment.id, "5");
    await approved(payment.id, "15");
    await book(fund.account, fact("refund", { intent: gift.intent, minor: -2_000n }));
    expect((await refundsOf(payment)).slice(3)).toEqual([
      ...["500 failed", "1500 failed", "2000 settled"],
    ]);
    await lawsHold();
  });

  test("is what comes of one that gave way and whose money moved all the same", async () => {
    const { payment, gift, pledge } = await given();
    const back = fact("refund", { intent: gift.intent, minor: -3_000n });
    await book(fund.account, back);
    const refundId = await approved(payment.id, "40");
    await book(fund.account, fact("refund", { intent: gift.intent, minor: -6_000n }));
    expect(await refundsOf(payment)).toEqual(["3000 settled", "4000 failed", "6000 settled"]);

    const own = { intent: gift.intent, minor: -4_000n, metadata: { refund: refundId } };
    const late = fact("refund", own);
    await book(fund.account, late);
    expect(await noted(late)).toEqual(["refused", null]);
    await book(
      fund.account,
      fact("refund_failed", { source: back.source, minor: 3_000n }),
      late,
      late,
    );
    expect(await noted(late)).toEqual(["booked", fund.fundId]);
    expect(await refundsOf(payment)).toEqual([
      ...["3000 failed", "4000 failed", "6000 settled", "4000 settled"],
    ]);
    expect(await stateOf(pledge)).toBe("refunded");

    await book(fund.account, fact("refund_failed", { source: late.source, minor: 4_000n }));
    expect((await refundsOf(payment)).at(-1)).toBe("4000 failed");
    expect(await stateOf(pledge)).toBe("partly_refunded");
    await lawsHold();
  });

  test("that comes back is undone, and the gift stands as it did", async () => {
    const { payment, gift, pledge } = await given();
    const before = await sums(fund);
    const sent = fact("refund", { intent: gift.intent, minor: -10_000n });
    await book(fund.account, sent);
    expect(await stateOf(pledge)).toBe("refunded");
    const back = fact("refund_failed", { source: sent.source, minor: 10_000n });
    await book(fund.account, back);
    expect(await noted(back)).toEqual(["booked", fund.fundId]);
    expect([await stateOf(pledge), await refundsOf(payment)]).toEqual(["paid", ["10000 failed"]]);
    expect(await sums(fund)).toEqual(before);
  });

  const pledgeOf = async (paymentId: string) =>
    (
      await rows<{ id: string }>("select pledge_id as id from payments where id = $1", [paymentId])
    )[0]!.id;
});
