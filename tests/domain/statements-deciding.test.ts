import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { chooseColumns } from "~/domain/funds/statement/choose-columns.server";
import {
  approveStatement,
  returnStatement,
  sendStatement,
} from "~/domain/funds/statement/decide-statement.server";
import { dropStatement } from "~/domain/funds/statement/drop-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import type { Person, Role } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { aDeposit, aFundAtWork, aPledge, type FundAtWork } from "../factories/funds";
import {
  aSettledStatement,
  aStatement,
  approve,
  bankHead,
  book,
  daysAgo,
  send,
  settle,
  sheetOf,
  workList,
} from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

const named = async (name: string, person: Person) => {
  await rows("update people set name = $1 where id = $2", [name, person.personId]);
  return person;
};
const member = (...roles: Role[]) => aMember({ organizationId: fund.fundId }, ...roles);
const giftsOf = (statementId: string, actor: Person, now?: Date) =>
  run(settleRest, { actor, input: { statementId, as: "gift" }, now });
const sendBack = (statementId: string, actor: Person, reason = "请再看一遍", now?: Date) =>
  run(returnStatement, { actor, input: { statementId, reason }, now });
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

/** What was told of a statement, in its order. */
const toldOf = async (statementId: string) =>
  (
    await rows<{ name: string }>(
      "select name from events where subject = jsonb_build_object('statementId', $1::text) order by seq",
      [statementId],
    )
  ).map(({ name }) => name);

let fund: FundAtWork;
beforeAll(async () => {
  fund = await aFundAtWork();
  await named("出纳", fund.treasurer);
  await named("主审", fund.approver);
});

/** A statement of two days, of which nobody knows yet what its columns are. */
const anUnsure = (heading: string) => {
  const sheets = [sheetOf([["哪天", heading], ...[1, 2].map((day) => [daysAgo(day), "5.10"])])];
  return run(startStatement, { actor: fund.treasurer, input: { slug: fund.slug, sheets } });
};

test("every step of a statement is told, under its own id", async () => {
  const { treasurer: actor, approver, slug } = fund;
  const { id } = await anUnsure("多少");
  const columns = { 0: "date", 1: "amount" };
  const said = { statementId: id, columns, dateOrder: "ymd", flow: "in" };
  await run(chooseColumns, { actor, input: said });
  await giftsOf(id, actor);
  await send(fund, id);
  await sendBack(id, approver);
  await book(fund, id);
  expect(await toldOf(id)).toEqual([
    ...["statement_brought", "statement_understood", "statement_sent", "statement_returned"],
    ...["statement_sent", "statement_approved", "statement_booked"],
  ]);
  const deposits = await rows(
    `select array_agg(e.name order by e.name) as told from deposits d
     join events e on e.subject = jsonb_build_object('depositId', d.id::text)
     where d.statement_id = $1 group by d.id`,
    [id],
  );
  expect(deposits).toEqual([{ told: ["deposit_approved"] }, { told: ["deposit_approved"] }]);

  const { id: other } = await aStatement(fund, [{ income: "7" }]);
  const dropped = await run(dropStatement, { actor, input: { statementId: other } });
  expect(dropped).toEqual({ slug, organizationId: fund.fundId });
  expect(await toldOf(other)).toEqual(["statement_brought", "statement_dropped"]);
});

test("the list says who brought it, who sent it, who decided, and when; and all of what it is", async () => {
  const helper = await named("帮手", await member("treasurer"));
  const [brought, sent, decided] = [hours(1), hours(2), hours(3)];
  const { id } = await aStatement(
    fund,
    [
      { income: "24", from: "甲", on: daysAgo(3) },
      { income: "0.50", from: "乙", on: daysAgo(1) },
      { expense: "3", on: daysAgo(4) },
    ],
    { actor: helper, now: brought },
  );
  const people = async () => {
    const { uploaded, sent: by, decided: over } = await workList(fund.treasurer, id);
    return [uploaded, by, over];
  };
  const uploaded = { by: "帮手", at: brought.toISOString() };
  expect(await people()).toEqual([uploaded, null, null]);
  await giftsOf(id, fund.treasurer);
  const input = { statementId: id };
  const answer = await run(sendStatement, { actor: fund.treasurer, input, now: sent });
  expect(answer).toEqual({ changed: 0, organizationId: fund.fundId });
  const handed = { by: "出纳", at: sent.toISOString() };
  expect(await people()).toEqual([uploaded, handed, null]);
  const { revision } = await workList(fund.approver, id);
  const approved = { actor: fund.approver, input: { ...input, revision }, now: decided };
  await run(approveStatement, approved);
  const over = { by: "主审", at: decided.toISOString() };
  const { lines, ...list } = await workList(fund.approver, id, { show: "gift" });
  expect(lines.map(({ number, settledBy }) => [number, settledBy])).toEqual([
    [3, "出纳"],
    [4, "出纳"],
  ]);
  const can = { settle: false, send: false, drop: false, columns: false };
  const headings = ["date", "income", "expense", "counterparty", "remark", "number"];
  expect(list).toEqual({
    ...{ id, slug: fund.slug, state: "approved", way: "transfer", reason: "", revision },
    ...{ period: { from: daysAgo(4), to: daysAgo(1) }, rowsRead: 3, rowsAbove: 1 },
    ...{ uploaded, sent: handed, decided: over, forgotten: false },
    columns: headings.map((column, at) => ({ column, heading: bankHead[at] })),
    counts: { decide: 0, pledge: 0, gift: 2, aside: 0, before: 0, not_gift: 1 },
    ...{ books: { lines: 2, booked: 0 }, sum: { minor: "2450", currency: "CNY" } },
    ...{ show: "gift", after: 0, next: null, atPlatform: null, heldAt: "bank" },
    can: { ...can, approve: false, return: false, own: false },
  });
  await bookStatement({ statementId: id });
  expect((await workList(fund.approver, id)).books).toEqual({ lines: 2, booked: 2 });
});

test("whoever looks at a statement leaves a note of what he saw", async () => {
  const { id } = await aStatement(fund, [{ income: "25", from: "丁" }]);
  await workList(fund.approver, id);
  const notes = await rows(
    `select subject_type as what, organization_id as fund, fields, purpose from audit_entries
     where action = 'funds.lookedAtStatement' and subject_id = $1`,
    [id],
  );
  const fields = ["counterparty", "remark"];
  expect(notes).toEqual([{ what: "statement", fund: fund.fundId, fields, purpose: null }]);
});

describe("who may do what with it", () => {
  const none = {
    ...{ settle: false, send: false, drop: false, columns: false },
    ...{ approve: false, return: false, own: false },
  };
  const steps = async (id: string, ...actors: Person[]) =>
    Promise.all(actors.map(async (actor) => (await workList(actor, id)).can));

  test("as it stands: the treasurer until it is sent, then another person", async () => {
    const { treasurer, approver } = fund;
    const { id } = await aStatement(fund, [{ income: "26", from: "甲" }]);
    const open = { ...none, settle: true, send: true, drop: true, columns: true };
    expect(await steps(id, treasurer, approver)).toEqual([open, none]);
    const { id: asked } = await anUnsure("几元");
    const unsure = { ...none, drop: true, columns: true };
    expect(await steps(asked, treasurer, approver)).toEqual([unsure, none]);
    await giftsOf(id, treasurer);
    await send(fund, id);
    expect(await steps(id, treasurer, approver)).toEqual([
      none,
      { ...none, approve: true, return: true },
    ]);
    await approve(fund, id);
    expect(await steps(id, treasurer, approver)).toEqual([none, none]);
  });

  test.each([
    ["brought it", "brings"],
    ["sent it", "sends"],
  ])("who has both roles and %s sends it back and no more", async (_, part) => {
    const both = await member("treasurer", "approver");
    const [brings, sends] = part === "brings" ? [both, fund.treasurer] : [fund.treasurer, both];
    const income = part === "brings" ? "27" : "28";
    const { id } = await aStatement(fund, [{ income, from: "甲" }], { actor: brings });
    await giftsOf(id, fund.treasurer);
    await run(sendStatement, { actor: sends, input: { statementId: id } });
    expect(await steps(id, both)).toEqual([{ ...none, return: true, own: true }]);
    const code = "statement_needs_second_person";
    await expect(approve(fund, id, both)).rejects.toMatchObject({ code });
    await sendBack(id, both);
    expect(await workList(fund.treasurer, id)).toMatchObject({ state: "open" });
  });

  test("neither does anything before its time, nor the other's part", async () => {
    const { treasurer, approver } = fund;
    const { id } = await aStatement(fund, [{ income: "29", from: "甲" }]);
    const impossible = { code: "step_not_possible" };
    await expect(approve(fund, id)).rejects.toMatchObject(impossible);
    await expect(sendBack(id, approver)).rejects.toMatchObject(impossible);
    await expect(
      run(sendStatement, { actor: approver, input: { statementId: id } }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    await giftsOf(id, treasurer);
    await send(fund, id);
    await expect(send(fund, id)).rejects.toMatchObject(impossible);
    await expect(giftsOf(id, treasurer)).rejects.toMatchObject(impossible);
    await expect(
      run(dropStatement, { actor: treasurer, input: { statementId: id } }),
    ).rejects.toMatchObject(impossible);
    await expect(sendBack(id, treasurer)).rejects.toMatchObject({ code: "not_allowed" });
    for (const [reason, code] of [
      [" ", "field_missing"],
      ["长".repeat(401), "field_too_long"],
    ] as const) {
      const issues = [{ field: "reason", code }];
      await expect(sendBack(id, approver, reason)).rejects.toMatchObject({ issues });
    }
  });
});

test("each change counts, and an approval is of exactly what was seen", async () => {
  const { id } = await aStatement(fund, [{ income: "31", from: "甲" }]);
  const seen = async () => {
    const { revision, reason } = await workList(fund.treasurer, id);
    return [revision, reason];
  };
  expect(await seen()).toEqual([0, ""]);
  await giftsOf(id, fund.treasurer);
  expect(await seen()).toEqual([1, ""]);
  await send(fund, id);
  expect(await seen()).toEqual([2, ""]);
  await sendBack(id, fund.approver, "  日期不对 ");
  expect(await seen()).toEqual([3, "日期不对"]);
  await send(fund, id);
  expect(await seen()).toEqual([4, ""]);
  for (const revision of [3, 5]) {
    const input = { statementId: id, revision };
    await expect(run(approveStatement, { actor: fund.approver, input })).rejects.toMatchObject({
      code: "statement_changed_meanwhile",
    });
  }
  for (const revision of ["1.5", "四"]) {
    const input = { statementId: id, revision };
    await expect(run(approveStatement, { actor: fund.approver, input })).rejects.toMatchObject({
      issues: [{ field: "revision", code: "invalid_input" }],
    });
  }
  await approve(fund, id);
});

test("a gift by hand that is rejected after the sending holds the approval up, and is decided anew", async () => {
  const { reference } = await aPledge(await aPerson(), fund, "91");
  const { id: depositId } = await aDeposit(fund, "91", { reference, receivedOn: daysAgo() });
  const { id } = await aStatement(fund, [{ income: "91", remark: reference }, { income: "32" }]);
  await giftsOf(id, fund.treasurer);
  await send(fund, id);
  await run(rejectDeposit, { actor: fund.approver, input: { depositId, reason: "记错了" } });
  await expect(approve(fund, id)).rejects.toMatchObject({ code: "statement_changed_meanwhile" });
  await sendBack(id, fund.approver);
  const before = (await workList(fund.treasurer, id)).revision;
  expect(await send(fund, id)).toEqual({ changed: 1, organizationId: fund.fundId });
  const list = await workList(fund.treasurer, id);
  expect(list).toMatchObject({ state: "open", revision: before + 1, counts: { decide: 1 } });
  expect(list.lines[0]).toMatchObject({ found: "unmatched", why: [] });
  await settle(fund, id, list.lines[0]!.id, "pledge", { reference });
  expect(await send(fund, id)).toMatchObject({ changed: 0 });
});

test("an approved statement is booked by the queue, in its own line", async () => {
  const { id } = await aSettledStatement(fund, [{ income: "33" }]);
  await approve(fund, id);
  const jobs = await rows(
    `select j.task_identifier as task, j.queue_name as queue, p.payload
     from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
     where p.payload ->> 'statementId' = $1`,
    [id],
  );
  const payload = { statementId: id };
  expect(jobs).toEqual([{ task: "book-statement", queue: `statement:${id}`, payload }]);
});
