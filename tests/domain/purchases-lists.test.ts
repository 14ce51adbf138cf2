import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import {
  allocationsOf,
  orderForm,
  purchasesOf,
  purchaseToMend,
} from "~/domain/funds/allocation-queries.server";
import { refusePurchase } from "~/domain/funds/decide-purchase.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { depositsOf, depositToApprove } from "~/domain/funds/deposit-queries.server";
import { lineToReturn, returnSeen } from "~/domain/funds/return-queries.server";
import { recordReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { answered, everybody } from "../factories/answers";
import { aDeposit, aFundAtWork, someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string) => ({ minor, currency: "CNY" });
const aMoment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
const frozen = (organizationId: string, at: Date | null) =>
  rows("update organizations set frozen_at = $2 where id = $1", [organizationId, at]);
const wholeDesk = [
  ...["chair", "treasurer", "approver", "publisher"],
  ...["hostCoordinator", "hostTreasurer", "hostApprover"],
];

/** A fund whose treasurer and approver have names. */
async function named(fund: FundAtWork) {
  for (const [{ personId }, name] of [
    [fund.treasurer, "周会计"],
    [fund.approver, "吴审核"],
  ] as const)
    await rows("update people set name = $2 where id = $1", [personId, name]);
  return fund;
}

test("deposits: what waits stands in the order in which it was entered, what is decided by its day", async () => {
  const fund = await named(await aFundAtWork());
  const received = (receivedOn: string) => ({ receivedOn, payer: "藏先生" });
  const late = await someMoney(fund, "10", received("2026-11-20"));
  const { id: wrong } = await aDeposit(fund, "20", received("2026-11-21"));
  await run(rejectDeposit, {
    actor: fund.approver,
    input: { depositId: wrong, reason: "金额不对" },
  });
  const early = await someMoney(fund, "30", received("2026-11-19"));
  const enters = (amount: string, receivedOn: string, hoursAgo: number) =>
    run(recordDeposit, {
      actor: fund.treasurer,
      input: { slug: fund.slug, way: "transfer", amount, ...received(receivedOn) },
      now: new Date(Date.now() - hoursAgo * 3_600_000),
    });
  const second = await enters("40", "2026-11-22", 1);
  const first = await enters("50", "2026-11-18", 2);
  const list = (actor: Actor) => ask(depositsOf, { actor, input: { slug: fund.slug } });
  const row = (id: string, minor: string, day: string, state: string, reason = "") => ({
    ...{ id, way: "transfer", amount: money(minor), receivedOn: `2026-11-${day}` },
    ...{ state, reason, recordedBy: "周会计" },
  });
  expect(await list(fund.publisher)).toEqual({
    waiting: [row(first.id, "5000", "18", "recorded"), row(second.id, "4000", "22", "recorded")],
    decided: [
      row(wrong, "2000", "21", "rejected", "金额不对"),
      row(late, "1000", "20", "approved"),
      row(early, "3000", "19", "approved"),
    ],
    next: null,
    mayOpen: false,
  });
  for (const actor of [fund.treasurer, fund.approver])
    expect(await list(actor)).toMatchObject({ mayOpen: true });
  const people = await everybody(fund);
  expect(await answered(people, list)).toEqual(wholeDesk);
  const decide = (actor: Actor) => ask(depositToApprove, { actor, input: { depositId: first.id } });
  expect(await answered(people, decide)).toEqual(["approver", "hostApprover"]);
  await expect(decide(fund.treasurer)).rejects.toEqual(refusedBy("not_allowed"));
});

describe("wishes and orders", () => {
  test("stand with all that is known of each: first what is to be bought, by its day, then the rest", async () => {
    const fund = await named(await aFundWith("1000"));
    const [later, sooner] = [await aBatchClosing(2, 6), await aBatchClosing(2, 3)];
    await rows(
      "update wishes set size = '140', colour = '绿', style = '' where batch_id = $1 and number = 1",
      [sooner.id],
    );
    await take(fund, later.wishes);
    await take(fund, sooner.wishes);
    await rows("update claims set due_at = due_at - interval '3 days' where batch_id = $1", [
      sooner.id,
    ]);
    const taken = await rows<{ id: string; batch: string; number: number; due: Date }>(
      `select a.id, c.batch_id as batch, w.number, c.due_at as due from allocations a
       join claims c on c.id = a.claim_id join wishes w on w.id = c.wish_id where a.fund_id = $1`,
      [fund.fundId],
    );
    const of = (batch: { id: string }, number: number) =>
      taken.find((one) => one.batch === batch.id && one.number === number)!;
    const bought = await aBoughtOrder(
      fund,
      { [of(sooner, 2).id]: "100" },
      { paidOn: "2026-11-18" },
    );
    const recorded = await aPurchase(fund, { [of(later, 1).id]: "90" }, { paidOn: "2026-11-15" });
    const told = (batch: { id: string }, number: number, more: object = {}) => ({
      ...{ id: of(batch, number).id, state: "reserved", claimState: "committed", number },
      ...{ title: "双肩书包", batch: "第一批", organizer: "青溪县儿童关爱中心", item: "" },
      ...{ amount: money("12000"), dueAt: of(batch, number).due.toISOString() },
      ...{ donors: false, purchaseId: null, ordered: false, sentBack: false },
      ...more,
    });
    const list = (actor: Actor) => ask(allocationsOf, { actor, input: { slug: fund.slug } });
    const seen = await list(fund.chair);
    const first = told(sooner, 1, { item: "140 · 绿" });
    const waits = told(later, 1, { purchaseId: recorded.id, ordered: true });
    expect(seen.waiting[0]).toEqual(first);
    expect(seen.waiting.slice(1)).toHaveLength(2);
    expect(seen.waiting.slice(1)).toEqual(expect.arrayContaining([told(later, 2), waits]));
    expect(seen).toMatchObject({ slug: fund.slug, may: { allocate: true, record: false } });
    expect(seen.others).toMatchObject([
      { id: of(sooner, 2).id, state: "spent", purchaseId: bought, ordered: false },
    ]);
    expect((await list(fund.approver)).may).toEqual({ allocate: false, record: false });
    expect(await answered(await everybody(fund), list)).toEqual(wholeDesk);
    const form = await ask(orderForm, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect(form.wishes.map(({ id }) => id)).toEqual([of(sooner, 1).id, of(later, 2).id]);

    const row = { supplier: "石桥供销社", recordedBy: "周会计", reason: "" };
    const orders = (actor: Actor) => ask(purchasesOf, { actor, input: { slug: fund.slug } });
    const done = { ...row, id: bought, paidOn: "2026-11-18", amount: money("10000") };
    const open = { ...row, id: recorded.id, paidOn: "2026-11-15", amount: money("9000") };
    expect(await orders(fund.publisher)).toEqual({
      slug: fund.slug,
      purchases: [
        { ...open, state: "recorded" },
        { ...done, state: "approved" },
      ],
      next: null,
    });
    expect(await answered(await everybody(fund), orders)).toEqual(wholeDesk);
    await run(refusePurchase, {
      actor: fund.approver,
      input: { purchaseId: recorded.id, reason: "太贵了" },
    });
    expect((await orders(fund.publisher)).purchases[0]).toEqual({
      ...{ ...open, state: "refused", reason: "太贵了" },
    });
  });

  test("a mended order shows what it may be for now; what the shop gave back shows what the books do", async () => {
    const [fund, batch] = [await named(await aFundWith("1000")), await aBatchClosing(2)];
    await someMoney(fund, "200", { way: "at_platform" });
    await take(fund, batch.wishes);
    const [one, two] = await takenBy(fund);
    const costs = { [two!.id]: "90" };
    const { id: purchaseId } = await aPurchase(fund, costs, {
      ...{ invoiceNumber: "A-7", delivery: "5", [`deviation-${two!.id}`]: "尺码大" },
      ...{ invoiceCurrency: "EUR", invoiceAmount: "12", invoiceRate: "7.9", paidFrom: "elsewhere" },
    });
    const mend = (actor: Actor) => ask(purchaseToMend, { actor, input: { purchaseId } });
    const seen = await mend(fund.treasurer);
    expect(seen.wishes.map(({ id, purchaseId: of }) => [id, of])).toEqual([
      [one!.id, null],
      [two!.id, purchaseId],
    ]);
    expect({ ...seen, wishes: [] }).toEqual({
      ...{ id: purchaseId, slug: fund.slug, currency: "CNY", reason: "", wishes: [], gone: [] },
      purses: ["bank", "elsewhere"],
      order: {
        ...{ supplier: "石桥供销社", invoiceNumber: "A-7", paidOn: "2026-11-20" },
        ...{ paidFrom: "elsewhere", invoiceCurrency: "EUR", invoiceAmount: "12" },
        ...{ invoiceRate: "7.9", delivery: "5" },
        lines: [{ allocationId: two!.id, amount: "90", deviation: "尺码大" }],
      },
    });
    const people = await everybody(fund);
    expect(await answered(people, mend)).toEqual(["treasurer", "hostTreasurer"]);

    const bought = await aBoughtOrder(fund, { [one!.id]: "110" }, { delivery: "5" });
    const [line] = await rows<{ id: string }>(
      "select id from purchase_lines where purchase_id = $1",
      [bought],
    );
    const lineId = line!.id;
    const give = (actor: Actor) => ask(lineToReturn, { actor, input: { lineId } });
    const what = { slug: fund.slug, purchaseId: bought, number: 1, title: "双肩书包" };
    expect(await give(fund.treasurer)).toEqual({
      ...{ ...what, paid: money("11500"), paidFrom: "bank", purses: ["bank", "elsewhere"] },
      returnId: null,
    });
    expect(await answered(people, give)).toEqual(["treasurer", "hostTreasurer"]);
    const { id: returnId } = await run(recordReturn, {
      ...{ actor: fund.treasurer, input: { lineId, amount: "112", receivedOn: "2026-11-22" } },
    });
    const look = (actor: Actor) => ask(returnSeen, { actor, input: { returnId } });
    const told = {
      ...{ ...what, id: returnId, amount: money("11200"), paidInto: "bank", reason: "" },
      ...{ receivedOn: "2026-11-22", ended: false, recordedBy: "周会计", recordedAt: aMoment },
      ...{ back: [{ purpose: null, amount: money("11200") }], own: false, mayDecide: false },
    };
    const open = { state: "recorded", decidedBy: "", decidedAt: null };
    expect(await look(fund.treasurer)).toEqual({ ...told, ...open, own: true });
    expect(await look(fund.approver)).toEqual({ ...told, ...open, mayDecide: true });
    expect(await answered(people, look)).toEqual(wholeDesk);
    await run(rejectReturn, { actor: fund.approver, input: { returnId, reason: "流水上没有" } });
    expect(await look(fund.approver)).toEqual({
      ...{ ...told, state: "rejected", reason: "流水上没有" },
      ...{ decidedBy: "吴审核", decidedAt: aMoment },
    });
    await frozen(fund.fundId, new Date());
    for (const asks of [mend, give, look])
      await expect(asks(fund.treasurer)).rejects.toEqual(refusedBy("not_found"));
  });
});
