import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { referenceOf } from "~/domain/funds/references";
import { dropStatement } from "~/domain/funds/statement/drop-statement.server";
import { settleLine, settleRest } from "~/domain/funds/statement/settle-line.server";
import { type Person } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aDeposit, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import {
  aStatement,
  book,
  daysAgo,
  foundOf,
  inBank,
  send,
  settle,
  workList,
  type BankLine,
} from "../factories/statements";
import { rows } from "../setup/database";
import { often, proving } from "../setup/proof";

afterAll(closePools);

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
      { income: "500,000,000.00", from: "老周" },
    ]);
    expect(await foundOf(fund, id)).toEqual([
      ...["not_gift outgoing", "not_gift interest", "not_gift other_fund", "not_gift payout"],
      ...["not_gift total", "unread day_unreadable", "unread amount_unreadable"],
      ...["unread in_future", "not_gift note", "unread too_large"],
    ]);
    const { counts, rowsRead, rowsAbove } = await workList(fund.treasurer, id);
    expect({ rowsRead, rowsAbove }).toEqual({ rowsRead: 10, rowsAbove: 1 });
    expect(counts).toEqual({ decide: 4, pledge: 0, gift: 0, aside: 0, before: 0, not_gift: 6 });
    const large = (await workList(fund.treasurer, id)).lines.at(-1)!;
    const settling = run(settleLine, {
      actor: fund.treasurer,
      input: { statementId: id, lineId: large.id, as: "gift" },
    });
    await expect(settling).rejects.toMatchObject({ code: "statement_line_is_no_gift" });
  });

  test("two lines that are said to be one promise say so of each other, to whoever looks", async () => {
    const fund = await aFundAtWork();
    const { reference } = await aPledge(await aPerson(), fund, "60");
    const { id } = await aStatement(fund, [
      { income: "60", remark: reference },
      { income: "7", from: "柳溪茶厂" },
      { income: "60", remark: `再捐 ${reference}` },
    ]);
    const also = async (actor: Person) =>
      (await workList(actor, id)).lines.map(({ pledge }) => pledge?.alsoLine ?? null);
    expect(await also(fund.treasurer)).toEqual([null, null, null]);
    const [first, other, second] = (await workList(fund.treasurer, id)).lines;
    await settle(fund, id, second!.id, "pledge");
    await settle(fund, id, other!.id, "gift");
    await send(fund, id);
    const numbers = [second!.number, null, first!.number];
    expect(await also(fund.treasurer)).toEqual(numbers);
    expect(await also(fund.approver)).toEqual(numbers);
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

  test("a gift by hand that two people took out again explains no line", async () => {
    const fund = await aFundAtWork();
    const depositId = await someMoney(fund, "40", { payer: "柳溪茶厂", receivedOn: daysAgo() });
    const input = { depositId, reason: "多记了一笔" };
    const { id: adjustmentId } = await run(askUndo, { actor: fund.treasurer, input });
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    const { id } = await aStatement(fund, [{ income: "40", from: "柳溪茶厂" }]);
    expect(await foundOf(fund, id)).toEqual(["unmatched"]);
  });

  test("what was booked from a statement and undone comes again, for a person to decide, and once", async () => {
    const fund = await aFundAtWork();
    const { reference } = await aPledge(await aPerson(), fund, "70");
    const alike = { income: "20", from: "柳溪茶厂" };
    const lines: BankLine[] = [
      { income: "70", remark: reference, number: "A1" },
      { ...alike, on: daysAgo(1) },
      ...[alike, alike],
      { income: "90", from: "石桥小学", on: daysAgo(2) },
    ];
    const { id } = await aStatement(fund, lines);
    await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
    await book(fund, id);
    expect(await inBank(fund)).toBe("22000");
    const undo = async (statementId: string, day: string) => {
      const [deposit] = await rows<{ id: string }>(
        "select id from deposits where statement_id = $1 and received_on = $2",
        [statementId, day],
      );
      const input = { depositId: deposit!.id, reason: "入错了账" };
      const { id: adjustmentId } = await run(askUndo, { actor: fund.treasurer, input });
      await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    };
    await undo(id, daysAgo());
    await undo(id, daysAgo(1));
    expect(await inBank(fund)).toBe("9000");

    const { id: again } = await aStatement(fund, lines);
    const anew = "probable undone_before";
    expect(await foundOf(fund, again)).toEqual([anew, anew, anew, anew, "before same_content"]);
    const { id: third } = await aStatement(fund, lines);
    const seen = "before same_content";
    expect(await foundOf(fund, third)).toEqual(["before same_number", seen, seen, seen, seen]);
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: third } });

    const list = await workList(fund.treasurer, again);
    await settle(fund, again, list.lines[0]!.id, "pledge");
    for (const { id: lineId } of list.lines.slice(1, 4)) await settle(fund, again, lineId, "gift");
    await book(fund, again);
    expect(await inBank(fund)).toBe("22000");
    const { id: last } = await aStatement(fund, lines);
    expect(await foundOf(fund, last)).toEqual(["before same_number", seen, seen, seen, seen]);
    await run(dropStatement, { actor: fund.treasurer, input: { statementId: last } });
    // And once more, since it can be undone once more.
    await undo(again, daysAgo());
    const { id: fresh } = await aStatement(fund, lines);
    expect(await foundOf(fund, fresh)).toEqual([anew, seen, anew, anew, seen]);
  });

  test("one of several that are alike is undone, and as many come again", async () => {
    const fund = await aFundAtWork();
    const alike = { income: "20", from: "柳溪茶厂" };
    const { id: first } = await aStatement(fund, [alike]);
    await run(settleRest, { actor: fund.treasurer, input: { statementId: first, as: "gift" } });
    await book(fund, first);
    const { id: second } = await aStatement(fund, [alike, alike]);
    expect(await foundOf(fund, second)).toEqual(["before same_content", "unmatched"]);
    await run(settleRest, { actor: fund.treasurer, input: { statementId: second, as: "gift" } });
    await book(fund, second);
    const [deposit] = await rows<{ id: string }>(
      "select id from deposits where statement_id = $1",
      [first],
    );
    const input = { depositId: deposit!.id, reason: "入错了账" };
    const { id: adjustmentId } = await run(askUndo, { actor: fund.treasurer, input });
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    const { id } = await aStatement(fund, [alike, alike]);
    expect(await foundOf(fund, id)).toEqual(["before same_content", "probable undone_before"]);
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
