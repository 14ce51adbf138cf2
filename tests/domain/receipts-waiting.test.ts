import { afterAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { declineGoodsRequest, issueGoodsReceipt } from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { myGiving } from "~/domain/funds/my-giving.server";
import { myReceipts } from "~/domain/funds/receipt-queries.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { rows } from "../factories/cards";
import { aDonor } from "../factories/donors";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aHostedBatch, arrived } from "../factories/receipts";

afterAll(closePools);

test("who waits for a receipt for things is told to the charity's own treasurer at each of its funds", async () => {
  const hosted = await aHostedBatch({ wishes: 4 });
  const { charity, treasurer, batch } = hosted;
  const fund = await aFundAtWork({ charity });
  const waits = async (actor: Person) =>
    (await ask(fundTodo, { actor, input: { slug: fund.slug } })).filter(
      ({ task }) => task === "goods",
    );
  expect(await waits(treasurer)).toEqual([]);
  const donor = await aDonor();
  const requests: { id: string; at: Date }[] = [];
  for (const [at, claimId] of (await arrived(donor, batch)).entries()) {
    const now = new Date(Date.now() + at * 60_000);
    const input = { claimId, donor: "林女士" };
    requests.push({ ...(await run(askGoodsReceipt, { actor: donor, input, now })), at: now });
  }
  const [declined, given, oldest] = requests;
  await run(declineGoodsRequest, {
    actor: treasurer,
    input: { requestId: declined!.id, reason: "没有凭证" },
  });
  await run(issueGoodsReceipt, {
    actor: treasurer,
    input: { requestId: given!.id, donor: "林女士", value: "80", valueBasis: "invoice" },
  });
  const told = await waits(treasurer);
  expect(told).toMatchObject([{ task: "goods", count: 2 }]);
  expect(JSON.stringify(told)).toContain(oldest!.at.toISOString());
  for (const actor of [fund.treasurer, hosted.approver, charity.coordinator])
    expect(await waits(actor)).toEqual([]);
  const other = await aFundAtWork();
  const seen = await ask(fundTodo, { actor: other.treasurer, input: { slug: other.slug } });
  expect(seen.map(({ task }) => task)).not.toContain("goods");
});

test("a donor's years are those of what he was given and holds, the last first, and each is summed by itself", async () => {
  const fund = await aFundAtWork();
  const donor = await aPerson({ name: "林女士" });
  const gave = async (amount: string, receivedOn: string) => {
    const { reference } = await aPledge(donor, fund, amount);
    const depositId = await someMoney(fund, amount, { reference, receivedOn });
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    return run(issueReceipt, { actor: fund.treasurer, input: { paymentId: payment!.id } });
  };
  await gave("10", "2024-01-01");
  const { id: receiptId } = await gave("20", "2025-06-01");
  await gave("30", "2026-01-01");
  await gave("40", "2024-12-31");
  await run(voidReceipt, { actor: fund.approver, input: { receiptId, reason: "写错了" } });
  expect(await ask(myReceipts, { actor: donor, input: {} })).toMatchObject({
    years: [2026, 2024],
    receipts: [{}, {}, { voided: true }, {}],
  });
  const giving = (year: number) => ask(myGiving, { actor: donor, input: { year } });
  const line = (number: string, minor: string, receivedOn: string) => ({
    ...{ number: expect.stringContaining(number) as string, by: "禾川县慈善会", receivedOn },
    ...{ amount: { minor, currency: "CNY" }, things: [] },
  });
  expect(await giving(2024)).toEqual({
    ...{ year: 2024, name: "林女士" },
    sums: [{ fund: "石桥社区慈善基金", count: 2, amount: { minor: "5000", currency: "CNY" } }],
    receipts: [line("-000001", "1000", "2024-01-01"), line("-000004", "4000", "2024-12-31")],
  });
  expect(await giving(2025)).toEqual({ year: 2025, name: "林女士", sums: [], receipts: [] });
});
