import { afterAll, describe, expect, test } from "vitest";
import { proposals } from "~/domain/funds/propose.server";
import { rank } from "~/domain/funds/proposals";
import { ask } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchClosing, aFundWith } from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { someMoney } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;

describe("proposals", () => {
  test("come ranked with their reasons, and say how far the money reaches", async () => {
    const fund = await aFundWith("130");
    const [soon, later, far] = [
      await aBatchClosing(1, 3),
      await aBatchClosing(1, 10),
      await aBatchClosing(1, 30),
    ];
    await someMoney(fund, "10", { purpose: `batch:${later.slug}` });
    const actor = fund.treasurer;
    const told = await ask(proposals, { actor, input: { slug: fund.slug } });
    const ours = [soon, later, far].flatMap(({ wishes }) => wishes.map((wish) => wish.publicId));
    const mine = told.wishes.filter(({ id }) => ours.includes(id));
    expect(mine.map(({ id }) => id)).toEqual(
      [later, soon].map(({ wishes }) => wishes[0]!.publicId),
    );
    expect(mine[0]).toMatchObject({
      reached: true,
      within: true,
      reasons: [
        { kind: "meant", purpose: "第一批" },
        { kind: "closes", days: 9 },
        { kind: "waits" },
      ],
    });
    expect(mine[1]).toMatchObject({
      reached: false,
      within: true,
      reasons: [{ kind: "closes" }, {}],
    });
    await expect(
      ask(proposals, { actor: await aDonor(), input: { slug: fund.slug } }),
    ).rejects.toEqual(refusedBy("not_found"));
  });

  test("the order: meant money, then the day it closes, then who waits longest, then what costs least", () => {
    const now = new Date("2026-11-20T00:00:00Z");
    const wish = (id: string, closes: number, waits: number, cost: bigint, meantBy = "") => ({
      ...{ id, cost, meantBy },
      closesAt: new Date(now.getTime() + closes * day),
      openedAt: new Date(now.getTime() - waits * day),
    });
    const ranked = rank(
      [
        wish("dear", 3, 9, 900n),
        wish("cheap", 3, 9, 100n),
        wish("old", 3, 20, 900n),
        wish("soon", 1, 1, 900n),
        wish("meant", 9, 1, 900n, "入冬"),
      ],
      now,
    );
    expect(ranked.map(({ id }) => id)).toEqual(["meant", "soon", "old", "cheap", "dear"]);
  });
});
