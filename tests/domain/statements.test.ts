import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { referenceOf } from "~/domain/funds/references";
import { bookLines } from "~/domain/funds/statement/book-lines.server";
import {
  approveStatement,
  returnStatement,
  sendStatement,
} from "~/domain/funds/statement/decide-statement.server";
import { dropStatement, forgetStatements } from "~/domain/funds/statement/drop-statement.server";
import { statementsOf } from "~/domain/funds/statement/queries.server";
import { settleLine, settleRest } from "~/domain/funds/statement/settle-line.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { laws } from "~/domain/ledger/laws.server";
import { system, type Person } from "~/domain/actor";
import { ask, run, runSweep } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { closePools, db } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { aDeposit, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { aStatement, daysAgo, workList, type BankLine } from "../factories/statements";
import { asOwner } from "../setup/database";
import { often, proving } from "../setup/proof";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Row>(text, values)).rows);

/** How the lines of a statement were found, in their order. */
const foundOf = async (fund: FundAtWork, statementId: string) =>
  (await workList(fund.treasurer, statementId)).lines.map(({ found, why }) =>
    [found, ...why].join(" "),
  );

const send = (fund: FundAtWork, statementId: string) =>
  run(sendStatement, { actor: fund.treasurer, input: { statementId } });

async function approve(fund: FundAtWork, statementId: string, actor = fund.approver) {
  const { revision } = await workList(fund.treasurer, statementId);
  await run(approveStatement, { actor, input: { statementId, revision } });
}

/** Everything from sending to the books. */
async function book(fund: FundAtWork, statementId: string) {
  await send(fund, statementId);
  await approve(fund, statementId);
  await bookStatement({ statementId });
}

const settle = (fund: FundAtWork, statementId: string, lineId: string, as: string, more = {}) =>
  run(settleLine, { actor: fund.treasurer, input: { statementId, lineId, as, ...more } });

const inBank = async ({ fundId }: FundAtWork) => {
  const [row] = await rows<{ sum: string }>(
    `select coalesce(sum(p.minor), 0)::text as sum from postings p join ledger_accounts a on a.id = p.account_id
     where a.fund_id = $1 and a.kind = 'bank'`,
    [fundId],
  );
  return row!.sum;
};
const stateOf = async (publicId: string) =>
  (await rows<{ state: string }>("select state from pledges where public_id = $1", [publicId]))[0]!
    .state;

describe("what a line is found to be", () => {
  test("a reference, the sum and the day make a promise of it; whatever a remark does to the reference", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const pledges = [];
    for (const amount of ["120", "80.5", "1200", "60"]) {
      pledges.push(await aPledge(donor, fund, amount));
    }
    const [a, b, c, d] = pledges.map(({ reference }) => reference);
    const full = (text: string) =>
      text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const { id } = await aStatement(fund, [
      { income: "120.00", remark: `捐款${a}谢谢` },
      { income: "80.50", remark: full(b!.toLowerCase()) },
      { income: "1,200.00", remark: `编号：${[...c!].join(" - ")}` },
      { income: "￥60.00", remark: d!.replace("B", "8").replace("S", "5") },
    ]);
    expect(await foundOf(fund, id)).toEqual(["matched", "matched", "matched", "matched"]);
  });

  test("where something speaks against it, a person decides, and is told what", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林小满" });
    const promised = (amount: string, more = {}) => aPledge(donor, fund, amount, more);
    const wrong = await promised("100");
    const early = await promised("110");
    const late = await longAgo(donor, fund, "120");
    const twice = await promised("130");
    const over = await promised("140");
    const paid = await promised("150");
    await promised("777");
    await promised("888");
    await run(cancelPledge, { actor: donor, input: { publicId: over.publicId } });
    await someMoney(fund, "150", { reference: paid.reference, receivedOn: daysAgo(3) });
    const lines: [string, BankLine][] = [
      ["probable amount_differs", { income: "99", remark: wrong.reference }],
      ["probable before_promise", { income: "110", remark: early.reference, on: daysAgo(5) }],
      ["probable long_after", { income: "120", remark: late.reference }],
      ["matched", { income: "130", remark: twice.reference }],
      ["probable matched_twice", { income: "130", remark: `再捐 ${twice.reference}` }],
      ["probable pledge_over", { income: "140", remark: over.reference }],
      ["probable paid_already", { income: "150", remark: paid.reference }],
      [
        "probable several_references",
        { income: "9", remark: `${wrong.reference} ${early.reference}` },
      ],
      ["probable name_and_amount", { income: "777", from: "林 小满" }],
      ["probable amount_and_date", { income: "888", from: "别人" }],
      ["unmatched", { income: "12.34", from: "好心人" }],
      ["unmatched reference_unknown", { income: "5", remark: unknownOf(wrong.reference) }],
    ];
    const { id } = await aStatement(
      fund,
      lines.map(([, line]) => line),
    );
    expect(await foundOf(fund, id)).toEqual(lines.map(([found]) => found));
  });

  test("what went out, interest, totals, other funds' and other currencies' are left, and what can't be read is shown", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    const theirs = await aPledge(await aPerson(), other, "50");
    const { id } = await aStatement(fund, [
      { expense: "8.00", remark: "手续费" },
      { income: "1.23", remark: "结息" },
      { income: "50", remark: theirs.reference },
      { income: "500", from: "STRIPE PAYMENTS" },
      { on: "合计", income: "558.00" },
      { on: "13月45日", income: "20" },
      { income: "二十元", from: "老周" },
      { on: daysAgo(-40), income: "20" },
      { on: "以上为全部明细" },
    ]);
    expect(await foundOf(fund, id)).toEqual([
      ...["not_gift outgoing", "not_gift interest", "not_gift other_fund", "not_gift payout"],
      ...["not_gift total", "unread day_unreadable", "unread amount_unreadable"],
      ...["unread in_future", "not_gift note"],
    ]);
    const { counts, rowsRead, rowsAbove } = await workList(fund.treasurer, id);
    expect({ rowsRead, rowsAbove }).toEqual({ rowsRead: 9, rowsAbove: 2 });
    expect(counts).toEqual({ decide: 3, pledge: 0, gift: 0, aside: 0, before: 0, not_gift: 6 });
  });

  test("a gift in a fund that has ended, in yen, is matched all the same", async () => {
    const fund = await aFundAtWork({ currency: "JPY" });
    const { reference } = await aPledge(await aPerson(), fund, "5000");
    await rows("update funds set closed_at = now() where fund_id = $1", [fund.fundId]);
    const { id } = await aStatement(fund, [{ income: "¥5,000", remark: reference }]);
    expect(await foundOf(fund, id)).toEqual(["matched"]);
    await book(fund, id);
    expect(await inBank(fund)).toBe("5000");
  });
});

const longAgo = (donor: Person, { slug }: FundAtWork, amount: string) =>
  run(promisePledge, {
    actor: donor,
    input: { slug, amount },
    now: new Date(Date.now() - 200 * 86_400_000),
  });

const mistyped = (reference: string) =>
  reference.slice(0, -1) + (reference.endsWith("2") ? "3" : "2");

/** A rightly written reference of the same fund that nobody promised under. */
const unknownOf = (reference: string) => {
  const prefix = reference.slice(0, -6);
  return referenceOf(prefix, 1);
};

describe("what came before", () => {
  test("the same file twice books nothing twice, and longer periods only what is new", async () => {
    const fund = await aFundAtWork();
    const first = [
      { income: "10", from: "甲", remark: "捐款", on: daysAgo(2) },
      { income: "10", from: "甲", remark: "捐款", on: daysAgo(2) },
      { income: "30", from: "乙", number: "4200001234202611261234567890", on: daysAgo(1) },
    ];
    const { id } = await aStatement(fund, first);
    expect(await foundOf(fund, id)).toEqual(["unmatched", "unmatched", "unmatched"]);
    const again = await aStatement(fund, first);
    expect(await foundOf(fund, again.id)).toEqual([
      ...["before same_content", "before same_content", "before same_number"],
    ]);
    const longer = await aStatement(fund, [
      { income: "5", from: "丙", on: daysAgo(3) },
      ...first,
      { income: "10", from: "甲", remark: "捐款", on: daysAgo(2) },
      { income: "30", from: "乙", number: "4200001234202611261234567891", on: daysAgo(1) },
    ]);
    expect(await foundOf(fund, longer.id)).toEqual([
      ...["unmatched", "before same_content", "before same_content", "before same_number"],
      ...["unmatched", "unmatched"],
    ]);
  });

  test("a statement that is dropped gives its lines back to those that left them to it", async () => {
    const fund = await aFundAtWork();
    const drop = (statementId: string) =>
      run(dropStatement, { actor: fund.treasurer, input: { statementId } });
    const lines = [
      { income: "10", from: "甲" },
      { income: "20", from: "乙", number: "TX-2" },
    ];
    const first = await aStatement(fund, lines);
    const [second, third] = [await aStatement(fund, lines), await aStatement(fund, lines)];
    await drop(first.id);
    const released = ["unmatched earlier_dropped", "unmatched earlier_dropped"];
    expect(await foundOf(fund, second.id)).toEqual(released);
    expect(await foundOf(fund, third.id)).toEqual(["before same_content", "before same_number"]);
    const fourth = await aStatement(fund, [...lines, { income: "30", from: "丙" }]);
    await run(settleRest, { actor: fund.treasurer, input: { statementId: fourth.id, as: "gift" } });
    await send(fund, fourth.id);
    await drop(second.id);
    expect(await foundOf(fund, third.id)).toEqual(released);
    await expect(drop(third.id)).rejects.toMatchObject({ code: "statement_holds_lines" });
  });

  test("a transaction that one file lists twice is one; a number that says nothing makes nothing one", async () => {
    const fund = await aFundAtWork();
    const glued = { income: "10", from: "甲", number: "TX-1" };
    const junk = { from: "乙", number: "0000" };
    const { id } = await aStatement(fund, [
      ...[
        glued,
        glued,
        { income: "7", ...junk },
        { income: "8", ...junk },
        { income: "8", ...junk },
      ],
    ]);
    expect(await foundOf(fund, id)).toEqual([
      ...["unmatched", "before twice_in_file", "unmatched", "unmatched", "unmatched"],
    ]);
  });

  test("a gift entered by hand explains one line of its day and sum", async () => {
    const fund = await aFundAtWork();
    const { reference } = await aPledge(await aPerson(), fund, "90");
    await aDeposit(fund, "90", { reference, receivedOn: daysAgo() });
    await someMoney(fund, "40", { payer: "柳溪茶厂", receivedOn: daysAgo() });
    await someMoney(fund, "66", { receivedOn: daysAgo() });
    const lines = [
      { income: "90", remark: reference },
      { income: "40", from: "柳溪 茶厂" },
      { income: "40", from: "柳溪茶厂" },
      { income: "66", from: "不知道" },
    ];
    const { id } = await aStatement(fund, lines);
    expect(await foundOf(fund, id)).toEqual([
      ...["before recorded_by_hand", "before recorded_by_hand", "unmatched"],
      "probable perhaps_recorded",
    ]);
  });

  test("a gift by hand that is rejected meanwhile leaves its line to be decided", async () => {
    const fund = await aFundAtWork();
    const { reference } = await aPledge(await aPerson(), fund, "90");
    const { id: depositId } = await aDeposit(fund, "90", { reference, receivedOn: daysAgo() });
    const { id } = await aStatement(fund, [{ income: "90", remark: reference }]);
    await run(rejectDeposit, { actor: fund.approver, input: { depositId, reason: "记错了" } });
    expect(await send(fund, id)).toMatchObject({ changed: 1 });
    expect(await foundOf(fund, id)).toEqual(["unmatched"]);
  });

  test("the database refuses the same line a second time, and the same gift by hand", async () => {
    const fund = await aFundAtWork();
    const { id } = await aStatement(fund, [{ income: "10", from: "甲" }, { income: "20" }]);
    const copy = (set: string, number = 900) =>
      rows(
        `insert into statement_lines (statement_id, fund_id, number, found, happened_on, minor, ${set.split("=")[0]})
         select statement_id, fund_id, ${number} + number, 'unmatched', happened_on, minor, ${set.split("=")[1]}
         from statement_lines where statement_id = $1 order by number limit 1`,
        [id],
      );
    await expect(copy("mark=mark")).rejects.toThrow("statement_line_taken");
    await someMoney(fund, "66", { receivedOn: daysAgo() });
    const [{ id: payment } = { id: "" }] = await rows<{ id: string }>(
      "select id from payments where fund_id = $1",
      [fund.fundId],
    );
    await copy(`known_payment_id='${payment}'`);
    await expect(copy(`known_payment_id='${payment}'`, 950)).rejects.toThrow(
      "statement_line_recorded",
    );
  });

  test("two who bring the same file at once bring each line once", async () => {
    const fund = await aFundAtWork();
    const lines = Array.from({ length: 20 }, (_, at) => ({ income: String(at + 1), from: "甲" }));
    const brought = await Promise.all([1, 2, 3].map(() => aStatement(fund, lines)));
    const counts = await Promise.all(
      brought.map(async ({ id }) => (await workList(fund.treasurer, id)).counts),
    );
    expect(counts.map(({ decide }) => decide).sort((a, b) => a - b)).toEqual([0, 0, 20]);
  });
});

describe("settling", () => {
  test("each line is a promise, a gift or put aside, and can be undone until it is sent", async () => {
    const fund = await aFundAtWork();
    const { reference } = await aPledge(await aPerson(), fund, "25");
    const { id } = await aStatement(fund, [
      { income: "24", from: "甲" },
      { income: "11", from: "乙" },
      { income: "0.05", remark: "结息" },
      { expense: "3", remark: "手续费" },
    ]);
    const { lines } = await workList(fund.treasurer, id);
    const [a, b, interest, fee] = lines.map((line) => line.id);
    await settle(fund, id, a!, "pledge", { reference: [...reference].join("-") });
    await settle(fund, id, b!, "aside");
    await settle(fund, id, b!, "undo");
    await settle(fund, id, b!, "gift");
    await settle(fund, id, interest!, "gift");
    await expect(settle(fund, id, fee!, "gift")).rejects.toMatchObject({
      code: "statement_line_is_no_gift",
    });
    await expect(
      settle(fund, id, b!, "pledge", { reference: mistyped(reference) }),
    ).rejects.toMatchObject({ issues: [{ field: "reference", code: "reference_malformed" }] });
    const { counts, sum } = await workList(fund.treasurer, id);
    expect(counts).toMatchObject({ pledge: 1, gift: 2, not_gift: 1, decide: 0 });
    expect(sum).toEqual({ minor: "3505", currency: "CNY" });
    await send(fund, id);
    await expect(settle(fund, id, a!, "undo")).rejects.toMatchObject({ code: "step_not_possible" });
    await expect(
      rows("update statement_lines set settled = 'aside', pledge_id = null where id = $1", [a]),
    ).rejects.toThrow("stays as it is");
  });

  test("who saw a line stand otherwise is told, and nothing is overwritten", async () => {
    const fund = await aFundAtWork();
    const { id } = await aStatement(fund, [{ income: "24", from: "甲" }]);
    const [line] = (await workList(fund.treasurer, id)).lines;
    await settle(fund, id, line!.id, "gift", { was: "decide" });
    await expect(settle(fund, id, line!.id, "aside", { was: "decide" })).rejects.toMatchObject({
      code: "statement_line_changed",
    });
    expect((await workList(fund.treasurer, id)).counts).toMatchObject({ gift: 1, aside: 0 });
  });

  test("the rest is settled at once, but what may be a promise is never made a gift that way", async () => {
    const fund = await aFundAtWork();
    await aPledge(await aPerson({ name: "林小满" }), fund, "50");
    const { id } = await aStatement(fund, [
      { income: "50", from: "林小满" },
      { income: "1" },
      { income: "2" },
      { income: "坏的", from: "丙" },
    ]);
    const rest = (as: string) =>
      run(settleRest, { actor: fund.treasurer, input: { statementId: id, as } });
    expect(await rest("gift")).toMatchObject({ done: 2 });
    expect(await rest("aside")).toMatchObject({ done: 2 });
    expect((await workList(fund.treasurer, id)).counts).toMatchObject({ gift: 2, aside: 2 });
  });

  test("nobody of another fund, no donor, and no forged line reaches a statement", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    const { id } = await aStatement(fund, [{ income: "24" }]);
    const theirs = await aStatement(other, [{ income: "25" }]);
    const [line] = (await workList(other.treasurer, theirs.id)).lines;
    for (const actor of [other.treasurer, await aPerson()]) {
      await expect(workList(actor, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(
        run(settleRest, { actor, input: { statementId: id, as: "gift" } }),
      ).rejects.toMatchObject({ code: "not_found" });
      await expect(run(dropStatement, { actor, input: { statementId: id } })).rejects.toMatchObject(
        {
          code: "not_found",
        },
      );
    }
    await expect(settle(fund, id, line!.id, "gift")).rejects.toMatchObject({ code: "not_found" });
    await expect(
      run(settleRest, { actor: fund.approver, input: { statementId: id, as: "gift" } }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    await expect(workList(fund.publisher, id)).rejects.toMatchObject({ code: "not_allowed" });
    const seen = await db
      .transaction()
      .execute((tx) => tx.selectFrom("statements").select("id").execute());
    expect(seen).toEqual([]);
  });
});

describe("approving", () => {
  test("one approval of a second person books every line, keeps its promises and thanks for them", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林女士" });
    const pledge = await aPledge(donor, fund, "120");
    const { id } = await aStatement(fund, [
      { income: "120", remark: pledge.reference, from: "林女士", on: daysAgo() },
      { income: "30.55", from: "茶厂", on: daysAgo(4) },
      { expense: "5", remark: "手续费" },
    ]);
    await expect(send(fund, id)).rejects.toMatchObject({ code: "statement_undecided" });
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await send(fund, id);
    const tasks = await ask(fundTodo, { actor: fund.approver, input: { slug: fund.slug } });
    expect(tasks).toContainEqual(expect.objectContaining({ task: "statements", count: 1 }));
    expect(await inBank(fund)).toBe("0");
    await approve(fund, id);
    await bookStatement({ statementId: id });
    expect(await inBank(fund)).toBe("15055");
    expect(await stateOf(pledge.publicId)).toBe("paid");
    const letters = await rows("select 1 from letters where kind = 'pledge_paid'");
    expect(letters.length).toBeGreaterThanOrEqual(0);
    const deposits = await rows<{ on: string; state: string; who: boolean }>(
      `select received_on::text as on, state, recorded_by = $2 and decided_by = $3 as who
       from deposits where statement_id = $1 order by received_on`,
      [id, fund.treasurer.personId, fund.approver.personId],
    );
    expect(deposits).toEqual([
      { on: daysAgo(4), state: "approved", who: true },
      { on: daysAgo(), state: "approved", who: true },
    ]);
    for (const law of laws)
      expect(await db.transaction().execute((tx) => law.broken(tx))).toEqual([]);
    const [paid] = await rows<{ id: string }>(
      "select id from payments where pledge_id is not null and fund_id = $1",
      [fund.fundId],
    );
    const receipt = await run(issueReceipt, {
      actor: fund.treasurer,
      input: { paymentId: paid!.id },
    });
    expect(receipt.number).toBe(1);
  });

  test("who brought it, sent it or settled a line of it does not approve it; nor does the database let him", async () => {
    const fund = await aFundAtWork();
    const tenant = { organizationId: fund.fundId, coordinator: fund.chair };
    const both = await aMember(tenant, "treasurer", "approver");
    const { id } = await aStatement(fund, [{ income: "24" }, { income: "25" }]);
    const [first] = (await workList(fund.treasurer, id)).lines;
    await run(settleLine, {
      actor: both,
      input: { statementId: id, lineId: first!.id, as: "gift" },
    });
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await send(fund, id);
    await expect(approve(fund, id, both)).rejects.toMatchObject({
      code: "statement_needs_second_person",
    });
    await expect(approve(fund, id, fund.treasurer)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(
      rows(
        "update statements set state = 'approved', decided_by = sent_by, decided_at = now() where id = $1",
        [id],
      ),
    ).rejects.toMatchObject({ constraint: "statement_needs_second_person" });
    await expect(
      rows(
        `insert into deposits (fund_id, currency, way, minor, received_on, recorded_by, recorded_at, statement_id)
         values ($1, 'CNY', 'transfer', 5, current_date, $2, now(), $3)`,
        [fund.fundId, fund.treasurer.personId, id],
      ),
    ).rejects.toThrow("says what the statement says");
  });

  test("sent back with a reason, nothing is booked, and it can be mended and sent again", async () => {
    const fund = await aFundAtWork();
    const { id } = await aStatement(fund, [{ income: "24" }]);
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await send(fund, id);
    const before = await workList(fund.approver, id);
    await run(returnStatement, {
      actor: fund.approver,
      input: { statementId: id, reason: "这是另一个基金的钱" },
    });
    expect(await inBank(fund)).toBe("0");
    expect(await workList(fund.treasurer, id)).toMatchObject({
      state: "open",
      reason: "这是另一个基金的钱",
    });
    await send(fund, id);
    await expect(
      run(approveStatement, {
        actor: fund.approver,
        input: { statementId: id, revision: before.revision },
      }),
    ).rejects.toMatchObject({ code: "statement_changed_meanwhile" });
    await approve(fund, id);
  });

  test("a promise paid or taken back meanwhile is put on the list again, and holds an approval up", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const [paid, kept] = [await aPledge(donor, fund, "70"), await aPledge(donor, fund, "80")];
    const { id } = await aStatement(fund, [
      { income: "70", remark: paid.reference },
      { income: "80", remark: kept.reference },
    ]);
    await someMoney(fund, "70", { reference: paid.reference, receivedOn: daysAgo(1) });
    expect(await send(fund, id)).toMatchObject({ changed: 1 });
    const { lines } = await workList(fund.treasurer, id, { show: "decide" });
    expect(lines.map(({ why }) => why)).toEqual([["pledge_changed"]]);
    await settle(fund, id, lines[0]!.id, "pledge", { reference: paid.reference });
    expect(await send(fund, id)).toMatchObject({ changed: 0 });
    await run(cancelPledge, { actor: donor, input: { publicId: kept.publicId } });
    await expect(approve(fund, id)).rejects.toMatchObject({ code: "statement_changed_meanwhile" });
    expect(await inBank(fund)).toBe("7000");
  });

  test("wherever booking is killed, and however many do it at once, each line is booked once", async () => {
    const fund = await aFundAtWork();
    const lines = Array.from({ length: 130 }, (_, at) => ({
      income: "1.00",
      from: `捐赠人${at}`,
      on: daysAgo(at % 3),
    }));
    const { id: statementId } = await aStatement(fund, lines);
    await run(settleRest, { actor: fund.treasurer, input: { statementId, as: "gift" } });
    await send(fund, statementId);
    await approve(fund, statementId);
    const actor = system("book-statement");
    // A worker that is killed loses its transaction, as a rehearsal does.
    await run(bookLines, { actor, input: { statementId }, dryRun: true });
    expect(await inBank(fund)).toBe("0");
    expect(await run(bookLines, { actor, input: { statementId } })).toBe(true);
    await Promise.all([1, 2, 3].map(() => bookStatement({ statementId })));
    await bookStatement({ statementId });
    expect(await inBank(fund)).toBe("13000");
    const { state, books } = await workList(fund.approver, statementId);
    expect({ state, books }).toEqual({ state: "booked", books: { lines: 130, booked: 130 } });
  });

  test("a statement of nothing but outgoing money books nothing and is dropped", async () => {
    const fund = await aFundAtWork();
    const { id } = await aStatement(fund, [{ expense: "24" }]);
    await expect(send(fund, id)).rejects.toMatchObject({ code: "statement_books_nothing" });
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: id } });
    const { statements } = await ask(statementsOf, {
      actor: fund.treasurer,
      input: { slug: fund.slug },
    });
    expect(statements).toEqual([]);
  });
});

describe("what is kept", () => {
  test("names and remarks lie sealed, of long numbers only the end; all of it is forgotten in time, the marks stay", async () => {
    const fund = await aFundAtWork();
    const lines = [
      {
        income: "24",
        from: "欧阳测试",
        remark: "6222 0212 3456 7890 123 转入",
        number: "4200001234567890123456",
      },
    ];
    const { id } = await aStatement(fund, lines);
    const stored = JSON.stringify(
      await rows(
        "select l::text, encode(l.sealed, 'escape') from statement_lines l where statement_id = $1",
        [id],
      ),
    );
    for (const secret of ["欧阳", "7890123", "567890"]) expect(stored).not.toContain(secret);
    const [line] = (await workList(fund.treasurer, id)).lines;
    expect(line).toMatchObject({ counterparty: "欧阳测试", remark: "…0123 转入" });
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await book(fund, id);
    await runSweep(forgetStatements, { now: new Date(Date.now() + 91 * 86_400_000) });
    const after = await workList(fund.treasurer, id);
    expect(after).toMatchObject({ forgotten: true, state: "booked" });
    expect(after.lines[0]).toMatchObject({ counterparty: "", remark: null, booked: true });
    const again = await aStatement(fund, lines);
    expect(await foundOf(fund, again.id)).toEqual(["before same_number"]);
    await runSweep(forgetStatements, { now: new Date(Date.now() + 61 * 86_400_000) });
    const [row] = await rows<{ state: string }>("select state from statements where id = $1", [
      again.id,
    ]);
    expect(row?.state).toBe("dropped");
  });
});

describe("any statement at all", () => {
  const runs = proving ? often(200) : 12;
  test(`accounts for every row and never takes a promise twice (${runs} statements, seed 1126)`, async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const pledges = [];
    for (const amount of ["10", "20", "30", "30"]) pledges.push(await aPledge(donor, fund, amount));
    const references = pledges.map(({ reference }) => reference);
    const cell = fc.oneof(
      fc.constantFrom(
        ...references,
        "合计",
        "",
        "=1+1",
        "２０．００",
        "(3.00)",
        "捐款",
        "-5",
        "收入",
      ),
      fc.string({ maxLength: 12 }),
      fc.constantFrom("10", "20.00", "30", daysAgo(), daysAgo(2), "2026/13/40"),
    );
    const line = fc.record({
      on: fc.oneof(fc.constantFrom(daysAgo(), daysAgo(1)), cell),
      income: cell,
      expense: fc.oneof(fc.constant(""), cell),
      from: cell,
      remark: cell,
      number: fc.oneof(fc.constant(""), cell),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
        // The first line makes the columns certain.
        const all = [{ income: "10.00", from: "甲", remark: references[0] }, ...lines];
        const told = all.filter((one) => Object.values(one).some((text) => text?.trim()));
        const { id } = await aStatement(fund, all);
        const seen = await workList(fund.treasurer, id);
        const sum = Object.values(seen.counts).reduce((a, b) => a + b, 0);
        expect(sum).toBe(seen.rowsRead);
        expect(seen.lines).toHaveLength(Math.min(50, seen.rowsRead));
        expect(seen.rowsRead).toBeGreaterThanOrEqual(told.length);
        const taken = seen.lines.flatMap(({ found, pledge }) =>
          found === "matched" ? (pledge?.reference ?? "none") : [],
        );
        expect(new Set(taken).size).toBe(taken.length);
        for (const { found, settled, canBeGift, amount } of seen.lines) {
          if (found === "before" || found === "unread") expect(settled).toBeNull();
          if (canBeGift) expect(BigInt(amount!.minor)).toBeGreaterThan(0n);
        }
        await run(dropStatement, { actor: fund.treasurer, input: { statementId: id } });
      }),
      { numRuns: runs, seed: 1126 },
    );
  }, 120_000);
});
