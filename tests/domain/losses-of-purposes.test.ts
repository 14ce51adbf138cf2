import { afterAll, expect, test } from "vitest";
import { bearLoss } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentsOf, lossForm } from "~/domain/funds/adjust/queries.server";
import { proposals } from "~/domain/funds/propose.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import {
  aBatchClosing,
  aBoughtOrder,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aDispute, aFact, aGift, book, read } from "../factories/card-facts";
import { aCardFund, aCheckout, sums, type CardFund } from "../factories/cards";
import { someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

/** A gift of 100.00 by card, less its fee, for something; then its bank takes it back. */
async function disputed(fund: CardFund, purpose: string) {
  const { id, session } = await aCheckout(fund, { amount: "100", purpose });
  await desk.paySession(fund.account, session);
  const [payment] = await rows<{ provider_ref: string }>(
    "select provider_ref from payments where pledge_id = $1",
    [id],
  );
  return desk.openDispute(fund.account, payment!.provider_ref);
}

const toGive = async ({ treasurer, slug }: CardFund) =>
  (await ask(proposals, { actor: treasurer, input: { slug } })).available.minor;

const bear = async (
  { treasurer, approver, slug }: CardFund,
  amount: string,
  bearer = "general",
) => {
  const { id: adjustmentId } = await run(bearLoss, {
    actor: treasurer,
    input: { slug, amount, bearer, happenedOn: daysAgo(), reason: "银行判给了持卡人" },
  });
  await run(approveAdjustment, { actor: approver, input: { adjustmentId } });
};

test("a disputed gift for a batch buys nothing for it with others' money", async () => {
  const [fund, mine, others] = [
    await aCardFund({ places: "" }),
    await aBatchClosing(1),
    await aBatchClosing(2),
  ];
  await someMoney(fund, "300", { purpose: `batch:${others.slug}` });
  const dispute = await disputed(fund, `batch:${mine.slug}`);

  expect(await take(fund, mine.wishes)).toMatchObject({
    done: [],
    left: [{ code: "ledger_short" }],
  });
  expect(await toGive(fund)).toBe(String(30_000 - (await sums(fund)).fees!));

  await desk.closeDispute(fund.account, dispute.id, true);
  expect(await broken()).toEqual([]);
  expect(await toGive(fund)).toBe(String(40_000 - (await sums(fund)).fees!));
});

test("a lost gift is borne by what lies there for the same, then by general money, and by no other purpose", async () => {
  const [fund, mine, others] = [
    await aCardFund({ places: "" }),
    await aBatchClosing(1),
    await aBatchClosing(1),
  ];
  await someMoney(fund, "300", { purpose: `batch:${others.slug}` });
  await someMoney(fund, "50");
  const dispute = await disputed(fund, `batch:${mine.slug}`);
  await desk.closeDispute(fund.account, dispute.id, false);
  const before = await sums(fund);
  const form = () => ask(lossForm, { actor: fund.treasurer, input: { slug: fund.slug } });
  // The provider's fees are what the gift itself had no more.
  expect(await form()).toMatchObject({ loss: { minor: "10000" }, own: { minor: "10000" } });

  await bear(fund, "60");
  expect(await form()).toMatchObject({ loss: { minor: "4000" }, own: { minor: "4000" } });
  expect((await sums(fund)).general).toBe(5_000);
  await bear(fund, "40");

  const after = await sums(fund);
  const feesOfGift = before.fees!;
  expect(before.general! - after.general!).toBe(feesOfGift);
  expect(after.disputes).toBeUndefined();
  expect(await toGive(fund)).toBe(String(35_000 - feesOfGift));
  expect(await broken()).toEqual([]);
});

test("what a fund has for other purposes alone bears no loss; its host may", async () => {
  const [fund, mine, others] = [
    await aCardFund({ places: "" }),
    await aBatchClosing(1),
    await aBatchClosing(1),
  ];
  await someMoney(fund, "300", { purpose: `batch:${others.slug}` });
  const dispute = await disputed(fund, `batch:${mine.slug}`);
  await desk.closeDispute(fund.account, dispute.id, false);
  const { own } = await ask(lossForm, { actor: fund.treasurer, input: { slug: fund.slug } });
  const fees = (await sums(fund)).fees!;
  expect(own!.minor).toBe(String(10_000 - fees));

  await expect(bear(fund, "100")).rejects.toMatchObject({ code: "ledger_short", field: "amount" });
  await bear(fund, "10", "host");
  await bear(fund, String((10_000 - fees) / 100));
  const left = await ask(lossForm, { actor: fund.treasurer, input: { slug: fund.slug } });
  expect(left).toMatchObject({ loss: { minor: String(fees - 1_000) }, own: { minor: "0" } });
});

test("a leftover whose gift is disputed stays until it is decided", async () => {
  const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
  const [wish] = batch.wishes;
  const dispute = await disputed(fund, `wish:${wish!.publicId}`);
  await run(withdrawWish, {
    actor: batch.staff,
    input: { wishId: wish!.id, reason: "孩子转学了" },
  });
  const left = async () =>
    (await ask(adjustmentsOf, { actor: fund.treasurer, input: { slug: fund.slug } })).leftovers;

  expect(await left()).toEqual([]);
  await desk.closeDispute(fund.account, dispute.id, true);
  const fees = (await sums(fund)).fees!;
  expect(await left()).toMatchObject([{ amount: { minor: String(10_000 - fees) } }]);
});

test("what is left over of a thing stays while its gift is disputed, and the thing is bought all the same", async () => {
  const fund = await aCardFund({ places: "" });
  await someMoney(fund, "300");
  const bought = async (amount: string, lost: boolean) => {
    const batch = await aBatchClosing(1);
    const purpose = `wish:${batch.wishes[0]!.publicId}`;
    const { id, session } = await aCheckout(fund, { amount, purpose });
    await desk.paySession(fund.account, session);
    await take(fund, batch.wishes);
    if (lost) {
      const [payment] = await rows<{ provider_ref: string }>(
        "select provider_ref from payments where pledge_id = $1",
        [id],
      );
      await desk.openDispute(fund.account, payment!.provider_ref);
    }
    const taken = (await takenBy(fund)).find(({ state }) => state === "reserved");
    await aBoughtOrder(fund, { [taken!.id]: "100" });
  };
  const passed = () =>
    rows<{ minor: bigint }>(
      `select p.minor from entries e join postings p on p.entry_id = e.id and p.minor > 0
       where e.fund_id = $1 and e.kind = 'leftover'`,
      [fund.fundId],
    );

  await bought("200", true);
  expect(await passed()).toEqual([]);
  expect(await broken()).toEqual([]);
  await bought("200", false);
  expect((await passed()).map(({ minor }) => String(minor))).toEqual(["2000"]);
});

test("what a dispute took that was won is borne by nobody before it is back, nor after", async () => {
  const fund = await aCardFund();
  await someMoney(fund, "500");
  const gift = await aGift(fund);
  const dispute = aDispute(gift);
  const won = { ...dispute, state: "won" } as const;
  const form = () => ask(lossForm, { actor: fund.treasurer, input: { slug: fund.slug } });
  const of = { intent: gift.intent };
  await book(fund, aFact("dispute", { ...of, minor: -10_000n, dispute }));
  // The provider says how it ended before it tells of the money.
  await read(fund, { dispute: won });
  expect(await form()).toMatchObject({ loss: null });
  await expect(bear(fund, "100")).rejects.toMatchObject({ code: "loss_is_less" });
  await book(fund, aFact("dispute", { ...of, dispute: won }));
  expect(await form()).toMatchObject({ loss: null });
  expect((await booksOf(fund)).disputes).toBeUndefined();
  expect(await broken()).toEqual([]);
});

test("what is still missing after a dispute was won is borne", async () => {
  const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
  const gift = await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
  await take(fund, batch.wishes);
  const dispute = aDispute(gift, { minor: 12_000n });
  const won = { ...dispute, state: "won" } as const;
  const of = { intent: gift.intent };
  // Nothing is there for the dispute's fee: it becomes a loss, and comes back as money of its own.
  await book(fund, aFact("dispute", { ...of, minor: -12_000n, fee: 1_500n, dispute }));
  await book(fund, aFact("dispute", { ...of, minor: 12_000n, fee: -1_500n, dispute: won }));
  expect(await booksOf(fund)).toMatchObject({ disputes: "1500", general: "1500" });
  await bear(fund, "15");
  expect((await booksOf(fund)).disputes).toBeUndefined();
  expect(await broken()).toEqual([]);
});

test("a refund made outside that was borne as a loss and came back is there to give again", async () => {
  const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
  const gift = await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
  await take(fund, batch.wishes);
  const refund = aFact("refund", { minor: -12_000n, intent: gift.intent });
  await book(fund, refund);
  await someMoney(fund, "300");
  await bear(fund, "100");
  const back = { source: refund.source, intent: gift.intent, minor: 12_000n };
  await book(fund, aFact("refund_failed", back));
  expect(await booksOf(fund)).toEqual({
    ...{ stripe: "12000", bank: "30000", general: "30000", reserved: "12000" },
  });
  const [flow] = await rows<{ came_in: bigint; returned: bigint; available: bigint }>(
    "select came_in, returned, available from public_fund_flows where fund_id = $1",
    [fund.fundId],
  );
  expect(flow).toEqual({ came_in: 42_000n, returned: 0n, available: 30_000n });
  expect(await toGive(fund)).toBe("30000");
  expect(await broken()).toEqual([]);
});

test("a lost dispute that was borne and is paid back after all is there to give again", async () => {
  const fund = await aCardFund({ places: "" });
  const gift = await aGift(fund, { amount: "120", fact: { minor: 12_000n } });
  const lost = { ...aDispute(gift, { minor: 12_000n }), state: "lost" } as const;
  const of = { intent: gift.intent, dispute: lost };
  await book(fund, aFact("dispute", { ...of, minor: -12_000n }));
  await read(fund, { dispute: lost });
  await someMoney(fund, "300");
  await bear(fund, "100");
  await book(fund, aFact("dispute", { ...of, minor: 12_000n }));
  expect(await booksOf(fund)).toEqual({ stripe: "12000", bank: "30000", general: "42000" });
  expect(await toGive(fund)).toBe("42000");
  expect(await broken()).toEqual([]);
});

test("of a borne loss that came back a purpose has again what it bore itself, and general money the rest", async () => {
  const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
  const purpose = `batch:${batch.slug}`;
  const gift = await aGift(fund, { purpose, amount: "120", fact: { minor: 12_000n } });
  await take(fund, batch.wishes);
  const refund = aFact("refund", { minor: -12_000n, intent: gift.intent });
  await book(fund, refund);
  await someMoney(fund, "50", { purpose });
  await someMoney(fund, "300");
  await bear(fund, "120");
  expect(await booksOf(fund)).toMatchObject({ general: "23000" });
  const back = { source: refund.source, intent: gift.intent, minor: 12_000n };
  await book(fund, aFact("refund_failed", back));
  expect(await booksOf(fund)).toEqual({
    ...{ stripe: "12000", bank: "35000", reserved: "12000" },
    ...{ general: "30000", "restricted:batch": "5000" },
  });
  expect(await broken()).toEqual([]);
});
