import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statementsOf, statementToDecide } from "~/domain/funds/statement/queries.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import type { Person } from "~/domain/actor";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, aPledge, type FundAtWork } from "../factories/funds";
import { aStatement, daysAgo, send, settle, sheetOf, workList } from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

let fund: FundAtWork;
beforeAll(async () => {
  fund = await aFundAtWork();
  await rows("update people set name = '出纳' where id = $1", [fund.treasurer.personId]);
});

const list = ({ slug }: FundAtWork, after = "", actor: Person = fund.publisher) =>
  ask(statementsOf, { actor, input: { slug, after } });
const none = { decide: 0, pledge: 0, gift: 0, aside: 0, before: 0, not_gift: 0 };

describe("the statements of a fund", () => {
  test("are told with who brought them, their days and how their lines stand, to all of the desk", async () => {
    const [brought, later] = [new Date("2026-11-25T02:00:00Z"), new Date("2026-11-25T03:00:00Z")];
    const at = (on: string, income: string) => ({ on, income, from: "甲" });
    const days = [at("2026-11-03", "1"), at("2026-11-01", "2"), at("2026-11-02", "3")];
    const { id } = await aStatement(fund, [...days, { on: "合计", income: "6" }], { now: brought });
    const { id: unsure } = await run(startStatement, {
      actor: fund.treasurer,
      input: {
        slug: fund.slug,
        sheets: [
          sheetOf([
            ["哪天", "多少"],
            ["2026-11-01", "5.10"],
          ]),
        ],
      },
      now: later,
    });
    await aStatement(await aFundAtWork(), days);
    const of = { by: "出纳", reason: "" };
    expect(await list(fund)).toEqual({
      ...{ currency: "CNY", deep: false, mayOpen: false, next: null },
      statements: [
        {
          ...{ id: unsure, state: "unsure", uploadedAt: later.toISOString(), ...of },
          ...{ rowsRead: 1, period: null, counts: { ...none, decide: 1 } },
        },
        {
          ...{ id, state: "open", uploadedAt: brought.toISOString(), ...of, rowsRead: 4 },
          period: { from: "2026-11-01", to: "2026-11-03" },
          counts: { ...none, decide: 3, not_gift: 1 },
        },
      ],
    });
    for (const actor of [fund.treasurer, fund.approver])
      expect(await list(fund, "", actor)).toMatchObject({ mayOpen: true });
    await expect(list(fund, "", await aPerson())).rejects.toMatchObject({ code: "not_found" });
    await expect(
      ask(statementToDecide, { actor: await aPerson(), input: { statementId: id } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("come twenty to a page, the last brought first, each once, also those of one moment", async () => {
    const much = await aFundAtWork();
    const actor = much.treasurer;
    const { id } = await aStatement(much, [{ income: "5" }], { now: new Date("2026-11-01") });
    const copies = (count: number, at: string) =>
      rows<{ id: string }>(
        `insert into statements (fund_id, currency, way, state, rows_above, rows_read, uploaded_by, uploaded_at, gone_at)
         select fund_id, currency, way, 'open', 1, 1, uploaded_by, $3, gone_at
         from statements, generate_series(1, $2::int) where id = $1 returning id`,
        [id, count, at],
      );
    await copies(19, "2026-11-05T06:00:00.123Z");
    const first = await list(much, "", actor);
    expect([first.statements.length, first.next]).toEqual([20, null]);
    expect(first.statements.at(-1)!.id).toBe(id);
    await copies(20, "2026-11-05T06:00:00.123Z");
    const [last] = await copies(1, "2026-11-06T06:00:00Z");
    const pages = [];
    for (let after: string | null = ""; after !== null; after = pages.at(-1)!.next)
      pages.push(await list(much, after, actor));
    expect(pages.map(({ statements, deep }) => [statements.length, deep])).toEqual([
      [20, false],
      [20, true],
      [1, true],
    ]);
    const ids = pages.flatMap(({ statements }) => statements.map((one) => one.id));
    expect([new Set(ids).size, ids[0], ids.at(-1)]).toEqual([41, last!.id, id]);
    const { statements, deep } = await list(much, "x~y", actor);
    expect([statements[0]!.id, deep]).toEqual([last!.id, true]);
  });
});

describe("a statement to be decided", () => {
  const decide = (statementId: string, actor: Person) =>
    ask(statementToDecide, { actor, input: { statementId } });

  test("says what it books, what nothing is known of, and whose turn it is", async () => {
    const { reference } = await aPledge(await aPerson({ name: "林小满" }), fund, "61");
    await aPledge(await aPerson({ name: "王小米" }), fund, "62");
    const { id } = await aStatement(fund, [
      { income: "61", remark: reference },
      { income: "62", from: "王小米" },
      { income: "63.45", from: "辛" },
      { income: "64", from: "癸" },
      { income: "65", from: "癸" },
      { expense: "9" },
    ]);
    const [, probable, , , second] = (await workList(fund.treasurer, id)).lines;
    await settle(fund, id, second!.id, "gift");
    const off = { settle: false, send: false, drop: false, columns: false };
    const can = { ...off, approve: false, return: false, own: false };
    const open = { settle: true, send: true, drop: true, columns: true };
    expect(await decide(id, fund.treasurer)).toEqual({
      ...{ id, slug: fund.slug, state: "open", revision: 1, books: 2, unmatched: 2, reported: [] },
      counts: { ...none, pledge: 1, gift: 1, decide: 3, not_gift: 1 },
      ...{ sum: { minor: "12600", currency: "CNY" }, can: { ...can, ...open } },
    });
    await settle(fund, id, probable!.id, "aside");
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await send(fund, id);
    const sent = await decide(id, fund.approver);
    expect(sent).toMatchObject({ state: "sent", books: 4, unmatched: 0 });
    expect(sent.sum).toEqual({ minor: "25345", currency: "CNY" });
    expect(sent.can).toEqual({ ...can, approve: true, return: true });
    expect((await decide(id, fund.publisher)).can).toEqual(can);
  });

  test("that books nothing sums up to nothing", async () => {
    const { id } = await aStatement(fund, [{ expense: "24", on: daysAgo(1) }]);
    expect(await decide(id, fund.treasurer)).toMatchObject({
      ...{ books: 0, unmatched: 0, sum: { minor: "0", currency: "CNY" } },
      counts: { ...none, not_gift: 1 },
    });
  });

  test.each(["fund", "charity"])(
    "is as if it weren't there while its %s is frozen",
    async (which) => {
      const cold = await aFundAtWork();
      const { id } = await aStatement(cold, [{ income: "24" }]);
      const frozen = which === "fund" ? cold.fundId : cold.charity.organizationId;
      await rows("update organizations set frozen_at = now() where id = $1", [frozen]);
      const missing = { code: "not_found" };
      await expect(decide(id, cold.treasurer)).rejects.toMatchObject(missing);
      await expect(workList(cold.treasurer, id)).rejects.toMatchObject(missing);
      await expect(send(cold, id)).rejects.toMatchObject(missing);
    },
  );
});
