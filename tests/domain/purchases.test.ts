import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { expireClaims, remindOfClaims } from "~/domain/claims/expire-claims.server";
import { checkInMany } from "~/domain/deliveries/check-in-many.server";
import { approvePurchase, refusePurchase } from "~/domain/funds/decide-purchase.server";
import { allocationsOf, purchaseToMend } from "~/domain/funds/allocation-queries.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { share } from "~/domain/funds/order";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { dropPurchase, mendPurchase } from "~/domain/funds/record-purchase.server";
import { approveReturn, recordReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { lineToReturn, returnSeen } from "~/domain/funds/return-queries.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
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
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;

/** A fund with money that took so many wishes at 120 yuan. */
async function aTaking(wishes: number, amount = "1000") {
  const [fund, batch] = [await aFundWith(amount), await aBatchClosing(wishes)];
  await take(fund, batch.wishes);
  return { fund, batch, taken: await takenBy(fund) };
}

const approve = ({ approver }: FundAtWork, purchaseId: string, more = {}) =>
  run(approvePurchase, { actor: approver, input: { purchaseId, ...more } });

const linesOf = (purchaseId: string) =>
  rows<{ id: string; state: string; number: number }>(
    `select l.id, l.state, w.number from purchase_lines l join allocations a on a.id = l.allocation_id
     join claims c on c.id = a.claim_id join wishes w on w.id = c.wish_id where l.purchase_id = $1 order by 3, 2`,
    [purchaseId],
  );

describe("an order at a shop", () => {
  test("recorded it changes nothing; approved by another it is spent, and what is over lies there again", async () => {
    const { fund, taken } = await aTaking(3);
    const [first, second, third] = taken;
    const costs = { [first!.id]: "100", [second!.id]: "110.50", [third!.id]: "105" };
    const { id } = await aPurchase(fund, costs, { delivery: "10" });
    expect(await booksOf(fund)).toEqual({ bank: "100000", general: "64000", reserved: "36000" });
    expect(await approve(fund, id)).toEqual({ done: [1, 2, 3], left: [] });
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "67450", general: "100000", wishes: "31550", delivery: "1000" },
    });
    expect((await takenBy(fund)).map(({ state }) => state)).toEqual(["spent", "spent", "spent"]);
    const entries = await rows(
      `select count(*)::int as count, count(distinct approved_by)::int as approvers from entries
       where fund_id = $1 and kind = 'purchase' and recorded_by = $2`,
      [fund.fundId, fund.treasurer.personId],
    );
    expect(entries).toEqual([{ count: 3, approvers: 1 }]);
    expect(await broken()).toEqual([]);
  });

  test("whoever recorded it can't approve it: not by the command, not in the database", async () => {
    const { fund, taken } = await aTaking(1);
    const both = await aMember(
      { organizationId: fund.fundId },
      ...(["treasurer", "approver"] as const),
    );
    const { id: purchaseId } = await aPurchase(
      { ...fund, treasurer: both },
      { [taken[0]!.id]: "90" },
    );
    const input = { purchaseId };
    await expect(run(approvePurchase, { actor: both, input })).rejects.toEqual(
      refusedBy("purchase_needs_second_person"),
    );
    await expect(
      run(refusePurchase, { actor: both, input: { ...input, reason: "不对" } }),
    ).rejects.toEqual(refusedBy("purchase_needs_second_person"));
    await expect(run(approvePurchase, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(
      rows(
        "update purchases set state = 'approved', decided_by = recorded_by, decided_at = now() where id = $1",
        [purchaseId],
      ),
    ).rejects.toMatchObject({ constraint: "purchase_needs_second_person" });
    const other = await aFundWith("0");
    await expect(run(approvePurchase, { actor: other.approver, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    const host = await aMember(fund.charity, "approver");
    expect(await run(approvePurchase, { actor: host, input })).toMatchObject({ done: [1] });
    await expect(approve(fund, purchaseId)).rejects.toEqual(refusedBy("step_not_possible"));
  });

  test("two who approve at once book it once", async () => {
    const { fund, taken } = await aTaking(1);
    const { id: purchaseId } = await aPurchase(fund, { [taken[0]!.id]: "120" });
    const host = await aMember(fund.charity, "approver");
    const outcomes = await Promise.allSettled(
      [fund.approver, host].map((actor) => run(approvePurchase, { actor, input: { purchaseId } })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await booksOf(fund)).toMatchObject({ wishes: "12000", bank: "88000" });
  });

  test("dearer than reserved needs a reason, and the money to be there", async () => {
    const { fund, taken } = await aTaking(1, "130");
    const [one] = taken;
    await expect(aPurchase(fund, { [one!.id]: "125" })).rejects.toMatchObject({
      ...{ code: "purchase_needs_deviation", field: `deviation-${one!.id}` },
    });
    await expect(
      rows(
        `insert into purchase_lines (purchase_id, fund_id, allocation_id, minor, reserved_minor)
         select gen_random_uuid(), fund_id, id, 13000, 12000 from allocations where id = $1`,
        [one!.id],
      ),
    ).rejects.toMatchObject({ constraint: "purchase_needs_deviation" });
    const deviation = { [`deviation-${one!.id}`]: "只剩大一号的款" };
    const dear = await aPurchase(fund, { [one!.id]: "131" }, deviation);
    await expect(approve(fund, dear.id)).rejects.toEqual(refusedBy("ledger_short"));
    await run(dropPurchase, { actor: fund.treasurer, input: { purchaseId: dear.id } });
    await aBoughtOrder(fund, { [one!.id]: "128" }, deviation);
    expect(await booksOf(fund)).toEqual({ bank: "200", general: "13000", wishes: "12800" });
    expect(await broken()).toEqual([]);
  });

  test("one line of many that can't be is told, the others are bought, and the sum says so", async () => {
    const { fund, batch, taken } = await aTaking(4);
    const costs = Object.fromEntries(taken.map(({ id }) => [id, "120"]));
    const { id } = await aPurchase(fund, costs);
    const claimId = taken[1]!.claimId;
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "孩子转学了" } });
    const third = (await linesOf(id))[2]!.id;
    expect(await approve(fund, id, { leave: [third] })).toEqual({
      done: [1, 4],
      left: [
        { key: 2, code: "allocation_not_reserved" },
        { key: 3, code: "purchase_line_left" },
      ],
    });
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "76000", general: "88000", reserved: "12000", wishes: "24000" },
    });
    const seen = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId: id } });
    expect(seen.lines.map(({ leftFor }) => leftFor)).toEqual([
      ...[null, "allocation_not_reserved", "purchase_line_left", null],
    ]);
    const purchase = await rows("select minor, invoice_minor from purchases where id = $1", [id]);
    expect(purchase).toEqual([{ minor: 24_000n, invoice_minor: 48_000n }]);
    await aBoughtOrder(fund, { [taken[2]!.id]: "110" });
    expect(await broken()).toEqual([]);
  });

  test("sent back with a reason, it is mended and waits again; dropped, its wishes are free for another order", async () => {
    const { fund, taken } = await aTaking(2);
    const [first, second] = taken;
    const { id: purchaseId } = await aPurchase(fund, { [first!.id]: "120", [second!.id]: "60" });
    const refuse = () =>
      run(refusePurchase, { actor: fund.approver, input: { purchaseId, reason: "发票上是 100" } });
    const seen = async () =>
      (await ask(allocationsOf, { actor: fund.treasurer, input: { slug: fund.slug } })).waiting;
    expect(await seen()).toMatchObject([{ ordered: true, sentBack: false }, { sentBack: false }]);
    await refuse();
    expect(await seen()).toMatchObject([{ ordered: true, sentBack: true }, { sentBack: true }]);
    await expect(refuse()).rejects.toEqual(refusedBy("step_not_possible"));
    await expect(aPurchase(fund, { [first!.id]: "100" })).rejects.toEqual(
      refusedBy("allocation_bought_already"),
    );
    const mended = { purchaseId, ...anOrder({ [first!.id]: "100" }) };
    await run(mendPurchase, { actor: fund.treasurer, input: mended });
    expect((await linesOf(purchaseId)).map(({ state }) => state)).toEqual([
      ...["recorded", "left", "left"],
    ]);
    await approve(fund, purchaseId);
    expect(await booksOf(fund)).toMatchObject({ wishes: "10000", reserved: "12000" });
    const again = await aPurchase(fund, { [second!.id]: "60" });
    await run(dropPurchase, { actor: fund.treasurer, input: { purchaseId: again.id } });
    await aBoughtOrder(fund, { [second!.id]: "60" });
    await expect(
      run(dropPurchase, { actor: fund.treasurer, input: { purchaseId } }),
    ).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await broken()).toEqual([]);
  });

  test("a mended order tells each wish once, and what bringing costs as it stands now", async () => {
    const { fund, taken } = await aTaking(2);
    const [first, second] = taken;
    const costs = { [first!.id]: "98", [second!.id]: "60" };
    const { id: purchaseId } = await aPurchase(fund, costs, { delivery: "0.01" });
    const mend = (costs: Record<string, string>, delivery: string) =>
      run(mendPurchase, {
        actor: fund.treasurer,
        input: { purchaseId, ...anOrder(costs, { delivery }) },
      });
    const told = async () => {
      const seen = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId } });
      const lines = seen.lines.map(({ number, state }) => `${number} ${state}`);
      return { delivery: seen.delivery.minor, amount: seen.amount.minor, lines };
    };
    await mend(costs, "1.01");
    await mend({ [first!.id]: "98" }, "1");
    const stands = { delivery: "100", amount: "9900" };
    expect(await told()).toEqual({ ...stands, lines: ["1 recorded"] });
    await run(refusePurchase, { actor: fund.approver, input: { purchaseId, reason: "少一件" } });
    expect(await told()).toEqual({ ...stands, lines: ["1 recorded"] });
    await mend({ [first!.id]: "98" }, "1");
    await approve(fund, purchaseId);
    expect(await told()).toEqual({ ...stands, lines: ["1 approved"] });
  });

  test("a dropped order tells what it was for at last, and no cost", async () => {
    const { fund, taken } = await aTaking(1);
    const costs = { [taken[0]!.id]: "98" };
    const { id: purchaseId } = await aPurchase(fund, costs, { delivery: "2" });
    const input = { purchaseId };
    await run(mendPurchase, { actor: fund.treasurer, input: { ...input, ...anOrder(costs) } });
    await run(dropPurchase, { actor: fund.treasurer, input });
    const seen = await run(lookAtPurchase, { actor: fund.approver, input });
    expect(seen).toMatchObject({ delivery: { minor: "0" }, lines: [{ state: "left" }] });
    expect(seen.lines).toHaveLength(1);
  });

  test("one that still waits is mended too, and who looked at it before has to look again", async () => {
    const { fund, batch, taken } = await aTaking(3);
    const [first, second, third] = taken;
    const { id: purchaseId } = await aPurchase(fund, { [first!.id]: "120", [second!.id]: "60" });
    const looked = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId } });
    const claimId = second!.claimId;
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "孩子转学了" } });
    const form = await ask(purchaseToMend, { actor: fund.treasurer, input: { purchaseId } });
    expect(form).toMatchObject({
      wishes: [{ number: 1 }, { number: 3 }],
      gone: [{ number: 2 }],
      order: { lines: [{ allocationId: first!.id, amount: "120", deviation: "" }] },
    });
    await expect(
      ask(purchaseToMend, { actor: fund.approver, input: { purchaseId } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    const mended = { purchaseId, ...anOrder({ [first!.id]: "110", [third!.id]: "90" }) };
    const treasurers = [
      fund.treasurer,
      await aMember({ organizationId: fund.fundId }, "treasurer"),
    ];
    await run(mendPurchase, { actor: treasurers[1]!, input: mended });
    const seen = looked.recordedAt;
    await expect(approve(fund, purchaseId, { seen })).rejects.toEqual(refusedBy("purchase_mended"));
    const again = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId } });
    const recorded = await rows("select recorded_by from purchases where id = $1", [purchaseId]);
    expect(recorded).toEqual([{ recorded_by: treasurers[1]!.personId }]);
    expect(await approve(fund, purchaseId, { seen: again.recordedAt })).toEqual({
      ...{ done: [1, 3], left: [] },
    });
    await expect(
      run(mendPurchase, { actor: fund.treasurer, input: { ...mended, ...anOrder({}) } }),
    ).rejects.toMatchObject({ issues: [{ code: "purchase_has_no_lines" }] });
    await expect(
      ask(purchaseToMend, { actor: fund.treasurer, input: { purchaseId } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
    expect(await booksOf(fund)).toMatchObject({ wishes: "20000" });
    expect(await broken()).toEqual([]);
  });

  test("an invoice counts once, a day is one that was, and another fund's allocation is nobody's line", async () => {
    const { fund, taken } = await aTaking(2);
    const [first, second] = taken;
    const other = await aTaking(1);
    const invoice = { invoiceNumber: "A-1", supplier: "供销社 B" };
    await aPurchase(fund, { [first!.id]: "1" }, invoice);
    await expect(
      aPurchase(fund, { [second!.id]: "1" }, { ...invoice, supplier: "供销社 b" }),
    ).rejects.toEqual(refusedBy("purchase_invoice_known"));
    await expect(aPurchase(fund, { [second!.id]: "1" }, { paidOn: "2099-01-01" })).rejects.toEqual(
      refusedBy("purchase_in_future"),
    );
    await expect(aPurchase(fund, { [other.taken[0]!.id]: "1" })).rejects.toEqual(
      refusedBy("allocation_not_reserved"),
    );
    await expect(aPurchase(fund, { [second!.id]: "-5" })).rejects.toEqual(
      refusedBy("amount_malformed"),
    );
    await expect(aPurchase(fund, {})).rejects.toMatchObject({
      issues: [{ code: "purchase_has_no_lines" }],
    });
    await expect(
      aPurchase({ ...fund, treasurer: other.fund.treasurer }, { [second!.id]: "1" }),
    ).rejects.toEqual(refusedBy("not_found"));
    const input = { purchaseId: (await aPurchase(fund, { [second!.id]: "1" })).id };
    const seen = await run(lookAtPurchase, { actor: fund.approver, input });
    expect(seen).toMatchObject({ may: { decide: true }, lines: [{ number: 2 }] });
    await expect(run(lookAtPurchase, { actor: other.fund.chair, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test("what bringing cost is shared to the last cent", () => {
    expect(share(1000n, [10_000n, 10_000n, 10_000n])).toEqual([334n, 333n, 333n]);
    expect(share(7n, [1n, 2n, 4n])).toEqual([1n, 2n, 4n]);
    expect(share(0n, [5n])).toEqual([0n]);
    expect(share(5n, [0n])).toEqual([0n]);
  });
});

describe("what is left over", () => {
  /** Money for one wish by a donor who agreed to a rule, and more of the fund's own. */
  async function meantForOne(rule: "programme" | "general" | "donor") {
    const [fund, batch, donor] = [await aFundWith("50"), await aBatchClosing(1), await aDonor()];
    await run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底", leftoverRule: rule },
    });
    const purpose = `wish:${batch.wishes[0]!.publicId}`;
    const { reference } = await run(promisePledge, {
      actor: donor,
      input: { slug: fund.slug, amount: "120", purpose },
    });
    await someMoney(fund, "120", { reference });
    await take(fund, batch.wishes);
    return { fund, taken: await takenBy(fund) };
  }

  test.each([
    ["programme", { "restricted:programme": "2000", "restricted:wish": "10000", general: "5000" }],
    ["general", { "restricted:wish": "10000", general: "7000" }],
    ["donor", { "restricted:wish": "12000", general: "5000" }],
  ] as const)("goes as its donor agreed: %s", async (rule, owned) => {
    const { fund, taken } = await meantForOne(rule);
    await aBoughtOrder(fund, { [taken[0]!.id]: "100" });
    const { bank, wishes, ...rest } = await booksOf(fund);
    expect({ bank, wishes }).toEqual({ bank: "7000", wishes: undefined });
    expect(rest).toEqual({ ...owned, "wishes:wish": "10000" });
    const [release] = await rows(
      "select count(*)::int as count from entries where fund_id = $1 and kind = 'release_of_restriction'",
      [fund.fundId],
    );
    expect(release).toEqual({ count: rule === "general" ? 1 : 0 });
    expect(await broken()).toEqual([]);
  });

  test("money without a promise has nobody's consent: it stays with the programme", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    await run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底", leftoverRule: "general" },
    });
    await someMoney(fund, "120", { purpose: `wish:${batch.wishes[0]!.publicId}` });
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    await aBoughtOrder(fund, { [taken!.id]: "100" });
    expect(await booksOf(fund)).toMatchObject({ "restricted:programme": "2000" });
  });

  test("of a batch stays for its other wishes", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(2)];
    await someMoney(fund, "140", { purpose: `batch:${batch.slug}` });
    await take(fund, [batch.wishes[0]!]);
    const [taken] = await takenBy(fund);
    await aBoughtOrder(fund, { [taken!.id]: "20" });
    expect((await take(fund, [batch.wishes[1]!])).done).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });
});

describe("after it was bought", () => {
  test("the clock ends no claim for which a thing is on its way, and the hub takes it in without a parcel", async () => {
    const { fund, batch, taken } = await aTaking(1);
    await aBoughtOrder(fund, { [taken[0]!.id]: "120" });
    const at = (days: number) => new Date(Date.now() + days * day);
    await runSweep(remindOfClaims, { now: at(8) });
    await runSweep(expireClaims, { now: at(20) });
    const claimId = taken[0]!.claimId;
    const received = await run(checkInMany, {
      actor: batch.staff,
      input: { slug: batch.slug, pick: "1", seen: claimId },
    });
    expect(received).toEqual({ done: [1], left: [] });
    const tasks = await ask(fundTodo, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect(tasks).toMatchObject([{ task: "noInvoice", count: 1 }]);
    const claim = await rows("select state, way from claims where id = $1", [claimId]);
    expect(claim).toEqual([{ state: "received", way: "pay" }]);
  });

  test("a claim that ends leaves what was spent; the shop's refund is recorded by one and booked by another", async () => {
    const { fund, batch, taken } = await aTaking(1);
    const purchaseId = await aBoughtOrder(fund, { [taken[0]!.id]: "110" }, { delivery: "5" });
    const [line] = await linesOf(purchaseId);
    const claimId = taken[0]!.claimId;
    await run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "尺码不对" } });
    const waits = await ask(fundTodo, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect(waits.map(({ task }) => task)).toContain("spentInVain");
    const spent = { bank: "88500", general: "100000", wishes: "11000", delivery: "500" };
    expect(await booksOf(fund)).toEqual(spent);

    const give = (amount: string, actor = fund.treasurer) =>
      run(recordReturn, {
        actor,
        input: { lineId: line!.id, amount, receivedOn: "2026-11-22" },
      });
    await expect(give("115.01")).rejects.toEqual(refusedBy("return_exceeds_purchase"));
    await expect(give("10", fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(give("10", (await aFundWith("0")).treasurer)).rejects.toEqual(
      refusedBy("not_found"),
    );
    expect(
      (await ask(lineToReturn, { actor: fund.treasurer, input: { lineId: line!.id } })).paid,
    ).toEqual({
      ...{ minor: "11500", currency: "CNY" },
    });
    const wrong = await give("110");
    const reason = "流水上没有";
    await run(rejectReturn, { actor: fund.approver, input: { returnId: wrong.id, reason } });
    const { id: returnId } = await give("110");
    await expect(give("1")).rejects.toEqual(refusedBy("return_recorded_already"));
    await expect(
      rows(
        `update purchase_returns set state = 'approved', decided_by = recorded_by, decided_at = now(),
           entry_id = (select min(id::text)::uuid from entries) where id = $1`,
        [returnId],
      ),
    ).rejects.toMatchObject({ constraint: "return_needs_second_person" });
    expect(await booksOf(fund)).toEqual(spent);
    const tasks = async (actor: FundAtWork["approver"]) =>
      (await ask(fundTodo, { actor, input: { slug: fund.slug } })).map(({ task }) => task);
    expect(await tasks(fund.approver)).toContain("returns");
    const told = await ask(returnSeen, { actor: fund.approver, input: { returnId } });
    expect(told).toMatchObject({
      ...{ ended: true, mayDecide: true, recordedBy: expect.any(String) },
      back: [{ purpose: null, amount: { minor: "11000", currency: "CNY" } }],
    });
    await run(approveReturn, { actor: fund.approver, input: { returnId } });
    expect(await booksOf(fund)).toEqual({ bank: "99500", general: "100000", delivery: "500" });
    expect(await takenBy(fund)).toMatchObject([{ state: "returned" }]);
    expect(await broken()).toEqual([]);
  });

  test("a donor's own claim is bought the same way, from what he gave", async () => {
    const [fund, batch, donor] = [await aFundWith("10"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const { publicId } = await run(payForClaim, {
      actor: donor,
      input: { claimId, fund: fund.slug },
    });
    const [pledge] = await rows<{ reference: string }>(
      "select reference from pledges where public_id = $1",
      [publicId],
    );
    await someMoney(fund, "120", { reference: pledge!.reference });
    const [taken] = await takenBy(fund);
    const deviation = { [`deviation-${taken!.id}`]: "涨价了" };
    await aBoughtOrder(fund, { [taken!.id]: "123" }, deviation);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "700", general: "1000", "restricted:wish": "12000" },
      ...{ wishes: "300", "wishes:wish": "12000" },
    });
    expect(await broken()).toEqual([]);
  });
});
