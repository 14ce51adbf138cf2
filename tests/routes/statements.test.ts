import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import type { Person } from "~/domain/actor";
import { writeCookie } from "~/http/cookies.server";
import { closePools } from "~/platform/db.server";
import * as list from "~/routes/fund.$slug.statements._index/route";
import * as one from "~/routes/fund.$slug.statements.$statementId._index/route";
import * as approval from "~/routes/fund.$slug.statements.$statementId.approval/route";
import * as columns from "~/routes/fund.$slug.statements.$statementId.columns/route";
import * as line from "~/routes/fund.$slug.statements.$statementId.lines.$lineId/route";
import * as removal from "~/routes/fund.$slug.statements.$statementId.removal/route";
import * as rest from "~/routes/fund.$slug.statements.$statementId.rest/route";
import * as sending from "~/routes/fund.$slug.statements.$statementId.sending/route";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, type FundAtWork } from "../factories/funds";
import {
  aSettledStatement,
  aStatement,
  bankHead,
  bankRow,
  workList,
} from "../factories/statements";

afterAll(closePools);

let fund: FundAtWork;
let other: FundAtWork;
let mine: { statementId: string; lineId: string };
let sent: { statementId: string };
beforeAll(async () => {
  [fund, other] = [await aFundAtWork(), await aFundAtWork()];
  const { id: statementId } = await aStatement(fund, [{ income: "24" }, { income: "坏的" }]);
  const [first] = (await workList(fund.treasurer, statementId)).lines;
  mine = { statementId, lineId: first!.id };
  sent = { statementId: (await aSettledStatement(fund, [{ income: "30" }])).id };
});

type Door = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;
type Asked = { params?: Record<string, string>; form?: FormData; search?: string };

/** Asks a route as the framework does; what it throws is its answer too, and a page is a 200. */
async function asked(door: unknown, who: Person, { params, form, search = "" }: Asked = {}) {
  const { token } = await openSession(who.personId);
  const request = new Request(`http://localhost:3000/fund/${fund.slug}/statements${search}`, {
    headers: { cookie: writeCookie("session", token).split(";")[0]! },
    ...(form && { method: "POST", body: form }),
  });
  try {
    const answer = await (door as Door)({
      request,
      params: { slug: fund.slug, ...params },
      context: {},
    });
    return answer instanceof Response ? answer : Response.json(answer);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const formOf = (fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const fileOf = (text: string, name = "流水.csv") => new File([text], name);
/** More lines than a statement has, and no more rows than are read at all. */
const longer = [bankHead, ...Array.from({ length: 5_050 }, () => bankRow({ income: "10" }))]
  .map((cells) => cells.join(","))
  .join("\n");
const csv = [bankHead, bankRow({ income: "10" })].map((cells) => cells.join(",")).join("\n");

describe("bringing a statement", () => {
  const bring = (who: Person, fields: Record<string, string | File>) =>
    asked(list.action, who, { form: formOf(fields) });
  const refusal = async (answer: Response) =>
    ((await answer.json()) as { errors: { field: string; code: string }[] }).errors[0];

  test.each([
    ["no file", {}, "field_missing"],
    ["a text in place of a file", { file: "hello" }, "field_missing"],
    ["an empty file", { file: fileOf("") }, "sheet_empty"],
    ["what is no statement", { file: fileOf("姓名,心愿\n甲,书包\n") }, "statement_not_recognised"],
    ["a picture", { file: fileOf("\x89PNG\r\n\x1a\n", "流水.png") }, "sheet_not_a_table"],
    ["too much", { file: fileOf("x".repeat(10_000_001)) }, "sheet_too_large"],
    ["too many lines", { file: fileOf(`${csv}\n`.repeat(2_700)) }, "statement_too_long"],
    ["too many lines with a heading", { file: fileOf(longer) }, "statement_too_long"],
  ])("%s is refused at the field", async (_, fields, code) => {
    const answer = await bring(fund.treasurer, fields);
    expect(answer.status).toBe(422);
    expect(await refusal(answer)).toMatchObject({ field: "file", code });
  });

  test("leads to its work list; who may not record money is told so before anything is read", async () => {
    const answer = await bring(fund.treasurer, { file: fileOf(csv) });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toMatch(/\/statements\/[0-9a-f-]{36}$/);
    expect((await bring(fund.publisher, { file: fileOf(csv) })).status).toBe(403);
    expect((await bring(other.treasurer, { file: fileOf(csv) })).status).toBe(404);
    expect((await bring(await aPerson(), { file: fileOf(csv) })).status).toBe(404);
  });
});

test("nobody of another fund, and no donor, finds any page of a statement or can send its forms", async () => {
  const form = () => formOf({ as: "gift", reason: "x", revision: "1" });
  for (const who of [other.treasurer, other.approver]) {
    for (const loader of [one.loader, columns.loader, line.loader, rest.loader, sending.loader]) {
      expect((await asked(loader, who, { params: mine })).status).toBe(404);
    }
    for (const action of [line.action, rest.action, sending.action, removal.action]) {
      expect((await asked(action, who, { params: mine, form: form() })).status).toBe(404);
    }
    expect((await asked(approval.action, who, { params: sent, form: form() })).status).toBe(404);
  }
});

test("a step that can't be taken leads back to how the statement stands", async () => {
  const page = `/fund/${fund.slug}/statements/`;
  const toPage = async (loader: unknown, who: Person, params: Record<string, string>) =>
    (await asked(loader, who, { params })).headers.get("location");
  expect(await toPage(approval.loader, fund.treasurer, sent)).toBe(page + sent.statementId);
  expect(await toPage(rest.loader, fund.approver, mine)).toBe(page + mine.statementId);
  expect(await toPage(removal.loader, fund.treasurer, sent)).toBe(page + sent.statementId);
  expect((await asked(approval.loader, fund.approver, { params: sent })).status).toBe(200);
});

test("the work list is filtered and paged by its address, and strange addresses show all of it", async () => {
  const shown = async (search: string) =>
    (await (await asked(one.loader, fund.treasurer, { params: mine, search })).json()) as {
      show: string;
      lines: { number: number }[];
    };
  expect((await shown("?show=decide")).lines).toHaveLength(2);
  expect((await shown("?show=gift")).lines).toHaveLength(0);
  expect((await shown("?show=all&after=3")).lines.map(({ number }) => number)).toEqual([4]);
  expect(await shown("?show=<script>&after=-1")).toMatchObject({ show: "all" });
  const forged = { ...mine, lineId: "not-an-id" };
  expect((await asked(line.loader, fund.treasurer, { params: forged })).status).toBe(404);
});
