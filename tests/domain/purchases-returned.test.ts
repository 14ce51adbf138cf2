import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { approveReturn, rejectReturn } from "~/domain/funds/return-purchase.server";
import { lineToReturn, returnSeen } from "~/domain/funds/return-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import {
  aBatchClosing,
  aFundWith,
  aPurchase,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aBought, give, type Bought } from "../factories/returned";
import { named, toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
/** Noon of the twenty-second of November in China. */
const noon = new Date("2026-11-22T04:00:00Z");
const money = (minor: string) => ({ minor, currency: "CNY" });

const cancel = ({ batch, claimId }: Bought) =>
  run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "尺码不对" } });
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
      ...{ paidFrom: "bank", purses: ["bank"], returnId: null },
      ...{ purchaseId, slug: fund.slug, number: 1, title: "双肩书包", paid: money("11000") },
    });
    await expect(form(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    const [recorded, decided] = [new Date(Date.now() - 9_000), new Date(Date.now() - 4_000)];
    const wrong = await give(world, "110", { now: recorded });
    expect(await form()).toMatchObject({ returnId: wrong.id });
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
    expect(await form()).toMatchObject({ returnId: null });
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

  test("is approved by another than who recorded it, whatever became of it", async () => {
    const fund = await aFundWith("500");
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const world = await aBought(fund);
    const given = await give(world, "10", { actor: both });
    const own = () => ask(returnSeen, { actor: both, input: { returnId: given.id } });
    expect(await own()).toMatchObject({ mayDecide: false, own: true });
    const himself = { ...world, fund: { ...fund, approver: both } };
    const refused = refusedBy("return_needs_second_person");
    await reject(world, given);
    expect(await own()).toMatchObject({ mayDecide: false, own: false });
    await expect(approve(himself, given)).rejects.toEqual(refused);
    await expect(reject(himself, given)).rejects.toEqual(refusedBy("step_not_possible"));
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
