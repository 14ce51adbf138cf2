import { afterAll, describe, expect, test } from "vitest";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { approveRefund, askRefund, rejectRefund } from "~/domain/funds/card/refunds.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { openPledgeCheckout } from "~/http/checkout.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { approve, undo } from "../factories/adjustments";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  booksOf,
  broken,
  rows,
  takenBy,
} from "../factories/allocations";
import { aCardFund } from "../factories/cards";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { someMoney, type FundAtWork } from "../factories/funds";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const refusedBy = (code: string) => expect.objectContaining({ code });

const paymentOf = async (depositId: string) => {
  const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
    depositId,
  ]);
  return payment!.id;
};

/** What the letter says about a deposit that was undone. */
const tells = async (depositId: string) => {
  const [letter] = await rows<{ params: { pledgeId: string; paymentId: string } }>(
    "select params from letters where kind = 'pledge-unpaid' and params ->> 'paymentId' = $1",
    [await paymentOf(depositId)],
  );
  return gather["pledge-unpaid"](letter!.params, {});
};

/** A donor who promised 120 yuan for the wish he holds, and what becomes of the money he sends. */
async function aPayingDonor({ how = "transfer", fund: given }: Paying = {}) {
  const [batch, donor] = [await aBatchClosing(1), await aDonor()];
  const fund = given ?? (await aFundWith("0"));
  const claimId = await aHold(donor, batch.wishes[0]!);
  const input = { claimId, fund: fund.slug, how };
  const { publicId } = await run(payForClaim, { actor: donor, input });
  const [pledge] = await rows<{ reference: string }>(
    "select reference from pledges where public_id = $1",
    [publicId],
  );
  const pays = (amount: string) =>
    someMoney(fund, amount, { reference: pledge!.reference, receivedOn: daysAgo(1) });
  const asks = async (depositId: string, amount: string) => {
    const paymentId = await paymentOf(depositId);
    const { id } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId, amount, reason: "多付了", sentOn: daysAgo() },
    });
    return id;
  };
  const approves = (refundId: string) =>
    run(approveRefund, { actor: fund.approver, input: { refundId } });
  const rejects = (refundId: string) =>
    run(rejectRefund, { actor: fund.approver, input: { refundId } });
  const stands = async () => {
    const [row] = await rows<{ money: string; pledge: string; claim: string }>(
      `select a.state as money, p.state as pledge, c.state as claim from allocations a
       join pledges p on p.id = a.pledge_id join claims c on c.id = a.claim_id where a.claim_id = $1`,
      [claimId],
    );
    return row;
  };
  const seen = () => ask(pledgeSeen, { actor: donor, input: { publicId } });
  return { fund, donor, claimId, publicId, pays, asks, approves, rejects, stands, seen };
}
type Paying = { how?: "transfer" | "card"; fund?: FundAtWork };

const kept = { money: "reserved", pledge: "paid", claim: "committed" };

describe("a deposit for a donor's own claim that is undone", () => {
  test("was entered twice: it goes once, and the claim keeps its money", async () => {
    const { fund, pays, stands } = await aPayingDonor();
    await pays("120");
    const twice = await pays("120");
    expect(await stands()).toEqual(kept);
    await approve(fund, await undo(fund, twice));
    expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
    expect(await stands()).toEqual(kept);
    expect(await tells(twice)).toMatchObject({ came: { minor: "12000" }, short: null });
    await runSweep(endUnpaid, { now: days(30) });
    expect(await stands()).toEqual(kept);
    expect(await broken()).toEqual([]);
  });

  test("may be the one that came first: whichever is left pays for the claim", async () => {
    const { fund, pays, stands } = await aPayingDonor();
    const first = await pays("120");
    const second = await pays("120");
    await approve(fund, await undo(fund, first));
    expect(await stands()).toEqual(kept);
    await approve(fund, await undo(fund, second));
    expect(await booksOf(fund)).toEqual({});
    expect(await stands()).toEqual({ money: "promised", pledge: "promised", claim: "committed" });
    expect(await broken()).toEqual([]);
  });

  test("was a part of it: what else came is let go of, and waits for the rest", async () => {
    const { fund, pays, stands, seen } = await aPayingDonor();
    await pays("100");
    const wrong = await pays("50");
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "15000", reserved: "12000", "restricted:wish": "3000" },
    });
    await approve(fund, await undo(fund, wrong));
    expect(await booksOf(fund)).toEqual({ bank: "10000", "restricted:wish": "10000" });
    expect(await stands()).toEqual({ money: "promised", pledge: "paid", claim: "committed" });
    const { short } = await seen();
    expect(short).toMatchObject({ missing: { minor: "2000" } });
    expect(await tells(wrong)).toMatchObject({ came: { minor: "10000" }, short });
    await pays("20");
    expect(await stands()).toEqual(kept);
    expect(await broken()).toEqual([]);
  });

  test("leaves what went back in part of another out of what pays for the claim", async () => {
    const { fund, pays, asks, approves, stands } = await aPayingDonor();
    const first = await pays("120");
    const second = await pays("120");
    await approves(await asks(first, "20"));
    await approve(fund, await undo(fund, second));
    expect(await stands()).toMatchObject({ money: "promised", claim: "committed" });
    expect(await booksOf(fund)).toEqual({ bank: "10000", "restricted:wish": "10000" });
    expect(await broken()).toEqual([]);
  });

  test("leaves a gift by card out that is on its way back to him", async () => {
    const fund = await aCardFund({ places: "" });
    const { donor, publicId, pays, approves, stands } = await aPayingDonor({ how: "card", fund });
    await openPledgeCheckout(donor, publicId);
    const [pledge] = await rows<{ session: string }>(
      "select provider_session as session from pledges where public_id = $1",
      [publicId],
    );
    await desk.paySession(fund.account, pledge!.session);
    const wrong = await pays("120");
    const [payment] = await rows<{ id: string }>(
      "select id from payments where fund_id = $1 and way = 'stripe'",
      [fund.fundId],
    );
    const { id } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id, amount: "120", reason: "多付了" },
    });
    await approves(id);
    expect(await stands()).toEqual(kept);
    await approve(fund, await undo(fund, wrong));
    expect(await stands()).toMatchObject({ money: "promised", claim: "committed" });
    expect(await booksOf(fund)).toMatchObject({ stripe: "11622", "restricted:wish": "12000" });
    expect(await broken()).toEqual([]);
  });
});

test("what is held of a gift of which a part went back counts for its donor's own claim", async () => {
  const { fund, pays, asks, approves, stands, seen } = await aPayingDonor();
  const first = await pays("100");
  await approves(await asks(first, "20"));
  expect((await seen()).short).toMatchObject({
    ...{ came: { minor: "8000" }, missing: { minor: "4000" } },
  });
  await runSweep(endUnpaid, { now: days(6) });
  expect(await stands()).toMatchObject({ money: "promised", claim: "committed" });

  const paymentId = await paymentOf(await pays("40"));
  expect(await gather["pledge-paid"]({ paymentId }, {})).toMatchObject({ rest: null });
  expect((await seen()).short).toBeNull();
  expect(await stands()).toMatchObject({ money: "reserved", claim: "committed" });
  expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
  expect(await broken()).toEqual([]);
});

describe("what a donor paid beyond his own claim", () => {
  test("goes back to him, and the claim keeps its money", async () => {
    const { fund, pays, asks, approves, stands } = await aPayingDonor();
    await pays("120");
    const twice = await pays("120");
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "24000", reserved: "12000", "restricted:wish": "12000" },
    });
    await approves(await asks(twice, "120"));
    expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
    expect(await stands()).toMatchObject({ money: "reserved", claim: "committed" });
    expect(await broken()).toEqual([]);
  });

  test("is all that goes back, whatever else is asked for, while it is kept or was spent", async () => {
    const { fund, pays, asks, approves, rejects } = await aPayingDonor();
    const first = await pays("120");
    await expect(asks(first, "0.01")).rejects.toEqual(refusedBy("refund_money_kept"));
    const second = await pays("50");
    await expect(asks(first, "50.01")).rejects.toEqual(refusedBy("refund_money_kept"));
    const part = await asks(first, "30");
    await expect(asks(second, "20.01")).rejects.toEqual(refusedBy("refund_money_kept"));
    const whole = await asks(second, "20");
    await rejects(part);

    const [taken] = await takenBy(fund);
    await aBoughtOrder(fund, { [taken!.id]: "120" });
    await expect(asks(first, "30.01")).rejects.toEqual(refusedBy("refund_money_kept"));
    await approves(whole);
    await approves(await asks(first, "30"));
    expect(await booksOf(fund)).toEqual({ "restricted:wish": "12000", "wishes:wish": "12000" });
    expect(await broken()).toEqual([]);
  });

  test("is looked at again when it is approved: it may have come to be kept meanwhile", async () => {
    const { fund, pays, asks, approves, rejects, stands } = await aPayingDonor();
    const first = await pays("100");
    const refund = await asks(first, "60");
    await pays("20");
    expect(await stands()).toEqual(kept);
    await expect(approves(refund)).rejects.toEqual(refusedBy("refund_money_kept"));
    const wrong = await pays("60");
    await approve(fund, await undo(fund, wrong));
    await expect(approves(refund)).rejects.toEqual(refusedBy("refund_money_kept"));
    await pays("60");
    await approves(refund);
    await expect(rejects(refund)).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
    expect(await broken()).toEqual([]);
  });

  test("is everything once the claim has ended", async () => {
    const { fund, donor, claimId, pays, asks, approves } = await aPayingDonor();
    const first = await pays("120");
    await run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
    await approves(await asks(first, "120"));
    expect(await booksOf(fund)).toEqual({});
    expect(await broken()).toEqual([]);
  });
});
