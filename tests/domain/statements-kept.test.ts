import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { bookLines } from "~/domain/funds/statement/book-lines.server";
import {
  chooseColumns,
  lookAtStatementColumns,
} from "~/domain/funds/statement/choose-columns.server";
import {
  approveStatement,
  returnStatement,
  sendStatement,
} from "~/domain/funds/statement/decide-statement.server";
import { dropStatement, forgetStatements } from "~/domain/funds/statement/drop-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { system } from "~/domain/actor";
import { run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, type FundAtWork } from "../factories/funds";
import {
  aSettledStatement,
  aStatement,
  approve,
  bankHead,
  bankRow,
  foundOf,
  inBank,
  send,
  sheetOf,
  workList,
} from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

let fund: FundAtWork;
beforeAll(async () => {
  fund = await aFundAtWork();
});

const clock = system("book-statement");
const bookNext = (statementId: string, now?: Date) =>
  run(bookLines, { actor: clock, input: { statementId }, now });
const day = 86_400_000;
const later = (from: Date, days: number, more = 0) => new Date(from.getTime() + days * day + more);

/** What is kept of a statement: its state, its key, how many lines, and how many of them say something. */
const kept = async (id: string) =>
  (
    await rows(
      `select s.state, s.gone_at, s.booked_at, s.layout_sealed is not null as layout,
         (select count(*)::int from keys.sealing_keys k where k.id = s.key_id) as keys,
         (select count(*)::int from statement_lines l where l.statement_id = s.id) as lines,
         (select count(l.sealed)::int from statement_lines l where l.statement_id = s.id) as texts
       from statements s where id = $1`,
      [id],
    )
  )[0];

describe("booking", () => {
  test("makes a gift of each line under the statement's two signatures, and names who gave it", async () => {
    const { treasurer, approver, slug } = fund;
    const { reference } = await run(promisePledge, {
      actor: await aPerson(),
      input: { slug, amount: "12" },
      now: new Date("2026-11-01T06:00:00Z"),
    });
    const long = "慈".repeat(81);
    const table = [
      bankRow({ on: "2026-11-20", income: "11", from: "茶厂" }),
      bankRow({ on: "2026-11-19", income: "12", remark: reference }),
      bankRow({ on: "2026-11-20", income: "13", from: long }),
    ];
    const { id: statementId } = await run(startStatement, {
      actor: treasurer,
      input: { slug, way: "elsewhere", sheets: [sheetOf([bankHead, ...table])] },
    });
    const input = { statementId };
    await run(settleRest, { actor: treasurer, input: { ...input, as: "gift" } });
    const [sent, decided, booked] = [21, 22, 23].map((on) => new Date(`2026-11-${on}T06:00:00Z`));
    await run(sendStatement, { actor: treasurer, input, now: sent });
    const { revision } = await workList(approver, statementId);
    const approval = { ...input, revision };
    await run(approveStatement, { actor: approver, input: approval, now: decided });
    expect(await bookNext(statementId, booked)).toBe(false);

    const deposits = await rows<{ id: string }>(
      `select id, received_on::text as on, way, state, recorded_by, recorded_at, decided_by, decided_at
       from deposits where statement_id = $1 order by received_on`,
      [statementId],
    );
    const signed = {
      ...{ way: "elsewhere", state: "approved", recorded_by: treasurer.personId },
      ...{ recorded_at: sent, decided_by: approver.personId, decided_at: decided },
    };
    expect(deposits).toEqual([
      { id: expect.any(String) as string, on: "2026-11-19", ...signed },
      { id: expect.any(String) as string, on: "2026-11-20", ...signed },
    ]);
    const gifts = [];
    for (const { id: depositId } of deposits) {
      const { payments } = await run(lookAtDeposit, { actor: approver, input: { depositId } });
      gifts.push(
        payments
          .map(({ payer, amount, pledge }) => [amount.minor, payer, pledge?.reference])
          .sort(),
      );
    }
    expect(gifts).toEqual([
      [["1200", "", reference]],
      [
        ["1100", "茶厂", undefined],
        ["1300", long.slice(1), undefined],
      ],
    ]);
    const entries = await rows(
      `select e.kind, e.happened_on::text as on, e.recorded_by = $2 and e.approved_by = $3 as signed,
         y.state, y.cleared_at, y.key_id is not null as named, l.minor::text
       from statement_lines l join payments y on y.id = l.payment_id
       join entries e on e.id = y.entry_id where l.statement_id = $1 order by l.minor`,
      [statementId, treasurer.personId, approver.personId],
    );
    const entry = { kind: "platform", signed: true, state: "cleared", cleared_at: booked };
    expect(entries).toEqual([
      { ...entry, on: "2026-11-20", minor: "1100", named: true },
      { ...entry, on: "2026-11-19", minor: "1200", named: false },
      { ...entry, on: "2026-11-20", minor: "1300", named: true },
    ]);
    expect(await kept(statementId)).toMatchObject({
      ...{ state: "booked", booked_at: booked, gone_at: later(booked!, 90) },
      ...{ layout: true, keys: 1, lines: 3, texts: 3 },
    });
  });

  test("is the clock's, of what was approved, and goes on where a hundred are done", async () => {
    const lines = Array.from({ length: 100 }, (_, at) => ({ income: "0.10", from: `人${at}` }));
    const { id } = await aSettledStatement(fund, lines);
    const before = await inBank(fund);
    expect(await bookNext(id)).toBe(false);
    expect([await inBank(fund), (await kept(id))!]).toMatchObject([before, { state: "sent" }]);
    await approve(fund, id);
    for (const actor of [fund.treasurer, fund.approver])
      await expect(run(bookLines, { actor, input: { statementId: id } })).rejects.toMatchObject({
        code: "not_allowed",
      });
    // What was approved before is booked although the fund was frozen since.
    await rows("update organizations set frozen_at = now() where id = $1", [fund.fundId]);
    expect(await bookNext(id)).toBe(true);
    expect(await kept(id)).toMatchObject({ state: "approved" });
    expect(await bookNext(id)).toBe(false);
    expect(await kept(id)).toMatchObject({ state: "booked" });
    await rows("update organizations set frozen_at = null where id = $1", [fund.fundId]);
    expect(Number(await inBank(fund)) - Number(before)).toBe(1000);
  });
});

describe("what is forgotten", () => {
  const brought = new Date("2026-06-01T04:00:00Z");
  const bring = (income: string, now = brought) =>
    aStatement(fund, [{ on: "2026-05-30", income, from: "甲" }], { now });
  const forget = (now: Date) => runSweep(forgetStatements, { now });
  const gone = { layout: false, keys: 0, texts: 0 };

  test("of what nobody sent is all of it, sixty days after it was brought or came back", async () => {
    const [{ id: left }, { id: back }] = [await bring("41"), await bring("42")];
    const input = { statementId: back };
    await run(settleRest, { actor: fund.treasurer, input: { ...input, as: "gift" } });
    await send(fund, back);
    expect(await kept(left)).toMatchObject({ keys: 1, layout: true, texts: 1 });
    await forget(later(brought, 60, -1));
    expect(await kept(left)).toMatchObject({ state: "open", gone_at: later(brought, 60) });
    await forget(later(brought, 60));
    expect(await kept(left)).toMatchObject({ ...gone, state: "dropped", lines: 0 });
    const dropped = await rows(
      "select 1 from events where name = 'statement_dropped' and subject = jsonb_build_object('statementId', $1::text)",
      [left],
    );
    expect(dropped).toHaveLength(1);
    // What waits for an approval waits.
    expect(await kept(back)).toMatchObject({ state: "sent", keys: 1, texts: 1 });
    const returned = later(brought, 80);
    await run(returnStatement, {
      actor: fund.approver,
      input: { ...input, reason: "再看" },
      now: returned,
    });
    expect(await forget(later(brought, 61))).toBe(0);
    expect(await kept(back)).toMatchObject({ state: "open", gone_at: later(returned, 60) });
    expect(await forget(later(returned, 60))).toBe(1);
    expect(await kept(back)).toMatchObject({ ...gone, state: "dropped" });
  });

  test("is only what it says of people where a statement that was sent relies on its lines", async () => {
    const { id } = await bring("43");
    const { id: statementId } = await aStatement(fund, [
      { on: "2026-05-30", income: "43", from: "甲" },
      { on: "2026-05-30", income: "44" },
    ]);
    await run(settleRest, { actor: fund.treasurer, input: { statementId, as: "gift" } });
    await send(fund, statementId);
    await forget(later(brought, 60));
    expect(await kept(id)).toMatchObject({ ...gone, state: "open", lines: 1 });
    const list = await workList(fund.treasurer, id);
    expect(list).toMatchObject({ forgotten: true, columns: [], counts: { decide: 1 } });
    expect(list.lines[0]).toMatchObject({
      ...{ day: "2026-05-30", amount: { minor: "4300", currency: "CNY" } },
      ...{ counterparty: "", remark: null, canBeGift: true },
    });
    const actor = fund.treasurer;
    const forgotten = { code: "statement_forgotten" };
    const input = { statementId: id, columns: { 0: "date", 1: "income" } };
    await expect(
      run(chooseColumns, { actor, input: { ...input, dateOrder: "ymd", flow: "in" } }),
    ).rejects.toMatchObject(forgotten);
    await expect(
      run(lookAtStatementColumns, { actor, input: { statementId: id } }),
    ).rejects.toMatchObject(forgotten);
    // It can still be booked, without a name.
    await run(settleRest, { actor, input: { statementId: id, as: "gift" } });
    await send(fund, id);
    await approve(fund, id);
    expect(await bookNext(id)).toBe(false);
    const [gift] = await rows(
      `select y.key_id, y.payer_sealed, y.minor::text from payments y
       join statement_lines l on l.payment_id = y.id where l.statement_id = $1`,
      [id],
    );
    expect(gift).toEqual({ key_id: null, payer_sealed: null, minor: "4300" });
  });

  test("at once is what a treasurer drops, and its lines come again as new", async () => {
    const { id } = await bring("45");
    const now = new Date("2026-06-02T04:00:00Z");
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: id }, now });
    expect(await kept(id)).toMatchObject({ ...gone, state: "dropped", gone_at: now, lines: 0 });
    const { id: again } = await bring("45");
    expect(await foundOf(fund, again)).toEqual(["unmatched"]);
    // Also what was known by its text alone, since only one of the two has a number.
    const { id: other } = await aStatement(fund, [
      { on: "2026-05-30", income: "45", from: "甲", number: "TX-45" },
    ]);
    expect(await foundOf(fund, other)).toEqual(["before same_content"]);
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: again } });
    expect(await foundOf(fund, other)).toEqual(["unmatched earlier_dropped"]);
  });
});

test("what lies sealed in one line opens in no other", async () => {
  const { id } = await aStatement(fund, [{ income: "51", from: "甲" }, { income: "52" }]);
  await rows(
    `update statement_lines l set sealed = o.sealed from statement_lines o
     where o.statement_id = l.statement_id and o.id <> l.id and l.statement_id = $1`,
    [id],
  );
  await expect(workList(fund.treasurer, id)).rejects.toThrow();
});
