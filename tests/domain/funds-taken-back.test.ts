import { afterAll, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { booksOf, broken, rows } from "../factories/allocations";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";

afterAll(closePools);

test("money that came for a promise that was taken back goes back by the bank, and the promise stays as it was", async () => {
  const [fund, donor] = [await aFundAtWork(), await aPerson()];
  const { publicId, reference } = await aPledge(donor, fund);
  await run(cancelPledge, { actor: donor, input: { publicId } });
  const depositId = await someMoney(fund, "200", { reference, receivedOn: daysAgo(2) });
  const seen = () => ask(pledgeSeen, { actor: donor, input: { publicId } });
  expect(await seen()).toMatchObject({ state: "cancelled", came: { minor: "20000" } });
  const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
    depositId,
  ]);
  const back = async (amount: string) => {
    const { id: refundId } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id, amount, reason: "已撤回", sentOn: daysAgo(1) },
    });
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    const [row] = await rows("select state from payments where id = $1", [payment!.id]);
    return row;
  };
  expect(await back("150")).toEqual({ state: "partly_refunded" });
  expect(await back("50")).toEqual({ state: "refunded" });
  expect(await seen()).toMatchObject({ state: "cancelled", back: { minor: "20000" } });
  expect([await booksOf(fund), await broken()]).toEqual([{}, []]);
});

test("a promise that several transfers were for stands as they come to together", async () => {
  const [fund, donor] = [await aFundAtWork(), await aPerson()];
  const { publicId, reference } = await aPledge(donor, fund);
  const payments: string[] = [];
  for (const amount of ["120", "80"]) {
    const depositId = await someMoney(fund, amount, { reference, receivedOn: daysAgo(2) });
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    payments.push(payment!.id);
  }
  const back = async (paymentId: string, amount: string) => {
    const { id: refundId } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId, amount, reason: "转重了", sentOn: daysAgo(1) },
    });
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    const { state, back } = await ask(pledgeSeen, { actor: donor, input: { publicId } });
    const states = await rows<{ state: string }>(
      "select state from payments where id = any ($1) order by minor desc",
      [payments],
    );
    return [state, back.minor, ...states.map((one) => one.state)];
  };
  expect(await back(payments[0]!, "120")).toEqual([
    ...["partly_refunded", "12000", "refunded", "cleared"],
  ]);
  expect(await back(payments[1]!, "30")).toEqual([
    ...["partly_refunded", "15000", "refunded", "partly_refunded"],
  ]);
  expect(await back(payments[1]!, "50")).toEqual([
    ...["refunded", "20000", "refunded", "refunded"],
  ]);
  expect([await booksOf(fund), await broken()]).toEqual([{}, []]);
});
