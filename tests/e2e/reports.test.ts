import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import type { Person } from "~/domain/actor";
import { balancesOf, sealedNumber } from "~/domain/ledger/balances.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { run, runSweep } from "~/domain/run.server";
import { formatsOf } from "~/i18n/formats";
import { refusals } from "~/i18n/refusals";
import type { Locale } from "~/i18n/words";
import { aBatchClosing, aFundWith, aPurchase, take, takenBy } from "../factories/allocations";
import { granted } from "../factories/granted";
import { inBooks } from "../factories/ledger";
import { aDraft, aSpendingFund, income, today } from "../factories/reports";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { pdfText } from "../setup/pdf";
import { somebody } from "../setup/people";
import { sealAll } from "../setup/seal";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

/** Somebody who signed in before, at a browser of his own. */
async function at(person: Person, how: { locale: Locale; phone: boolean; script: boolean }) {
  const one = await somebody(browser, server, how);
  const { token } = await openSession(person.personId);
  await one.page.context().addCookies([{ name: "session", value: token, url: server.url }]);
  return one;
}

/** Runs the built command on this file's database. */
async function books(...words: string[]) {
  const child = spawn(process.execPath, ["build/server/books.js", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, ...said };
}

const spaceless = (text: string) => text.replace(/\s/g, "");

test("a report that was overtaken is composed anew by one press, and handed in again", async () => {
  const how = { phone: true, script: false, locale: "zh-CN" } as const;
  const { fund, on, claims } = await aSpendingFund();
  const { treasurer, publisher, approver } = fund;
  const reportId = await aDraft(fund, on);
  const words = { reportId, intro: "买了五个书包。" };
  await run(reviseWords, { actor: treasurer, input: words });
  await run(submitReport, { actor: treasurer, input: { reportId } });
  await granted([claims[5]!], treasurer.personId, approver.personId);
  const home = `/fund/${fund.slug}/reports/${reportId}`;
  const other = await at(publisher, how);
  const { desk } = other.words.reports;
  const text = async (one: typeof other) => one.page.locator("main").innerText();
  await other.open(`${home}/publication`);
  expect(await text(other)).toContain(refusals.report_moved["zh-CN"]);
  expect(await other.page.getByRole("button", { name: desk.publishButton }).count()).toBe(0);
  await other.lookedOver();
  await other.press(desk.recompose);
  await other.arrived(home);

  const writer = await at(treasurer, how);
  await writer.open(home);
  expect(await text(writer)).toContain(desk.again);
  expect(await text(writer)).toContain("买了五个书包。");
  await writer.page.getByRole("link", { name: desk.submit }).click();
  await writer.press(desk.submitButton);
  await writer.arrived(home);
  await other.open(`${home}/publication`);
  await other.press(desk.publishButton);
  await other.arrived(home);
  expect((await aVisitor(server.url).get(`/reports/${reportId}`)).status).toBe(200);
});

test("the page that publishes leads to the purchases that it waits for", async () => {
  const how = { phone: false, script: true, locale: "en" } as const;
  const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  const { id } = await aPurchase(fund, { [taken!.id]: "100" });
  await sealAll();
  const reportId = await aDraft(fund, "2026-11-01", today());
  await run(submitReport, { actor: fund.treasurer, input: { reportId } });
  const other = await at(fund.publisher, how);
  const { desk } = other.words.reports;
  await other.open(`/fund/${fund.slug}/reports/${reportId}/publication`);
  await other.press(desk.publishButton);
  await other.page.getByText(refusals.report_purchase_alone.en).waitFor();
  expect(await other.page.getByRole("link", { name: desk.waitingAll }).count()).toBe(1);
  await other.lookedOver();
  await other.page.getByRole("link", { name: "石桥供销社" }).click();
  await other.arrived(`/fund/${fund.slug}/purchases/${id}`);
});

test.each([
  { phone: true, script: false, locale: "zh-CN" },
  { phone: false, script: true, locale: "en" },
] as const)(
  "one composes and writes, another publishes, and anybody can check it: %o",
  async (how) => {
    const { fund, on, batch } = await aSpendingFund();
    const { treasurer, publisher } = fund;
    const writer = await at(treasurer, how);
    const { desk, mine, corrected } = writer.words.reports;
    await writer.open(`/fund/${fund.slug}/reports`);
    await writer.page.getByRole("link", { name: desk.compose }).click();
    await writer.fill({ firstDay: on, lastDay: on });
    await writer.press(desk.composeButton);
    await writer.arrived(/\/reports\/[a-z0-9]{10}$/);
    const home = new URL(writer.page.url()).pathname.replace("/en/", "/");
    const reportId = home.split("/").at(-1)!;
    await writer.open(`${home}/words`);
    await writer.fill({ intro: "这个月买了五个书包。", learned: "电话 13812345678" });
    await writer.press(desk.save);
    await writer.page.locator(".field-error").first().waitFor();
    await writer.fill({ learned: "先量再买。" });
    await writer.press(desk.save);
    await writer.arrived(home);
    await writer.page.getByRole("link", { name: desk.submit }).click();
    await writer.press(desk.submitButton);
    await writer.arrived(home);
    expect(await writer.page.getByRole("link", { name: desk.publish, exact: true }).count()).toBe(
      0,
    );

    const reader = aVisitor(server.url);
    const prefix = how.locale === "en" ? "/en" : "";
    const address = `${prefix}/reports/${reportId}`;
    expect((await reader.get(address)).status).toBe(404);
    const other = await at(publisher, how);
    await other.open(`/fund/${fund.slug}`);
    await other.page.getByRole("link", { name: desk.todo.review.go }).first().click();
    await other.arrived(home);
    await other.page.getByRole("link", { name: desk.publish, exact: true }).click();
    await other.press(desk.publishButton);
    await other.arrived(home);

    const visitor = await somebody(browser, server, { ...how, script: true });
    await visitor.open(`/funds/${fund.slug}`);
    await visitor.page.locator(`a[href="${address}"]`).click();
    await visitor.arrived(`/reports/${reportId}`);
    expect(await visitor.page.locator("script:not([type]), script[type=module]").count()).toBe(1);
    const main = spaceless(await visitor.page.locator("main").innerText());
    await income(fund, 777n, on);
    const upTo = await asOwner(server.database.owner, async (client) => {
      const { rows } = await client.query<{ number: string }>(
        "select sealed_number as number from reports where public_id = $1",
        [reportId],
      );
      return BigInt(rows[0]!.number);
    });
    await sealAll();
    const [held, newest] = await inBooks(async (tx) => [
      await balancesOf(tx, { fundId: fund.fundId, upTo }),
      await sealedNumber(tx),
    ]);
    expect(newest).toBeGreaterThan(upTo);
    const bank = held.find(({ account }) => account.kind === "bank")!.minor;
    const spent = held.find(({ account }) => account.kind === "wishes")!.minor;
    const { money } = formatsOf(how.locale, visitor.words, new Date().toISOString());
    const closing = money({ minor: bank.toString(), currency: "CNY" });
    const bought = money({ minor: (-spent).toString(), currency: "CNY" });
    const pdf = await reader.get(`${address}.pdf`);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    // Drawn once for everybody: whoever has it is told so.
    const kept = { "if-none-match": String(pdf.headers.etag) };
    expect((await reader.ask(`${address}.pdf`, { headers: kept })).status).toBe(304);
    expect((await reader.get(`${address}.pdf`)).bytes).toEqual(pdf.bytes);
    const paper = spaceless(await pdfText(pdf.bytes));
    const { reports } = visitor.words;
    for (const seen of [main, paper]) {
      expect(seen).toContain(spaceless(`${reports.money.closing}${closing}`));
      expect(seen).toContain(spaceless(bought));
      for (const { publicId } of batch.wishes.slice(0, 5)) expect(seen).toContain(publicId);
      expect(seen).toContain("先量再买。");
      expect(seen).toContain(upTo.toString());
    }

    await visitor.page.getByRole("link", { name: reports.check.mine }).click();
    await visitor.arrived(`/reports/${reportId}/mine`);
    await visitor.fill({ code: "WRONGCODE" });
    await visitor.press(mine.button);
    await visitor.page.locator(".field-error").first().waitFor();
    expect(visitor.page.url()).not.toContain("WRONG");
    await visitor.lookedOver();

    await writer.open(home);
    await writer.page.getByRole("link", { name: desk.correct, exact: true }).click();
    await writer.press(desk.correctButton);
    await writer.arrived(/\/words$/);
    const next = new URL(writer.page.url()).pathname.split("/").at(-2)!;
    await writer.fill({ correction: "补上一笔晚到的转账。" });
    await writer.press(desk.save);
    await writer.page.getByRole("link", { name: desk.submit }).click();
    await writer.press(desk.submitButton);
    await other.open(`/fund/${fund.slug}/reports/${next}/publication`);
    await other.press(desk.publishButton);
    await other.arrived(`/fund/${fund.slug}/reports/${next}`);
    await expect
      .poll(async () => (await reader.get(address)).text, { timeout: 20_000 })
      .toContain(corrected);
    expect((await reader.get(`${prefix}/reports/${next}`)).text).toContain("补上一笔晚到的转账。");

    expect(await books("--report", reportId)).toMatchObject({ code: 0 });
    const posting = `from postings p join entries e on e.id = p.entry_id where e.kind = 'purchase' and e.fund_id = '${fund.fundId}'`;
    const change = (by: number) =>
      asOwner(server.database.owner, async (client) => {
        await client.query("alter table postings disable trigger user");
        await client.query(
          `update postings set minor = minor + ${by} where id = (select min(p.id) ${posting})`,
        );
        await client.query("alter table postings enable trigger user");
      });
    // What is changed behind the sums' back must be in them already, or the change would be summed up.
    await sealAll();
    await runSweep(foldLedgers);
    await change(100);
    const cooked = await books("--report", reportId);
    expect(cooked.code).toBe(1);
    expect(cooked.out).toMatch(/BROKEN {2}chain_broken/);
    expect(cooked.out).toMatch(/DIFFERS {2}money\.\w+: published \S+, the books say/);
    await change(-100);
    expect((await books("--report", "nothinghere")).code).toBe(2);
  },
);
