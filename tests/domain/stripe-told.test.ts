import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { nameAccount } from "~/domain/funds/card/accounts.server";
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
import { aMember } from "../factories/accounts";
import {
  aDispute,
  aFact,
  aGift,
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
      ...{
        sentFrom: null,
        id: outside!.id,
        slug: fund.slug,
        state: "settled",
        reason: "",
        sentOn: null,
      },
      ...{ depositId: null, askedAt: expect.any(String) as string, decidedAt: null },
      ...{ askedBy: "", decidedBy: "", outside: true, mayDecide: false, mayTakeBack: false },
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
    expect(await seen(refundId, actor)).toMatchObject({
      ...{ mayDecide: false, mayTakeBack: actor === both },
    });
    await expect(run(approveRefund, { actor, input: { refundId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
  }
  await expect(
    run(rejectRefund, { actor: fund.approver, input: { refundId: toApprover } }),
  ).rejects.toEqual(refusedBy("not_allowed"));
  expect(await seen(id, fund.treasurer)).toMatchObject({ mayDecide: false });
  const asked = await seen(id, fund.approver);
  expect(asked).toEqual({
    ...{
      sentFrom: null,
      id,
      slug: fund.slug,
      state: "asked",
      reason: "点错了",
      sentOn: null,
      depositId: null,
    },
    ...{ amount: { minor: "1234", currency: "CNY" }, paid: { minor: "10000", currency: "CNY" } },
    ...{ askedAt: expect.any(String) as string, askedBy: "周会计", outside: false },
    ...{ decidedAt: null, decidedBy: "", mayDecide: true, mayTakeBack: false },
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
