import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { lookAtStatementLine } from "~/domain/funds/statement/look-at-statement.server";
import {
  approveStatement,
  returnStatement,
} from "~/domain/funds/statement/decide-statement.server";
import { forgetStatements } from "~/domain/funds/statement/drop-statement.server";
import { run, runSweep } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { rows } from "../setup/database";
import { answered, everybody } from "../factories/answers";
import { aFundAtWork, aPledge, type FundAtWork } from "../factories/funds";
import {
  aStatement,
  daysAgo,
  send,
  settle,
  workList,
  type BankLine,
} from "../factories/statements";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string) => ({ minor, currency: "CNY" });
const aMoment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;

/** A fund whose people have names, and a donor who promised 80 yuan. */
async function aNamedFund() {
  const fund = await aFundAtWork();
  for (const [{ personId }, name] of [
    [fund.treasurer, "周会计"],
    [fund.approver, "吴审核"],
  ] as const)
    await rows("update people set name = $2 where id = $1", [personId, name]);
  const pledge = await aPledge(await aPerson({ name: "林小满" }), fund, "80");
  return { fund, pledge };
}

const oneLine = (actor: Actor, statementId: string, lineId: string) =>
  run(lookAtStatementLine, { actor, input: { statementId, lineId } });
const looksAt = async (statementId: string) =>
  (
    await rows(
      "select 1 from audit_entries where action = 'funds.lookedAtStatement' and subject_id = $1",
      [statementId],
    )
  ).length;

/** What a line is told as, with what a test doesn't say as it is of a gift that nobody has settled. */
const aLine = (more: object) => ({
  ...{ id: expect.any(String) as string, day: daysAgo(), found: "unmatched", why: [] },
  ...{ settled: null, standing: "decide", settledBy: null, counterparty: "", remark: "" },
  ...{ booked: false, canBeGift: true, candidate: null, pledge: null },
  ...more,
});

describe("the work list", () => {
  let fund: FundAtWork;
  let pledge: Awaited<ReturnType<typeof aNamedFund>>["pledge"];
  let id: string;
  beforeAll(async () => {
    ({ fund, pledge } = await aNamedFund());
    ({ id } = await aStatement(fund, [
      { income: "80", from: "林小满", remark: `捐款 ${pledge.reference}` },
      { on: daysAgo(2), income: "24.50", from: "柳溪茶厂", remark: "爱心" },
      { expense: "3", remark: "手续费" },
      { income: "二十元", number: "6222 0212 3456 7890 123" },
      { income: "80", from: "林小满" },
    ]));
  });

  test("tells all of a statement: its columns, how its lines stand, what it would book, and each line", async () => {
    const promised = (
      await rows<{ at: Date }>("select promised_at as at from pledges where id = $1", [pledge.id])
    )[0]!.at.toISOString();
    const candidate = {
      ...{ reference: pledge.reference, amount: money("8000"), state: "promised" },
      promisedAt: promised,
    };
    const kept = { reference: pledge.reference, amount: money("8000"), alsoLine: null };
    const seen = await workList(fund.treasurer, id);
    expect(seen).toEqual({
      ...{ id, slug: fund.slug, state: "open", way: "transfer", revision: seen.revision },
      ...{ period: { from: daysAgo(2), to: daysAgo() }, reason: "", rowsRead: 5, rowsAbove: 1 },
      ...{ uploaded: { by: "周会计", at: aMoment }, sent: null, decided: null, forgotten: false },
      columns: [
        { column: "date", heading: "交易日期" },
        { column: "income", heading: "收入金额" },
        { column: "expense", heading: "支出金额" },
        { column: "counterparty", heading: "对方户名" },
        { column: "remark", heading: "附言" },
        { column: "number", heading: "流水号" },
      ],
      counts: { decide: 3, pledge: 1, gift: 0, aside: 0, before: 0, not_gift: 1 },
      ...{
        books: { lines: 1, booked: 0 },
        sum: money("8000"),
        show: "all",
        after: 0,
        next: null,
        atPlatform: null,
        heldAt: "bank",
      },
      can: {
        ...{ settle: true, send: true, drop: true, columns: true },
        ...{ approve: false, return: false, own: false },
      },
      lines: [
        aLine({
          ...{ number: 3, amount: money("8000"), found: "matched" },
          ...{ settled: "pledge", standing: "pledge", candidate, pledge: kept },
          ...{ counterparty: "林小满", remark: `捐款 ${pledge.reference}` },
        }),
        aLine({
          ...{ number: 4, day: daysAgo(2), amount: money("2450") },
          ...{ counterparty: "柳溪茶厂", remark: "爱心" },
        }),
        aLine({
          ...{
            number: 5,
            amount: money("-300"),
            found: "not_gift",
            why: ["outgoing"],
            remark: "手续费",
          },
          ...{ standing: "not_gift", canBeGift: false },
        }),
        aLine({
          ...{ number: 6, amount: null, found: "unread", why: ["amount_unreadable"] },
          // Shown by its cells, of a long number only the end.
          ...{ remark: `${daysAgo()} · 二十元 · …0123`, canBeGift: false },
        }),
        aLine({ number: 7, amount: money("8000"), counterparty: "林小满" }),
      ],
    });
  });

  test("shows one line the same to who settles it, and to nobody else; each look is written down", async () => {
    const before = await looksAt(id);
    const list = await workList(fund.treasurer, id);
    expect(await looksAt(id)).toBe(before + 1);
    for (const line of list.lines)
      expect(await oneLine(fund.treasurer, id, line.id)).toEqual({
        ...{ id, slug: fund.slug, line, can: list.can },
      });
    expect(await looksAt(id)).toBe(before + 6);
    const [first] = list.lines;
    const people = await everybody(fund);
    const one = (actor: Actor) => oneLine(actor, id, first!.id);
    expect(await answered(people, one)).toEqual(["treasurer", "hostTreasurer"]);
    await expect(one(fund.approver)).rejects.toEqual(refusedBy("not_allowed"));
    expect(await answered(people, (actor) => workList(actor as Person, id))).toEqual([
      ...["treasurer", "approver", "hostTreasurer", "hostApprover"],
    ]);
    const audited = await rows(
      `select distinct fields, organization_id from audit_entries
       where action = 'funds.lookedAtStatement' and subject_id = $1`,
      [id],
    );
    expect(audited).toEqual([{ fields: ["counterparty", "remark"], organization_id: fund.fundId }]);

    // A line of another statement is none of this one.
    const other = await aStatement(fund, [{ income: "5" }]);
    const [theirs] = (await workList(fund.treasurer, other.id)).lines;
    const looks = await looksAt(id);
    for (const lineId of [theirs!.id, randomUUID()])
      await expect(oneLine(fund.treasurer, id, lineId)).rejects.toEqual(refusedBy("not_found"));
    expect(await looksAt(id)).toBe(looks);
    await rows("update organizations set frozen_at = now() where id = $1", [fund.fundId]);
    for (const asks of [one(fund.treasurer), workList(fund.treasurer, id)])
      await expect(asks).rejects.toEqual(refusedBy("not_found"));
    await rows("update organizations set frozen_at = null where id = $1", [fund.fundId]);
  });
});

test("from hand to hand: who settled, sent and decided stands there, and who may do what by then", async () => {
  const { fund, pledge } = await aNamedFund();
  const { id } = await aStatement(fund, [
    { income: "80", remark: pledge.reference },
    { income: "24", from: "柳溪茶厂" },
  ]);
  const [, gift] = (await workList(fund.treasurer, id)).lines;
  await settle(fund, id, gift!.id, "gift");
  const settled = await workList(fund.treasurer, id);
  expect(settled.lines[1]).toMatchObject({
    ...{ settled: "gift", standing: "gift", settledBy: "周会计", booked: false },
  });
  expect(settled).toMatchObject({ books: { lines: 2, booked: 0 }, sum: money("10400") });

  const no = { settle: false, send: false, drop: false, columns: false };
  const undecided = { ...no, approve: false, return: false, own: false };
  const canOf = async (actor: Person) => (await workList(actor, id)).can;
  expect(await canOf(fund.approver)).toEqual(undecided);
  await send(fund, id);
  const sent = await workList(fund.treasurer, id);
  expect(sent).toMatchObject({
    ...{ state: "sent", sent: { by: "周会计", at: aMoment }, decided: null, can: undecided },
  });
  expect(await canOf(fund.approver)).toEqual({ ...undecided, approve: true, return: true });
  // Who sent it and approves elsewhere sends it back, and no more.
  const both = {
    ...fund.treasurer,
    memberships: fund.treasurer.memberships.map((one) => ({
      ...one,
      roles: [...one.roles, "approver" as const],
    })),
  };
  expect(await canOf(both)).toEqual({ ...undecided, return: true, own: true });

  await run(returnStatement, {
    actor: fund.approver,
    input: { statementId: id, reason: "第二行是谁的" },
  });
  expect(await workList(fund.treasurer, id)).toMatchObject({
    ...{ state: "open", reason: "第二行是谁的", can: { settle: true, send: true, drop: true } },
  });
  await send(fund, id);
  const { revision } = await workList(fund.approver, id);
  await run(approveStatement, { actor: fund.approver, input: { statementId: id, revision } });
  expect(await workList(fund.approver, id)).toMatchObject({
    ...{ state: "approved", decided: { by: "吴审核", at: aMoment }, can: undecided },
  });
  await bookStatement({ statementId: id });
  const booked = await workList(fund.approver, id);
  expect(booked).toMatchObject({ state: "booked", books: { lines: 2, booked: 2 } });
  expect(booked.lines.map((line) => line.booked)).toEqual([true, true]);

  const [matched] = booked.lines;
  await runSweep(forgetStatements, { now: new Date(Date.now() + 91 * 86_400_000) });
  const gone = await workList(fund.treasurer, id);
  expect(gone).toMatchObject({ forgotten: true, columns: [], uploaded: { by: "周会计" } });
  expect(await oneLine(fund.treasurer, id, matched!.id)).toEqual({
    ...{ id, slug: fund.slug, can: undecided },
    line: { ...matched, counterparty: "", remark: null },
  });
});

describe("the pages of a work list", () => {
  let fund: FundAtWork;
  let id: string;
  const gifts = 50;
  beforeAll(async () => {
    fund = await aFundAtWork();
    const lines: BankLine[] = Array.from({ length: gifts }, (_, at) => ({
      income: String(at + 1),
      from: `茶厂${at + 1}`,
    }));
    lines.splice(1, 0, { expense: "1" });
    ({ id } = await aStatement(fund, [...lines, { expense: "2" }, { expense: "3" }]));
  });
  const page = async (more: object) => {
    const { lines, next, show, after } = await workList(fund.treasurer, id, more);
    return { numbers: lines.map(({ number }) => number), next, show, after };
  };
  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at);

  test("hold fifty lines each, in the order of the file, and the last says that it is", async () => {
    const all = { show: "all", after: 0 };
    expect(await page({})).toEqual({ ...all, numbers: from(3, 52), next: 52 });
    expect(await page({ after: "52" })).toEqual({
      ...{ ...all, after: 52, numbers: [53, 54, 55], next: null },
    });
    expect((await page({ after: 5 })).numbers).toEqual(from(6, 55));
    expect((await page({ after: 4 })).next).toBe(54);
    expect(await page({ after: 55 })).toEqual({ ...all, after: 55, numbers: [], next: null });
    for (const odd of ["x", "-1", "1.5", ""])
      expect(await page({ after: odd })).toEqual({ ...all, numbers: from(3, 52), next: 52 });
  });

  test("are of the lines that stand as was asked; exactly fifty are one page", async () => {
    const waiting = [3, ...from(5, 53)];
    expect(await page({ show: "decide" })).toEqual({
      ...{ show: "decide", after: 0, numbers: waiting, next: null },
    });
    expect((await page({ show: "not_gift" })).numbers).toEqual([4, 54, 55]);
    expect((await page({ show: "not_gift", after: 4 })).numbers).toEqual([54, 55]);
    expect((await page({ show: "gift" })).numbers).toEqual([]);
    expect(await page({ show: "whatever" })).toMatchObject({ show: "all", next: 52 });
    // What is counted and booked is the whole statement's, whatever is shown of it.
    expect(await workList(fund.treasurer, id, { show: "gift" })).toMatchObject({
      ...{ counts: { decide: gifts, not_gift: 3 }, rowsRead: 53, books: { lines: 0 } },
    });
    await expect(
      workList(await aMember({ organizationId: fund.fundId }, "publisher"), id),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });
});
