import { afterAll, expect, test } from "vitest";
import { issueGoodsReceipt, lookAtGoodsRequest } from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aDonor } from "../factories/donors";
import { aHostedBatch, arrived } from "../factories/receipts";
import { asOwner } from "../setup/database";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";

type Sealing = "receipts" | "goods_requests";

/** Puts the sealed name of one row, with its key, into another, past every rule. */
const moves = (from: [Sealing, id: string], to: [Sealing, id: string]) =>
  asOwner(owner, async (client) => {
    await client.query(`alter table ${to[0]} disable trigger user`);
    await client.query(
      `update ${to[0]} t set key_id = f.key_id, donor_sealed = f.donor_sealed from ${from[0]} f
       where f.id = $1 and t.id = $2`,
      [from[1], to[1]],
    );
  });

test("a donor's name opens where it was sealed and nowhere else, whoever moves it", async () => {
  const hosted = await aHostedBatch({ wishes: 2 });
  const { treasurer } = hosted;
  const donor = await aDonor();
  const requests: string[] = [];
  const receipts: string[] = [];
  for (const claimId of await arrived(donor, hosted.batch)) {
    const { id: requestId } = await run(askGoodsReceipt, {
      actor: donor,
      input: { claimId, donor: `林女士${requests.length}` },
    });
    const { id } = await run(issueGoodsReceipt, {
      actor: treasurer,
      input: { requestId, donor: "林女士", value: "80", valueBasis: "invoice" },
    });
    requests.push(requestId);
    receipts.push(id);
  }
  const [request, otherRequest] = requests as [string, string];
  const [receipt, otherReceipt] = receipts as [string, string];
  const asked = (requestId: string) =>
    run(lookAtGoodsRequest, { actor: treasurer, input: { requestId } });
  const made = (receiptId: string) =>
    run(lookAtReceipt, { actor: treasurer, input: { receiptId } });
  expect([(await asked(request)).donor, (await made(receipt)).donor]).toEqual([
    ...["林女士0", "林女士"],
  ]);
  await moves(["goods_requests", request], ["goods_requests", otherRequest]);
  await moves(["receipts", receipt], ["receipts", otherReceipt]);
  await expect(asked(otherRequest)).rejects.toThrow();
  await expect(made(otherReceipt)).rejects.toThrow();
  await moves(["goods_requests", request], ["receipts", receipt]);
  await expect(made(receipt)).rejects.toThrow();
  expect((await asked(request)).donor).toBe("林女士0");
});
