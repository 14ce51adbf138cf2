import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { purchasesOf, purchaseToMend } from "~/domain/funds/allocation-queries.server";
import { recordPurchase } from "~/domain/funds/record-purchase.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { approve, aTaking, drop, look, refuse } from "../factories/orders";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  anOrder,
  aPurchase,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { someMoney, type FundAtWork } from "../factories/funds";
import { named } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string, currency = "CNY") => ({ minor, currency });

describe("an order as it is decided", () => {
  test("whoever recorded it decides nothing of it, whatever became of it", async () => {
    const { fund, taken } = await aTaking(1);
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const { id } = await aPurchase({ ...fund, treasurer: both }, { [taken[0]!.id]: "90" });
    expect(await look(both, id)).toMatchObject({ own: true, may: { decide: false, mend: true } });
    await refuse(fund, id);
    expect(await look(both, id)).toMatchObject({ own: false });
    const refused = refusedBy("purchase_needs_second_person");
    await expect(refuse({ approver: both }, id)).rejects.toEqual(refused);
    await expect(approve({ ...fund, approver: both }, id)).rejects.toEqual(refused);
    for (const approver of [fund.treasurer, fund.chair])
      await expect(refuse({ approver }, id)).rejects.toEqual(refusedBy("not_allowed"));
  });

  test("with no line that can be bought it is refused for the first one's reason, and stays as it was", async () => {
    const { fund, batch, taken } = await aTaking(2);
    const { id } = await aPurchase(fund, { [taken[0]!.id]: "90", [taken[1]!.id]: "90" });
    const [, second] = (await look(fund.approver, id)).lines;
    const { claimId } = taken[0]!;
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "孩子转学了" } });
    await expect(approve(fund, id, { leave: [second!.id] })).rejects.toEqual(
      refusedBy("allocation_not_reserved"),
    );
    const stands = await look(fund.approver, id);
    expect(stands.lines.map(({ state, leftFor }) => [state, leftFor])).toEqual([
      ...[
        ["recorded", null],
        ["recorded", null],
      ],
    ]);
    expect(stands).toMatchObject({ state: "recorded", amount: money("18000") });
  });

  test("things are paid of the nearest purpose, then what bringing them cost, out of the purse that paid", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    await someMoney(fund, "100", { purpose: `wish:${batch.wishes[0]!.publicId}` });
    await someMoney(fund, "15", { purpose: `batch:${batch.slug}`, way: "elsewhere" });
    await someMoney(fund, "50");
    await someMoney(fund, "118", { way: "at_platform" });
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    const costs = { [taken!.id]: "105" };
    const more = { delivery: "13", paidFrom: "elsewhere" };
    expect(await booksOf(fund)).toMatchObject({ reserved: "12000", general: "16300" });
    await aBoughtOrder(fund, costs, more);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "16500", general: "16800", "restricted:wish": "10000" },
      ...{ "restricted:batch": "1500", "wishes:wish": "10000", "wishes:batch": "500" },
      ...{ "delivery:batch": "1000", delivery: "300" },
    });
    const entries = await rows(
      `select kind, happened_on::text as on, source_type, recorded_by, approved_by from entries
       where fund_id = $1 and kind = 'purchase'`,
      [fund.fundId],
    );
    expect(entries).toEqual([
      {
        ...{ kind: "purchase", on: "2026-11-20", source_type: "purchase_line" },
        ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
      },
    ]);
    const [spent] = await rows<{ spent_at: Date }>(
      "select spent_at from allocations where id = $1",
      [taken!.id],
    );
    expect(spent!.spent_at).toBeInstanceOf(Date);
  });

  test("what it cost above its reserve is reserved first, signed by both", async () => {
    const { fund, taken } = await aTaking(1, "125");
    const { id: allocationId } = taken[0]!;
    const deviation = { [`deviation-${allocationId}`]: "涨价了" };
    await aBoughtOrder(fund, { [allocationId]: "125" }, deviation);
    const entries = await rows(
      `select kind, source_id, recorded_by, approved_by from entries
       where fund_id = $1 and kind in ('allocation', 'purchase') order by seq`,
      [fund.fundId],
    );
    const signed = {
      ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
    };
    expect(entries).toMatchObject([
      { kind: "allocation", source_id: allocationId },
      { kind: "allocation", source_id: allocationId, ...signed },
      { kind: "purchase", ...signed },
    ]);
    expect(await booksOf(fund)).toEqual({ general: "12500", wishes: "12500" });
    expect(await broken()).toEqual([]);
  });
});

describe("orders in a list", () => {
  test("those that wait for somebody stand first, by the day they were paid", async () => {
    const { fund, taken } = await aTaking(4);
    await named(fund.treasurer.personId, "司库");
    const on = (day: number) => ({ paidOn: `2026-11-${day}` });
    const cost = (at: number) => ({ [taken[at]!.id]: "90" });
    const bought = await aBoughtOrder(fund, cost(0), on(20));
    const { id: refused } = await aPurchase(fund, cost(1), on(11));
    await refuse(fund, refused);
    const { id: waits } = await aPurchase(fund, cost(2), on(12));
    const { id: dropped } = await aPurchase(fund, cost(3), on(10));
    await drop(fund, dropped);
    const row = (id: string, state: string, day: number, minor = "9000", reason = "") => ({
      ...{ id, state, reason, supplier: "石桥供销社", paidOn: `2026-11-${day}` },
      ...{ recordedBy: "司库", amount: money(minor) },
    });
    const list = (actor: FundAtWork["chair"], after = "") =>
      ask(purchasesOf, { actor, input: { slug: fund.slug, after } });
    expect(await list(fund.publisher)).toEqual({
      ...{ slug: fund.slug, next: null },
      purchases: [
        ...[row(waits, "recorded", 12), row(refused, "refused", 11, "9000", "发票上是 100")],
        ...[row(bought, "approved", 20), row(dropped, "dropped", 10, "0")],
      ],
    });
    const then = await list(fund.chair, `2026-11-20~${bought}`);
    expect(then.purchases.map(({ id }) => id)).toEqual([dropped]);
  });

  test("one to mend comes as it was typed, with what it may be for and what it can't any more", async () => {
    const { fund, batch, taken } = await aTaking(4);
    const [first, second, third, fourth] = taken;
    await aPurchase(fund, { [fourth!.id]: "1" });
    const order = anOrder(
      { [first!.id]: "100", [second!.id]: "121" },
      {
        ...{ delivery: "2.5", invoiceAmount: "230", [`deviation-${second!.id}`]: "涨价了" },
        ...{ [`deviation-${first!.id}`]: "大一号" },
      },
    );
    const { id } = await run(recordPurchase, {
      ...{ actor: fund.treasurer, input: { slug: fund.slug, ...order } },
    });
    await refuse(fund, id);
    const { claimId } = second!;
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "孩子转学了" } });
    const form = await ask(purchaseToMend, { actor: fund.treasurer, input: { purchaseId: id } });
    const { wishes, ...rest } = form;
    expect(wishes.map((wish) => [wish.id, wish.purchaseId, wish.ordered])).toEqual([
      [first!.id, id, true],
      [third!.id, null, false],
    ]);
    expect(rest).toEqual({
      ...{ id, slug: fund.slug, currency: "CNY", reason: "发票上是 100", purses: ["bank"] },
      gone: [{ number: 2, title: "双肩书包" }],
      order: {
        ...{ supplier: "石桥供销社", invoiceNumber: order.invoiceNumber, paidOn: "2026-11-20" },
        ...{ paidFrom: "bank", invoiceCurrency: "CNY", invoiceAmount: "230", invoiceRate: "" },
        delivery: "2.50",
        lines: [{ allocationId: first!.id, amount: "100", deviation: "大一号" }],
      },
    });
  });
});
