import { afterAll, describe, expect, test } from "vitest";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { dayOf } from "~/domain/funds/book-days";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  booksOf,
  broken,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { aDeposit, aPledge, someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

type Rule = "programme" | "general" | "donor";
type World = Awaited<ReturnType<typeof aWorld>>;

async function aWorld() {
  const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
  return { fund, batch, purpose: `wish:${batch.wishes[0]!.publicId}` };
}
/** A promise for the wish under a rule of the fund's; its reference. */
async function promised({ fund, purpose }: World, leftoverRule: Rule, amount: string) {
  await run(reviseFund, {
    actor: fund.chair,
    input: { slug: fund.slug, purpose: "托底", leftoverRule },
  });
  return (await aPledge(await aDonor(), fund, amount, { purpose })).reference;
}
async function given(world: World, rule: Rule, amount: string) {
  return someMoney(world.fund, amount, { reference: await promised(world, rule, amount) });
}
/** The wish is bought for a hundred; where the money of its purpose is then. */
async function bought({ fund, batch }: World) {
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  await aBoughtOrder(fund, { [taken!.id]: "100" });
  const { general, ...books } = await booksOf(fund);
  return {
    general: general ?? "0",
    programme: books["restricted:programme"] ?? "0",
    wish: String(Number(books["restricted:wish"] ?? 0) - Number(books["wishes:wish"] ?? 0)),
  };
}
const entriesOf = ({ fundId }: FundAtWork) =>
  rows(
    `select kind, happened_on::text as on, source_type, recorded_by, approved_by from entries
     where fund_id = $1 and kind in ('leftover', 'release_of_restriction')`,
    [fundId],
  );

describe("what is left over of money for one wish", () => {
  test.each([
    [["general", "general"], { general: "2000", programme: "0", wish: "0" }],
    [["general", "programme"], { general: "0", programme: "2000", wish: "0" }],
    [["programme", "donor"], { general: "0", programme: "0", wish: "2000" }],
    [["general", "donor"], { general: "0", programme: "0", wish: "2000" }],
  ] as const)("goes by the strictest of what its donors agreed to: %j", async (rules, left) => {
    const world = await aWorld();
    for (const rule of rules) await given(world, rule, "60");
    expect(await bought(world)).toEqual(left);
    expect(await broken()).toEqual([]);
  });

  test("is signed by who recorded and who approved the order, on the day of the approval", async () => {
    for (const [rule, kind] of [
      ["general", "release_of_restriction"],
      ["programme", "leftover"],
    ] as const) {
      const world = await aWorld();
      await given(world, rule, "120");
      await bought(world);
      const { fund } = world;
      expect(await entriesOf(fund)).toEqual([
        {
          ...{ kind, on: dayOf(new Date()), source_type: "purchase_line" },
          ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
        },
      ]);
    }
  });

  test("asks nobody whose money has not come, or went back whole", async () => {
    const world = await aWorld();
    const { fund } = world;
    await given(world, "general", "120");
    await aDeposit(fund, "5", { reference: await promised(world, "donor", "5") });
    const back = await given(world, "donor", "30");
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      back,
    ]);
    const { id: refundId } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: payment!.id, amount: "30", reason: "点错了", sentOn: "2026-11-21" },
    });
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    expect(await bought(world)).toEqual({ general: "2000", programme: "0", wish: "0" });
    expect(await broken()).toEqual([]);
  });

  test("of what the fund added itself goes back to where that came from, and nothing is passed on", async () => {
    const world = await aWorld();
    const { fund, batch } = world;
    await given(world, "general", "90");
    await someMoney(fund, "40", { purpose: `batch:${batch.slug}` });
    expect(await bought(world)).toEqual({ general: "0", programme: "0", wish: "0" });
    expect(await entriesOf(fund)).toEqual([]);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "3000", "restricted:wish": "9000", "wishes:wish": "9000" },
      ...{ "restricted:batch": "4000", "wishes:batch": "1000" },
    });
  });
});
