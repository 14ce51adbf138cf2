import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { aPerson } from "../factories/accounts";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { pdfText } from "../setup/pdf";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
});
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

/** What the first receipt that the open page lists says. */
async function firstPaper({ page }: Somebody) {
  const address = await page
    .locator('a[href*="/receipts/"][href$=".pdf"]')
    .first()
    .getAttribute("href");
  const answer = await page.request.get(address!);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  return { address: address!, text: await pdfText(await answer.body()) };
}

test.each([
  { phone: true, locale: "zh-CN" },
  { phone: false, locale: "en" },
] as const)(
  "a receipt is written, opened by its donor, and voided by a second person: %o",
  async (how) => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林女士" });
    const { reference } = await aPledge(donor, fund, "1680.32");
    await someMoney(fund, "1680.32", { reference });
    const at = `/fund/${fund.slug}/receipts`;

    const treasurer = await somebody(browser, server, how);
    const { desk: text, voiding, page } = treasurer.words.receipts;
    const { receipt: paper } = treasurer.words.print;
    await treasurer.open("/sign-in");
    await treasurer.signIn(await emailOf(fund.treasurer));
    await treasurer.open(at);
    await treasurer.page.getByRole("link", { name: text.issue }).click();
    await treasurer.arrived(/\/receipt$/);
    await treasurer.press(text.issue);
    await treasurer.arrived(at);

    const giver = await somebody(browser, server, how);
    await giver.open("/sign-in");
    await giver.signIn(donor.email);
    await giver.open("/me");
    const { address, text: given } = await firstPaper(giver);
    for (const part of [
      "-000001",
      "林女士",
      "人民币壹仟陆佰捌拾元叁角贰分",
      "1,680.32",
      paper.titles.cn,
    ])
      expect(given).toContain(part);
    expect(given).not.toContain(paper.void);

    const second = await somebody(browser, server, how);
    await second.open("/sign-in");
    await second.signIn(await emailOf(fund.approver));
    await second.open(at);
    await second.page.getByRole("link", { name: text.voiding }).click();
    await second.arrived(/\/voiding$/);
    await second.fill({ reason: "抬头写错了" });
    await second.press(text.voidButton);
    await second.arrived(at);

    await giver.open("/me");
    const { text: after } = await firstPaper(giver);
    for (const part of ["-000001", paper.void, "抬头写错了"]) expect(after).toContain(part);

    const stranger = await somebody(browser, server, { ...how, script: false });
    expect((await stranger.page.request.get(address, { maxRedirects: 0 })).status()).not.toBe(200);
  },
  180_000,
);
