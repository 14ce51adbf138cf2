import { afterAll, describe, expect, test } from "vitest";
import { bearLoss } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen, adjustmentsOf, lossForm } from "~/domain/funds/adjust/queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aBatchClosing, booksOf, broken, rows } from "../factories/allocations";
import { aCardFund, paid, type CardFund } from "../factories/cards";
import { someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";
import { toldOf } from "../factories/told";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const reason = "银行判给了持卡人";

/** A gift by card that its bank took back for good. */
async function lost(fund: CardFund, amount = "100", purpose = "general") {
  const { payment } = await paid(fund, { amount, purpose });
  const { id } = await desk.openDispute(fund.account, payment.provider_ref);
  await desk.closeDispute(fund.account, id, false);
}
const bear = (
  { treasurer, slug }: CardFund,
  amount: string,
  bearer: "general" | "host",
  happenedOn = daysAgo(),
) => run(bearLoss, { actor: treasurer, input: { slug, amount, bearer, happenedOn, reason } });
const approve = ({ approver }: CardFund, { id: adjustmentId }: { id: string }) =>
  run(approveAdjustment, { actor: approver, input: { adjustmentId } });
const form = ({ treasurer, slug }: CardFund) =>
  ask(lossForm, { actor: treasurer, input: { slug } });
const yuan = (minor: string) => (Number(minor) / 100).toFixed(2);
const money = (minor: string) => ({ minor, currency: "CNY" });
const entriesOf = ({ fundId }: CardFund) =>
  rows(
    `select kind, happened_on::text as on, source_type, source_id, recorded_by, approved_by from entries
     where fund_id = $1 and source_type = 'adjustment' order by seq`,
    [fundId],
  );

describe("a loss that somebody shall bear", () => {
  test("happened on a day that was, and is no more than was lost", async () => {
    const fund = await aCardFund();
    await lost(fund);
    const refuses = async (
      asked: Promise<unknown>,
      refusal: { code: string; field: "happenedOn" | "amount" },
    ) => {
      await expect(asked).rejects.toMatchObject(refusal);
    };
    await refuses(bear(fund, "1", "host", daysAgo(-1)), {
      ...{ code: "loss_in_future", field: "happenedOn" },
    });
    await refuses(bear(fund, "1", "host", daysAgo(1)), {
      ...{ code: "loss_before_dispute", field: "happenedOn" },
    });
    await refuses(bear(fund, "100.01", "host"), { code: "loss_is_less", field: "amount" });
    await expect(
      run(bearLoss, {
        actor: fund.approver,
        input: { slug: fund.slug, amount: "1", bearer: "host", happenedOn: daysAgo(), reason },
      }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    const asked = await bear(fund, "100", "host");
    expect(await toldOf(asked.id)).toEqual([["adjustment_asked", { adjustmentId: asked.id }]]);
    await refuses(bear(fund, "0.01", "host"), { code: "loss_is_less", field: "amount" });
    await approve(fund, asked);
    expect(await entriesOf(fund)).toEqual([
      {
        ...{ kind: "adjustment", on: daysAgo(), source_type: "adjustment", source_id: asked.id },
        ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
      },
    ]);
    expect((await booksOf(fund)).disputes).toBeUndefined();
    expect(await broken()).toEqual([]);
  });

  test("is borne by the host also where the fund has less, and by the fund to its last cent", async () => {
    const fund = await aCardFund();
    await lost(fund);
    const { own } = await form(fund);
    expect(Number(own.minor)).toBeLessThan(10_000);
    expect(Number(own.minor)).toBeGreaterThan(0);
    const more = yuan(String(Number(own.minor) + 1));
    await expect(bear(fund, more, "general")).rejects.toMatchObject({
      ...{ code: "ledger_short", field: "amount" },
    });
    const byHost = await bear(fund, more, "host");
    await approve(fund, byHost);
    const { loss, own: rest } = await form(fund);
    expect(rest).toEqual(loss);
    const self = await bear(fund, yuan(loss!.minor), "general");
    await approve(fund, self);
    expect(await form(fund)).toMatchObject({ loss: null, own: money("0") });
    expect((await entriesOf(fund)).at(-1)).toEqual({
      ...{ kind: "dispute_lost", on: daysAgo(), source_type: "adjustment", source_id: self.id },
      ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
    });
    expect(await broken()).toEqual([]);
  });

  test("is not borne by money that bore another part of it meanwhile", async () => {
    const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
    await lost(fund, "100", `batch:${batch.slug}`);
    const fees = Number((await booksOf(fund))["fees:batch"]);
    await someMoney(fund, yuan(String(fees - 1)));
    expect(await form(fund)).toMatchObject({ loss: money("10000"), own: money("9999") });
    const halves = [await bear(fund, "50", "general"), await bear(fund, "50", "general")];
    await approve(fund, halves[0]!);
    await expect(approve(fund, halves[1]!)).rejects.toEqual(refusedBy("ledger_short"));
    await someMoney(fund, "0.01");
    await approve(fund, halves[1]!);
    const { general, ...books } = await booksOf(fund);
    expect([general, books["disputes:batch"]]).toEqual([undefined, undefined]);
    expect(await broken()).toEqual([]);
  });

  test("of several purposes is borne by each for itself, and the rest by general money", async () => {
    const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
    await lost(fund, "50", `batch:${batch.slug}`);
    await lost(fund, "30", `wish:${batch.wishes[0]!.publicId}`);
    await lost(fund, "20");
    await someMoney(fund, "500");
    const before = await booksOf(fund);
    expect(before).toMatchObject({
      ...{ "disputes:batch": "5000", "disputes:wish": "3000", disputes: "2000" },
    });
    expect(await form(fund)).toMatchObject({ loss: money("10000"), own: money("10000") });
    const half = await bear(fund, "60", "general");
    await approve(fund, half);
    await approve(fund, await bear(fund, "40", "general"));
    const after = await booksOf(fund);
    for (const of of ["disputes", "disputes:batch", "disputes:wish"])
      expect(after[of]).toBeUndefined();
    const fees = Number(before["fees:batch"]) + Number(before["fees:wish"]);
    expect(Number(before.general) - Number(after.general)).toBe(2_000 + fees);
    expect(await broken()).toEqual([]);
  });

  test("has a form that tells the lost disputes, the newest first, and what could bear them", async () => {
    const fund = await aCardFund();
    const nothing = { slug: fund.slug, hostName: "禾川县慈善会", currency: "CNY", loss: null };
    expect(await form(fund)).toEqual({ ...nothing, own: money("0"), disputes: [] });
    await lost(fund, "30");
    await lost(fund, "20");
    await someMoney(fund, "500");
    const won = await paid(fund, { amount: "10" });
    const { id } = await desk.openDispute(fund.account, won.payment.provider_ref);
    const disputes = await rows<{ id: string; minor: bigint; closed_at: Date }>(
      "select id, minor, closed_at from disputes where fund_id = $1 and state = 'lost' order by closed_at desc",
      [fund.fundId],
    );
    const told = {
      ...nothing,
      own: money("5000"),
      disputes: disputes.map((one) => ({
        ...{ id: one.id, amount: money(String(one.minor)), closedAt: one.closed_at.toISOString() },
      })),
    };
    expect(told.disputes.map(({ amount }) => amount.minor)).toEqual(["2000", "3000"]);
    expect(await form(fund)).toEqual({ ...told, loss: money("5000") });
    await desk.closeDispute(fund.account, id, true);
    expect(await form(fund)).toEqual({ ...told, loss: money("5000") });
    const { id: adjustmentId } = await bear(fund, "15", "host");
    expect(await form(fund)).toMatchObject({ loss: money("3500") });
    const list = await ask(adjustmentsOf, { actor: fund.chair, input: { slug: fund.slug } });
    expect(list).toMatchObject({ loss: money("3500"), adjustments: [{ kind: "bear_loss" }] });
    await expect(
      ask(lossForm, { actor: fund.approver, input: { slug: fund.slug } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    const seen = await ask(adjustmentSeen, { actor: fund.approver, input: { adjustmentId } });
    expect(seen).toMatchObject({
      ...{ kind: "bear_loss", bearer: "host", happenedOn: daysAgo(), depositId: null, reason },
    });
  });
});
