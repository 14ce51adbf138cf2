import { afterAll, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { issueGoodsReceipt } from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { myGiving } from "~/domain/funds/my-giving.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { aHostedBatch, arrived } from "../factories/receipts";

afterAll(closePools);

test("a year of giving sums the money of each fund, lists the things, and leaves out what doesn't hold", async () => {
  const donor = await aPerson({ name: "林女士" });
  const [fund, yen] = [
    await aFundAtWork(),
    await aFundAtWork({ currency: "JPY", name: "春芽基金" }),
  ];
  const gave = async (to: FundAtWork, amount: string, receivedOn: string, who = donor) => {
    const { reference } = await aPledge(who, to, amount);
    const depositId = await someMoney(to, amount, { reference, receivedOn, payer: "林女士" });
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    return run(issueReceipt, { actor: to.treasurer, input: { paymentId: payment!.id } });
  };
  await gave(fund, "200.05", "2026-03-02");
  await gave(yen, "5000", "2026-04-01");
  await gave(fund, "99.95", "2026-05-01");
  await gave(fund, "7", "2025-12-31");
  await gave(fund, "8", "2026-06-01", await aPerson());
  const { id: wrong } = await gave(fund, "9", "2026-07-01");
  await run(voidReceipt, { actor: fund.approver, input: { receiptId: wrong, reason: "写错了" } });

  const hosted = await aHostedBatch({ wishes: 2 });
  const goods: string[] = [];
  for (const claimId of await arrived(donor, hosted.batch)) {
    const { id } = await run(askGoodsReceipt, {
      actor: donor,
      input: { claimId, donor: "林女士" },
    });
    const { id: receiptId } = await run(issueGoodsReceipt, {
      actor: hosted.treasurer,
      input: { requestId: id, donor: "林女士", value: "1280.50", valueBasis: "invoice" },
    });
    goods.push(receiptId);
  }
  const things = await Promise.all(
    goods.map(async (receiptId) => {
      const { things } = await run(lookAtReceipt, { actor: donor, input: { receiptId } });
      expect(things).toHaveLength(1);
      return things;
    }),
  );

  const year = Number(things[0]![0]!.receivedOn.slice(0, 4));
  const giving = await ask(myGiving, { actor: donor, input: { year } });
  expect(giving).toMatchObject({
    year,
    name: "林女士",
    sums: [
      { fund: "石桥社区慈善基金", count: 2, amount: { minor: "30000", currency: "CNY" } },
      { fund: "春芽基金", count: 1, amount: { minor: "5000", currency: "JPY" } },
    ],
  });
  const money = (minor: string, currency: string, receivedOn: string) => ({
    ...{ by: "禾川县慈善会", receivedOn, things: [] },
    amount: { minor, currency },
  });
  expect(giving.receipts).toMatchObject([
    money("20005", "CNY", "2026-03-02"),
    money("5000", "JPY", "2026-04-01"),
    money("9995", "CNY", "2026-05-01"),
    ...things.map((given) => ({ by: "禾川县慈善会", things: given, amount: { minor: "128050" } })),
  ]);
  expect(
    giving.receipts.map(({ number }) => number).every((number) => /^\d{4}-\d{6}$/.test(number)),
  ).toBe(true);
  expect(await ask(myGiving, { actor: donor, input: { year: 2025 } })).toMatchObject({
    sums: [{ count: 1, amount: { minor: "700" } }],
  });
  await expect(ask(myGiving, { actor: system("test"), input: { year } })).rejects.toMatchObject({
    code: "not_found",
  });
});
