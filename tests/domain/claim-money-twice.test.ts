import { afterAll, expect, test } from "vitest";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
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
