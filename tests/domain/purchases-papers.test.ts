import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { takeInInvoice } from "~/domain/funds/invoice-files.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { openInvoice } from "~/domain/funds/open-invoice.server";
import { mendPurchase } from "~/domain/funds/record-purchase.server";
import { photoAddress } from "~/domain/photos/queries.server";
import { takeInPhoto } from "~/domain/photos/take-in.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aBatchClosing,
  aFundWith,
  anOrder,
  aPdf,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aDeposit, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const aPaper = async (width: number, height: number) => {
  const create = { width, height, channels: 3 as const, background: "white" };
  const bytes = await sharp({ create }).jpeg().toBuffer();
  return takeInPhoto(new Blob([new Uint8Array(bytes)]), { paper: true });
};
const looksAt = (id: string) =>
  rows(
    `select actor_id, action, subject_type, organization_id, fields from audit_entries
     where subject_id = $1 and action like 'funds.lookedAt%' order by seq`,
    [id],
  );

async function anOrdered(more: object) {
  const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  const { id } = await aPurchase(fund, { [taken!.id]: "100" }, more);
  const look = (actor: FundAtWork["chair"], now?: Date) =>
    run(lookAtPurchase, { actor, input: { purchaseId: id }, now });
  return { fund, id, look, taken: taken! };
}
const looked = ({ fundId }: FundAtWork, by: FundAtWork["chair"], field: string) => ({
  ...{ actor_id: by.personId, action: "funds.lookedAtPurchase", subject_type: "purchase" },
  ...{ organization_id: fundId, fields: [field] },
});

describe("the papers of an order", () => {
  test("are shown to who records and approves, in the order they came; each look at them is audited", async () => {
    const { fund, id, look, taken } = await anOrdered({ photos: [await aPaper(60, 40)] });
    const mended = anOrder({ [taken.id]: "90" }, { photos: [await aPaper(30, 50)] });
    await run(mendPurchase, { actor: fund.treasurer, input: { purchaseId: id, ...mended } });
    const kept = await rows<{ id: string; kind: string; organizer_id: string }>(
      "select id, kind, organizer_id from photos where purchase_id = $1 order by taken_in_at",
      [id],
    );
    const paper = { kind: "money_evidence", organizer_id: fund.fundId };
    expect(kept).toMatchObject([paper, paper]);
    const now = new Date();
    const { photos } = await look(fund.approver, now);
    expect(photos).toEqual([
      { id: kept[0]!.id, width: 60, height: 40, src: photoAddress(kept[0]!.id, now) },
      { id: kept[1]!.id, width: 30, height: 50, src: photoAddress(kept[1]!.id, now) },
    ]);
    expect((await look(fund.treasurer)).photos).toHaveLength(2);
    expect(await look(fund.publisher)).toMatchObject({ photos: [], files: [] });
    expect(await looksAt(id)).toEqual([
      looked(fund, fund.approver, "photos"),
      looked(fund, fund.treasurer, "photos"),
    ]);
  });

  test("where there are no pictures no look is audited, and a PDF is when it is opened", async () => {
    const files = [await takeInInvoice(aPdf()), await takeInInvoice(aPdf(" ".repeat(1024)))];
    const { fund, id, look } = await anOrdered({ files });
    const seen = await look(fund.approver);
    expect(seen.files.map(({ kilobytes }) => kilobytes).sort()).toEqual([1, 2]);
    expect(await looksAt(id)).toEqual([]);
    const opens = (actor: FundAtWork["chair"]) =>
      run(openInvoice, { actor, input: { slug: fund.slug, fileId: seen.files[0]!.id } });
    const opened = await opens(fund.treasurer);
    expect(files.map(({ storageKey }) => storageKey)).toContain(opened.storageKey);
    expect(await looksAt(id)).toEqual([looked(fund, fund.treasurer, "files")]);
    await expect(opens(fund.chair)).rejects.toMatchObject({ code: "not_allowed" });
    const frozen = (which: string, at: string) =>
      rows(`update organizations set frozen_at = ${at} where id = $1`, [which]);
    for (const which of [fund.fundId, fund.charity.organizationId]) {
      await frozen(which, "now()");
      await expect(opens(fund.approver)).rejects.toMatchObject({ code: "not_found" });
      await frozen(which, "null");
    }
    expect((await opens(fund.approver)).storageKey).toBe(opened.storageKey);
  });
});

test("the papers of a deposit are shown to who decides on it", async () => {
  const fund = await aFundWith("0");
  const { id } = await aDeposit(fund, "10", { photos: [await aPaper(60, 40)] });
  const [kept] = await rows<{ id: string }>(
    "select id, kind, organizer_id from photos where deposit_id = $1",
    [id],
  );
  expect(kept).toMatchObject({ kind: "money_evidence", organizer_id: fund.fundId });
  const now = new Date();
  const input = { depositId: id };
  const { photos } = await run(lookAtDeposit, { actor: fund.approver, input, now });
  expect(photos).toEqual([
    { id: kept!.id, width: 60, height: 40, src: photoAddress(kept!.id, now) },
  ]);
});
