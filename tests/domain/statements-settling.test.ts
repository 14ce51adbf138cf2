import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settleLine, settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { run } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import {
  aStatement,
  approve,
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

const linesOf = async (id: string) => (await workList(fund.treasurer, id)).lines;
/** What is said of a line, who said it, and how the promise stood then. */
const said = async (lineId: string) =>
  (
    await rows(
      `select l.settled, l.settled_by as by, l.settled_at as at, p.reference, l.pledge_stood as stood
       from statement_lines l left join pledges p on p.id = l.pledge_id where l.id = $1`,
      [lineId],
    )
  )[0];
const nothing = { settled: null, by: null, at: null, reference: null, stood: null };
const rest = (statementId: string, as: string, now?: Date) =>
  run(settleRest, { actor: fund.treasurer, input: { statementId, as }, now });

describe("one line", () => {
  test("keeps who said what of it and when; the last word stands, and `undo` leaves nothing", async () => {
    const donor = await aPerson();
    const { reference } = await aPledge(donor, fund, "25");
    const { reference: other } = await aPledge(donor, fund, "26");
    const { id } = await aStatement(fund, [{ income: "25", remark: reference }]);
    const [line] = await linesOf(id);
    const lineId = line!.id;
    const sure = { settled: "pledge", by: null, at: null, reference, stood: "promised" };
    expect(await said(lineId)).toEqual(sure);
    const now = new Date("2026-11-26T08:00:00Z");
    const by = { by: fund.treasurer.personId, at: now };
    const settleAs = (as: string, more = {}) =>
      run(settleLine, {
        actor: fund.treasurer,
        input: { statementId: id, lineId, as, ...more },
        now,
      });
    expect(await settleAs("aside")).toEqual({ organizationId: fund.fundId });
    expect(await said(lineId)).toEqual({ ...nothing, ...by, settled: "aside" });
    // An empty reference is the promise that was found; another one is that one.
    await settleAs("pledge", { reference: "  " });
    expect(await said(lineId)).toEqual({ ...sure, ...by });
    await settleAs("pledge", { reference: ` ${other.toLowerCase()} ` });
    expect(await said(lineId)).toEqual({ ...sure, ...by, reference: other });
    await settleAs("gift");
    expect(await said(lineId)).toEqual({ ...nothing, ...by, settled: "gift" });
    await settleAs("pledge");
    await settleAs("undo", { was: "pledge" });
    expect(await said(lineId)).toEqual(nothing);
    expect((await workList(fund.treasurer, id)).revision).toBe(6);
  });

  test("is a promise that was kept already where a person says so, and that is how it stood", async () => {
    const { reference } = await aPledge(await aPerson(), fund, "27");
    await someMoney(fund, "27", { reference, receivedOn: daysAgo(2) });
    const { id } = await aStatement(fund, [{ income: "27", remark: reference }]);
    const [line] = await linesOf(id);
    expect(line).toMatchObject({ found: "probable", why: ["paid_already"], standing: "decide" });
    await settle(fund, id, line!.id, "pledge");
    expect(await said(line!.id)).toMatchObject({ settled: "pledge", reference, stood: "paid" });
    expect(await send(fund, id)).toMatchObject({ changed: 0 });
  });

  test("that names no promise, one of another fund, or none that there is, is refused at its field", async () => {
    const theirs = await aPledge(await aPerson(), await aFundAtWork(), "28");
    const { id } = await aStatement(fund, [{ income: "28", from: "戊" }]);
    const [line] = await linesOf(id);
    const pledge = (reference?: string) => settle(fund, id, line!.id, "pledge", { reference });
    const refused = (code: string) => ({ code, field: "reference" });
    await expect(pledge()).rejects.toMatchObject(refused("field_missing"));
    await expect(pledge(theirs.reference)).rejects.toMatchObject(refused("pledge_unknown"));
    const issue = (field: string, code: string) => ({ issues: [{ field, code }] });
    await expect(pledge("2".repeat(31))).rejects.toMatchObject(
      issue("reference", "field_too_long"),
    );
    await expect(pledge("谢谢")).rejects.toMatchObject(issue("reference", "reference_malformed"));
    await expect(settle(fund, id, line!.id, "gone")).rejects.toMatchObject(
      issue("as", "choice_unknown"),
    );
    await expect(settle(fund, id, "7", "gift")).rejects.toMatchObject(
      issue("lineId", "invalid_input"),
    );
    expect(await said(line!.id)).toEqual(nothing);
  });

  test("that came before is nothing at all; one that can't be read is put aside or nothing", async () => {
    const lines = [{ income: "29", from: "己" }];
    await aStatement(fund, lines);
    const { id } = await aStatement(fund, [...lines, { income: "多少", from: "庚" }]);
    const [before, unread] = await linesOf(id);
    const refused = { code: "statement_line_is_no_gift", field: "as" };
    const { reference } = await aPledge(await aPerson(), fund, "29");
    for (const as of ["gift", "aside", "pledge"])
      await expect(settle(fund, id, before!.id, as, { reference })).rejects.toMatchObject(refused);
    for (const as of ["gift", "pledge"])
      await expect(settle(fund, id, unread!.id, as, { reference })).rejects.toMatchObject(refused);
    await settle(fund, id, unread!.id, "aside");
    expect(await said(unread!.id)).toMatchObject({ settled: "aside" });
    expect([before, unread].map((line) => line!.canBeGift)).toEqual([false, false]);
  });

  test("is not settled before the columns are known, nor are the others", async () => {
    const sheets = [
      sheetOf([
        ["哪天", "多少"],
        [daysAgo(), "5.10"],
      ]),
    ];
    const { id } = await run(startStatement, {
      actor: fund.treasurer,
      input: { slug: fund.slug, sheets },
    });
    const [line] = await linesOf(id);
    const refused = { code: "step_not_possible" };
    await expect(settle(fund, id, line!.id, "aside")).rejects.toMatchObject(refused);
    await expect(rest(id, "aside")).rejects.toMatchObject(refused);
  });
});

describe("the rest", () => {
  test("becomes gifts where nothing points to a promise, and is put aside whatever it was found to be", async () => {
    const donor = await aPerson({ name: "林小满" });
    const { reference } = await aPledge(donor, fund, "61");
    await aPledge(donor, fund, "62");
    const lines = [
      { income: "61", remark: reference },
      { income: "62", from: "林小满" },
      { income: "63", from: "辛" },
      { income: "多少", from: "壬" },
      { income: "0.64", remark: "结息" },
      { income: "65", from: "癸" },
    ];
    const { id: untouched } = await aStatement(fund, [{ income: "66", from: "癸" }]);
    const { id } = await aStatement(fund, lines);
    const all = await linesOf(id);
    const found = ["matched", "probable", "unmatched", "unread", "not_gift", "unmatched"];
    expect(all.map((line) => line.found)).toEqual(found);
    await settle(fund, id, all[0]!.id, "undo");
    await settle(fund, id, all[5]!.id, "aside");
    const standing = async () => (await linesOf(id)).map((line) => line.standing);
    const now = new Date("2026-11-26T09:00:00Z");
    expect(await rest(id, "gift", now)).toEqual({ done: 1, organizationId: fund.fundId });
    const gift = { settled: "gift", by: fund.treasurer.personId, at: now };
    expect(await said(all[2]!.id)).toEqual({ ...nothing, ...gift });
    expect(await standing()).toEqual(["decide", "decide", "gift", "decide", "not_gift", "aside"]);
    expect(await rest(id, "aside", now)).toEqual({ done: 3, organizationId: fund.fundId });
    expect(await said(all[0]!.id)).toEqual({ ...nothing, ...gift, settled: "aside" });
    expect(await standing()).toEqual(["aside", "aside", "gift", "aside", "not_gift", "aside"]);
    expect(await workList(fund.treasurer, id)).toMatchObject({ revision: 4 });
    expect((await linesOf(untouched)).map((line) => line.standing)).toEqual(["decide"]);
    await expect(rest(id, "pledge")).rejects.toMatchObject({
      issues: [{ field: "as", code: "choice_unknown" }],
    });
  });
});

test("a promise is one statement's while that waits, is sent and approved; then it is paid", async () => {
  const { reference } = await aPledge(await aPerson(), fund, "81");
  const bring = async (from: string) => {
    const { id } = await aStatement(fund, [{ income: "81", remark: reference, from }]);
    return { id, found: await foundOf(fund, id) };
  };
  const { id: statementId, found } = await bring("甲");
  expect(found).toEqual(["matched"]);
  await send(fund, statementId);
  expect((await bring("乙")).found).toEqual(["probable matched_twice"]);
  await approve(fund, statementId);
  expect((await bring("丙")).found).toEqual(["probable matched_twice"]);
  await bookStatement({ statementId });
  expect((await bring("丁")).found).toEqual(["probable paid_already"]);
});
