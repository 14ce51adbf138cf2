import { afterAll, describe, expect, test } from "vitest";
import { rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen, adjustmentsOf, depositToUndo } from "~/domain/funds/adjust/queries.server";
import { dayOf } from "~/domain/funds/book-days";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { approve, reason, reject, undo } from "../factories/adjustments";
import { aMember } from "../factories/accounts";
import { aBatchClosing, aFundWith, booksOf, broken, rows, take } from "../factories/allocations";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aDeposit, aPledge, someMoney } from "../factories/funds";
import { named, toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

describe("a change of the books", () => {
  test("tells each step, who took it and when, and what it is about", async () => {
    const fund = await aFundWith("0");
    await named(fund.treasurer.personId, "司库");
    await named(fund.approver.personId, "复核");
    const [asked, decided] = [new Date(Date.now() - 9_000), new Date(Date.now() - 4_000)];
    const depositId = await someMoney(fund, "80");
    const first = await undo(fund, depositId, asked);
    const seen = (actor = fund.approver, id = first.id) =>
      ask(adjustmentSeen, { actor, input: { adjustmentId: id } });
    const waits = {
      ...{ id: first.id, slug: fund.slug, kind: "undo_deposit", bearer: null, state: "recorded" },
      ...{ reason, refusal: "", depositId, happenedOn: dayOf(asked), hostName: "禾川县慈善会" },
      ...{ amount: { minor: "8000", currency: "CNY" }, purpose: "" },
      ...{ recordedBy: "司库", recordedAt: asked.toISOString(), decidedBy: "", decidedAt: null },
      ...{ mayDecide: true, own: false, early: false, movedFrom: null, payout: "" },
    };
    expect(await seen()).toEqual(waits);
    expect(await seen(fund.publisher)).toEqual({ ...waits, mayDecide: false, depositId: null });

    await reject(fund, first, decided);
    expect(await seen()).toEqual({
      ...{ ...waits, state: "rejected", refusal: "流水上有这笔", mayDecide: false },
      ...{ decidedBy: "复核", decidedAt: decided.toISOString() },
    });
    await expect(reject(fund, first)).rejects.toEqual(refusedBy("step_not_possible"));
    const second = await undo(fund, depositId);
    await approve(fund, second, decided);
    expect(await seen(fund.approver, second.id)).toMatchObject({
      ...{ state: "approved", decidedBy: "复核", decidedAt: decided.toISOString(), own: false },
    });
    const subject = (adjustmentId: string) => ({ adjustmentId });
    expect(await toldOf(first.id)).toEqual([
      ["adjustment_asked", subject(first.id)],
      ["adjustment_rejected", subject(first.id)],
    ]);
    expect(await toldOf(second.id)).toEqual([
      ["adjustment_asked", subject(second.id)],
      ["adjustment_approved", subject(second.id)],
    ]);
    expect((await toldOf(depositId)).at(-1)).toEqual(["deposit_undone", { depositId }]);
    const entries = await rows(
      `select kind, source_type, source_id, happened_on::text, recorded_by, approved_by from entries
       where fund_id = $1 order by seq desc limit 1`,
      [fund.fundId],
    );
    expect(entries).toEqual([
      {
        ...{ kind: "reversal", source_type: "adjustment", source_id: second.id },
        ...{ happened_on: dayOf(decided), approved_by: fund.approver.personId },
        recorded_by: fund.treasurer.personId,
      },
    ]);
  });

  test("is approved by another than who asked for it, whatever became of it", async () => {
    const fund = await aFundWith("0");
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const depositId = await someMoney(fund, "80");
    const asked = await undo({ ...fund, treasurer: both }, depositId);
    const own = () => ask(adjustmentSeen, { actor: both, input: { adjustmentId: asked.id } });
    expect(await own()).toMatchObject({ mayDecide: false, own: true });
    const refused = refusedBy("adjustment_needs_second_person");
    await reject(fund, asked);
    expect(await own()).toMatchObject({ mayDecide: false, own: false });
    await expect(reject({ ...fund, approver: both }, asked)).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
    await expect(approve({ ...fund, approver: both }, asked)).rejects.toEqual(refused);
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("step_not_possible"));
    const input = { adjustmentId: asked.id };
    for (const actor of [fund.treasurer, fund.chair])
      await expect(run(rejectAdjustment, { actor, input: { ...input, reason } })).rejects.toEqual(
        refusedBy("not_allowed"),
      );
  });

  test("is nobody's to see or decide while the fund or its host is frozen", async () => {
    for (const which of ["fundId", "hostId"] as const) {
      const fund = await aFundWith("0");
      const asked = await undo(fund, await someMoney(fund, "80"));
      const frozen = which === "fundId" ? fund.fundId : fund.charity.organizationId;
      await rows("update organizations set frozen_at = now() where id = $1", [frozen]);
      await expect(approve(fund, asked)).rejects.toEqual(refusedBy("not_found"));
      await expect(
        ask(adjustmentSeen, { actor: fund.approver, input: { adjustmentId: asked.id } }),
      ).rejects.toEqual(refusedBy("not_found"));
    }
  });

  test("those that wait stand first, then the newest", async () => {
    const fund = await aFundWith("0");
    await named(fund.treasurer.personId, "司库");
    const at = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const asked = [];
    for (const [amount, seconds] of [
      ["10", 60],
      ["20", 50],
      ["30", 40],
      ["40", 30],
    ] as const) {
      const when = at(seconds);
      const { id } = await undo(fund, await someMoney(fund, amount), when);
      asked.push({ id, when, minor: `${amount}00` });
    }
    const [waits, first, then, last] = asked;
    for (const one of [last, first]) await approve(fund, one!);
    await reject(fund, then!);
    const row = (one: typeof waits, state: string) => ({
      ...{ id: one!.id, kind: "undo_deposit", state, recordedBy: "司库" },
      amount: { minor: one!.minor, currency: "CNY" },
      recordedAt: one!.when.toISOString(),
    });
    const input = { slug: fund.slug };
    const list = await ask(adjustmentsOf, { actor: fund.publisher, input });
    expect(list).toEqual({
      ...{ slug: fund.slug, may: { ask: false }, loss: null, leftovers: [], platform: null },
      adjustments: [
        ...[row(waits, "recorded"), row(last, "approved")],
        ...[row(then, "rejected"), row(first, "approved")],
      ],
    });
    const asTreasurer = await ask(adjustmentsOf, { actor: fund.treasurer, input });
    expect(asTreasurer.may).toEqual({ ask: true });
  });
});

describe("a deposit that is taken out", () => {
  test("is one in the books, with nothing given for it, and the form says what is there", async () => {
    const fund = await aFundWith("0");
    const form = (depositId: string, actor = fund.treasurer) =>
      ask(depositToUndo, { actor, input: { depositId } });
    const { id: waiting } = await aDeposit(fund, "10");
    expect(await form(waiting)).toMatchObject({ undoable: false, asked: null });
    await expect(undo(fund, waiting)).rejects.toEqual(refusedBy("step_not_possible"));
    const batch = await aBatchClosing(1);
    const general = await someMoney(fund, "100");
    const meant = await someMoney(fund, "120", { purpose: `batch:${batch.slug}` });
    const of = (id: string, minor: string, gone: boolean) => ({
      ...{
        id,
        slug: fund.slug,
        amount: { minor, currency: "CNY" },
        receipts: [],
        gone,
        passedOn: false,
        ...{ undoable: true, asked: null },
      },
    });
    expect(await form(meant)).toEqual(of(meant, "12000", false));
    await expect(form(meant, fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await take(fund, batch.wishes);
    expect(await form(meant)).toEqual(of(meant, "12000", true));
    expect(await form(general)).toEqual(of(general, "10000", false));
    const asked = await undo(fund, meant);
    expect(await form(meant)).toMatchObject({ undoable: true, asked: asked.id });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("undoing_money_gone"));
    await approve(fund, await undo(fund, general));
    expect(await form(general)).toMatchObject({ undoable: false, asked: null });
    expect(await broken()).toEqual([]);
  });

  test("leaves a promise paid while other money for it is there, and over where it was taken back", async () => {
    const [fund, donor] = [await aFundWith("0"), await aDonor()];
    const state = async ({ publicId }: { publicId: string }) =>
      (
        await rows<{ state: string }>("select state from pledges where public_id = $1", [publicId])
      )[0]?.state;
    const pledge = await aPledge(donor, fund, "100");
    const { reference } = pledge;
    const [first, second] = [
      await someMoney(fund, "40", { reference }),
      await someMoney(fund, "60", { reference }),
    ];
    await approve(fund, await undo(fund, first));
    expect(await state(pledge)).toBe("paid");
    await approve(fund, await undo(fund, second));
    expect(await state(pledge)).toBe("promised");

    const over = await aPledge(donor, fund, "30");
    await run(cancelPledge, { actor: donor, input: { publicId: over.publicId } });
    const late = await someMoney(fund, "30", { reference: over.reference });
    expect(await state(over)).toBe("cancelled");
    await approve(fund, await undo(fund, late));
    expect(await state(over)).toBe("cancelled");
    expect(await booksOf(fund)).toEqual({});
  });

  test("gives back what was kept for a donor's claim by an entry of its own, to be paid in five days", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const { publicId } = await run(payForClaim, {
      actor: donor,
      input: { claimId, fund: fund.slug },
    });
    const [pledge] = await rows<{ reference: string; id: string }>(
      `select p.reference, a.id from pledges p join allocations a on a.pledge_id = p.id where public_id = $1`,
      [publicId],
    );
    const depositId = await someMoney(fund, "120", { reference: pledge!.reference });
    const now = new Date();
    await approve(fund, await undo(fund, depositId), now);
    const entries = await rows(
      `select kind, source_type, source_id, happened_on::text from entries where fund_id = $1 order by seq`,
      [fund.fundId],
    );
    expect(entries.map(({ kind }: { kind?: string }) => kind)).toEqual([
      ...["transfer", "allocation", "return", "reversal"],
    ]);
    expect(entries[2]).toEqual({
      ...{ kind: "return", source_type: "allocation", source_id: pledge!.id },
      happened_on: dayOf(now),
    });
    const [one] = await rows<{ pay_by: Date }>("select pay_by from allocations where id = $1", [
      pledge!.id,
    ]);
    expect(one!.pay_by).toEqual(new Date(now.getTime() + 5 * 86_400_000));
    expect(await broken()).toEqual([]);
  });
});
