import { afterAll, describe, expect, test } from "vitest";
import { purseOf, share, sumAt } from "~/domain/funds/order";
import { dropPurchase, mendPurchase, recordPurchase } from "~/domain/funds/record-purchase.server";
import { recordReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { approve, aTaking, drop, look, refuse } from "../factories/orders";
import { aBoughtOrder, anOrder, aPurchase } from "../factories/allocations";
import { named, toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string, currency = "CNY") => ({ minor, currency });
/** Noon of the twentieth of November in China. */
const noon = new Date("2026-11-20T04:00:00Z");

describe("an order as it is recorded", () => {
  test("is of a day that was, and each line says where its sum is wrong", async () => {
    const { fund, taken } = await aTaking(1);
    const { id } = taken[0]!;
    const refuses = (costs: Record<string, string>, more: object, code: string, field: string) =>
      expect(aPurchase(fund, costs, more)).rejects.toMatchObject({ code, field });
    const one = { [id]: "100" };
    await refuses(one, { paidOn: "2099-01-01" }, "purchase_in_future", "paidOn");
    for (const amount of ["", " "])
      await refuses({ [id]: amount }, {}, "field_missing", `amount-${id}`);
    await refuses({ [id]: "0" }, {}, "amount_not_above_zero", `amount-${id}`);
    await refuses({ [id]: "-5" }, {}, "amount_malformed", `amount-${id}`);
    await refuses({ [id]: "10000000.01" }, {}, "amount_too_large", `amount-${id}`);
    await refuses(one, { delivery: "x" }, "amount_malformed", "delivery");
    await refuses(one, { invoiceAmount: "x" }, "amount_malformed", "invoiceAmount");
    const foreign = { invoiceCurrency: "EUR", invoiceAmount: "10.001" };
    await refuses(one, foreign, "amount_too_fine", "invoiceAmount");
    await refuses({ [id]: "120.01" }, {}, "purchase_needs_deviation", `deviation-${id}`);
    await refuses(
      { [id]: "119" },
      { delivery: "1.01" },
      "purchase_needs_deviation",
      `deviation-${id}`,
    );
    const other = (await aTaking(1)).taken[0]!.id;
    await refuses({ [other]: "1" }, {}, "allocation_not_reserved", `amount-${other}`);
    const today = { actor: fund.treasurer, input: { slug: fund.slug, ...anOrder(one) } };
    await expect(
      run(recordPurchase, {
        ...today,
        now: new Date(noon.getTime() - 86_400_000),
      }),
    ).rejects.toMatchObject({ code: "purchase_in_future", field: "paidOn" });
    expect(await aPurchase(fund, { [id]: "119" }, { delivery: "1" })).toEqual({
      id: expect.any(String) as string,
    });
  });

  test("says all that it is at its page, to each what he may", async () => {
    const { fund, taken } = await aTaking(2);
    await named(fund.treasurer.personId, "司库");
    await named(fund.approver.personId, "复核");
    const [first, second] = taken;
    const order = anOrder(
      { [first!.id]: "100", [second!.id]: "125" },
      { delivery: "9", [`deviation-${second!.id}`]: "涨价了", invoiceAmount: "240" },
    );
    const [recorded, decided] = [new Date(Date.now() - 9_000), new Date(Date.now() - 4_000)];
    const { id } = await run(recordPurchase, {
      ...{ actor: fund.treasurer, now: recorded, input: { slug: fund.slug, ...order } },
    });
    const line = (at: number, cost: string, delivery: string, deviation: string) => ({
      ...{ id: expect.any(String) as string, allocationId: taken[at]!.id, number: at + 1 },
      ...{ title: "双肩书包", batch: "第一批", batchTitle: "第一批", claimState: "committed" },
      ...{ state: "recorded", leftFor: null, deviation },
      ...{ cost: money(cost), delivery: money(delivery), reserved: money("12000") },
      ...{ returned: null, returnedSum: null, returnId: null },
    });
    const told = {
      ...{ id, supplier: "石桥供销社", invoiceNumber: order.invoiceNumber, paidOn: "2026-11-20" },
      ...{ paidFrom: "bank", state: "recorded", reason: "" },
      fund: { slug: fund.slug, name: "石桥社区慈善基金" },
      ...{ amount: money("23400"), delivery: money("900"), invoice: money("24000"), rate: null },
      ...{ recordedAt: recorded.toISOString(), recordedBy: "司库" },
      ...{ decidedAt: null, decidedBy: "" },
      lines: [line(0, "10000", "400", ""), line(1, "12500", "500", "涨价了")],
      ...{ own: false, photos: [], files: [] },
    };
    const none = { decide: false, mend: false, drop: false, giveBack: false };
    expect(await look(fund.publisher, id)).toEqual({ ...told, may: none });
    expect(await look(fund.approver, id)).toEqual({ ...told, may: { ...none, decide: true } });
    const mends = { ...none, mend: true, drop: true };
    expect(await look(fund.treasurer, id)).toEqual({ ...told, may: mends });
    await refuse(fund, id, decided);
    const back = {
      ...{ state: "refused", reason: "发票上是 100", decidedBy: "复核" },
      decidedAt: decided.toISOString(),
    };
    expect(await look(fund.treasurer, id)).toEqual({ ...told, ...back, may: mends });
    expect(await look(fund.approver, id)).toEqual({ ...told, ...back, may: none });
    const { invoiceNumber } = order;
    await run(mendPurchase, {
      actor: fund.treasurer,
      input: { purchaseId: id, ...anOrder({ [first!.id]: "90" }, { invoiceNumber }) },
    });
    expect(await look(fund.approver, id)).toMatchObject({
      ...{ state: "recorded", decidedBy: "", decidedAt: null, amount: money("9000") },
      ...{ invoice: money("9000"), delivery: money("0"), may: { decide: true } },
    });
    await approve(fund, id, { reason: "已核对" }, decided);
    expect(await look(fund.treasurer, id)).toMatchObject({
      ...{ state: "approved", reason: "已核对", decidedBy: "复核" },
      ...{ decidedAt: decided.toISOString(), may: { ...none, giveBack: true } },
      lines: [{ state: "approved", claimState: "committed" }],
    });
    expect((await look(fund.approver, id)).may).toEqual(none);
    expect((await toldOf(id)).filter(([name]) => name.startsWith("purchase_"))).toEqual(
      ["recorded", "refused", "recorded", "approved"].map((step) => [
        ...[`purchase_${step}`, { purchaseId: id }],
      ]),
    );
  });

  test("tells what the shop gave back, unless that was found wrong", async () => {
    const { fund, taken } = await aTaking(1);
    const id = await aBoughtOrder(fund, { [taken[0]!.id]: "100" });
    const seen = async () => (await look(fund.approver, id)).lines[0]!;
    const given = await run(recordReturn, {
      actor: fund.treasurer,
      input: { lineId: (await seen()).id, amount: "7", receivedOn: "2026-11-22" },
    });
    expect(await seen()).toMatchObject({
      ...{ returned: "recorded", returnedSum: money("700"), returnId: given.id },
    });
    const input = { returnId: given.id, reason: "没有" };
    await run(rejectReturn, { actor: fund.approver, input });
    expect(await seen()).toMatchObject({ returned: null, returnedSum: null, returnId: null });
  });

  test("is dropped while it isn't in the books, and then neither mended nor decided", async () => {
    const { fund, taken } = await aTaking(1);
    const costs = { [taken[0]!.id]: "100" };
    const { id } = await aPurchase(fund, costs);
    await expect(
      run(dropPurchase, { actor: fund.approver, input: { purchaseId: id } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    await refuse(fund, id);
    await drop(fund, id);
    expect(await look(fund.treasurer, id)).toMatchObject({
      ...{ state: "dropped", amount: money("0"), delivery: money("0"), decidedAt: null },
      ...{ decidedBy: "", lines: [{ state: "left", leftFor: null }], own: false },
      may: { decide: false, mend: false, drop: false, giveBack: false },
    });
    expect((await toldOf(id)).at(-1)).toEqual(["purchase_dropped", { purchaseId: id }]);
    await expect(approve(fund, id)).rejects.toEqual(refusedBy("step_not_possible"));
    await expect(refuse(fund, id)).rejects.toEqual(refusedBy("step_not_possible"));
    const input = { purchaseId: id, ...anOrder(costs) };
    await expect(run(mendPurchase, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
    await expect(run(mendPurchase, { actor: fund.chair, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
  });

  test("sums typed for it are none, too large, or wrong at their field", () => {
    expect([sumAt("", "CNY", "delivery"), sumAt("10000000", "CNY", "delivery")]).toEqual([
      ...[0n, 1_000_000_000n],
    ]);
    expect(() => sumAt("10000000.01", "CNY", "delivery")).toThrow(refusedBy("amount_too_large"));
    expect(() => sumAt("1.001", "CNY", "delivery")).toThrow(
      expect.objectContaining({ code: "amount_too_fine", field: "delivery" }),
    );
    expect(["bank", "elsewhere", "pocket"].map(purseOf)).toEqual([
      ...[{ kind: "bank" }, { kind: "elsewhere" }, { kind: "bank" }],
    ]);
  });

  test("what rounding leaves of a shared cost goes to the largest remainders, the first of equals first", () => {
    expect(share(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(share(11n, [1n, 1n, 1n])).toEqual([4n, 4n, 3n]);
    expect(share(10n, [33n, 33n, 34n])).toEqual([3n, 3n, 4n]);
    expect(share(10n, [26n, 35n, 39n])).toEqual([3n, 3n, 4n]);
    expect(share(10n, [0n, 5n, 0n])).toEqual([0n, 10n, 0n]);
  });
});
