import { afterAll, describe, expect, test } from "vitest";
import { proposals } from "~/domain/funds/propose.server";
import { rank } from "~/domain/funds/proposals";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchClosing, aFundWith, rows } from "../factories/allocations";
import { someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const day = 86_400_000;
const proposed = (fund: FundAtWork, now?: Date) =>
  ask(proposals, { actor: fund.publisher, now, input: { slug: fund.slug } });
const ofBatch = (
  told: Awaited<ReturnType<typeof proposed>>,
  { wishes }: { wishes: readonly { publicId: string }[] },
) => told.wishes.filter(({ id }) => wishes.some(({ publicId }) => publicId === id));

describe("wishes that are proposed", () => {
  test("are told as they are public, with what the fund has and what it would reach", async () => {
    const [fund, batch, now] = [await aFundWith("100"), await aBatchClosing(3, 3), new Date()];
    await someMoney(fund, "150", { purpose: `batch:${batch.slug}` });
    await rows("update wishes set size = '38码' where id = $1", [batch.wishes[0]!.id]);
    // Two of them cost the same; the third costs less, and the same money reaches more.
    await rows("update wishes set price_minor = 5000 where id = $1", [batch.wishes[2]!.id]);
    const told = await proposed(fund, now);
    const { wishes, ...rest } = told;
    const money = (minor: string) => ({ minor, currency: "CNY" });
    expect(rest).toEqual({
      ...{ slug: fund.slug, currency: "CNY", days: 14, more: false, foreign: [] },
      ...{ available: money("25000"), general: money("10000") },
    });
    const wish = (at: number, more: object) => ({
      ...{ id: batch.wishes[at]!.publicId, number: at + 1, title: "双肩书包", category: "bag" },
      ...{ size: "", batch: "第一批", place: { zh: "青溪县", en: "Qingxi County" } },
      ...{ price: money("12000"), within: true },
      reasons: [
        { kind: "meant", purpose: "第一批" },
        { kind: "closes", days: 2 },
        { kind: "waits", days: 2 },
      ],
      ...more,
    });
    const mine = ofBatch(told, batch);
    expect(wishes.slice(0, 3)).toEqual(mine);
    const [cheap, ...same] = mine;
    expect(cheap).toEqual(wish(2, { price: money("5000"), reached: true }));
    const byId = [batch.wishes[0]!, batch.wishes[1]!].toSorted((a, b) =>
      a.publicId.localeCompare(b.publicId),
    );
    expect(same).toEqual(
      byId.map(({ number }, at) =>
        wish(number - 1, { size: number === 1 ? "38码" : "", reached: at === 0 }),
      ),
    );
  });

  test("are open, of batches that close within a fortnight, where and what the fund gives for", async () => {
    const fund = await aFundWith("1000");
    const [batch, other] = [await aBatchClosing(2, 5), await aBatchClosing(1, 5)];
    const [{ closes }] = (await rows<{ closes: Date }>(
      "select closes_at as closes from batches where id = $1",
      [batch.id],
    )) as [{ closes: Date }];
    const count = async (now?: Date) => ofBatch(await proposed(fund, now), batch).length;
    expect(await count()).toBe(2);
    const early = new Date(closes.getTime() - 14 * day);
    expect([await count(early), await count(new Date(early.getTime() - 1))]).toEqual([2, 0]);
    const last = new Date(closes.getTime() - 1);
    expect([await count(last), await count(closes)]).toEqual([2, 0]);
    const aims = (more: object) =>
      run(reviseFund, {
        actor: fund.chair,
        input: { slug: fund.slug, purpose: "托底", ...more },
      });
    await aims({ categories: ["ball"] });
    expect(await count()).toBe(0);
    await aims({ categories: ["ball", "bag"] });
    expect(await count()).toBe(2);
    await rows(
      "insert into places (code, level, name_zh, name_en) values ('88', 'province', '远省', 'Far') on conflict do nothing",
    );
    await aims({ places: "88" });
    expect(await count()).toBe(0);
    await aims({ places: "88，990100" });
    expect(await count()).toBe(2);
    await rows("update batches set state = 'closed', closed_at = now() where id = $1", [other.id]);
    expect(ofBatch(await proposed(fund), other)).toEqual([]);
  });

  test("are meant by what was given for them, their batch or programme, the nearest that has money", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1, 4)];
    const [programme] = await rows<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.id = $1",
      [batch.id],
    );
    const [wish] = batch.wishes;
    const seen = async () => ofBatch(await proposed(fund), batch)[0]!;
    expect(await seen()).toMatchObject({ reached: false, within: false, reasons: [{}, {}] });
    for (const [purpose, title] of [
      [`programme:${programme!.slug}`, "千愿圆梦"],
      [`batch:${batch.slug}`, "第一批"],
      [`wish:${wish!.publicId}`, "双肩书包"],
    ] as const) {
      await someMoney(fund, "40", { purpose });
      expect((await seen()).reasons[0]).toEqual({ kind: "meant", purpose: title });
    }
    expect(await seen()).toMatchObject({ reached: true, within: true });
    const [far, other] = [await aBatchClosing(1, 4), await aBatchClosing(1, 4)];
    await someMoney(fund, "500", { purpose: `batch:${far.slug}` });
    expect(ofBatch(await proposed(fund), other)).toMatchObject([
      { reached: false, within: false, reasons: [{ kind: "closes" }, { kind: "waits" }] },
    ]);
  });

  test("in another currency say so, and nobody knows whether money reaches them", async () => {
    const [fund, batch] = [await aFundWith("500", { currency: "EUR" }), await aBatchClosing(1, 3)];
    const told = await proposed(fund);
    expect(told.foreign).toEqual(["CNY"]);
    expect(ofBatch(told, batch)).toMatchObject([
      { price: { minor: "12000", currency: "CNY" }, reached: false, within: false },
    ]);
  });
});

test("days are whole and never less than none, and equals stand by their ids", () => {
  const now = new Date("2026-11-20T00:00:00Z");
  const wish = (id: string, closes: number, waits: number, cost: bigint | null = 1n) => ({
    ...{ id, cost, meantBy: "" },
    closesAt: new Date(now.getTime() + closes * day),
    openedAt: new Date(now.getTime() - waits * day),
  });
  const ranked = rank([wish("c", 2.9, 1), wish("b", 2.1, 1.9), wish("a", -1, -2, null)], now);
  expect(ranked.map(({ id, reasons }) => [id, reasons])).toEqual(
    [
      ["a", 0, 0],
      ["b", 2, 1],
      ["c", 2, 1],
    ].map(([id, closes, waits]) => [
      id,
      [
        { kind: "closes", days: closes },
        { kind: "waits", days: waits },
      ],
    ]),
  );
});
