import type { Browser } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, aPledge } from "../factories/funds";
import { bankHead, bankRow, daysAgo } from "../factories/statements";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { gb18030, utf8 } from "../sheets/bytes";
import { workbook } from "../sheets/workbook";

/** Script that failed on a page: then its forms still work, only worse. */
const brokenPages: string[] = [];
let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
});
afterEach(() => expect(brokenPages.splice(0)).toEqual([]));
afterAll(async () => {
  await browser.close();
  await server.kill();
});

const emailOf = (person: Person) =>
  asOwner(server.database.owner, async (client) => {
    const given = "update people set email = coalesce(email, $2) where id = $1 returning email";
    const values = [person.personId, `${person.personId}@example.org`];
    return (await client.query<{ email: string }>(given, values)).rows[0]!.email;
  });

type How = { phone: boolean; locale: "zh-CN" | "en"; script: boolean };

async function at(path: string, person: Person, how: How) {
  const one = await somebody(browser, server, how);
  one.page.on("pageerror", (error) => brokenPages.push(`${one.page.url()}: ${error.message}`));
  await one.open("/sign-in");
  await one.signIn(await emailOf(person));
  await one.open(path);
  return one;
}

test.each<How>([
  { phone: false, locale: "zh-CN", script: true },
  { phone: true, locale: "en", script: false },
])(
  "a statement is brought, settled and approved by another person; the promise is paid and the balance rises: %o",
  async (how) => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林女士" });
    const pledge = await aPledge(donor, fund, "120");
    const lines = [
      bankRow({ income: "120.00", from: "林女士", remark: `捐款 ${pledge.reference}` }),
      bankRow({ income: "33.50", from: "王先生", remark: "给孩子们" }),
      bankRow({ income: "9.00", from: "赵女士", on: daysAgo(1) }),
      bankRow({ expense: "5.00", remark: "手续费" }),
    ];
    const csv = [["账户明细"], bankHead, ...lines].map((cells) => cells.join(",")).join("\r\n");
    const desk = `/fund/${fund.slug}/statements`;

    const treasurer = await at(desk, fund.treasurer, how);
    const text = treasurer.words.statements;
    const bring = async (name: string, bytes: Uint8Array) => {
      await treasurer.page
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
      await treasurer.press(text.bring.button);
    };
    await bring("不是流水.csv", utf8("姓名,心愿\n陈雨桐,书包\n"));
    await treasurer.page.getByRole("alert").waitFor();
    await treasurer.lookedOver();
    await bring("流水.csv", gb18030(csv));
    await treasurer.arrived(/\/statements\/[0-9a-f-]{36}$/);
    const statement = new URL(treasurer.page.url()).pathname.replace(/^\/en/, "");
    const main = treasurer.page.locator("main");
    await expect(main.innerText()).resolves.toContain(text.one.counts.pledge(1));
    await expect(main.innerText()).resolves.toContain(text.one.counts.decide(2));
    await expect(main.innerText()).resolves.toContain(text.one.counts.not_gift(1));

    const row = treasurer.page.getByRole("row").filter({ hasText: "王先生" });
    await row.getByRole("button", { name: text.line.asGift }).click();
    await treasurer.arrived(/\?show=all&after=0#lines$/);
    await treasurer.page.getByRole("link", { name: text.rest.title }).click();
    await treasurer.arrived(/\/rest$/);
    await treasurer.page.getByRole("radio").last().check();
    await treasurer.press(text.rest.button);
    await treasurer.arrived(/\?show=decide$/);
    await treasurer.page.getByRole("link", { name: text.send.go }).click();
    await treasurer.arrived(/\/sending$/);
    await treasurer.press(text.send.button);
    await treasurer.arrived(statement);

    const second = await at(`/fund/${fund.slug}`, fund.approver, how);
    await second.page
      .getByRole("link", { name: second.words.funds.desk.todo.statements.go })
      .click();
    await second.arrived(desk);
    await second.page.locator("main table a").first().click();
    await second.arrived(statement);
    await second.page.getByRole("link", { name: text.approve.go, exact: true }).click();
    await second.arrived(/\/approval\?seen=\d+$/);
    await second.press(text.approve.button);
    await second.arrived(statement);
    await expect
      .poll(
        async () => {
          await second.page.reload();
          return second.page.locator("main").innerText();
        },
        { timeout: 30_000 },
      )
      .toContain(text.states.booked);

    await second.open(`/fund/${fund.slug}/books`);
    expect(await second.page.locator("main").innerText()).toContain("153.50");
    const giver = await at(`/pledges/${pledge.publicId}`, donor, how);
    expect(await giver.page.locator("main").innerText()).toContain(giver.words.funds.states.paid);

    await treasurer.open(desk);
    await bring("再来一次.csv", utf8(csv));
    await treasurer.arrived(/\/statements\/[0-9a-f-]{36}$/);
    await expect(main.innerText()).resolves.toContain(text.one.counts.before(3));
  },
  180_000,
);

test("columns that nobody can tell are asked by keyboard, a promise is named by its reference, and an approver sends it back", async () => {
  const how: How = { phone: false, locale: "en", script: true };
  const fund = await aFundAtWork();
  const pledge = await aPledge(await aPerson({ name: "林女士" }), fund, "120");
  const treasurer = await at(`/fund/${fund.slug}/statements`, fund.treasurer, how);
  const text = treasurer.words.statements;
  const bytes = await workbook([
    {
      name: "1",
      rows: [
        ["When", "How much", "Said"],
        [daysAgo(), 119, "hello"],
      ],
    },
  ]);
  await treasurer.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "list.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
  await treasurer.press(text.bring.button);
  await treasurer.arrived(/\/columns$/);
  await treasurer.page.locator('[name="columns.0"]').selectOption("date");
  await treasurer.page.locator('[name="columns.2"]').selectOption("remark");
  await treasurer.press(text.columns.button);
  await treasurer.page.getByRole("alert").waitFor();
  await treasurer.page.locator('[name="columns.1"]').selectOption("amount");
  await treasurer.page.getByRole("button", { name: text.columns.button }).press("Enter");
  await treasurer.arrived(/\/statements\/[0-9a-f-]{36}$/);
  const statement = new URL(treasurer.page.url()).pathname.replace(/^\/en/, "");
  await treasurer.page.getByRole("link", { name: text.line.other }).press("Enter");
  await treasurer.arrived(/\/lines\//);
  await treasurer.fill({ reference: pledge.reference.toLowerCase() });
  await treasurer.page.locator('[name="reference"]').press("Enter");
  await treasurer.arrived(/#lines$/);
  await treasurer.open(`${statement}/sending`);
  await treasurer.press(text.send.button);
  await treasurer.arrived(statement);

  const second = await at(`${statement}/return`, fund.approver, how);
  await second.fill({ reason: "119, not 120" });
  await second.press(text.giveBack.button);
  await second.arrived(`/fund/${fund.slug}/statements`);
  await treasurer.open(statement);
  expect(await treasurer.page.locator("main").innerText()).toContain("119, not 120");
  await treasurer.open(`${statement}/removal`);
  await treasurer.press(text.drop.button);
  await treasurer.arrived(`/fund/${fund.slug}/statements`);
  expect(await treasurer.page.locator("main").innerText()).toContain(text.list.none);
}, 120_000);
