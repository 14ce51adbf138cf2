import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { referenceOf } from "~/domain/funds/references";
import { dropStatement } from "~/domain/funds/statement/drop-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { mostLines } from "~/domain/funds/statement/sizes";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aDeposit, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import {
  aStatement,
  bankHead,
  bankRow,
  book,
  daysAgo,
  foundOf,
  send,
  settle,
  sheetOf,
  workList,
} from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

let fund: FundAtWork;
beforeAll(async () => {
  fund = await aFundAtWork();
});

const bring = (sheets: unknown, more = {}) =>
  run(startStatement, { actor: fund.treasurer, input: { slug: fund.slug, sheets, ...more } });
const gift = (income: string, more = {}) => bankRow({ on: "2026-11-20", income, ...more });

describe("a file", () => {
  test("is read from the sheet that is a statement, hidden ones left out; all other rows are above it", async () => {
    const hidden = { ...sheetOf([bankHead, gift("11"), gift("12")], "旧"), hidden: true };
    const cover = sheetOf([["封面"], ["石桥基金"]], "封面");
    const { id, unsure } = await bring([
      hidden,
      cover,
      sheetOf([["明细"], bankHead, gift("  13 "), gift("14")], "明细"),
    ]);
    expect(unsure).toBe(false);
    const list = await workList(fund.treasurer, id);
    expect(list).toMatchObject({ rowsRead: 2, rowsAbove: 6, way: "transfer" });
    expect(list.lines.map(({ number, amount }) => [number, amount!.minor])).toEqual([
      [3, "1300"],
      [4, "1400"],
    ]);
    await expect(bring([hidden])).rejects.toMatchObject({
      ...{ code: "statement_not_recognised", field: "file" },
    });
    const { id: platform } = await bring([sheetOf([bankHead, gift("15")])], { way: "elsewhere" });
    expect(await workList(fund.treasurer, platform)).toMatchObject({ way: "elsewhere" });
  });

  test("is brought by the treasurer alone, for a way that a statement tells of", async () => {
    const sheets = [sheetOf([bankHead, gift("16")])];
    const input = { slug: fund.slug, sheets };
    await expect(run(startStatement, { actor: fund.approver, input })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(run(startStatement, { actor: await aPerson(), input })).rejects.toMatchObject({
      code: "not_found",
    });
    for (const way of ["cash", "stripe"])
      await expect(bring(sheets, { way })).rejects.toMatchObject({
        issues: [{ field: "way", code: "choice_unknown" }],
      });
    await expect(bring("流水")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("of more lines than fit is refused with their number; exactly as many are all there", async () => {
    const table = (count: number) => [
      sheetOf([["何时", "几多"], ...Array.from({ length: count }, () => ["2026-11-20", "1.5"])]),
    ];
    await expect(bring(table(mostLines + 1))).rejects.toMatchObject({
      ...{ code: "statement_too_long", field: "file", about: { most: mostLines } },
    });
    const { id } = await bring(table(mostLines));
    const [first, ...others] = await rows<{ number: number }>(
      "select number from statement_lines where statement_id = $1 order by number",
      [id],
    );
    expect([first?.number, others.length, others.at(-1)?.number]).toEqual([2, 4999, 5001]);
  });

  test("keeps of a cell its first four hundred signs", async () => {
    const { id } = await bring([sheetOf([bankHead, gift("17", { remark: "长".repeat(401) })])]);
    const [line] = (await workList(fund.treasurer, id)).lines;
    expect(line!.remark).toBe("长".repeat(400));
  });

  test("tells of today and not of tomorrow, as the fund counts days", async () => {
    const night = new Date("2026-11-20T16:30:00Z");
    const lines = ["2026-11-21", "2026-11-22"].map((on) => ({ on, income: "18" }));
    const { id } = await aStatement(fund, lines, { now: night });
    expect(await foundOf(fund, id)).toEqual(["unmatched", "unread in_future"]);
  });
});

describe("a line that came before", () => {
  test("is known however its text is spaced and pointed, in its fund, by its day and its sum", async () => {
    const on = "2026-11-18";
    const first = { on, income: "21", from: "Lin Family", remark: "捐款，谢谢" };
    await aStatement(fund, [first]);
    const again = { on, income: "21.00", from: "ＬＩＮ-family", remark: "捐款 谢谢。" };
    const { id } = await aStatement(fund, [
      again,
      { ...again, on: "2026-11-17" },
      { ...again, income: "21.01" },
      { ...again, from: "Lin" },
      { ...again, remark: "" },
    ]);
    const other = "unmatched";
    expect(await foundOf(fund, id)).toEqual(["before same_content", other, other, other, other]);
    const elsewhere = await aFundAtWork();
    const theirs = await aStatement(elsewhere, [again]);
    expect(await foundOf(elsewhere, theirs.id)).toEqual(["unmatched"]);
  });

  test("is known by its number on its day with its sum, whatever is said of it", async () => {
    const at = {
      on: "2026-11-16",
      income: "22",
      from: "甲",
      number: "4200001234202611161234567890",
    };
    await aStatement(fund, [at]);
    const { id } = await aStatement(fund, [{ ...at, from: "乙" }]);
    expect(await foundOf(fund, id)).toEqual(["before same_number"]);
    const { id: other } = await aStatement(fund, [{ ...at, from: "乙", income: "23" }]);
    expect(await foundOf(fund, other)).toEqual(["unmatched"]);
    const { id: moved } = await aStatement(fund, [{ ...at, from: "乙", on: "2026-11-15" }]);
    expect(await foundOf(fund, moved)).toEqual(["unmatched"]);
  });
});

describe("a promise", () => {
  test("is held by the statement that has it until that is dropped", async () => {
    const { reference } = await aPledge(await aPerson(), fund, "31");
    const line = (from: string) => [{ income: "31", remark: reference, from }];
    const { id: first } = await aStatement(fund, line("甲"));
    const { id: second } = await aStatement(fund, line("乙"));
    expect(await foundOf(fund, second)).toEqual(["probable matched_twice"]);
    const [mine] = (await workList(fund.treasurer, second)).lines;
    const { settledBy, standing, candidate, pledge } = mine!;
    expect({ settledBy, standing, pledge }).toEqual({
      ...{ settledBy: null, standing: "decide", pledge: null },
    });
    expect(candidate).toMatchObject({
      ...{ reference, amount: { minor: "3100", currency: "CNY" }, state: "promised" },
    });
    // Put aside, it is anybody's.
    const [held] = (await workList(fund.treasurer, first)).lines;
    await settle(fund, first, held!.id, "aside");
    const { id: third } = await aStatement(fund, line("丙"));
    expect(await foundOf(fund, third)).toEqual(["matched"]);
    for (const statementId of [first, second, third])
      await run(dropStatement, { actor: fund.treasurer, input: { statementId } });
    expect(await foundOf(fund, (await aStatement(fund, line("丁"))).id)).toEqual(["matched"]);
  });

  test("is recognised by who promised and by the name that he wants to be shown", async () => {
    const donor = await aPerson({ name: "林小满" });
    await aPledge(donor, fund, "32", { shownName: "柳溪的朋友" });
    await aPledge(donor, fund, "33");
    const { id } = await aStatement(fund, [
      { income: "32", from: "柳溪的朋友" },
      { income: "32", from: "林小满" },
      { income: "33", from: "林小满" },
      { income: "33", from: "" },
    ]);
    const known = "probable name_and_amount";
    expect(await foundOf(fund, id)).toEqual([...[known, known, known, "probable amount_and_date"]]);
  });

  test("of the oldest is the one that a sum and a name point to", async () => {
    const donor = await aPerson({ name: "王小米" });
    const first = await aPledge(donor, fund, "34");
    await aPledge(donor, fund, "34");
    const { id } = await aStatement(fund, [{ income: "34", from: "王小米" }]);
    const [line] = (await workList(fund.treasurer, id)).lines;
    expect(line!.candidate).toMatchObject({ reference: first.reference });
  });
});

describe("a reference that nobody promised under", () => {
  test("is unknown in its fund, and another fund's where it begins as that one's do", async () => {
    const prefixOf = async ({ fundId }: FundAtWork) =>
      (
        await rows<{ prefix: string }>(
          "select reference_prefix as prefix from funds where fund_id = $1",
          [fundId],
        )
      )[0]!.prefix;
    const [mine, theirs] = [await prefixOf(fund), await prefixOf(await aFundAtWork())];
    const { id } = await aStatement(fund, [
      { income: "35", remark: referenceOf(mine, 7) },
      { income: "36", remark: referenceOf(theirs, 7) },
    ]);
    expect(await foundOf(fund, id)).toEqual([
      ...["unmatched reference_unknown", "not_gift other_fund"],
    ]);
  });
});

describe("a gift that was entered by hand", () => {
  const input = { payer: "柳溪茶厂", receivedOn: daysAgo(1) };
  const line = (income: string) => ({ income, from: "柳溪茶厂", on: daysAgo(1) });

  test("explains a line of its day while it waits and when it is in the books, once", async () => {
    await aDeposit(fund, "41", input);
    await someMoney(fund, "42", input);
    const { id } = await aStatement(fund, [
      line("41"),
      line("42"),
      { ...line("42"), on: daysAgo() },
    ]);
    const explained = "before recorded_by_hand";
    expect(await foundOf(fund, id)).toEqual([explained, explained, "unmatched"]);
    // Those that explain a line already explain no other of the kind.
    const { id: other } = await aStatement(fund, [{ ...line("41"), remark: "又一笔" }]);
    expect(await foundOf(fund, other)).toEqual(["unmatched"]);
  });

  test("and was rejected or taken out explains none; nor does what a statement booked", async () => {
    const { id: depositId } = await aDeposit(fund, "43", input);
    await run(rejectDeposit, { actor: fund.approver, input: { depositId, reason: "记错了" } });
    const undone = await someMoney(fund, "44", input);
    const { id: adjustmentId } = await run(askUndo, {
      actor: fund.treasurer,
      input: { depositId: undone, reason: "多记了一笔" },
    });
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    const { id: booked } = await aStatement(fund, [line("45")]);
    const rest = { statementId: booked, as: "gift" };
    await run(settleRest, { actor: fund.treasurer, input: rest });
    await book(fund, booked);
    const other = await aStatement(fund, [
      ...[line("43"), line("44"), { ...line("45"), remark: "又一笔" }],
    ]);
    expect(await foundOf(fund, other.id)).toEqual(["unmatched", "unmatched", "unmatched"]);
  });

  test("explains its line also where the file comes again, in whichever statement is left", async () => {
    const depositId = await someMoney(fund, "46", input);
    const { id: waiting } = await aDeposit(fund, "47", input);
    const lines = [line("46"), { ...line("47"), number: "TX-47" }];
    const drop = (statementId: string) =>
      run(dropStatement, { actor: fund.treasurer, input: { statementId } });
    const explained = "before recorded_by_hand";
    const { id: first } = await aStatement(fund, lines);
    expect(await foundOf(fund, first)).toEqual([explained, explained]);
    const { id: second } = await aStatement(fund, [...lines, line("48")]);
    const seen = ["before same_content", "before same_number"];
    expect(await foundOf(fund, second)).toEqual([...seen, "unmatched"]);
    const { id: third } = await aStatement(fund, lines);
    await drop(first);
    expect(await foundOf(fund, second)).toEqual([explained, explained, "unmatched"]);
    expect(await foundOf(fund, third)).toEqual(seen);
    // What a statement relies on since it was sent stays where it is.
    await run(settleRest, { actor: fund.treasurer, input: { statementId: second, as: "gift" } });
    await send(fund, second);
    await drop(third);
    expect(await foundOf(fund, second)).toEqual([explained, explained, "unmatched"]);
    // As soon as the gift is none, its line is to be decided when it comes.
    const reject = { depositId: waiting, reason: "记错了" };
    await run(rejectDeposit, { actor: fund.approver, input: reject });
    const asked = { depositId, reason: "多记了一笔" };
    const { id: adjustmentId } = await run(askUndo, { actor: fund.treasurer, input: asked });
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    const { id: last } = await aStatement(fund, lines);
    expect(await foundOf(fund, last)).toEqual(["unmatched", "unmatched"]);
  });

  test("and is taken out meanwhile leaves its line to be decided", async () => {
    const depositId = await someMoney(fund, "49", input);
    const { id } = await aStatement(fund, [line("49")]);
    const asked = { depositId, reason: "流水里有" };
    const { id: adjustmentId } = await run(askUndo, { actor: fund.treasurer, input: asked });
    await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    expect(await send(fund, id)).toMatchObject({ changed: 1 });
    expect(await foundOf(fund, id)).toEqual(["unmatched"]);
  });
});
