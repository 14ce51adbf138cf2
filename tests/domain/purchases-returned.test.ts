import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { approveReturn, recordReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { lineToReturn, returnSeen } from "~/domain/funds/return-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPurchase,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { named, toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
/** Noon of the twenty-second of November in China. */
const noon = new Date("2026-11-22T04:00:00Z");
const money = (minor: string) => ({ minor, currency: "CNY" });

/** A wish at 120 yuan that a fund bought, from whatever money it has. */
async function aBought(fund: FundAtWork, cost = "110", more: Record<string, unknown> = {}) {
  const batch = await aBatchClosing(1);
  await take(fund, batch.wishes);
  return bought(fund, batch, cost, more);
}
async function bought(
  fund: FundAtWork,
  batch: Awaited<ReturnType<typeof aBatchClosing>>,
  cost: string,
  more: Record<string, unknown> = {},
) {
  const taken = (await takenBy(fund)).find(({ state }) => state === "reserved");
  const purchaseId = await aBoughtOrder(fund, { [taken!.id]: cost }, more);
  const [line] = await rows<{ id: string }>(
    "select id from purchase_lines where purchase_id = $1",
    [purchaseId],
  );
  return { fund, batch, purchaseId, lineId: line!.id, claimId: taken!.claimId };
}
type Bought = Awaited<ReturnType<typeof aBought>>;

const cancel = ({ batch, claimId }: Bought) =>
  run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "尺码不对" } });
const give = (
  { fund, lineId }: Bought,
  amount: string,
  { receivedOn = "2026-11-22", actor = fund.treasurer, now, paidInto }: Giving = {},
) => run(recordReturn, { actor, input: { lineId, amount, receivedOn, paidInto }, now });
type Giving = Partial<
  Record<"receivedOn" | "paidInto", string> & { actor: FundAtWork["treasurer"]; now: Date }
>;
const approve = ({ fund }: Bought, { id: returnId }: { id: string }, now?: Date) =>
  run(approveReturn, { actor: fund.approver, input: { returnId }, now });
const reject = ({ fund }: Bought, { id: returnId }: { id: string }, now?: Date) =>
  run(rejectReturn, { actor: fund.approver, input: { returnId, reason: "流水上没有" }, now });

describe("what a shop gave back", () => {
  test("came on a day that was, and is no more than was paid for the thing and bringing it", async () => {
    const world = await aBought(await aFundWith("500"), "110", { delivery: "5" });
    await expect(give(world, "1", { receivedOn: "2026-11-23", now: noon })).rejects.toMatchObject({
      ...{ code: "deposit_in_future", field: "receivedOn" },
    });
    await expect(give(world, "115.01")).rejects.toMatchObject({
      ...{ code: "return_exceeds_purchase", field: "amount" },
    });
    const { id } = await give(world, "115", { now: noon });
    expect(await toldOf(id)).toEqual([["return_recorded", { returnId: id }]]);
    await cancel(world);
    await approve(world, { id });
    expect(await booksOf(world.fund)).toEqual({ bank: "50000", general: "50000" });
    expect(await broken()).toEqual([]);
  });

  test("is told with each step, who took it and when", async () => {
    const { fund, ...rest } = await aBought(await aFundWith("500"));
    const world = { fund, ...rest };
    await named(fund.treasurer.personId, "司库");
    await named(fund.approver.personId, "复核");
    const { lineId, purchaseId } = world;
    const form = (actor = fund.treasurer) => ask(lineToReturn, { actor, input: { lineId } });
    expect(await form()).toEqual({
      ...{ purchaseId, slug: fund.slug, number: 1, title: "双肩书包", paid: money("11000") },
    });
    await expect(form(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    const [recorded, decided] = [new Date(Date.now() - 9_000), new Date(Date.now() - 4_000)];
    const wrong = await give(world, "110", { now: recorded });
    const seen = (id: string, actor = fund.approver) =>
      ask(returnSeen, { actor, input: { returnId: id } });
    const waits = {
      ...{ id: wrong.id, slug: fund.slug, purchaseId, number: 1, title: "双肩书包" },
      ...{ paidInto: "bank", receivedOn: "2026-11-22", state: "recorded", reason: "" },
      ...{ amount: money("11000"), ended: false },
      back: [{ purpose: null, amount: money("11000") }],
      ...{ recordedBy: "司库", recordedAt: recorded.toISOString(), decidedBy: "", decidedAt: null },
      ...{ mayDecide: true, own: false },
    };
    expect(await seen(wrong.id)).toEqual(waits);
    expect(await seen(wrong.id, fund.publisher)).toEqual({ ...waits, mayDecide: false });
    await reject(world, wrong, decided);
    expect(await seen(wrong.id)).toEqual({
      ...{ ...waits, state: "rejected", reason: "流水上没有", mayDecide: false },
      ...{ decidedBy: "复核", decidedAt: decided.toISOString() },
    });
    expect((await toldOf(wrong.id)).at(-1)).toEqual(["return_rejected", { returnId: wrong.id }]);
    await expect(reject(world, wrong)).rejects.toEqual(refusedBy("step_not_possible"));

    const right = await give(world, "30");
    await approve(world, right, decided);
    expect(await seen(right.id)).toMatchObject({
      ...{ state: "approved", decidedBy: "复核", decidedAt: decided.toISOString(), own: false },
    });
    expect(await toldOf(right.id)).toEqual([
      ["return_recorded", { returnId: right.id }],
      ["return_approved", { returnId: right.id }],
    ]);
    const entries = await rows(
      `select kind, happened_on::text as on, source_id, recorded_by, approved_by from entries
       where fund_id = $1 and source_type = 'purchase_return'`,
      [fund.fundId],
    );
    expect(entries).toEqual([
      {
        ...{ kind: "return", on: "2026-11-22", source_id: right.id },
        ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
      },
    ]);
    const order = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId } });
    expect(order.lines).toMatchObject([
      { returned: "approved", returnedSum: money("3000"), returnId: right.id },
    ]);
    await expect(approve(world, right)).rejects.toEqual(refusedBy("step_not_possible"));
  });

  test("is decided by another than who recorded it, whatever became of it", async () => {
    const fund = await aFundWith("500");
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const world = await aBought(fund);
    const given = await give(world, "10", { actor: both });
    const own = () => ask(returnSeen, { actor: both, input: { returnId: given.id } });
    expect(await own()).toMatchObject({ mayDecide: false, own: true });
    const himself = { ...world, fund: { ...fund, approver: both } };
    const refused = refusedBy("return_needs_second_person");
    await expect(reject(himself, given)).rejects.toEqual(refused);
    await reject(world, given);
    expect(await own()).toMatchObject({ mayDecide: false, own: false });
    for (const decide of [approve, reject])
      await expect(decide(himself, given)).rejects.toEqual(refused);
    const treasurer = { ...world, fund: { ...fund, approver: fund.treasurer } };
    for (const decide of [approve, reject])
      await expect(decide(treasurer, given)).rejects.toEqual(refusedBy("not_allowed"));
    const stranger = { ...world, fund: { ...fund, approver: (await aFundWith("0")).approver } };
    for (const decide of [approve, reject])
      await expect(decide(stranger, given)).rejects.toEqual(refusedBy("not_found"));
  });

  test("is of a line in the books alone, and nobody's while its fund is frozen", async () => {
    const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
    await take(fund, batch.wishes);
    const [taken] = await takenBy(fund);
    const { id } = await aPurchase(fund, { [taken!.id]: "110" });
    const [line] = await rows<{ id: string }>(
      "select id from purchase_lines where purchase_id = $1",
      [id],
    );
    const waiting = { fund, batch, purchaseId: id, lineId: line!.id, claimId: taken!.claimId };
    await expect(give(waiting, "1")).rejects.toEqual(refusedBy("not_found"));
    for (const which of ["fund", "host"]) {
      const world = await aBought(await aFundWith("500"));
      const given = await give(world, "1");
      const { fundId, charity } = world.fund;
      await rows("update organizations set frozen_at = now() where id = $1", [
        which === "fund" ? fundId : charity.organizationId,
      ]);
      await expect(approve(world, given)).rejects.toEqual(refusedBy("not_found"));
      await expect(give(world, "1")).rejects.toEqual(refusedBy("not_found"));
    }
  });
});

describe("where it goes", () => {
  const takenOf = async ({ fundId }: FundAtWork) =>
    rows("select state, ended_at from allocations where fund_id = $1", [fundId]);

  test("the thing stays bought while its claim goes on; once that ended it is returned", async () => {
    const goesOn = await aBought(await aFundWith("500"));
    await approve(goesOn, await give(goesOn, "10"));
    expect(await takenOf(goesOn.fund)).toEqual([{ state: "spent", ended_at: null }]);
    expect(await booksOf(goesOn.fund)).toEqual({
      bank: "40000",
      general: "50000",
      wishes: "10000",
    });

    const over = await aBought(await aFundWith("500"));
    await cancel(over);
    const now = new Date();
    const given = await give(over, "100");
    const seen = await ask(returnSeen, {
      actor: over.fund.approver,
      input: { returnId: given.id },
    });
    expect(seen.ended).toBe(true);
    await approve(over, given, now);
    expect(await takenOf(over.fund)).toEqual([{ state: "returned", ended_at: now }]);
  });

  test("into the purse that is named", async () => {
    const fund = await aFundWith("500");
    await someMoney(fund, "100", { way: "elsewhere" });
    const world = await aBought(fund);
    await approve(world, await give(world, "10", { paidInto: "elsewhere" }));
    const purses = await rows<{ kind: string; minor: bigint }>(
      `select a.kind, p.minor from postings p join entries e on e.id = p.entry_id
       join ledger_accounts a on a.id = p.account_id
       where e.fund_id = $1 and e.source_type = 'purchase_return' order by p.minor desc`,
      [fund.fundId],
    );
    expect(purses).toEqual([
      { kind: "elsewhere", minor: 1_000n },
      { kind: "wishes", minor: -1_000n },
    ]);
  });

  test("to what is widest first: general money, the programme, the batch, the wish itself; the thing before bringing it", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    const [wish] = batch.wishes;
    const [programme] = await rows<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.id = $1",
      [batch.id],
    );
    const purposes = [
      ...[`wish:${wish!.publicId}`, `batch:${batch.slug}`, `programme:${programme!.slug}`],
    ];
    for (const purpose of [...purposes, "general"]) await someMoney(fund, "30", { purpose });
    await take(fund, batch.wishes);
    const world = await bought(fund, batch, "100", { delivery: "20" });
    expect(await booksOf(fund)).toMatchObject({
      ...{ "wishes:wish": "3000", "wishes:batch": "3000", "wishes:programme": "3000" },
      ...{ wishes: "1000", delivery: "2000" },
    });
    const given = await give(world, "80");
    const seen = await ask(returnSeen, { actor: fund.approver, input: { returnId: given.id } });
    expect(seen.back).toEqual([
      { purpose: null, amount: money("3000") },
      { purpose: "千愿圆梦", amount: money("3000") },
      { purpose: "第一批", amount: money("2000") },
    ]);
    await approve(world, given);
    const { bank, ...left } = await booksOf(fund);
    expect(bank).toBe("8000");
    expect(left).toEqual({
      ...{ general: "3000", "restricted:programme": "3000", "restricted:batch": "3000" },
      ...{ "restricted:wish": "3000", "wishes:wish": "3000", "wishes:batch": "1000" },
    });
    const parts = await rows<{ kind: string; minor: bigint }>(
      `select a.kind, p.minor from postings p join entries e on e.id = p.entry_id
       join ledger_accounts a on a.id = p.account_id
       where e.fund_id = $1 and e.source_type = 'purchase_return' and a.purpose_id is null and a.kind <> 'bank'
       order by p.minor`,
      [fund.fundId],
    );
    expect(parts).toEqual([
      { kind: "delivery", minor: -2_000n },
      { kind: "wishes", minor: -1_000n },
    ]);
    expect(await broken()).toEqual([]);
  });

  test("what was given for the wish goes on with it while its claim stands, as its donors agreed", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    await run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底", leftoverRule: "general" },
    });
    const { reference } = await aPledge(donor, fund, "120", {
      purpose: `wish:${batch.wishes[0]!.publicId}`,
    });
    await someMoney(fund, "120", { reference });
    await take(fund, batch.wishes);
    const world = await bought(fund, batch, "120");
    const given = await give(world, "25");
    await approve(world, given);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "2500", general: "2500", "restricted:wish": "9500", "wishes:wish": "9500" },
    });
    const passed = await rows(
      `select source_id, recorded_by, approved_by from entries
       where fund_id = $1 and kind = 'release_of_restriction'`,
      [fund.fundId],
    );
    expect(passed).toEqual([
      {
        ...{ source_id: given.id, recorded_by: fund.treasurer.personId },
        approved_by: fund.approver.personId,
      },
    ]);
    expect(await broken()).toEqual([]);
  });
});
