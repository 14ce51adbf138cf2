import { afterAll, describe, expect, test } from "vitest";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { approveReturn } from "~/domain/funds/return-purchase.server";
import { returnSeen } from "~/domain/funds/return-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchClosing, aFundWith, booksOf, broken, rows, take } from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { aBought, bought, give, type Bought } from "../factories/returned";

afterAll(closePools);

const money = (minor: string) => ({ minor, currency: "CNY" });

const cancel = ({ batch, claimId }: Bought) =>
  run(cancelClaim, { actor: batch.staff, input: { claimId, reason: "尺码不对" } });
const approve = ({ fund }: Bought, { id: returnId }: { id: string }, now?: Date) =>
  run(approveReturn, { actor: fund.approver, input: { returnId }, now });

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
