import { afterAll, expect, test } from "vitest";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { ask, run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { sendRefund } from "~/jobs/send-refund";
import { closePools } from "~/platform/db.server";
import type { LetterParams } from "~/platform/letters.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aMember } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { aCardFund, aCheckout } from "../factories/cards";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const lettersTo = <Kind extends keyof LetterParams>(
  kind: Kind,
  { personId }: { personId: string },
) =>
  rows<{ params: LetterParams[Kind] }>(
    "select params from letters where kind = $1 and person_id = $2 order by created_at",
    [kind, personId],
  );

test("a refund waits for another person, and its donor is told once it is on its way", async () => {
  const fund = await aCardFund();
  const { donor, session, id } = await aCheckout(fund, { amount: "100" });
  await desk.paySession(fund.account, session);
  const [payment] = await rows<{ id: string }>("select id from payments where pledge_id = $1", [
    id,
  ]);
  const both = await aMember(
    { organizationId: fund.fundId },
    ...(["treasurer", "approver"] as const),
  );
  const { id: refundId } = await run(askRefund, {
    actor: both,
    input: { paymentId: payment!.id, amount: "40", reason: "多付了" },
  });
  const waits = async (actor: typeof both) =>
    (await ask(fundTodo, { actor, input: { slug: fund.slug } })).map(({ task }) => task);
  expect(await waits(fund.approver)).toContain("refunds");
  expect(await waits(both)).not.toContain("refunds");
  expect(await lettersTo("pledge-refunded", donor)).toEqual([]);

  await run(approveRefund, { actor: fund.approver, input: { refundId } });
  await sendRefund({ refundId });
  expect(await waits(fund.approver)).not.toContain("refunds");
  const letters = await lettersTo("pledge-refunded", donor);
  expect(letters).toEqual([{ params: { refundId } }]);
  expect(await gather["pledge-refunded"](letters[0]!.params, {})).toMatchObject({
    ...{ amount: { minor: "4000", currency: "CNY" }, paid: { minor: "10000", currency: "CNY" } },
  });
});

test("when a month's payment is declined its donor is told, once for each try", async () => {
  const fund = await aCardFund();
  const { donor, session, id } = await aCheckout(fund, { amount: "30", how: "monthly" });
  await desk.paySession(fund.account, session);
  const [pledge] = await rows<{ subscription: string }>(
    "select provider_subscription as subscription from pledges where id = $1",
    [id],
  );
  expect(await lettersTo("pledge-declined", donor)).toEqual([]);
  await desk.anotherMonth(fund.account, pledge!.subscription, false);
  const letters = await lettersTo("pledge-declined", donor);
  expect(letters).toEqual([{ params: { pledgeId: id } }]);
  expect(await gather["pledge-declined"](letters[0]!.params, {})).toMatchObject({
    ...{ monthly: true, amount: { minor: "3000" } },
  });
  await desk.anotherMonth(fund.account, pledge!.subscription);
  expect(await lettersTo("pledge-declined", donor)).toHaveLength(1);
});

test("a card that is declined before the first payment is seen on the spot: no letter", async () => {
  const fund = await aCardFund();
  const { donor, session } = await aCheckout(fund, { amount: "30", how: "monthly" });
  await desk.declineSession(fund.account, session);
  expect(await lettersTo("pledge-declined", donor)).toEqual([]);
});
