import { afterAll, describe, expect, test } from "vitest";
import { passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { adjustmentsOf, leftoverForm } from "~/domain/funds/adjust/queries.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { approve, reject, undo } from "../factories/adjustments";
import { aBatchClosing, aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const pass = ({ treasurer, slug }: FundAtWork, purposeId: string) =>
  run(passLeftoverOn, { actor: treasurer, input: { slug, purposeId, reason: "心愿撤回了" } });

describe("what is left over of a withdrawn wish", () => {
  const agree = (fund: FundAtWork, leftoverRule: string) =>
    run(reviseFund, {
      actor: fund.chair,
      input: { slug: fund.slug, purpose: "托底", leftoverRule },
    });
  /** Two gifts for one wish, of which the second is only promised, and the wish is withdrawn. */
  async function aLeftover(second: string) {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const purpose = `wish:${batch.wishes[0]!.publicId}`;
    const own = await aPledge(donor, fund, "120", { purpose });
    const depositId = await someMoney(fund, "120", { reference: own.reference });
    await agree(fund, second);
    const { reference } = await aPledge(await aDonor(), fund, "30", { purpose });
    await run(withdrawWish, {
      actor: batch.staff,
      input: { wishId: batch.wishes[0]!.id, reason: "孩子转学了" },
    });
    const list = () => ask(adjustmentsOf, { actor: fund.treasurer, input: { slug: fund.slug } });
    const { purposeId } = (await list()).leftovers[0]!;
    return { fund, depositId, reference, purposeId, list };
  }

  test("is shown with its form to the treasurer, and as asked for once it is", async () => {
    const { fund, purposeId, list } = await aLeftover("programme");
    const left = {
      ...{ rule: "programme", why: "withdrawn", title: "" },
      amount: { minor: "12000", currency: "CNY" },
    };
    const form = (actor = fund.treasurer, id = purposeId) =>
      ask(leftoverForm, { actor, input: { slug: fund.slug, purposeId: id } });
    expect((await list()).leftovers).toEqual([{ ...left, purposeId, asked: false }]);
    expect(await form()).toEqual({ ...left, slug: fund.slug });
    await expect(form(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(form(fund.treasurer, fund.fundId)).rejects.toEqual(refusedBy("not_found"));
    await expect(pass(fund, fund.fundId)).rejects.toEqual(refusedBy("ledger_short"));
    const asked = await pass(fund, purposeId);
    expect(await toldOf(asked.id)).toEqual([["adjustment_asked", { adjustmentId: asked.id }]]);
    expect((await list()).leftovers).toEqual([{ ...left, purposeId, asked: true }]);
    await reject(fund, asked);
    expect((await list()).leftovers).toMatchObject([{ asked: false }]);
  });

  test("goes on as whole as it was asked for, or not at all", async () => {
    const { fund, depositId, reference, purposeId, list } = await aLeftover("programme");
    await someMoney(fund, "30", { reference });
    const asked = await pass(fund, purposeId);
    const more = await undo(fund, depositId);
    await approve(fund, more);
    expect((await list()).leftovers).toMatchObject([{ amount: { minor: "3000" } }]);
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("ledger_short"));
    await reject(fund, asked);
    const again = await pass(fund, purposeId);
    await approve(fund, again);
    expect(await booksOf(fund)).toEqual({ bank: "3000", "restricted:programme": "3000" });
    const [entry] = await rows(
      `select kind, source_type, source_id, recorded_by, approved_by from entries
       where fund_id = $1 order by seq desc limit 1`,
      [fund.fundId],
    );
    expect(entry).toEqual({
      ...{ kind: "leftover", source_type: "adjustment", source_id: again.id },
      ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
    });
    expect(await broken()).toEqual([]);
  });

  test("stays when money of somebody who wants to be asked came before it was decided", async () => {
    const { fund, reference, purposeId } = await aLeftover("donor");
    const asked = await pass(fund, purposeId);
    await someMoney(fund, "30", { reference });
    await expect(approve(fund, asked)).rejects.toEqual(refusedBy("leftover_needs_consent"));
    expect(await booksOf(fund)).toEqual({ bank: "15000", "restricted:wish": "15000" });
  });
});
