import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { refusePurchase } from "~/domain/funds/decide-purchase.server";
import { recordReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aCharity, aDeposit, aFundAtWork, aPledge, type FundAtWork } from "../factories/funds";
import { aSettledStatement, aStatement } from "../factories/statements";

afterAll(closePools);

const day = 86_400_000;

/** What waits for somebody: the task, how often, and since when. */
const waiting = async (fund: FundAtWork, actor: Person, now?: Date) =>
  (await ask(fundTodo, { actor, input: { slug: fund.slug }, now })).map(
    ({ task, count, oldest }) => [task, count, oldest] as const,
  );
const tasks = async (fund: FundAtWork, actor: Person, now?: Date) =>
  (await waiting(fund, actor, now)).map(([task, count]) => `${task} ${count}`);

const timeOf = async (text: string, values: unknown[]) =>
  (await rows<{ at: Date }>(text, values))[0]!.at.toISOString();

const leaves = (fund: FundAtWork, role: string) =>
  rows("update memberships set ended_at = now() where organization_id = $1 and role = $2", [
    fund.fundId,
    role,
  ]);

describe("the chair", () => {
  test("is told while no two people could enter and approve", async () => {
    const fund = await aFundAtWork();
    expect(await tasks(fund, fund.chair)).toEqual([]);
    await leaves(fund, "approver");
    const opened = await timeOf("select opened_at as at from funds where fund_id = $1", [
      fund.fundId,
    ]);
    expect(await waiting(fund, fund.chair)).toEqual([["people", 1, opened]]);
    expect(await tasks(fund, fund.treasurer)).toEqual([]);

    // One who is both is not two.
    await leaves(fund, "treasurer");
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    expect(await tasks(fund, fund.chair)).toEqual(["people 1"]);
    await aMember(fund.charity, "approver");
    expect(await tasks(fund, fund.chair)).toEqual([]);
    expect(await tasks(fund, both)).toEqual([]);
  });

  test("is asked where to transfer to, where the fund takes transfers here", async () => {
    const nowhere = (fund: FundAtWork) =>
      rows("update funds set transfer_details = '' where fund_id = $1", [fund.fundId]);
    for (const [mode, asked] of [
      ["public", ["transferDetails 1"]],
      ["invited", ["transferDetails 1"]],
      ["elsewhere", []],
      ["none", []],
    ] as const) {
      const fund = await aFundAtWork({ modes: [mode] });
      expect(await tasks(fund, fund.chair), mode).toEqual([]);
      await nowhere(fund);
      expect(await tasks(fund, fund.chair), mode).toEqual(asked);
    }
  });
});

describe("what waits for a second person", () => {
  test("is what others entered, and since when", async () => {
    const fund = await aFundAtWork();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const { id } = await aDeposit(fund);
    await aDeposit(fund);
    await aDeposit({ ...fund, treasurer: both });
    const first = await timeOf("select recorded_at as at from deposits where id = $1", [id]);
    expect(await waiting(fund, fund.approver)).toEqual([["approve", 3, first]]);
    expect(await waiting(fund, both)).toEqual([["approve", 2, first]]);
    expect(await tasks(fund, fund.treasurer)).toEqual([]);
    expect(await tasks(fund, fund.publisher)).toEqual([]);
    await expect(waiting(fund, await aPerson())).rejects.toMatchObject({ code: "not_found" });
    await run(approveDeposit, { actor: fund.approver, input: { depositId: id } });
    expect(await tasks(fund, fund.approver)).toEqual(["approve 2"]);
  });

  test("a statement waits for whoever neither brought nor sent it", async () => {
    const fund = await aFundAtWork();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const line = { income: "20", from: "茶厂" };
    const { id: unsure } = await aStatement(fund, [line]);
    const brought = await timeOf("select uploaded_at as at from statements where id = $1", [
      unsure,
    ]);
    expect(await waiting(fund, fund.treasurer)).toEqual([["toSettle", 1, brought]]);
    expect(await tasks(fund, fund.approver)).toEqual([]);
    const other = await aFundAtWork();
    const their = await aMember({ organizationId: other.fundId }, "treasurer", "approver");
    const { id } = await aSettledStatement({ ...other, treasurer: their }, [line]);
    const sent = await timeOf("select sent_at as at from statements where id = $1", [id]);
    expect(await waiting(other, other.approver)).toEqual([["statements", 1, sent]]);
    expect(await tasks(other, their)).toEqual([]);
    expect(await tasks(fund, both)).toEqual(["toSettle 1"]);
  });
});

describe("the treasurer", () => {
  test("sees for a month what was rejected of what he entered", async () => {
    const fund = await aFundAtWork();
    const colleague = await aMember({ organizationId: fund.fundId }, "treasurer");
    const { id } = await aDeposit(fund);
    await run(rejectDeposit, {
      actor: fund.approver,
      input: { depositId: id, reason: "金额不对" },
    });
    const decided = await timeOf("select decided_at as at from deposits where id = $1", [id]);
    const after = (days: number) => new Date(Date.parse(decided) + days * day);
    expect(await waiting(fund, fund.treasurer, after(29.9))).toEqual([["rejected", 1, decided]]);
    expect(await tasks(fund, fund.treasurer, after(30.1))).toEqual([]);
    expect(await tasks(fund, colleague)).toEqual([]);
  });

  test("asks after two weeks about a promise for which nothing came", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const { reference } = await aPledge(donor, fund, "200");
    await aPledge(donor, fund, "300");
    const first = await timeOf("select min(promised_at) as at from pledges where fund_id = $1", [
      fund.fundId,
    ]);
    const after = (days: number) => new Date(Date.parse(first) + days * day);
    expect(await tasks(fund, fund.treasurer, after(13.9))).toEqual([]);
    expect(await waiting(fund, fund.treasurer, after(14.1))).toEqual([["promised", 2, first]]);
    const { id } = await aDeposit(fund, "200", { reference });
    await run(approveDeposit, { actor: fund.approver, input: { depositId: id } });
    expect(await tasks(fund, fund.treasurer, after(14.1))).toEqual(["promised 1"]);
  });
});

describe("a wish that the fund took", () => {
  let fund: FundAtWork;
  let batch: Awaited<ReturnType<typeof aBatchClosing>>;
  let both: Person;
  beforeAll(async () => {
    [fund, batch] = [await aFundWith("1000"), await aBatchClosing(3)];
    both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    await take(fund, batch.wishes);
  });

  test("is to be bought, waits for an approval, is refused, and is to be looked after", async () => {
    const [one, two] = await takenBy(fund);
    const made = await timeOf("select min(made_at) as at from allocations where fund_id = $1", [
      fund.fundId,
    ]);
    expect(await waiting(fund, fund.treasurer)).toEqual([["toBuy", 3, made]]);

    const { id: purchaseId } = await aPurchase({ ...fund, treasurer: both }, { [one!.id]: "110" });
    const recorded = await timeOf("select recorded_at as at from purchases where id = $1", [
      purchaseId,
    ]);
    expect(await waiting(fund, fund.approver)).toEqual([["purchases", 1, recorded]]);
    expect(await tasks(fund, both)).toEqual(["toBuy 2"]);

    await run(refusePurchase, { actor: fund.approver, input: { purchaseId, reason: "太贵了" } });
    const refused = await timeOf("select decided_at as at from purchases where id = $1", [
      purchaseId,
    ]);
    const [first] = await waiting(fund, fund.treasurer);
    expect(first).toEqual(["refused", 1, refused]);
    expect(await tasks(fund, fund.approver)).toEqual([]);

    await aBoughtOrder(fund, { [two!.id]: "100" });
    await run(cancelClaim, {
      actor: batch.staff,
      input: { claimId: two!.claimId, reason: "child_left" },
    });
    const ended = await timeOf("select ended_at as at from claims where id = $1", [two!.claimId]);
    expect(await waiting(fund, fund.treasurer)).toContainEqual(["spentInVain", 1, ended]);

    const [line] = await rows<{ id: string }>(
      "select id from purchase_lines where allocation_id = $1",
      [two!.id],
    );
    const input = { lineId: line!.id, amount: "40", receivedOn: "2026-11-22" };
    const { id: returnId } = await run(recordReturn, { actor: fund.treasurer, input });
    const returned = await timeOf("select recorded_at as at from purchase_returns where id = $1", [
      returnId,
    ]);
    expect(await tasks(fund, fund.treasurer)).not.toContain("spentInVain 1");
    expect(await waiting(fund, fund.approver)).toEqual([["returns", 1, returned]]);
    await run(rejectReturn, { actor: fund.approver, input: { returnId, reason: "金额不对" } });
    expect(await tasks(fund, fund.treasurer)).toContain("spentInVain 1");
    expect(await tasks(fund, fund.approver)).toEqual([]);
  });
});

test("a charity's approver is shown only what is his to do", async () => {
  const charity = await aCharity();
  const fund = await aFundAtWork({ charity });
  await aDeposit(fund);
  expect(await tasks(fund, await aMember(charity, "approver"))).toEqual(["approve 1"]);
  expect(await tasks(fund, await aMember(charity, "publisher"))).toEqual([]);
  await expect(
    ask(fundTodo, { actor: system("test"), input: { slug: fund.slug } }),
  ).rejects.toMatchObject({ code: "not_found" });
});
