import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { askUndo, passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import {
  adjustmentSeen,
  adjustmentsOf,
  depositToUndo,
  leftoverForm,
  lossForm,
} from "~/domain/funds/adjust/queries.server";
import { checkoutAsked } from "~/domain/funds/card/checkout.server";
import { consentToLeftover, leftoverAsked } from "~/domain/funds/leftover-consent.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aBatchClosing, aFundWith, rows } from "../factories/allocations";
import { aPerson } from "../factories/accounts";
import { answered, everybody } from "../factories/answers";
import { aCardFund, aCheckout, paid, sums } from "../factories/cards";
import { aDeposit, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string) => ({ minor, currency: "CNY" });
const aMoment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
const called = (personId: string, name: string) =>
  rows("update people set name = $2 where id = $1", [personId, name]);
const frozen = (organizationId: string, at: Date | null) =>
  rows("update organizations set frozen_at = $2 where id = $1", [organizationId, at]);

/** Money that was given for one wish, and more of it for the wish's batch. */
async function meantFor(rule: "programme" | "general" | "donor") {
  const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aPerson()];
  const { slug } = fund;
  await run(reviseFund, {
    actor: fund.chair,
    input: { slug, purpose: "托底", leftoverRule: rule },
  });
  const gave = async (amount: string, purpose: string) => {
    const pledge = await run(promisePledge, { actor: donor, input: { slug, amount, purpose } });
    await someMoney(fund, amount, { reference: pledge.reference });
    return pledge;
  };
  const pledge = await gave("120", `wish:${batch.wishes[0]!.publicId}`);
  await gave("30", `batch:${batch.slug}`);
  return { fund, batch, donor, pledge };
}
const purposesOf = async ({ fundId }: FundAtWork) =>
  Object.fromEntries(
    (
      await rows<{ id: string; kind: string }>("select id, kind from purposes where fund_id = $1", [
        fundId,
      ])
    ).map(({ id, kind }) => [kind, id]),
  ) as Record<"wish" | "batch", string>;

describe("what is left over of a purpose", () => {
  const form =
    ({ slug }: FundAtWork, purposeId: string) =>
    (actor: Actor) =>
      ask(leftoverForm, { actor, input: { slug, purposeId } });

  test("is shown to who may ask that it goes on, with why and what was agreed, while there is any", async () => {
    const { fund, batch, donor } = await meantFor("general");
    const of = await purposesOf(fund);
    const people = { ...(await everybody(fund)), donor };
    expect(await answered(people, form(fund, of.wish))).toEqual([]);
    const [wish] = batch.wishes;
    await run(withdrawWish, { actor: batch.staff, input: { wishId: wish!.id, reason: "转学了" } });
    const { slug } = fund;
    // What was withdrawn is not public any more, and its title with it.
    expect(await form(fund, of.wish)(fund.treasurer)).toEqual({
      ...{ slug, title: "", rule: "general", why: "withdrawn", amount: money("12000") },
    });
    expect(await answered(people, form(fund, of.wish))).toEqual(["treasurer", "hostTreasurer"]);
    await expect(form(fund, of.batch)(fund.treasurer)).rejects.toEqual(refusedBy("not_found"));

    await rows("update batches set state = 'closed', closed_at = now() where id = $1", [batch.id]);
    expect(await form(fund, of.batch)(fund.treasurer)).toEqual({
      ...{ slug, title: "第一批", rule: "general", why: "closed", amount: money("3000") },
    });
    const other = await aFundWith("0");
    await expect(form(other, of.wish)(other.treasurer)).rejects.toEqual(refusedBy("not_found"));
    await frozen(fund.fundId, new Date());
    await expect(form(fund, of.batch)(fund.treasurer)).rejects.toEqual(refusedBy("not_found"));
    await frozen(fund.fundId, null);

    const { id: adjustmentId } = await run(passLeftoverOn, {
      actor: fund.treasurer,
      input: { slug, purposeId: of.wish, reason: "心愿撤回了" },
    });
    const listed = async () => {
      const { leftovers } = await ask(adjustmentsOf, { actor: fund.chair, input: { slug } });
      return leftovers.map(({ purposeId, asked }) => [purposeId, asked]);
    };
    expect(await listed()).toEqual(
      expect.arrayContaining([
        [of.wish, true],
        [of.batch, false],
      ]),
    );
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    expect(await listed()).toEqual([[of.batch, false]]);
    await expect(form(fund, of.wish)(fund.treasurer)).rejects.toEqual(refusedBy("not_found"));
  });

  test("is its donor's to say: he sees for what it was and what holds, his last word before the fund's rule", async () => {
    const { fund, donor, pledge } = await meantFor("donor");
    const { publicId } = pledge;
    const look = (actor: Actor) => ask(leftoverAsked, { actor, input: { publicId } });
    const told = { publicId, purpose: "双肩书包" };
    expect(await look(donor)).toEqual({ ...told, rule: "donor" });
    const says = (rule: string, minutes: number) =>
      run(consentToLeftover, {
        ...{ actor: donor, input: { publicId, rule } },
        now: new Date(Date.now() + minutes * 60_000),
      });
    await says("general", 2);
    await says("programme", 1);
    expect(await look(donor)).toEqual({ ...told, rule: "general" });
    await says("programme", 3);
    expect(await look(donor)).toEqual({ ...told, rule: "programme" });
    expect(await answered({ ...(await everybody(fund)), donor }, look)).toEqual(["donor"]);
    await expect(look(fund.treasurer)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(look(await aPerson())).rejects.toEqual(refusedBy("not_found"));
  });

  test("is nobody's to say of a promise for nothing in particular, of one that is over, or of nobody's", async () => {
    const { fund, donor, pledge } = await meantFor("donor");
    const asks = ({ publicId }: { publicId: string }) =>
      ask(leftoverAsked, { actor: donor, input: { publicId } }).then(
        () => "asked",
        ({ code }: { code: string }) => code,
      );
    expect(await asks(await aPledge(donor, fund))).toBe("not_found");
    expect(await asks({ publicId: "nothing" })).toBe("not_found");
    const states: Record<string, string> = {};
    const all = await rows<{ state: string }>(
      "select unnest(enum_range(null::pledge_state))::text as state",
    );
    await rows("alter table pledges disable trigger user");
    for (const { state } of all) {
      await rows(
        `update pledges set state = $2::pledge_state, ended_at = case when $3 then now() end where id = $1`,
        [pledge.id, state, ["cancelled", "failed"].includes(state)],
      );
      states[state] = await asks(pledge);
    }
    await rows("alter table pledges enable trigger user");
    expect(
      Object.entries(states).flatMap(([state, said]) => (said === "asked" ? state : [])),
    ).toEqual(["promised", "paid", "partly_refunded"]);
  });
});

test("a checkout is asked for by who promised by card, and by nobody else", async () => {
  const fund = await aCardFund();
  const donor = await aPerson();
  const { id, publicId } = await aCheckout(fund, { donor });
  const people = { ...(await everybody(fund)), donor };
  const asks = (promised: string) => (actor: Actor) =>
    ask(checkoutAsked, { actor, input: { publicId: promised } });
  expect(await asks(publicId)(donor)).toEqual({ pledgeId: id });
  expect(await answered(people, asks(publicId))).toEqual(["donor"]);
  const transfer = await aPledge(donor, fund);
  for (const other of [transfer.publicId, "nothing"])
    await expect(asks(other)(donor)).rejects.toEqual(refusedBy("not_found"));
});

describe("a deposit that somebody wants undone", () => {
  test("shows what it put in, the receipts in the way, and whether money of it is gone", async () => {
    const fund = await aFundAtWork();
    const depositId = await someMoney(fund, "200", { payer: "陈先生" });
    const look = (id: string) => (actor: Actor) =>
      ask(depositToUndo, { actor, input: { depositId: id } });
    const told = {
      id: depositId,
      slug: fund.slug,
      passedOn: false,
      amount: money("20000"),
      gone: false,
      ...{ undoable: true, asked: null },
    };
    expect(await look(depositId)(fund.treasurer)).toEqual({ ...told, receipts: [] });
    expect(await answered(await everybody(fund), look(depositId))).toEqual([
      ...["treasurer", "hostTreasurer"],
    ]);
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const receipt = await run(issueReceipt, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id },
    });
    expect(await look(depositId)(fund.treasurer)).toEqual({ ...told, receipts: [receipt] });
    const { id: waiting } = await aDeposit(fund, "1");
    expect(await look(waiting)(fund.treasurer)).toMatchObject({ undoable: false, asked: null });
    await frozen(fund.charity.organizationId, new Date());
    await expect(look(depositId)(fund.treasurer)).rejects.toEqual(refusedBy("not_found"));
  });

  test("is seen by the whole desk, and decided by an approver who did not ask", async () => {
    const fund = await aFundAtWork();
    await called(fund.treasurer.personId, "周会计");
    await called(fund.approver.personId, "吴审核");
    const depositId = await someMoney(fund, "200");
    const { id: adjustmentId } = await run(askUndo, {
      ...{ actor: fund.treasurer, input: { depositId, reason: "流水看错了一行" } },
    });
    const look = (actor: Actor) => ask(adjustmentSeen, { actor, input: { adjustmentId } });
    const told = {
      ...{ id: adjustmentId, slug: fund.slug, kind: "undo_deposit", bearer: null, depositId },
      ...{ reason: "流水看错了一行", refusal: "", purpose: "", amount: money("20000") },
      ...{ happenedOn: expect.any(String) as string, hostName: "禾川县慈善会" },
      ...{ movedFrom: null, payout: "", early: false },
      ...{ recordedBy: "周会计", recordedAt: aMoment, own: false, mayDecide: false },
    };
    const open = { state: "recorded", decidedBy: "", decidedAt: null };
    expect(await look(fund.treasurer)).toEqual({ ...told, ...open, own: true });
    expect(await look(fund.approver)).toEqual({ ...told, ...open, mayDecide: true });
    expect(await answered(await everybody(fund), look)).toEqual([
      ...["chair", "treasurer", "approver", "publisher"],
      ...["hostCoordinator", "hostTreasurer", "hostApprover"],
    ]);
    await run(rejectAdjustment, {
      actor: fund.approver,
      input: { adjustmentId, reason: "没有看错" },
    });
    expect(await look(fund.approver)).toEqual({
      ...{ ...told, state: "rejected", refusal: "没有看错" },
      ...{ decidedBy: "吴审核", decidedAt: aMoment },
    });
    const later = await run(askUndo, {
      ...{ actor: fund.treasurer, input: { depositId, reason: "还是看错了" } },
    });
    const list = () => ask(adjustmentsOf, { actor: fund.publisher, input: { slug: fund.slug } });
    const row = { kind: "undo_deposit", amount: money("20000"), recordedBy: "周会计" };
    const both = [
      { ...row, id: later.id, state: "recorded", recordedAt: aMoment },
      { ...row, id: adjustmentId, state: "rejected", recordedAt: aMoment },
    ];
    const whole = {
      slug: fund.slug,
      may: { ask: false },
      platform: null,
      loss: null,
      leftovers: [],
    };
    expect(await list()).toEqual({ ...whole, adjustments: both });
    // What waits stands first, however old it is.
    await rows("alter table adjustments disable trigger user");
    await rows("update adjustments set recorded_at = now() - interval '9 days' where id = $1", [
      later.id,
    ]);
    await rows("alter table adjustments enable trigger user");
    expect((await list()).adjustments.map(({ id }) => id)).toEqual([later.id, adjustmentId]);
    expect(
      (await ask(adjustmentsOf, { actor: fund.treasurer, input: { slug: fund.slug } })).may,
    ).toEqual({ ask: true });
  });
});

test("what lost disputes took is shown with what could bear it; one that is open took nothing yet", async () => {
  const fund = await aCardFund();
  const form = (actor: Actor) => ask(lossForm, { actor, input: { slug: fund.slug } });
  const { slug } = fund;
  const told = { slug, hostName: "禾川县慈善会", currency: "CNY" };
  expect(await form(fund.treasurer)).toEqual({
    ...{ ...told, loss: null, own: money("0"), disputes: [] },
  });
  const gifts = [await paid(fund), await paid(fund, { amount: "60" }), await paid(fund)];
  const opened = [];
  for (const { payment } of gifts)
    opened.push(await desk.openDispute(fund.account, payment.provider_ref));
  for (const { id } of opened.slice(0, 2)) await desk.closeDispute(fund.account, id, false);
  const kept = await rows<{ id: string; minor: string; closed_at: Date }>(
    "select id, minor, closed_at from disputes where fund_id = $1 and state = 'lost' order by closed_at desc",
    [fund.fundId],
  );
  expect(kept).toHaveLength(2);
  expect(await form(fund.treasurer)).toEqual({
    // 206.56 are left in name, more than was lost.
    ...{ ...told, loss: money("16000"), own: money("16000") },
    disputes: kept.map(({ id, minor, closed_at }) => ({
      ...{ id, amount: money(String(minor)), closedAt: closed_at.toISOString() },
    })),
  });
  expect(await answered(await everybody(fund), form)).toEqual(["treasurer", "hostTreasurer"]);
  // What a refund's fee left missing is to be borne too, and there is nothing here that could.
  const other = await aCardFund();
  const { payment } = await paid(other);
  await desk.refundIntent(other.account, payment.provider_ref, { amount: 10_000, metadata: {} });
  expect(await sums(other)).toEqual({ stripe: -320, general: 320, fees: 320, disputes: 320 });
  expect(await ask(lossForm, { actor: other.treasurer, input: { slug: other.slug } })).toEqual({
    ...{ ...told, slug: other.slug, loss: money("320"), own: money("0"), disputes: [] },
  });
  await expect(
    ask(lossForm, { actor: fund.treasurer, input: { slug: randomUUID() } }),
  ).rejects.toEqual(refusedBy("not_found"));
});
