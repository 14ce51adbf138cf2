import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { approveReturn, recordReturn } from "~/domain/funds/return-purchase.server";
import { plainSum } from "~/domain/reports/amounts";
import { publicReport } from "~/domain/reports/public.server";
import { run } from "~/domain/run.server";
import { reportAtStep } from "~/http/report-steps.server";
import { closePools } from "~/platform/db.server";
import * as api from "~/routes/api.v1.reports/route";
import * as feed from "~/routes/feeds.reports[.]xml/route";
import * as mine from "~/routes/reports.$reportId_.mine/route";
import * as csv from "~/routes/reports.$reportId[.]csv/route";
import * as json from "~/routes/reports.$reportId[.]json/route";
import {
  aBatchClosing,
  aBoughtOrder,
  aFundWith,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { aPledge, aFundAtWork, someMoney } from "../factories/funds";
import { aDonor } from "../factories/donors";
import { aDraft, aPublishedReport, aSpendingFund, income, today } from "../factories/reports";
import { grantFaults } from "../setup/grants";
import { sealAll } from "../setup/seal";

const site = "http://localhost:3000";
afterAll(closePools);

type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
type Action = (args: ActionFunctionArgs) => Promise<Response>;

/** Asks a route as the framework does; what it throws is its answer too. */
async function ask(answer: Loader | Action, path: string, reportId = "", form?: URLSearchParams) {
  const request = new Request(site + path, form && { method: "POST", body: form });
  try {
    return await answer({ request, params: { reportId }, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

let world: Awaited<ReturnType<typeof aSpendingFund>>;
let reportId: string;
beforeAll(async () => {
  world = await aSpendingFund({ name: "=1+2 基金" });
  reportId = await aPublishedReport(world.fund, world.on);
});

test("a step's page is told to nobody who may not take it", async () => {
  const { fund } = world;
  const status = async (actor: Person, by: "composer" | "publisher") => {
    const asked = reportAtStep({ actor, params: { slug: fund.slug, reportId }, by });
    const answer = await asked.catch((thrown: unknown) => thrown);
    return answer instanceof Response ? answer.status : 200;
  };
  expect(await status(fund.treasurer, "composer")).toBe(200);
  expect(await status(fund.treasurer, "publisher")).toBe(403);
  expect(await status(fund.approver, "publisher")).toBe(200);
  expect(await status(fund.approver, "composer")).toBe(403);
  expect(await status((await aFundAtWork()).treasurer, "composer")).toBe(404);
});

test("the table opens without a formula, and its sums are those of the report", async () => {
  const answer = await ask(csv.loader, `/reports/${reportId}.csv`, reportId);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString("utf8");
  expect(text).toMatch(/^'=1\+2 基金,/);
  const cells = text.split("\r\n").flatMap((line) => line.split(","));
  expect(cells.filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
  expect(cells.filter((cell) => cell.startsWith("-") && !/^-\d+(\.\d+)?$/.test(cell))).toEqual([]);
  expect(text).toContain("期末结余,550.00\r\n");
  expect(text).toContain("买东西,-450.00\r\n");
  expect(text.match(new RegExp(`${world.on},买了什么`, "g"))).toHaveLength(5);
});

test("the grants are a package as the 360Giving standard asks, and name no person", async () => {
  const answer = await ask(json.loader, `/reports/${reportId}.json`, reportId);
  const told = (await answer.json()) as { grants: { amountAwarded: number; title: string }[] };
  expect(grantFaults(told)).toEqual([]);
  expect(told.grants.map(({ amountAwarded }) => amountAwarded)).toEqual([90, 90, 90, 90, 90]);
  for (const { title } of told.grants) expect(title).toMatch(/^A wish granted: /);
  expect(JSON.stringify(told)).not.toContain("小禾");
  for (const broken of [{}, { grants: [] }, { grants: [{ ...told.grants[0], currency: "yuan" }] }])
    expect(grantFaults(broken)).not.toEqual([]);
});

describe("what a shop gave back", () => {
  const grantsOf = async (report: string) => {
    const answer = await ask(json.loader, `/reports/${report}.json`, report);
    const told = (await answer.json()) as { grants: Grant[] };
    expect(grantFaults(told)).toEqual([]);
    const { money } = (await publicReport(report))!;
    const sum = BigInt(money!.purchases.minor) + BigInt(money!.delivery.minor);
    for (const key of ["amountAwarded", "amountDisbursed"] as const)
      expect(told.grants.reduce((all, one) => all + Math.round(one[key] * 100), 0)).toBe(
        Number(sum),
      );
    return told.grants;
  };
  type Grant = { amountAwarded: number; amountDisbursed: number } & Record<
    "title" | "description" | "url" | "awardDate",
    string
  >;

  test("is taken off its purchase, or told below zero where that was told before", async () => {
    const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(2)];
    await take(fund, batch.wishes);
    const [one, two] = await takenBy(fund);
    const purchaseId = await aBoughtOrder(fund, { [one!.id]: "115", [two!.id]: "103.42" });
    const [line] = await rows<{ id: string }>(
      "select id from purchase_lines where purchase_id = $1 and allocation_id = $2",
      [purchaseId, one!.id],
    );
    const { id: returnId } = await run(recordReturn, {
      actor: fund.treasurer,
      input: { lineId: line!.id, amount: "15.5", receivedOn: "2026-11-22" },
    });
    await run(approveReturn, { actor: fund.approver, input: { returnId } });
    await sealAll();
    const bought = await aPublishedReport(fund, "2026-11-01", "2026-11-21");
    const back = await aPublishedReport(fund, "2026-11-22");
    const whole = await aPublishedReport(fund, "2026-11-01", today());

    expect((await grantsOf(bought)).map((grant) => grant.amountDisbursed)).toEqual([115, 103.42]);
    const [grant] = await grantsOf(back);
    expect(grant).toMatchObject({
      ...{ amountDisbursed: -15.5, awardDate: "2026-11-22" },
      url: `${site}/reports/${back}`,
      title: expect.stringMatching(/^Given back after a purchase: /),
    });
    const all = await grantsOf(whole);
    expect(all.map(({ amountDisbursed }) => amountDisbursed)).toEqual([99.5, 103.42]);
    // Nothing has arrived: no wish is called granted.
    for (const { title, description } of all)
      expect(title + description).not.toMatch(/granted|and brought by/);
  });
});

test("the table says that a report opens with more than the last one closed with", async () => {
  const fund = await aFundAtWork();
  await income(fund, 18_000n, "2026-09-10");
  await sealAll();
  await aPublishedReport(fund, "2026-09-01", "2026-09-30");
  await income(fund, 7_777n, "2026-09-20");
  await sealAll();
  const next = await aPublishedReport(fund, "2026-10-01", "2026-10-31");
  const text = await (await ask(csv.loader, `/reports/${next}.csv`, next)).text();
  expect(text).toContain("期初结余,257.77\r\n");
  expect(text).toMatch(/77\.77 CNY：.*,77\.77\r\n/);
});

test("an amount in a table has all decimals of its currency", () => {
  expect(plainSum({ minor: "18000", currency: "CNY" })).toBe("180.00");
  expect(plainSum({ minor: "-5", currency: "CNY" })).toBe("-0.05");
  expect(plainSum({ minor: "0", currency: "USD" })).toBe("0.00");
  expect(plainSum({ minor: "-180", currency: "JPY" })).toBe("-180");
});

test("a fund that spent nothing has no grants to tell of", async () => {
  const fund = await aFundAtWork();
  await sealAll();
  const empty = await aPublishedReport(fund, today());
  expect((await ask(json.loader, `/reports/${empty}.json`, empty)).status).toBe(404);
  expect((await ask(csv.loader, `/reports/${empty}.csv`, empty)).status).toBe(200);
});

test("the feed and the API tell of published reports alone", async () => {
  const draftOf = await aFundAtWork();
  const draft = await aDraft(draftOf, today());
  const text = await (await ask(feed.loader, "/feeds/reports.xml")).text();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  expect(text).toContain(`<id>${site}/reports/${reportId}</id>`);
  const answer = await ask(api.loader, "/api/v1/reports");
  const { reports } = (await answer.json()) as { reports: { id: string; fund: string }[] };
  expect(reports.find(({ id }) => id === reportId)).toMatchObject({ fund: world.fund.slug });
  expect(text + JSON.stringify(reports)).not.toContain(draft);
  expect((await ask(api.loader, "/api/v1/reports?q=x")).status).toBe(400);
  expect((await ask(csv.loader, `/reports/${draft}.csv`, draft)).status).toBe(404);
});

test("a donor finds his lines by the code he has, and a wrong one is answered by one sentence", async () => {
  const fund = await aFundAtWork();
  const donor = await aDonor();
  const { reference } = await aPledge(donor, fund, "200");
  const other = await aPledge(await aDonor(), fund, "70");
  await someMoney(fund, "200", { reference, receivedOn: "2026-11-20" });
  await sealAll();
  const report = await aPublishedReport(fund, "2026-11-01", "2026-11-25");
  const path = `/reports/${report}/mine`;
  const post = (code: string) => ask(mine.action, path, report, new URLSearchParams({ code }));
  const found = await post(` ${reference.slice(0, 3)} ${reference.slice(3).toLowerCase()}`);
  expect(found.headers.get("cache-control")).toBe("no-store");
  expect(await found.json()).toEqual({
    mine: {
      shared: true,
      lines: [
        {
          ...{ kind: "came", happenedOn: "2026-11-20", wish: null },
          amount: { minor: "20000", currency: "CNY" },
        },
      ],
    },
  });
  for (const code of [other.reference, "ABCDEFGH", "x".repeat(150), "' or 1=1 --"]) {
    const wrong = await post(code);
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ errors: [{ code: "report_code_unknown" }] });
  }
  const tries = [];
  for (let at = 0; at < 20; at += 1) tries.push((await post("ABCDEFGH")).status);
  expect(tries.at(-1)).toBe(429);
});
