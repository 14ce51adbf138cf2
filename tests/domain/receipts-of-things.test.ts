import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import {
  declineGoodsRequest,
  issueGoodsReceipt,
  lookAtGoodsRequest,
} from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { donorNameDays, forgetDonors } from "~/domain/funds/forget-donors.server";
import {
  giftConfirmation,
  goodsOfCharity,
  goodsOfClaim,
} from "~/domain/funds/goods-queries.server";
import { counted } from "~/domain/funds/goods-rows.server";
import { keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { dayOf, yearOf } from "~/domain/funds/receipt-days";
import { receiptSeen } from "~/domain/funds/receipt-queries.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { toldOf } from "../factories/card-facts";
import { rows } from "../factories/cards";
import { aDonor } from "../factories/donors";
import { aHostedBatch, arrived } from "../factories/receipts";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;
const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;
const number = (of: number) => `${yearOf(new Date())}-00000${of}`;

const asks = async (actor: Actor, [claimId, ...also]: string[]) =>
  (await run(askGoodsReceipt, { actor, input: { claimId, also, donor: "林女士" } })).id;
const issue = async (actor: Person, requestId: string, more: object = {}) =>
  (
    await run(issueGoodsReceipt, {
      actor,
      input: { requestId, donor: "林女士", value: "80", valueBasis: "appraisal", ...more },
    })
  ).id;
const decline = (actor: Person, requestId: string, reason = "没有凭证") =>
  run(declineGoodsRequest, { actor, input: { requestId, reason } });
const deskOf = ({ slug }: { slug: string }, actor: Person, after = "") =>
  ask(goodsOfCharity, { actor, input: { slug, after } });

test("things are counted by what they are, with the last day on which one came", () => {
  const thing = (description: string, receivedOn: string) => ({ description, receivedOn });
  expect(counted([])).toEqual([]);
  expect(
    counted([
      thing("书包", "2026-03-02"),
      thing("外套", "2026-03-05"),
      thing("书包", "2026-03-04"),
      thing("书包", "2026-03-03"),
    ]),
  ).toEqual([
    { description: "书包", quantity: 3, receivedOn: "2026-03-04" },
    { description: "外套", quantity: 1, receivedOn: "2026-03-05" },
  ]);
});

describe("a charity's desk for things", () => {
  test("shows what waits, oldest first and what was declined last, and the receipts written; no name", async () => {
    const hosted = await aHostedBatch({ wishes: 4 });
    const { treasurer, approver, charity, slug, batch } = hosted;
    const donor = await aDonor();
    const claims = await arrived(donor, batch);
    const [first, second, third] = [
      await asks(donor, [claims[0]!]),
      await asks(donor, [claims[1]!, claims[2]!]),
      await asks(donor, [claims[3]!]),
    ];
    await decline(treasurer, first);
    const seen = await deskOf(hosted, treasurer);
    expect(seen).toEqual({
      ...{ name: "禾川县慈善会", slug, jurisdiction: "cn", may: { issue: true } },
      ...{ receipts: [], next: null },
      waiting: [
        [second, false, 2],
        [third, false, 1],
        [first, true, 1],
      ].map(([id, declined]) => ({
        ...{ id, declined, organizer: "青溪县儿童关爱中心", askedAt: at },
        things: expect.any(Array) as unknown[],
      })),
    });
    const things = seen.waiting.map((one) => one.things.map(({ quantity }) => quantity));
    expect(things.map((all) => all.reduce((sum, one) => sum + one, 0))).toEqual([2, 1, 1]);
    const receiptId = await issue(treasurer, second);
    const row = {
      ...{ id: receiptId, number: number(1), goods: true, officialNumber: "", voided: false },
      ...{ amount: { minor: "8000", currency: "CNY" }, receivedOn: dayOf(new Date()) },
      ...{ issuedAt: at, charity: "禾川县慈善会", fund: { slug, name: "禾川县慈善会" } },
    };
    expect(await deskOf(hosted, approver)).toMatchObject({
      ...{ may: { issue: false }, waiting: [{ id: third }, { id: first }] },
    });
    expect((await deskOf(hosted, approver)).receipts).toEqual([{ ...row, mayVoid: true }]);
    const { receipts } = await deskOf(hosted, treasurer);
    expect(receipts).toEqual([{ ...row, mayVoid: false }]);
    // Behind the last row there is none, and what waits stands on the first page.
    const behind = await deskOf(hosted, treasurer, `${receipts[0]!.issuedAt}~${receiptId}`);
    expect(behind).toMatchObject({ waiting: [], receipts: [], next: null });
    for (const actor of [donor, batch.staff, (await aHostedBatch()).treasurer])
      await expect(deskOf(hosted, actor)).rejects.toEqual(refusedBy("not_found"));
    expect(await deskOf(hosted, charity.coordinator)).toMatchObject({ may: { issue: false } });
    await rows("update organizations set frozen_at = now() where id = $1", [
      charity.organizationId,
    ]);
    await expect(deskOf(hosted, treasurer)).rejects.toEqual(refusedBy("not_found"));
  });

  test("opens a request with what was asked, by whom and how it stands; each step is told of", async () => {
    const hosted = await aHostedBatch({ wishes: 1 });
    const { treasurer, approver, charity, batch, slug } = hosted;
    const { organizerId } = batch;
    expect(await toldOf({ organizerId })).toEqual(["goods_host_said"]);
    const donor = await aDonor();
    const [claimId] = await arrived(donor, batch);
    const requestId = await asks(donor, [claimId!]);
    const open = (actor: Person) => run(lookAtGoodsRequest, { actor, input: { requestId } });
    const asked = {
      ...{ id: requestId, slug, organizer: "青溪县儿童关爱中心", jurisdiction: "cn" },
      ...{ askedAt: at, declined: "", receiptId: null, donor: "林女士" },
    };
    const { things, ...opened } = await open(treasurer);
    expect(opened).toEqual(asked);
    expect(things).toEqual([
      { description: expect.any(String) as string, quantity: 1, receivedOn: dayOf(new Date()) },
    ]);
    const audited = await rows(
      `select subject_type, organization_id, fields from audit_entries
       where action = 'funds.lookedAtGoodsRequest' and subject_id = $1`,
      [requestId],
    );
    expect(audited).toEqual([
      {
        ...{ subject_type: "goodsRequest", organization_id: charity.organizationId },
        fields: ["donor"],
      },
    ]);
    for (const [actor, code] of [
      [approver, "not_allowed"],
      [donor, "not_found"],
      [batch.staff, "not_found"],
    ] as const) {
      await expect(open(actor)).rejects.toEqual(refusedBy(code));
      await expect(decline(actor, requestId)).rejects.toEqual(refusedBy(code));
    }
    const claim = () => ask(goodsOfClaim, { actor: donor, input: { claimId } });
    const wanted = { claimId, arrived: true, host: { name: "禾川县慈善会", jurisdiction: "cn" } };
    const request = { askedAt: at, declined: "", receiptId: null, things };
    expect(await claim()).toEqual({ ...wanted, request, others: [] });
    await decline(treasurer, requestId);
    const [row] = await rows("select declined_by from goods_requests where id = $1", [requestId]);
    expect(row).toEqual({ declined_by: treasurer.personId });
    expect(await open(treasurer)).toEqual({ ...asked, things, declined: "没有凭证" });
    expect(await claim()).toMatchObject({ request: { declined: "没有凭证", receiptId: null } });
    const receiptId = await issue(treasurer, requestId);
    expect(await claim()).toMatchObject({ request: { declined: "", receiptId } });
    expect(await open(treasurer)).toMatchObject({ receiptId });
    expect([await toldOf({ requestId }), await toldOf({ receiptId })]).toEqual([
      ["goods_receipt_asked", "goods_receipt_declined"],
      ["receipt_issued"],
    ]);
    expect(await ask(receiptSeen, { actor: treasurer, input: { receiptId } })).toMatchObject({
      ...{ desk: `/charity/${slug}`, goods: true, things, charity: "禾川县慈善会", held: null },
      may: { note: true, mend: false, void: false },
    });
    expect(await run(lookAtReceipt, { actor: donor, input: { receiptId } })).toMatchObject({
      ...{ way: null, donor: "林女士", things, fund: "禾川县慈善会", valueBasis: "appraisal" },
    });
    // Void: his claim still leads to the one that was written, and to the new one once there is one.
    const input = { receiptId, reason: "写错了" };
    await run(voidReceipt, { actor: approver, input });
    expect(await claim()).toMatchObject({ request: { declined: "没有凭证", receiptId } });
    const anew = await issue(treasurer, requestId);
    expect(await claim()).toMatchObject({ request: { declined: "", receiptId: anew } });
  });

  test("a steward's word on an organizer's charity can be changed and taken back, and is about organizers", async () => {
    const [hosted, other] = [await aHostedBatch({ wishes: 1 }), await aHostedBatch({ wishes: 1 })];
    const { organizerId } = hosted.batch;
    const { steward } = hosted.charity;
    const says = (charityId: string, of = organizerId) =>
      run(keepGoodsHost, { actor: steward, input: { organizerId: of, charityId } });
    const said = () =>
      rows("select charity_id, said_by from goods_hosts where organizer_id = $1", [organizerId]);
    await says(other.charity.organizationId);
    const charity_id = other.charity.organizationId;
    expect(await said()).toEqual([{ charity_id, said_by: steward.personId }]);
    await says("");
    expect(await said()).toEqual([]);
    for (const of of [hosted.charity.organizationId, randomUUID()])
      await expect(says(charity_id, of)).rejects.toEqual(refusedBy("not_found"));
  });
});

test("of one giver's other things only those are offered that arrived, and that nobody asked for", async () => {
  const hosted = await aHostedBatch({ wishes: 5 });
  const { batch } = hosted;
  const [donor, stranger] = [await aDonor(), await aDonor()];
  const claims = await arrived(donor, { ...batch, wishes: batch.wishes.slice(0, 4) });
  await arrived(stranger, { ...batch, wishes: batch.wishes.slice(4) });
  const others = async (at: number) =>
    (await ask(goodsOfClaim, { actor: donor, input: { claimId: claims[at] } })).others;
  const [offered] = await others(0);
  expect(offered).toEqual({
    ...{ id: claims[1], number: batch.wishes[1]!.number },
    ...{ title: expect.any(String) as string, batch: expect.any(String) as string },
  });
  expect((await others(0)).map(({ id }) => id)).toEqual(claims.slice(1));
  await asks(donor, [claims[3]!]);
  await rows(
    "update wishes set frozen_at = now() from claims c where c.wish_id = wishes.id and c.id = $1",
    [claims[2]],
  );
  expect((await others(0)).map(({ id }) => id)).toEqual([claims[1]]);
  expect(await others(3)).toEqual([]);
});

test("an organizer's confirmation says what was given, when, by whom and for what", async () => {
  const hosted = await aHostedBatch({ wishes: 2 });
  const donor = await aPerson({ name: "林女士" });
  const [claimId, other] = await arrived(donor, hosted.batch);
  const confirmed = (id = claimId) =>
    ask(giftConfirmation, { actor: donor, input: { claimId: id } });
  const [wish] = await rows<{ title: string; batch: string }>(
    `select concat_ws(' · ', w.title, nullif(w.size, ''), nullif(w.colour, ''), nullif(w.style, '')) as title,
       b.title as batch from wishes w join batches b on b.id = w.batch_id where w.id = $1`,
    [hosted.batch.wishes[0]!.id],
  );
  expect(await confirmed()).toEqual({
    ...{ organizer: "青溪县儿童关爱中心", registration: "", batch: wish!.batch, donor: "林女士" },
    ...{ number: hosted.batch.wishes[0]!.number, description: wish!.title },
    receivedOn: dayOf(new Date()),
  });
  await rows("update claims set substitute_note = '一副手套' where id = $1", [claimId]);
  expect((await confirmed()).description).toBe("一副手套");
  await rows(
    "update wishes set frozen_at = now() from claims c where c.wish_id = wishes.id and c.id = $1",
    [other],
  );
  await expect(confirmed(other)).rejects.toMatchObject({
    code: expect.stringMatching(/^not_/) as string,
  });
});

test("who asked for a receipt is forgotten after seven years, and a year after there was none", async () => {
  const hosted = await aHostedBatch({ wishes: 3 });
  const { treasurer, charity } = hosted;
  const donor = await aDonor();
  const requests: string[] = [];
  for (const claimId of await arrived(donor, hosted.batch))
    requests.push(await asks(donor, [claimId]));
  const [declined, given, waits] = requests as [string, string, string];
  await decline(treasurer, declined);
  await decline(treasurer, given);
  const receiptId = await issue(treasurer, given);
  const named = async () => {
    const found = [];
    for (const requestId of requests)
      found.push(
        (await run(lookAtGoodsRequest, { actor: treasurer, input: { requestId } })).donor !== "",
      );
    return found;
  };
  const after = (days: number) =>
    runSweep(forgetDonors, { now: new Date(Date.now() + days * day) });
  await after(364);
  expect(await named()).toEqual([true, true, true]);
  await after(366);
  expect(await named()).toEqual([false, true, true]);
  const audited = (id: string) =>
    rows(
      "select subject_type, organization_id, fields from audit_entries where action = 'funds.forgotDonor' and subject_id = $1",
      [id],
    );
  const entry = { organization_id: charity.organizationId, fields: ["donor"] };
  expect([await audited(declined), await audited(waits)]).toEqual([
    [{ ...entry, subject_type: "goodsRequest" }],
    [],
  ]);
  await after(donorNameDays - 1);
  expect(await named()).toEqual([false, true, true]);
  await after(donorNameDays + 1);
  expect(await named()).toEqual([false, false, false]);
  expect(await audited(receiptId)).toEqual([{ ...entry, subject_type: "receipt" }]);
});
