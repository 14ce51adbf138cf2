import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  chooseColumns,
  lookAtStatementColumns,
} from "~/domain/funds/statement/choose-columns.server";
import { dropStatement } from "~/domain/funds/statement/drop-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import type { Person } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, type FundAtWork } from "../factories/funds";
import { aStatement, foundOf, send, settle, sheetOf, workList } from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

let fund: FundAtWork;
beforeAll(async () => {
  fund = await aFundAtWork();
});

const bring = (table: string[][], { slug, treasurer: actor } = fund) =>
  run(startStatement, { actor, input: { slug, sheets: [sheetOf(table)] } });
const look = (statementId: string, actor: Person = fund.treasurer) =>
  run(lookAtStatementColumns, { actor, input: { statementId } });
const choose = (statementId: string, columns: Record<string, string>, more = {}) =>
  run(chooseColumns, {
    actor: fund.treasurer,
    input: { statementId, columns, dateOrder: "ymd", flow: "signed", ...more },
  });
const read = async (statementId: string) =>
  (await workList(fund.treasurer, statementId)).lines.map(({ day, amount }) => [
    day,
    amount?.minor,
  ]);

describe("who says what the columns hold", () => {
  test("sees each with its heading and its first four cells, and leaves a note of it", async () => {
    const { id } = await bring([
      ["哪天", "多少"],
      ["2026-11-05", "1", "6222 0212 3456 7890 123"],
      ["2026-11-05", "2"],
      ["2026-11-05", "", "乙"],
      ["2026-11-05", "4"],
      ["2026-11-05", "5"],
    ]);
    const days = Array.from({ length: 4 }, () => "2026-11-05");
    const column = null;
    expect(await look(id)).toEqual({
      ...{ id, slug: fund.slug, state: "unsure" },
      ...{ dateOrder: "ymd", flow: "signed", doubts: ["date", "amount"] },
      columns: [
        { at: 0, heading: "哪天", column, first: days },
        { at: 1, heading: "多少", column, first: ["1", "2", "", "4"] },
        { at: 2, heading: "", column, first: ["…0123", "", "乙", ""] },
      ],
    });
    const notes = await rows(
      `select subject_type as what, organization_id as fund, fields from audit_entries
       where action = 'funds.lookedAtStatement' and subject_id = $1`,
      [id],
    );
    expect(notes).toEqual([{ what: "statement", fund: fund.fundId, fields: ["cells"] }]);
    await expect(look(id, fund.approver)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(look(id, await aPerson())).rejects.toMatchObject({ code: "not_found" });
    await expect(
      run(chooseColumns, {
        actor: fund.approver,
        input: { statementId: id, columns: { 0: "date" }, dateOrder: "ymd", flow: "in" },
      }),
    ).rejects.toMatchObject({ code: "not_allowed" });

    await choose(id, { 0: "date", 1: "amount", 2: "counterparty" }, { flow: "in" });
    expect(await look(id)).toMatchObject({ state: "open", flow: "in", doubts: [] });
    const { columns } = await workList(fund.treasurer, id);
    expect(columns).toEqual([
      { column: "date", heading: "哪天" },
      { column: "amount", heading: "多少" },
      { column: "counterparty", heading: "" },
    ]);
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: id } });
    await expect(look(id)).rejects.toMatchObject({ code: "statement_forgotten" });
    const gone = await workList(fund.treasurer, id);
    expect(gone).toMatchObject({ columns: [], forgotten: true, lines: [], period: null });
  });

  test("says one day and one sum, each other thing once, and the kinds that there are", async () => {
    const { id } = await bring([
      ["何日", "几元"],
      ["2026-11-05", "1"],
    ]);
    const refused = (code: string) => ({ code, field: "columns" });
    const day = refused("statement_needs_day");
    const amount = refused("statement_needs_amount");
    await expect(choose(id, { 1: "amount" })).rejects.toMatchObject(day);
    await expect(choose(id, { 0: "date", 1: "amount", 2: "date" })).rejects.toMatchObject(day);
    await expect(choose(id, { 0: "date", 1: "" })).rejects.toMatchObject(amount);
    await expect(choose(id, { 0: "date", 1: "expense" })).rejects.toMatchObject(amount);
    await expect(choose(id, { 0: "date", 1: "amount", 2: "amount" })).rejects.toMatchObject(amount);
    const issue = (field: string, code: string) => ({ issues: [{ field, code }] });
    const columns = { 0: "date", 1: "amount" };
    await expect(choose(id, columns, { flow: "out" })).rejects.toMatchObject(
      issue("flow", "choice_unknown"),
    );
    await expect(choose(id, columns, { dateOrder: "dym" })).rejects.toMatchObject(
      issue("dateOrder", "choice_unknown"),
    );
    await expect(choose(id, { ...columns, 2: "wish" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const place of ["1000", "a1", "1a"])
      await expect(choose(id, { ...columns, [place]: "remark" })).rejects.toMatchObject({
        code: "invalid_input",
      });
    const remarks = { 2: "remark", 3: "remark", 4: "balance", 5: "balance", 100: "" };
    await choose(id, { ...columns, ...remarks });
    expect(await read(id)).toEqual([["2026-11-05", "100"]]);
  });
});

describe("read anew", () => {
  test("every line is what the new columns say, and what was settled of it is settled again", async () => {
    const { id } = await bring([
      ["Date", "Details", "Amount", "Fee"],
      ["05/11/2026", "gift", "-4.00", "1.00"],
      ["06/11/2026", "gift", "5.00", "2.00"],
    ]);
    const columns = { 0: "date", 1: "remark", 2: "amount" };
    await choose(id, columns, { dateOrder: "dmy" });
    expect(await read(id)).toEqual([
      ["2026-11-05", "-400"],
      ["2026-11-06", "500"],
    ]);
    const [, second] = (await workList(fund.treasurer, id)).lines;
    await settle(fund, id, second!.id, "gift");
    const { revision } = await workList(fund.treasurer, id);
    await choose(id, columns, { dateOrder: "mdy", flow: "in" });
    expect(await read(id)).toEqual([
      ["2026-05-11", "400"],
      ["2026-06-11", "500"],
    ]);
    const anew = await workList(fund.treasurer, id);
    expect(anew).toMatchObject({ state: "open", revision: revision + 1, counts: { decide: 2 } });
    await choose(id, { 0: "date", 1: "counterparty", 3: "income" }, { dateOrder: "dmy" });
    expect(await read(id)).toEqual([
      ["2026-11-05", "100"],
      ["2026-11-06", "200"],
    ]);
    const { lines } = await workList(fund.treasurer, id);
    expect(lines.map(({ counterparty, remark }) => [counterparty, remark])).toEqual([
      ["gift", ""],
      ["gift", ""],
    ]);
  });

  test("nothing is that was sent, nor that another statement relies on since it was sent", async () => {
    const lines = [{ income: "71", from: "甲" }];
    const { id } = await aStatement(fund, lines);
    const { id: other } = await aStatement(fund, [...lines, { income: "72" }]);
    const columns = { 0: "date", 1: "income", 2: "expense" };
    await run(settleRest, { actor: fund.treasurer, input: { statementId: other, as: "gift" } });
    await send(fund, other);
    await expect(choose(other, columns)).rejects.toMatchObject({ code: "step_not_possible" });
    await expect(choose(id, columns)).rejects.toMatchObject({ code: "statement_holds_lines" });
    expect(await foundOf(fund, id)).toEqual(["unmatched"]);
  });
});

describe("what headings meant the last time", () => {
  let sum = 900;
  const states = async (head: string[], of = fund) => {
    const { id, unsure } = await bring([head, ["05/11/2026", String((sum += 1))]], of);
    return { id, unsure, read: await workList(of.treasurer, id) };
  };

  test("is known again in this fund, however they are written; the last word stands", async () => {
    const head = ["When", "How much"];
    const { id } = await states(head);
    await choose(id, { 0: "date", 1: "amount" }, { dateOrder: "dmy" });
    const known = await states(["ＷＨＥＮ:", "How  much (CNY)"]);
    expect([known.unsure, known.read.lines[0]!.day]).toEqual([false, "2026-11-05"]);
    await choose(known.id, { 0: "date", 1: "income" }, { dateOrder: "mdy" });
    const last = await states(head);
    expect([last.unsure, last.read.lines[0]!.day]).toEqual([false, "2026-05-11"]);
    expect(last.read.columns[1]).toEqual({ column: "income", heading: "How much" });
    expect(await look(last.id)).toMatchObject({ dateOrder: "mdy", flow: "signed", doubts: [] });
    expect((await states(head, await aFundAtWork())).unsure).toBe(true);
    expect((await states(["When", "How"])).unsure).toBe(true);
  });

  test("is nothing where there are none", async () => {
    const bare = [["2026-11-05", "81"]];
    const { id } = await bring(bare);
    expect(await look(id)).toMatchObject({ columns: [{ heading: "" }, { heading: "" }] });
    await choose(id, { 0: "date", 1: "amount" });
    expect((await bring([["2026-11-05", "82"]])).unsure).toBe(true);
  });

  test("is believed before the headings where they were said to mean something else", async () => {
    const head = ["付款日期", "入账时间", "收入", "实收"];
    const table = (...rows: string[][]) => [head, ...rows];
    const { id: first, unsure } = await bring(table(["2026-11-05", "06/11/2026", "83", "84"]));
    expect([unsure, await read(first)]).toEqual([false, [["2026-11-05", "8300"]]]);
    await choose(first, { 1: "date", 3: "amount" }, { dateOrder: "dmy", flow: "in" });
    const { id: open } = await bring(table(["2026-11-05", "07/11/2026", "85", "86"]));
    expect(await read(open)).toEqual([["2026-11-07", "8600"]]);
    expect(await look(open)).toMatchObject({ state: "open", dateOrder: "dmy", flow: "in" });
    // What the file itself tells of its days and sums is not overruled.
    const plain = table(
      ["2026-11-05", "11/25/2026", "87", "-88"],
      ["2026-11-05", "11/08/2026", "89", "90"],
    );
    const { id: told } = await bring(plain);
    expect(await read(told)).toEqual([
      ["2026-11-25", "-8800"],
      ["2026-11-08", "9000"],
    ]);
    expect(await look(told)).toMatchObject({ dateOrder: "mdy", flow: "signed", doubts: [] });
  });
});
