import { afterAll, expect, test } from "vitest";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { ask } from "~/domain/run.server";
import { readAccount } from "~/jobs/read-account";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { objectsOf } from "~/platform/practice/stripe-objects.server";
import { aPerson } from "../factories/accounts";
import { aCardFund, lawsHold, paid, rows, sums, type CardFund } from "../factories/cards";
import { aPledge, someMoney } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

type Gift = Awaited<ReturnType<typeof paid>>;

/** What a gift's donor and the fund's people are told of it, which is the same. */
async function told(fund: CardFund, { donor, publicId }: Gift) {
  const [his, theirs] = await Promise.all(
    [donor, fund.treasurer].map((actor) => ask(pledgeSeen, { actor, input: { publicId } })),
  );
  const { state, came, back, left } = his!;
  expect(theirs).toMatchObject({ state, came, back, left });
  return { state, came: came.minor, back: back.minor, left: left.minor };
}

/** What the books hold of a fund's gifts, before fees. */
const inTheBooks = async (fund: CardFund) => {
  const { stripe = 0, fees = 0 } = await sums(fund);
  return stripe + fees;
};

test("what a refund and then a bank took for good is told as the books hold it", async () => {
  const fund = await aCardFund();
  const gift = await paid(fund, { amount: "11" });
  expect(await told(fund, gift)).toEqual({ state: "paid", came: "1100", back: "0", left: "1100" });
  await desk.refundIntent(fund.account, gift.payment.provider_ref, { amount: 400, metadata: {} });
  const partly = { state: "partly_refunded", came: "1100", back: "400", left: "700" };
  expect(await told(fund, gift)).toEqual(partly);
  expect(await inTheBooks(fund)).toBe(700);
  const [refund] = await objectsOf(fund.account, "refund");
  await desk.failRefund(fund.account, refund!.id);
  await readAccount({ charityId: fund.charity.organizationId });
  expect(await told(fund, gift)).toEqual({ state: "paid", came: "1100", back: "0", left: "1100" });

  const dispute = await desk.openDispute(fund.account, gift.payment.provider_ref);
  const open = await told(fund, gift);
  expect(open).toEqual({ state: "disputed", came: "1100", back: "0", left: "0" });
  expect(await inTheBooks(fund)).toBe(0);
  await desk.closeDispute(fund.account, String(dispute.id), false);
  expect(await told(fund, gift)).toEqual({ state: "lost", came: "1100", back: "1100", left: "0" });
  expect(await inTheBooks(fund)).toBe(0);
  await lawsHold();
});

test("a dispute that was won leaves the gift whole", async () => {
  const fund = await aCardFund();
  const gift = await paid(fund);
  const dispute = await desk.openDispute(fund.account, gift.payment.provider_ref);
  await desk.closeDispute(fund.account, String(dispute.id), true);
  const whole = { state: "paid", came: "10000", back: "0", left: "10000" };
  expect(await told(fund, gift)).toEqual(whole);
  expect(await inTheBooks(fund)).toBe(10_000);
});

test("of a gift of every month, what went back of one is told though it stays paid", async () => {
  const fund = await aCardFund();
  const gift = await paid(fund, { amount: "30", how: "monthly" });
  const [pledge] = await rows<{ subscription: string }>(
    "select provider_subscription as subscription from pledges where id = $1",
    [gift.id],
  );
  await desk.anotherMonth(fund.account, pledge!.subscription);
  await desk.refundIntent(fund.account, gift.payment.provider_ref, {
    amount: 2_500,
    metadata: {},
  });
  const partly = { state: "paid", came: "6000", back: "2500", left: "3500" };
  expect(await told(fund, gift)).toEqual(partly);
  expect(await inTheBooks(fund)).toBe(3_500);
});

test("a transfer of less than was promised is told as it came, and remains", async () => {
  const [fund, donor] = [await aCardFund(), await aPerson()];
  const { publicId, reference } = await aPledge(donor, fund, "20");
  await someMoney(fund, "15.25", { reference });
  expect(await ask(pledgeSeen, { actor: donor, input: { publicId } })).toMatchObject({
    ...{ state: "paid", amount: { minor: "2000" }, came: { minor: "1525" } },
    ...{ back: { minor: "0" }, left: { minor: "1525" }, short: null },
  });
});
