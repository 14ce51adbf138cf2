import { afterAll, describe, expect, test } from "vitest";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import { approve, undo } from "../factories/adjustments";
import { aBatchClosing, aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";

afterAll(closePools);

const days = (count: number) => new Date(Date.now() + count * 86_400_000);

/** A donor who promised 120 yuan for the wish he holds, and what becomes of the money he sends. */
async function aPayingDonor() {
  const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
  const claimId = await aHold(donor, batch.wishes[0]!);
  const input = { claimId, fund: fund.slug };
  const { publicId } = await run(payForClaim, { actor: donor, input });
  const [pledge] = await rows<{ reference: string }>(
    "select reference from pledges where public_id = $1",
    [publicId],
  );
  const pays = (amount: string) =>
    someMoney(fund, amount, { reference: pledge!.reference, receivedOn: daysAgo(1) });
  const asks = async (depositId: string, amount: string) => {
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const { id } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id, amount, reason: "多付了", sentOn: daysAgo() },
    });
    return id;
  };
  const approves = (refundId: string) =>
    run(approveRefund, { actor: fund.approver, input: { refundId } });
  const stands = async () => {
    const [row] = await rows<{ money: string; pledge: string; claim: string }>(
      `select a.state as money, p.state as pledge, c.state as claim from allocations a
       join pledges p on p.id = a.pledge_id join claims c on c.id = a.claim_id where a.claim_id = $1`,
      [claimId],
    );
    return row;
  };
  const seen = () => ask(pledgeSeen, { actor: donor, input: { publicId } });
  return { fund, pays, asks, approves, stands, seen };
}

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
    expect((await seen()).short).toMatchObject({ missing: { minor: "2000" } });
    await pays("20");
    expect(await stands()).toEqual(kept);
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

  const rest = await pays("40");
  const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
    rest,
  ]);
  expect(await gather["pledge-paid"]({ paymentId: payment!.id }, {})).toMatchObject({ rest: null });
  expect((await seen()).short).toBeNull();
  expect(await stands()).toMatchObject({ money: "reserved", claim: "committed" });
  expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
  expect(await broken()).toEqual([]);
});
