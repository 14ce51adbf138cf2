import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { nameAccount } from "~/domain/funds/card/accounts.server";
import { endMonthly, noteCheckout } from "~/domain/funds/card/checkout.server";
import {
  approveRefund,
  askRefund,
  noteRefund,
  refundSeen,
  refundToSend,
  rejectRefund,
} from "~/domain/funds/card/refunds.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import {
  aDispute,
  aFact,
  aGift,
  aPromise,
  book,
  happenedAt,
  jobsOf,
  read,
  ref,
  toldOf,
} from "../factories/card-facts";
import { aCardFund, rows, stateOf, type CardFund } from "../factories/cards";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const program = system("test");

const asks = (fund: CardFund, paymentId: string, amount = "40", actor: Person = fund.treasurer) =>
  run(askRefund, { actor, input: { paymentId, amount, reason: "点错了" } });
const pledgeRow = async ({ id }: { id: string }) =>
  (
    await rows<Record<string, unknown>>(
      `select state, provider_session as session, provider_subscription as subscription, paid_at, ended_at,
         end_asked_at, failed_at from pledges where id = $1`,
      [id],
    )
  )[0];

describe("what happens to a refund is told of it, step by step", () => {
  test("asked for, approved, sent, settled, and back", async () => {
    const fund = await aCardFund();
    const gift = await aGift(fund);
    expect(await toldOf({ paymentId: gift.paymentId })).toEqual(["payment_cleared"]);
    const { id: refundId } = await asks(fund, gift.paymentId);
    expect(await toldOf({ refundId })).toEqual(["refund_asked"]);
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    expect(await jobsOf("send-refund", { refundId })).toHaveLength(1);
    const source = ref("re");
    await run(noteRefund, { actor: program, input: { refundId, providerRef: source } });
    const sent = await rows("select state, provider_ref, decided_by from refunds where id = $1", [
      refundId,
    ]);
    expect(sent).toEqual([
      { state: "sent", provider_ref: source, decided_by: fund.approver.personId },
    ]);
    await book(
      fund,
      aFact("refund", {
        intent: gift.intent,
        source,
        minor: -4_000n,
        metadata: { refund: refundId },
      }),
    );
    await book(fund, aFact("refund_failed", { source, minor: 4_000n }));
    expect(await toldOf({ refundId })).toEqual([
      ...["refund_asked", "refund_approved", "refund_settled", "refund_failed"],
    ]);
    expect(await stateOf(gift)).toBe("paid");
  });

  test("rejected by another, refused by the provider, or overtaken by one at its own desk", async () => {
    const fund = await aCardFund();
    const gift = await aGift(fund);
    const [first, second, third] = [
      (await asks(fund, gift.paymentId)).id,
      (await asks(fund, gift.paymentId, "30")).id,
      (await asks(fund, gift.paymentId, "20")).id,
    ];
    await run(rejectRefund, { actor: fund.approver, input: { refundId: first } });
    await run(approveRefund, { actor: fund.approver, input: { refundId: second } });
    await run(noteRefund, { actor: program, input: { refundId: second, providerRef: null } });
    await run(noteRefund, { actor: program, input: { refundId: second, providerRef: null } });
    await book(fund, aFact("refund", { intent: gift.intent, minor: -10_000n }));
    const told = await Promise.all([first, second, third].map((refundId) => toldOf({ refundId })));
    expect(told).toEqual([
      ["refund_asked", "refund_rejected"],
      ["refund_asked", "refund_approved", "refund_failed"],
      ["refund_asked", "refund_failed"],
    ]);
    const [outside] = await rows<{ id: string }>(
      "select id from refunds where payment_id = $1 and asked_by is null",
      [gift.paymentId],
    );
    expect(await toldOf({ refundId: outside!.id })).toEqual(["refund_settled"]);
    const seen = await ask(refundSeen, { actor: fund.chair, input: { refundId: outside!.id } });
    expect(seen).toEqual({
      ...{ id: outside!.id, slug: fund.slug, state: "settled", reason: "", sentOn: null },
      ...{ depositId: null, askedAt: expect.any(String) as string, decidedAt: null },
      ...{ askedBy: "", decidedBy: "", outside: true, mayDecide: false },
      amount: { minor: "10000", currency: "CNY" },
      paid: { minor: "10000", currency: "CNY" },
    });
  });
});

test("a refund names who asked and who decided, and is decided by another person than asked or gave", async () => {
  const fund = await aCardFund();
  const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
  await rows("update people set name = '周会计' where id = $1", [both.personId]);
  await rows("update people set name = '吴老师' where id = $1", [fund.approver.personId]);
  const gift = await aGift(fund, { donor: fund.approver });
  const other = await aGift(fund);
  const [{ id: toApprover }, { id }] = [
    await asks(fund, gift.paymentId),
    await asks(fund, other.paymentId, "12.34", both),
  ];
  const seen = (refundId: string, actor: Person) => ask(refundSeen, { actor, input: { refundId } });
  for (const [refundId, actor] of [
    [toApprover, fund.approver],
    [id, both],
  ] as const) {
    expect(await seen(refundId, actor)).toMatchObject({ mayDecide: false });
    for (const decide of [approveRefund, rejectRefund])
      await expect(run(decide, { actor, input: { refundId } })).rejects.toEqual(
        refusedBy("not_allowed"),
      );
  }
  expect(await seen(id, fund.treasurer)).toMatchObject({ mayDecide: false });
  const asked = await seen(id, fund.approver);
  expect(asked).toEqual({
    ...{ id, slug: fund.slug, state: "asked", reason: "点错了", sentOn: null, depositId: null },
    ...{ amount: { minor: "1234", currency: "CNY" }, paid: { minor: "10000", currency: "CNY" } },
    ...{ askedAt: expect.any(String) as string, askedBy: "周会计", outside: false },
    ...{ decidedAt: null, decidedBy: "", mayDecide: true },
  });
  await run(rejectRefund, { actor: fund.approver, input: { refundId: id } });
  expect(await seen(id, fund.chair)).toEqual({
    ...{ ...asked, state: "rejected", mayDecide: false, decidedBy: "吴老师" },
    decidedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
  await expect(
    run(approveRefund, { actor: fund.approver, input: { refundId: id } }),
  ).rejects.toEqual(refusedBy("step_not_possible"));
});

test("the provider is asked for what was approved, once, at the charity's account and by programs alone", async () => {
  const fund = await aCardFund();
  const gift = await aGift(fund);
  const { id: refundId } = await asks(fund, gift.paymentId, "12.34");
  const toSend = (id = refundId) => ask(refundToSend, { actor: program, input: { refundId: id } });
  const note = (providerRef: string | null) =>
    run(noteRefund, { actor: program, input: { refundId, providerRef } });
  expect([await toSend(), await toSend(randomUUID())]).toEqual([null, null]);
  for (const answer of [null, ref("re")]) await note(answer);
  expect(await rows("select state, provider_ref from refunds where id = $1", [refundId])).toEqual([
    { state: "asked", provider_ref: null },
  ]);
  await run(approveRefund, { actor: fund.approver, input: { refundId } });
  expect(await toSend()).toEqual({ minor: 1_234n, intent: gift.intent, account: fund.account });
  for (const actor of [fund.approver, fund.charity.steward])
    await expect(ask(refundToSend, { actor, input: { refundId } })).rejects.toEqual(
      refusedBy("not_found"),
    );
  const { charityId, steward } = { ...fund.charity, charityId: fund.charity.organizationId };
  const names = (stripeAccount: string) =>
    run(nameAccount, { actor: steward, input: { charityId, stripeAccount } });
  await names("");
  expect(await toSend()).toBeNull();
  await names(fund.account);
  await note(ref("re"));
  expect(await toSend()).toBeNull();
  await note(null);
  expect(await rows("select state from refunds where id = $1", [refundId])).toEqual([
    { state: "sent" },
  ]);
  expect(await toldOf({ charityId })).toEqual([
    ...["charity_opened", ...Array<string>(3).fill("charity_account_named")],
  ]);
});

test("a dispute is told of when it opens and when it is decided, and stays as it was decided", async () => {
  const fund = await aCardFund();
  const gift = await aGift(fund);
  const dispute = aDispute(gift);
  const tell = (state: "open" | "won" | "lost") => read(fund, { dispute: { ...dispute, state } });
  const kept = async () =>
    (
      await rows<{ id: string; state: string; minor: bigint; opened_at: Date; closed: boolean }>(
        `select id, state, minor, opened_at, closed_at is not null as closed from disputes where provider_ref = $1`,
        [dispute.id],
      )
    )[0]!;
  await tell("open");
  await tell("open");
  const { id: disputeId } = await kept();
  expect(await kept()).toMatchObject({ state: "open", minor: 10_000n, closed: false });
  expect([await toldOf({ disputeId }), await stateOf(gift)]).toEqual([
    ["dispute_noted"],
    "disputed",
  ]);
  for (const state of ["won", "lost", "open"] as const) await tell(state);
  expect(await kept()).toMatchObject({ state: "won", opened_at: happenedAt, closed: true });
  expect([await toldOf({ disputeId }), await stateOf(gift)]).toEqual([
    ["dispute_noted", "dispute_noted"],
    "paid",
  ]);
  // One that was decided before anybody heard of it.
  const late = aDispute(gift, { state: "lost" });
  await read(fund, { dispute: late });
  const [row] = await rows<{ id: string; closed: boolean }>(
    "select id, closed_at is not null as closed from disputes where provider_ref = $1",
    [late.id],
  );
  expect(row).toMatchObject({ closed: true });
  expect([await toldOf({ disputeId: row!.id }), await stateOf(gift)]).toEqual([
    ["dispute_noted"],
    "lost",
  ]);
});

test("a dispute of another charity's money, or of nobody's, is not this one's to tell", async () => {
  const [fund, stranger] = [await aCardFund(), await aCardFund()];
  const gift = await aGift(fund);
  const dispute = aDispute(gift);
  await read(stranger, { dispute });
  await read(fund, { dispute: { ...dispute, intent: null } });
  expect(await rows("select 1 from disputes where provider_ref = $1", [dispute.id])).toEqual([]);
  expect(await stateOf(gift)).toBe("paid");
});

describe("a checkout", () => {
  const told = (pledge: { id: string }, more: object = {}) => ({
    checkout: {
      ...{ id: ref("cs"), state: "open", failed: false, subscription: null },
      ...{ metadata: { pledge: pledge.id }, ...more },
    },
  });

  test("that failed or was left to end takes the promise with it; one that is complete waits for money", async () => {
    const fund = await aCardFund();
    const promises = await Promise.all([1, 2, 3].map(() => aPromise(fund)));
    const [failed, left, complete] = promises as [
      (typeof promises)[0],
      (typeof promises)[0],
      (typeof promises)[0],
    ];
    await read(fund, told(failed, { failed: true, state: "complete" }));
    await read(fund, told(left, { state: "expired" }));
    await read(fund, told(complete, { state: "complete" }));
    const ended_at = expect.any(Date) as Date;
    expect(await Promise.all(promises.map(pledgeRow))).toMatchObject([
      { state: "failed", ended_at },
      { state: "cancelled", ended_at },
      { state: "promised", ended_at: null },
    ]);
    const events = await Promise.all(promises.map(({ id }) => toldOf({ pledgeId: id })));
    expect(events.map((names) => names.slice(1))).toEqual([
      ["pledge_failed"],
      ["pledge_cancelled"],
      [],
    ]);
    // Money all the same: then the promise lives.
    await book(fund, aFact("payment", { metadata: { pledge: left.id } }));
    expect(await pledgeRow(left)).toMatchObject({
      state: "paid",
      paid_at: happenedAt,
      ended_at: null,
    });
    await read(fund, told(left, { state: "expired" }));
    expect(await pledgeRow(left)).toMatchObject({ state: "paid", ended_at: null });
  });

  test("is kept as it was opened first, and another charity's, or a transfer's, is left alone", async () => {
    const [fund, stranger] = [await aCardFund(), await aCardFund()];
    const pledge = await aPromise(fund, { how: "monthly" });
    await read(stranger, told(pledge, { id: "cs_theirs", state: "expired" }));
    await read(fund, told({ id: "17" }, { state: "expired" }));
    expect(await pledgeRow(pledge)).toMatchObject({ state: "promised", session: null });
    await run(noteCheckout, { actor: program, input: { pledgeId: pledge.id, session: "cs_one" } });
    await read(fund, told(pledge, { id: "cs_two", subscription: "sub_one" }));
    await read(fund, told(pledge, { id: "cs_three", subscription: "sub_two" }));
    expect(await pledgeRow(pledge)).toMatchObject({ session: "cs_one", subscription: "sub_one" });
    await expect(
      run(noteCheckout, { actor: fund.chair, input: { pledgeId: pledge.id, session: "cs_x" } }),
    ).rejects.toEqual(refusedBy("not_found"));
    const transfer = await aPromise(fund);
    await rows("update pledges set way = 'transfer' where id = $1", [transfer.id]);
    await read(fund, told(transfer, { state: "expired" }));
    expect(await pledgeRow(transfer)).toMatchObject({ state: "promised", session: null });
  });
});

describe("a monthly gift", () => {
  test("is ended by its donor once it was paid, and the provider is asked once", async () => {
    const fund = await aCardFund();
    const [monthly, once] = [await aPromise(fund, { how: "monthly" }), await aGift(fund)];
    const ends = (pledge: { publicId: string; donor: Person }, actor = pledge.donor) =>
      run(endMonthly, { actor, input: { publicId: pledge.publicId } });
    for (const pledge of [monthly, once])
      await expect(ends(pledge)).rejects.toEqual(refusedBy("step_not_possible"));
    await book(fund, aFact("payment", { metadata: { pledge: monthly.id } }));
    for (const actor of [fund.treasurer, await aPerson()])
      await expect(ends(monthly, actor)).rejects.toMatchObject({
        code: expect.stringMatching(/^not_/) as string,
      });
    await ends(monthly);
    const { end_asked_at: first } = (await pledgeRow(monthly))!;
    await ends(monthly);
    expect(await pledgeRow(monthly)).toMatchObject({ end_asked_at: first, ended_at: null });
    expect(await jobsOf("end-monthly", { pledgeId: monthly.id })).toHaveLength(1);
    const subscription = { id: ref("sub"), ended: true, metadata: { pledge: monthly.id } };
    await read(fund, { subscription });
    await expect(ends(monthly)).rejects.toEqual(refusedBy("step_not_possible"));
  });

  test("that the provider ended before its money was heard of stays ended; one of another charity isn't touched", async () => {
    const [fund, stranger] = [await aCardFund(), await aCardFund()];
    const [ended, alive] = [
      await aPromise(fund, { how: "monthly" }),
      await aPromise(fund, { how: "monthly" }),
    ];
    const subscription = (pledge: { id: string }, of: string) => ({
      subscription: { id: of, ended: true, metadata: { pledge: pledge.id } },
    });
    await read(stranger, subscription(ended, "sub_theirs"));
    expect(await pledgeRow(ended)).toMatchObject({ state: "promised", subscription: null });
    for (const pledge of [ended, alive]) {
      await read(fund, subscription(pledge, `sub_${pledge.id}`));
      expect(await toldOf({ pledgeId: pledge.id })).toContain("pledge_ended");
    }
    // Of one of them the provider's word is kept, of the other it was only ended here.
    await rows(
      `insert into provider_events (provider, event_id, account, kind, object_id, happened_at, received_at)
       values ('stripe', $1, $2, 'customer.subscription.deleted', $3, now(), now()),
         ('stripe', $1 || 'x', $2, 'customer.subscription.updated', $4, now(), now())`,
      [ref("evt"), fund.account, `sub_${ended.id}`, `sub_${alive.id}`],
    );
    for (const pledge of [ended, alive])
      await book(fund, aFact("payment", { metadata: { pledge: pledge.id } }));
    const none = { state: "paid", paid_at: happenedAt };
    expect(await pledgeRow(ended)).toMatchObject({
      ...none,
      ...{ ended_at: expect.any(Date) as Date, end_asked_at: null },
    });
    expect(await pledgeRow(alive)).toMatchObject({
      ...none,
      ...{ ended_at: null, end_asked_at: expect.any(Date) as Date },
    });
    expect(await jobsOf("end-monthly", { pledgeId: alive.id })).toHaveLength(1);
    expect(await jobsOf("end-monthly", { pledgeId: ended.id })).toEqual([]);
  });
});
