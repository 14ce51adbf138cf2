import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { askUndo, bearLoss, passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { askRefund, rejectRefund } from "~/domain/funds/card/refunds.server";
import { takeInInvoice } from "~/domain/funds/invoice-files.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aMember, aPerson } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPdf,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aCardFund, paid } from "../factories/cards";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aDeposit, someMoney, type FundAtWork } from "../factories/funds";
import { aStoredPhoto } from "../factories/gifts";
import { aGivenThing, aPaidCard } from "../factories/receipts";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const day = 86_400_000;

/** What waits for somebody: the task, how often, and since when. */
const waiting = async ({ slug }: FundAtWork, actor: Person, now?: Date) =>
  (await ask(fundTodo, { actor, input: { slug }, now })).map(
    ({ task, count, oldest }) => [task, count, oldest] as const,
  );
const tasks = async (fund: FundAtWork, actor: Person) =>
  (await waiting(fund, actor)).map(([task, count]) => `${task} ${count}`);
const timeOf = async (text: string, values: unknown[]) =>
  (await rows<{ at: Date }>(text, values))[0]!.at.toISOString();

describe("what waits for a second person", () => {
  test("a refund waits for who neither asked for it nor gets it, the oldest first", async () => {
    const fund = await aCardFund();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const gifts = [await paid(fund), await paid(fund, { donor: fund.approver })];
    const asks = async (payment: { id: string }, actor = fund.treasurer) =>
      (
        await run(askRefund, {
          ...{ actor, input: { paymentId: payment.id, amount: "1", reason: "点错了" } },
        })
      ).id;
    const first = await asks(gifts[0]!.payment);
    await asks(gifts[0]!.payment, both);
    await asks(gifts[1]!.payment);
    const at = await timeOf("select asked_at as at from refunds where id = $1", [first]);
    // Two, since one of them would come back to himself; two, since one of them he asked for.
    expect(await waiting(fund, fund.approver)).toEqual([["refunds", 2, at]]);
    expect(await tasks(fund, both)).toEqual(["refunds 2"]);
    expect(await tasks(fund, await aMember(fund.charity, "approver"))).toEqual(["refunds 3"]);
    expect(await tasks(fund, fund.treasurer)).toEqual([]);
    const input = { refundId: first, reason: "没有点错" };
    await run(rejectRefund, { actor: fund.approver, input });
    expect(await tasks(fund, fund.approver)).toEqual(["refunds 1"]);
  });

  test("a change of the books waits for who did not ask for it, until it is decided", async () => {
    const fund = await aCardFund();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const asks = async (actor: Person) => {
      const depositId = await someMoney(fund, "200");
      return (await run(askUndo, { actor, input: { depositId, reason: "看错了" } })).id;
    };
    const [first] = [await asks(fund.treasurer), await asks(both)];
    const at = await timeOf("select recorded_at as at from adjustments where id = $1", [first]);
    expect(await waiting(fund, fund.approver)).toEqual([["adjustments", 2, at]]);
    expect(await waiting(fund, both)).toEqual([["adjustments", 1, at]]);
    const input = { adjustmentId: first, reason: "没有看错" };
    await run(rejectAdjustment, { actor: fund.approver, input });
    expect(await tasks(fund, fund.approver)).toEqual(["adjustments 1"]);
    expect(await tasks(fund, both)).toEqual([]);
  });
});

describe("what the treasurer looks after", () => {
  test("things that are there without an invoice: bought without a paper, or never ordered", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(6)];
    await take(fund, batch.wishes);
    const [bare, pictured, pdf, away, unordered, waits] = await takenBy(fund);
    const buys = (one: { id: string }, more = {}) => aBoughtOrder(fund, { [one.id]: "50" }, more);
    await buys(bare!);
    await buys(pictured!, { photos: [await aStoredPhoto(true)] });
    await buys(pdf!, { files: [await takeInInvoice(aPdf())] });
    await buys(away!);
    await aPurchase(fund, { [waits!.id]: "50" });
    const noInvoice = async () =>
      (await waiting(fund, fund.treasurer)).filter(([task]) => task === "noInvoice");
    expect(await noInvoice()).toEqual([]);
    const arrives = async ({ claimId }: { claimId: string }) =>
      timeOf(
        `update claims set state = 'received', received_at = clock_timestamp() where id = $1
         returning received_at as at`,
        [claimId],
      );
    const first = await arrives(bare!);
    for (const one of [pictured!, pdf!]) await arrives(one);
    expect(await noInvoice()).toEqual([["noInvoice", 1, first]]);
    await arrives(unordered!);
    await arrives(waits!);
    expect(await noInvoice()).toEqual([["noInvoice", 3, first]]);
    const other = await aFundWith("0");
    expect(await tasks(other, other.treasurer)).toEqual([]);
  });

  test("a loss nobody bears, until somebody asked for all of it; what is left over, until it is asked for", async () => {
    const fund = await aCardFund({ places: "" });
    const { payment } = await paid(fund);
    const dispute = await desk.openDispute(fund.account, payment.provider_ref);
    const { treasurer, slug } = fund;
    expect(await tasks(fund, treasurer)).toEqual([]);
    await desk.closeDispute(fund.account, dispute.id, false);
    const now = new Date();
    expect(await waiting(fund, treasurer, now)).toEqual([["loss", 1, now.toISOString()]]);
    const bear = (amount: string) =>
      run(bearLoss, {
        actor: treasurer,
        input: { slug, amount, bearer: "host", happenedOn: daysAgo(), reason: "银行判给持卡人" },
      });
    await bear("99.99");
    expect(await tasks(fund, treasurer)).toEqual(["loss 1"]);
    await bear("0.01");
    expect(await tasks(fund, treasurer)).toEqual([]);

    const donor = await aPerson();
    const batches = [await aBatchClosing(1), await aBatchClosing(1), await aBatchClosing(1)];
    for (const [at, { wishes, staff }] of batches.entries()) {
      const leftoverRule = at === 2 ? "donor" : "programme";
      await run(reviseFund, { actor: fund.chair, input: { slug, purpose: "托底", leftoverRule } });
      const purpose = `wish:${wishes[0]!.publicId}`;
      const input = { slug, amount: "120", purpose };
      const { reference } = await run(promisePledge, { actor: donor, input });
      await someMoney(fund, "120", { reference });
      const reason = "孩子转学了";
      await run(withdrawWish, { actor: staff, input: { wishId: wishes[0]!.id, reason } });
    }
    // Of the third its donor wants to be asked.
    expect(await waiting(fund, treasurer, now)).toEqual([["leftovers", 2, now.toISOString()]]);
    const purposes = await rows<{ id: string; wish: string }>(
      "select id, wish_id as wish from purposes where fund_id = $1 and kind = 'wish'",
      [fund.fundId],
    );
    const pass = ({ wishes }: (typeof batches)[number]) =>
      run(passLeftoverOn, {
        actor: treasurer,
        input: {
          ...{ slug, reason: "心愿撤回了" },
          purposeId: purposes.find(({ wish }) => wish === wishes[0]!.id)!.id,
        },
      });
    const { id: adjustmentId } = await pass(batches[0]!);
    expect(await tasks(fund, treasurer)).toEqual(["leftovers 1"]);
    const input = { adjustmentId, reason: "先不动" };
    await run(rejectAdjustment, { actor: fund.approver, input });
    expect(await tasks(fund, treasurer)).toEqual(["leftovers 2"]);
  });

  test("receipts that the books overtook, and for the charity's own treasurer who waits for one of things", async () => {
    const fund = await aCardFund();
    const donor = await aPerson({ name: "林女士" });
    const hosts = await aMember(fund.charity, "treasurer");
    const { requests } = await aGivenThing(fund.charity, {
      ...{ donor, name: "林女士", treasurer: hosts },
    });
    const at = await timeOf("select asked_at as at from goods_requests where id = $1", [
      requests[0],
    ]);
    expect(await waiting(fund, hosts)).toEqual([["goods", 1, at]]);
    expect(await tasks(fund, fund.treasurer)).toEqual([]);
    await rows(
      "update goods_requests set declined_at = now(), declined_by = $2, decline_reason = 'x' where id = $1",
      [requests[0], hosts.personId],
    );
    expect(await tasks(fund, hosts)).toEqual([]);
    await aPaidCard(fund, donor);
    expect(await tasks(fund, fund.treasurer)).toEqual([]);
  });
});

test("claims whose money did not come end with their promise, but not where some of it is on its way", async () => {
  const [fund, batch] = [await aFundWith("0"), await aBatchClosing(4)];
  const promised: { reference: string; by: Date }[] = [];
  for (const wish of batch.wishes) {
    const donor = await aDonor();
    const claimId = await aHold(donor, wish);
    const { publicId } = await run(payForClaim, {
      ...{ actor: donor, input: { claimId, fund: fund.slug } },
    });
    const [pledge] = await rows<{ reference: string; by: Date }>(
      `select p.reference, a.pay_by as by from pledges p join allocations a on a.pledge_id = p.id
       where p.public_id = $1`,
      [publicId],
    );
    promised.push(pledge!);
  }
  const [, entered, half, turnedDown] = promised;
  await aDeposit(fund, "120", { reference: entered!.reference });
  await someMoney(fund, "60", { reference: half!.reference });
  const { id } = await aDeposit(fund, "120", { reference: turnedDown!.reference });
  await rows("update payments set state = 'rejected' where deposit_id = $1", [id]);
  const end = (ms: number) =>
    runSweep(endUnpaid, { now: new Date(promised[0]!.by.getTime() + ms) });
  const states = async () =>
    (
      await rows<{ claim: string; pledge: string }>(
        `select c.state as claim, p.state as pledge from allocations a join claims c on c.id = a.claim_id
         join pledges p on p.id = a.pledge_id where a.fund_id = $1 order by a.pay_by, a.made_at`,
        [fund.fundId],
      )
    ).map(({ claim, pledge }) => `${claim} ${pledge}`);
  expect(await end(-1)).toBe(0);
  expect(await end(0)).toBe(1);
  expect(await end(day)).toBe(1);
  expect(await states()).toEqual([
    ...["expired cancelled", "committed promised", "committed paid", "expired cancelled"],
  ]);
  expect(await end(2 * day)).toBe(0);
});
