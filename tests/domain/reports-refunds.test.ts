import { afterAll, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { accountLines } from "~/domain/reports/account";
import { composeFundReport, recomposeReport } from "~/domain/reports/compose-report.server";
import { wireMoney } from "~/domain/reports/figures";
import { deskReport, verifyReport } from "~/domain/reports/queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchClosing, aBoughtOrder, take, takenBy } from "../factories/allocations";
import { aDispute, aFact, aGift, book, read } from "../factories/card-facts";
import { aCardFund, type CardFund } from "../factories/cards";
import { someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";
import { sealAll } from "../setup/seal";

useStripe();
afterAll(closePools);

/** A gift of 120 by card whose thing is bought, beside 300 for others. */
async function aSpentGift() {
  const [fund, batch, other] = [
    await aCardFund({ places: "" }),
    await aBatchClosing(1),
    await aBatchClosing(1),
  ];
  const terms = { amount: "120", fact: { minor: 12_000n } };
  const gift = await aGift(fund, { ...terms, purpose: `batch:${batch.slug}` });
  await someMoney(fund, "300", { purpose: `batch:${other.slug}` });
  await take(fund, batch.wishes);
  const taken = (await takenBy(fund)).find(({ state }) => state === "reserved");
  await aBoughtOrder(fund, { [taken!.id]: "120" }, { paidOn: daysAgo() });
  return { fund, gift };
}

/** The whole of a gift goes back by card, at a fee, from the provider's own desk. */
async function givenBack(fund: CardFund, { intent }: { intent: string }) {
  const terms = { minor: -12_000n, fee: 300n, intent };
  const refund = aFact("refund", { ...terms, happenedAt: new Date() });
  await book(fund, refund);
  return refund;
}

const aReport = async ({ treasurer, slug }: CardFund) => {
  await sealAll();
  const input = { slug, firstDay: "2026-01-01", lastDay: daysAgo() };
  return (await run(composeFundReport, { actor: treasurer, input })).publicId;
};

/** What a report says of its money, once its check finds nothing and its lines come to its end. */
async function moneyOf({ treasurer }: CardFund, reportId: string) {
  const { figures } = await ask(deskReport, { actor: treasurer, input: { reportId } });
  const check = await ask(verifyReport, { actor: system("test"), input: { reportId } });
  expect(check.differences).toEqual([]);
  const lines = accountLines(wireMoney(figures.money!, "CNY")).filter(({ within }) => !within);
  const closing = BigInt(lines.pop()!.minor);
  expect(lines.reduce((sum, { minor }) => sum + BigInt(minor), 0n)).toBe(closing);
  return figures.money;
}

test("what a card gave back is told as given back, though its money was spent", async () => {
  const { fund, gift } = await aSpentGift();
  const refund = await givenBack(fund, gift);
  const reportId = await aReport(fund);
  expect(await moneyOf(fund, reportId)).toMatchObject({
    ...{ refunded: "12000", disputed: "0", fees: "300", purchases: "12000" },
    ...{ corrected: "0", closing: "17700" },
  });

  const source = { minor: 12_000n, source: refund.source, happenedAt: new Date() };
  await book(fund, aFact("refund_failed", source));
  await sealAll();
  await run(recomposeReport, { actor: fund.treasurer, input: { reportId } });
  expect(await moneyOf(fund, reportId)).toMatchObject({
    ...{ refunded: "12000", disputed: "0", fees: "0", corrected: "12000", closing: "30000" },
  });
});

test("what a dispute took of money that was spent is told as taken by a dispute", async () => {
  const { fund, gift } = await aSpentGift();
  const dispute = aDispute(gift, { minor: 12_000n, openedAt: new Date() });
  const { intent } = gift;
  await book(fund, aFact("dispute", { minor: -12_000n, intent, dispute, happenedAt: new Date() }));
  await read(fund, { dispute: { ...dispute, state: "lost" } });
  expect(await moneyOf(fund, await aReport(fund))).toMatchObject({
    ...{ refunded: "0", disputed: "12000", corrected: "0", closing: "18000" },
  });
});
