import { afterAll, describe, expect, test } from "vitest";
import { allocationsOf, orderForm } from "~/domain/funds/allocation-queries.server";
import { allocate } from "~/domain/funds/allocate.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  aPurchase,
  booksOf,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aBatchToClaim } from "../factories/claims";
import { someMoney, type FundAtWork } from "../factories/funds";
import { toldOf } from "../factories/told";

afterAll(closePools);

const day = 86_400_000;

describe("a wish that a fund takes", () => {
  test("is its claim and its money as they stand then, and told once a batch and once a claim", async () => {
    const [fund, one, other, now] = [
      await aFundWith("500"),
      await aBatchClosing(2),
      await aBatchClosing(1),
      new Date(),
    ];
    const wishes = [one.wishes[0]!, one.wishes[1]!, other.wishes[0]!].map((wish) => wish.publicId);
    const before = (await toldOf(fund.fundId)).length;
    const outcome = await run(allocate, {
      ...{ actor: fund.chair, now },
      input: { slug: fund.slug, wishes: [...wishes, wishes[0]] },
    });
    expect(outcome).toEqual({ done: wishes, left: [] });
    const taken = await rows<{ id: string; claim: string; batch: string }>(
      `select a.id, c.id as claim, c.batch_id as batch, a.state, a.minor, a.price_minor, a.price_currency,
         a.rate, a.margin_percent, a.made_by, a.made_at, a.reserved_at, a.pledge_id, c.person_id, c.held_at,
         c.committed_at, c.due_at, c.organizer_id from allocations a join claims c on c.id = a.claim_id
       where a.fund_id = $1 order by c.batch_id`,
      [fund.fundId],
    );
    const me = fund.chair.personId;
    for (const { id, claim, batch, ...rest } of taken) {
      const { organizerId } = batch === one.id ? one : other;
      expect(rest).toEqual({
        ...{ state: "reserved", minor: 12_000n, price_minor: 12_000n, price_currency: "CNY" },
        ...{ rate: null, margin_percent: 0, made_by: me, made_at: now, reserved_at: now },
        ...{ pledge_id: null, person_id: me, held_at: now, committed_at: now },
        ...{ due_at: new Date(now.getTime() + 10 * day), organizer_id: organizerId },
      });
      expect(await toldOf(claim)).toEqual([["claim_allocated", { claimId: claim }]]);
      const entries = await rows(
        "select kind, source_type, recorded_by from entries where source_id = $1",
        [id],
      );
      expect(entries).toEqual([{ kind: "allocation", source_type: "allocation", recorded_by: me }]);
    }
    const told = (await toldOf(fund.fundId)).slice(before);
    expect(told).toEqual(
      [one, other].map(({ id: batchId }) => [
        ...["wishes_allocated", { fundId: fund.fundId, batchId }],
      ]),
    );
  });

  test("keeps the rate and margin that were stated where its price is in another currency alone", async () => {
    const [fund, batch] = [await aFundWith("100", { currency: "EUR" }), await aBatchClosing(1)];
    const rate = { rateOf: "CNY", rate: "0.1287", margin: "5" };
    const { left } = await take(fund, batch.wishes, { ...rate, rate: "" });
    expect(left).toMatchObject([{ code: "rate_missing" }]);
    await take(fund, batch.wishes, rate);
    const own = await aFundWith("200");
    await take(own, (await aBatchClosing(1)).wishes, { ...rate, rateOf: "EUR" });
    const kept = async ({ fundId }: FundAtWork) =>
      rows(
        "select rate::float8, margin_percent, minor, price_minor, price_currency from allocations where fund_id = $1",
        [fundId],
      );
    const price = { price_minor: 12_000n, price_currency: "CNY" };
    expect(await kept(fund)).toEqual([
      { ...price, rate: 0.1287, margin_percent: 5, minor: 1_622n },
    ]);
    expect(await kept(own)).toEqual([{ ...price, rate: null, margin_percent: 0, minor: 12_000n }]);
  });

  test("is one of an open batch until its last moment, of a kind that the fund gives for", async () => {
    const fund = await aFundWith("1000");
    const batch = await aBatchClosing(3);
    const [{ closes }] = (await rows<{ closes: Date }>(
      "select closes_at as closes from batches where id = $1",
      [batch.id],
    )) as [{ closes: Date }];
    const at = (now: Date, wish: number) =>
      run(allocate, {
        ...{ actor: fund.treasurer, now },
        input: { slug: fund.slug, wishes: batch.wishes[wish]!.publicId },
      });
    expect((await at(closes, 0)).left).toMatchObject([{ code: "claim_batch_closed" }]);
    expect((await at(new Date(closes.getTime() - 1), 0)).done).toHaveLength(1);
    const aims = { slug: fund.slug, purpose: "只给球", categories: ["ball"] };
    await run(reviseFund, { actor: fund.chair, input: aims });
    expect((await take(fund, [batch.wishes[1]!])).left).toMatchObject([
      { code: "wish_outside_fund" },
    ]);
    await run(reviseFund, { actor: fund.chair, input: { ...aims, categories: ["bag"] } });
    await rows("update batches set state = 'closed', closed_at = now() where id = $1", [batch.id]);
    const closed = await take(fund, [batch.wishes[2]!]);
    expect(closed.done).toEqual([]);
    expect(["claim_batch_closed", "not_found"]).toContain(closed.left[0]!.code);
  });
});

describe("the wishes of a fund in its lists", () => {
  test("those still to be bought by their day, then the newest, each with how far it came", async () => {
    const [fund, later] = [
      await aFundWith("1000"),
      await aBatchToClaim({ wishes: 1, closesAt: new Date(Date.now() + 5 * day), commitDays: 12 }),
    ];
    const sooner = await aBatchClosing(3);
    await take(fund, later.wishes);
    for (const wish of sooner.wishes) await take(fund, [wish]);
    await rows(`update wishes set size = '38码', colour = '', style = '防水' where id = $1`, [
      later.wishes[0]!.id,
    ]);
    const all = await rows<{ id: string; wish: string; public: string; due: Date }>(
      `select a.id, c.wish_id as wish, w.public_id as public, c.due_at as due from allocations a
       join claims c on c.id = a.claim_id join wishes w on w.id = c.wish_id
       where a.fund_id = $1 order by a.made_at`,
      [fund.fundId],
    );
    const [waits, first, ordered, then] = all;
    const bought = [
      await aBoughtOrder(fund, { [first!.id]: "100" }),
      await aBoughtOrder(fund, { [then!.id]: "100" }),
    ];
    const { id: order } = await aPurchase(fund, { [ordered!.id]: "100" });
    const list = (actor: FundAtWork["chair"], after = "") =>
      ask(allocationsOf, { actor, input: { slug: fund.slug, after } });
    const row = (one: typeof waits, number: number, more: object) => ({
      ...{ id: one!.id, state: "reserved", claimState: "committed", number, title: "双肩书包" },
      ...{ batch: "第一批", organizer: "青溪县儿童关爱中心", item: "" },
      ...{ amount: { minor: "12000", currency: "CNY" }, dueAt: one!.due.toISOString() },
      ...{ donors: false, purchaseId: null, ordered: false, sentBack: false, ...more },
    });
    const waiting = row(waits, 1, { item: "38码 · 防水" });
    expect(await list(fund.publisher)).toEqual({
      ...{ slug: fund.slug, may: { allocate: false, record: false }, next: null },
      waiting: [row(ordered, 2, { purchaseId: order, ordered: true }), waiting],
      others: [
        row(then, 3, { state: "spent", purchaseId: bought[1] }),
        row(first, 1, { state: "spent", purchaseId: bought[0] }),
      ],
    });
    expect((await list(fund.chair)).may).toEqual({ allocate: true, record: false });
    expect((await list(fund.treasurer)).may).toEqual({ allocate: true, record: true });
    const form = await ask(orderForm, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect(form).toEqual({ slug: fund.slug, currency: "CNY", wishes: [waiting], purses: ["bank"] });
  });

  test("money for a wish comes from what is nearest to it, and a second for it from what is left", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(2)];
    const [programme] = await rows<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.id = $1",
      [batch.id],
    );
    await someMoney(fund, "100", { purpose: `programme:${programme!.slug}` });
    await someMoney(fund, "90", { purpose: `batch:${batch.slug}` });
    await someMoney(fund, "20", { purpose: `wish:${batch.wishes[1]!.publicId}` });
    await someMoney(fund, "50");
    expect((await take(fund, [batch.wishes[1]!])).done).toHaveLength(1);
    expect(await booksOf(fund)).toEqual({
      ...{ bank: "26000", general: "5000", "restricted:programme": "9000", reserved: "12000" },
    });
    expect((await take(fund, [batch.wishes[0]!])).done).toHaveLength(1);
    expect(await booksOf(fund)).toEqual({ bank: "26000", general: "2000", reserved: "24000" });
    const taken = await takenBy(fund);
    await aBoughtOrder(fund, { [taken[1]!.id]: "115" });
    expect(await booksOf(fund)).toMatchObject({
      ...{ "wishes:wish": "2000", "wishes:batch": "9000", "wishes:programme": "500" },
      ...{ "restricted:programme": "1000", reserved: "12000" },
    });
  });
});
