import { afterAll, describe, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { bookLines } from "~/domain/funds/statement/book-lines.server";
import {
  approveStatement,
  returnStatement,
} from "~/domain/funds/statement/decide-statement.server";
import { dropStatement, forgetStatements } from "~/domain/funds/statement/drop-statement.server";
import { statementsOf, statementToDecide } from "~/domain/funds/statement/queries.server";
import { settleLine, settleRest } from "~/domain/funds/statement/settle-line.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { laws } from "~/domain/ledger/laws.server";
import { system } from "~/domain/actor";
import { ask, run, runSweep } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { closePools, db } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aPublishedReport, aSpendingFund } from "../factories/reports";
import {
  aStatement,
  approve,
  type BankLine,
  book,
  daysAgo,
  foundOf,
  inBank,
  send,
  settle,
  workList,
} from "../factories/statements";
import { rows } from "../setup/database";

afterAll(closePools);

const stateOf = async (publicId: string) =>
  (await rows<{ state: string }>("select state from pledges where public_id = $1", [publicId]))[0]!
    .state;

const mistyped = (reference: string) =>
  reference.slice(0, -1) + (reference.endsWith("2") ? "3" : "2");

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
  test("money of days that a published report tells of says so; what is put aside doesn't count", async () => {
    const { fund, on } = await aSpendingFund();
    const publicId = await aPublishedReport(fund, on);
    const about = async (lines: readonly BankLine[]) => {
      const { id } = await aStatement(fund, lines);
      const [first] = (await workList(fund.treasurer, id)).lines;
      await settle(fund, id, first!.id, "aside");
      await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
      return ask(statementToDecide, { actor: fund.approver, input: { statementId: id } });
    };
    const yesterday = daysAgo(1);
    const [first, then] = [
      { on: yesterday, income: "31" },
      { on, income: "32" },
    ];
    expect((await about([first, then, then])).reported).toEqual([
      { publicId, firstDay: on, lastDay: on },
    ]);
    const other = { on, income: "33" };
    expect((await about([other, { on: yesterday, income: "34" }])).reported).toEqual([]);
  });

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
    const thanked = await rows("select kind from letters where person_id = $1", [donor.personId]);
    expect(thanked).toHaveLength(2);
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

  test("what was promised for a batch is restricted to it in the books", async () => {
    const batch = await anOpenBatch();
    const fund = await aFundAtWork({ places: "" });
    const purpose = `batch:${batch.slug}`;
    const { reference } = await aPledge(await aPerson(), fund, "45", { purpose });
    const { id } = await aStatement(fund, [{ income: "45", remark: reference }]);
    await book(fund, id);
    const restricted = await rows(
      `select p.minor::text from postings p join ledger_accounts a on a.id = p.account_id
       where a.fund_id = $1 and a.kind = 'restricted'`,
      [fund.fundId],
    );
    expect(restricted).toEqual([{ minor: "-4500" }]);
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
    await expect(
      rows(
        `insert into statement_lines (statement_id, fund_id, number, happened_on, minor, found, settled, settled_by,
           settled_at, mark) values ($1, $2, 99, current_date, 5, 'unmatched', 'gift', $3, now(), '\\x01')`,
        [id, fund.fundId, fund.treasurer.personId],
      ),
    ).rejects.toThrow("stays as it is");
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
