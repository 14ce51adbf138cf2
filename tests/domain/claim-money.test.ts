import { afterAll, describe, expect, test, vi } from "vitest";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { board } from "~/domain/claims/board.server";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { moneyOfClaim, payForm } from "~/domain/funds/claim-money.server";
import { askRefund } from "~/domain/funds/card/refunds.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { tellOfTaking } from "~/jobs/tell-organizer";
import { gather } from "~/jobs/letter-facts";
import { ask, run, runSweep } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { claimToPay } from "~/http/claim-money.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aBatchClosing, aFundWith, booksOf, broken, rows, take } from "../factories/allocations";
import { aCardFund } from "../factories/cards";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aDeposit, someMoney } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

async function aPayingDonor() {
  const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
  const claimId = await aHold(donor, batch.wishes[0]!);
  return { fund, batch, donor, claimId, input: { claimId, fund: fund.slug } };
}

const stands = async (claimId: string) =>
  (
    await rows<{ claim: string; reason: string; wish: string; pledge: string; allocation: string }>(
      `select c.state as claim, c.end_reason as reason, w.state as wish, p.state as pledge, a.state as allocation
       from claims c join wishes w on w.id = c.wish_id left join allocations a on a.claim_id = c.id
       left join pledges p on p.id = a.pledge_id where c.id = $1`,
      [claimId],
    )
  )[0];

const referenceOf = async (publicId: string) =>
  (
    await rows<{ reference: string }>("select reference from pledges where public_id = $1", [
      publicId,
    ])
  )[0]!.reference;

describe("a donor gives the money for the wish he holds", () => {
  test("only funds that take money in public and fit are offered, and what holds is said before", async () => {
    const { donor, claimId, fund, batch } = await aPayingDonor();
    const silent = await aFundWith("0", { modes: ["none"] });
    const abroad = await aFundWith("0", { currency: "USD" });
    const other = await aFundWith("0");
    await run(reviseFund, {
      actor: other.chair,
      input: { slug: other.slug, purpose: "只给球", categories: ["ball"] },
    });
    const form = await ask(payForm, { actor: donor, input: { claimId } });
    const offered = form.funds.map(({ slug }) => slug);
    expect(offered).toContain(fund.slug);
    for (const not of [silent, abroad, other]) expect(offered).not.toContain(not.slug);
    expect(form).toMatchObject({ price: { minor: "12000", currency: "CNY" } });
    expect(Date.parse(form.payBy)).toBeLessThanOrEqual(Date.parse(form.dueAt));
    for (const [not, code] of [
      [silent, "fund_takes_no_pledges"],
      [other, "wish_outside_fund"],
      [abroad, "wish_outside_fund"],
    ] as const)
      await expect(
        run(payForClaim, { actor: donor, input: { claimId, fund: not.slug } }),
      ).rejects.toMatchObject({ code });

    const stranger = await aDonor();
    await expect(ask(payForm, { actor: stranger, input: { claimId } })).rejects.toEqual(
      refusedBy("not_found"),
    );
    const staff = await ask(moneyOfClaim, { actor: batch.staff, input: { claimId } });
    expect(staff).toEqual({ promise: null, funds: [] });
    await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
    const later = await ask(payForm, { actor: donor, input: { claimId } });
    expect(later.funds).toEqual([]);
  });

  test("by transfer it is reserved when it has come; until its day it is waited for, and then not", async () => {
    const { fund, donor, claimId, input } = await aPayingDonor();
    const { publicId } = await run(payForClaim, { actor: donor, input });
    const { promise } = await ask(moneyOfClaim, { actor: donor, input: { claimId } });
    expect(promise).toMatchObject({ state: "promised", name: "石桥社区慈善基金", publicId });
    await runSweep(endUnpaid, { now: days(4) });
    expect(await stands(claimId)).toMatchObject({ claim: "committed", pledge: "promised" });
    // Entered and not yet approved: it is on its way.
    const { id: depositId } = await aDeposit(fund, "120", {
      reference: await referenceOf(publicId),
    });
    await runSweep(endUnpaid, { now: days(6) });
    expect(await stands(claimId)).toMatchObject({ claim: "committed" });
    await run(approveDeposit, { actor: fund.approver, input: { depositId } });
    expect(await stands(claimId)).toMatchObject({ allocation: "reserved", pledge: "paid" });
    await runSweep(endUnpaid, { now: days(60) });
    expect(await stands(claimId)).toMatchObject({ claim: "committed", allocation: "reserved" });
    expect(await broken()).toEqual([]);
  });

  test("money that came in part says what is missing and how to send it, until the rest is there", async () => {
    const { fund, donor, claimId, input } = await aPayingDonor();
    const { publicId } = await run(payForClaim, { actor: donor, input });
    const reference = await referenceOf(publicId);
    const seen = async () => ({
      pledge: (await ask(pledgeSeen, { actor: donor, input: { publicId } })).short,
      desk: (await ask(pledgeSeen, { actor: fund.treasurer, input: { publicId } })).short,
      claim: (await ask(moneyOfClaim, { actor: donor, input: { claimId } })).promise?.short,
    });
    const whole = { pledge: null, desk: null, claim: null };
    expect(await seen()).toEqual(whole);
    const letterOf = async (depositId: string) => {
      const [payment] = await rows<{ id: string }>(
        "select id from payments where deposit_id = $1",
        [depositId],
      );
      return gather["pledge-paid"]({ paymentId: payment!.id }, {});
    };

    const first = await someMoney(fund, "33.33", { reference });
    const [claim] = await rows<{ due: Date }>("select due_at as due from claims where id = $1", [
      claimId,
    ]);
    const short = {
      came: { minor: "3333", currency: "CNY" },
      missing: { minor: "8667", currency: "CNY" },
      until: claim!.due.toISOString(),
    };
    expect(await seen()).toEqual({ pledge: short, desk: short, claim: short });
    expect(await letterOf(first)).toMatchObject({
      rest: {
        ...short,
        publicId,
        reference,
        transferTo: expect.stringContaining("9900") as string,
      },
    });
    // It isn't over by the day to pay by: a part is there.
    await runSweep(endUnpaid, { now: days(6) });
    expect(await stands(claimId)).toMatchObject({ claim: "committed", allocation: "promised" });

    const second = await someMoney(fund, "86.67", { reference });
    expect(await seen()).toEqual(whole);
    expect(await letterOf(second)).toMatchObject({ rest: null });
    expect(await stands(claimId)).toMatchObject({ allocation: "reserved", pledge: "paid" });
  });

  test("who chose this already is led to the promise, not told that no fund can", async () => {
    const { donor, claimId, input } = await aPayingDonor();
    const asking = () => claimToPay(new Request("http://wishes.test/en/x"), donor, claimId);
    expect((await asking()).funds.length).toBeGreaterThan(0);
    const { publicId } = await run(payForClaim, { actor: donor, input });
    const led = await asking().catch((thrown: unknown) => thrown);
    expect(led).toMatchObject({ status: 302 });
    expect((led as Response).headers.get("location")).toBe(`/en/pledges/${publicId}`);
  });

  test("who doesn't pay in time loses the claim and owes nothing; money that comes later isn't lost", async () => {
    const { fund, donor, claimId, input } = await aPayingDonor();
    const { publicId } = await run(payForClaim, { actor: donor, input });
    await runSweep(endUnpaid, { now: days(6) });
    expect(await stands(claimId)).toEqual({
      ...{ claim: "expired", reason: "unpaid", wish: "open" },
      ...{ pledge: "cancelled", allocation: "ended" },
    });
    expect(await gather["claim-expired"]({ claimId }, {})).toMatchObject({ cause: "unpaid" });
    await someMoney(fund, "120", { reference: await referenceOf(publicId) });
    expect(await booksOf(fund)).toEqual({ bank: "12000", "restricted:wish": "12000" });
    expect(await broken()).toEqual([]);
  });

  test("taking back the promise puts the wish back, and only its donor takes it back", async () => {
    const { fund, donor, claimId, input } = await aPayingDonor();
    const { publicId } = await run(payForClaim, { actor: donor, input });
    await expect(run(cancelPledge, { actor: fund.treasurer, input: { publicId } })).rejects.toEqual(
      refusedBy("pledge_pays_for_claim"),
    );
    const seen = await ask(pledgeSeen, { actor: fund.treasurer, input: { publicId } });
    expect(seen).toMatchObject({ mayCancel: false, paysForClaim: true });
    await run(cancelPledge, { actor: donor, input: { publicId } });
    expect(await stands(claimId)).toMatchObject({
      ...{ claim: "released", wish: "open", pledge: "cancelled", allocation: "ended" },
    });
  });

  test("by card it is paid at the provider; when that page ends unpaid, the claim ends with it", async () => {
    const [fund, batch, donor] = [
      await aCardFund({ places: "" }),
      await aBatchClosing(2),
      await aDonor(),
    ];
    const start = async (wish: number) => {
      const claimId = await aHold(donor, batch.wishes[wish]!);
      const input = { claimId, fund: fund.slug, how: "card" };
      const { publicId } = await run(payForClaim, { actor: donor, input });
      await openPledgeCheckout(donor, publicId);
      const [row] = await rows<{ session: string }>(
        "select provider_session as session from pledges where public_id = $1",
        [publicId],
      );
      return { claimId, session: row!.session };
    };
    const [one, two] = [await start(0), await start(1)];
    await desk.paySession(fund.account, one.session);
    expect(await stands(one.claimId)).toMatchObject({ allocation: "reserved", pledge: "paid" });
    // The provider kept its fee; what is left is kept for the wish, and the fund adds the rest when it buys.
    expect(await booksOf(fund)).toMatchObject({ "restricted:wish": "378", "fees:wish": "378" });
    expect(Number((await booksOf(fund)).reserved)).toBe(12_000 - 378);
    // While it is kept for his claim it doesn't go back, for others' money would.
    const [payment] = await rows<{ id: string }>("select id from payments where fund_id = $1", [
      fund.fundId,
    ]);
    const refund = { paymentId: payment!.id, amount: "10", reason: "点错了" };
    await expect(run(askRefund, { actor: fund.treasurer, input: refund })).rejects.toEqual(
      refusedBy("refund_money_kept"),
    );
    await desk.expireSession(fund.account, two.session);
    expect(await stands(two.claimId)).toMatchObject({
      ...{ claim: "expired", reason: "unpaid", wish: "open", pledge: "cancelled" },
    });
    expect(await broken()).toEqual([]);

    // A fund without an account takes no cards, whatever a form says.
    const poor = await aPayingDonor();
    await expect(
      run(payForClaim, { actor: poor.donor, input: { ...poor.input, how: "card" } }),
    ).rejects.toEqual(refusedBy("fund_takes_no_cards"));
  });

  test("a wish that costs less than a card is charged is paid by transfer", async () => {
    const [fund, batch, donor] = [
      await aCardFund({ places: "" }),
      await aBatchClosing(1),
      await aDonor(),
    ];
    await rows("update wishes set price_minor = 499 where id = $1", [batch.wishes[0]!.id]);
    const claimId = await aHold(donor, batch.wishes[0]!);
    const pay = (how: string) =>
      run(payForClaim, { actor: donor, input: { claimId, fund: fund.slug, how } });
    await expect(pay("card")).rejects.toMatchObject({
      ...{ code: "card_amount_too_small", field: "how" },
      about: { limit: { minor: "500", currency: "CNY" } },
    });
    expect(await pay("transfer")).toMatchObject({ how: "transfer" });
  });

  test("giving the wish back before the money came ends the promise", async () => {
    const { donor, claimId, input } = await aPayingDonor();
    await run(payForClaim, { actor: donor, input });
    await run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
    expect(await stands(claimId)).toMatchObject({ claim: "released", pledge: "cancelled" });
  });
});

describe("when a fund takes wishes", () => {
  test("the organizer's coordinators are told which, once, and the board shows the fund as one", async () => {
    const [fund, batch] = [await aFundWith("500"), await aBatchClosing(3)];
    await take(fund, batch.wishes.slice(0, 2));
    const job = await vi.waitFor(async () => {
      const jobs = await rows<{ payload: { fundId: string; batchId: string; at: string } }>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'tell-organizer' and j.payload ->> 'batchId' = $1`,
        [batch.id],
      );
      expect(jobs).toHaveLength(1);
      return jobs[0]!;
    });
    await tellOfTaking(job.payload);
    await tellOfTaking(job.payload);
    const letters = await rows<{ person_id: string; params: typeof job.payload }>(
      "select person_id, params from letters where kind = 'wishes-allocated' and organization_id = $1",
      [batch.organizerId],
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]!.person_id).toBe(batch.staff.personId);
    expect(await gather["wishes-allocated"](letters[0]!.params, {})).toMatchObject({
      ...{ fund: "石桥社区慈善基金", slug: batch.slug, numbers: [1, 2] },
    });
    const seen = await ask(board, {
      actor: batch.staff,
      input: { slug: batch.slug, claim: "fund" },
    });
    expect(seen.wishes.map(({ claim }) => claim)).toMatchObject([
      { kind: "fund", business: "石桥社区慈善基金" },
      { kind: "fund", business: "石桥社区慈善基金" },
    ]);
  });
});
