import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { wordsOf } from "~/i18n/words";
import * as provider from "~/platform/practice/stripe-desk.server";
import { aCounty } from "../factories/accounts";
import { aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { aCardFund, paid } from "../factories/cards";
import { useStripe } from "../mocks/stripe";
import { openBrowser } from "../setup/chromium";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

useStripe("bypass");

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  await aCounty();
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

async function enter(at: Somebody, { personId }: Person) {
  const [person] = await rows<{ email: string }>("select email from people where id = $1", [
    personId,
  ]);
  await at.open("/sign-in");
  await at.signIn(person!.email);
}

test.each([
  { phone: true, locale: "zh-CN" },
  { phone: false, locale: "en" },
] as const)(
  "what a platform raised is entered as lying there, and passed on to the bank by two: %o",
  async (how) => {
    const { adjustments, funds } = wordsOf(how.locale);
    const { platform, one, states } = adjustments;
    const { desk } = funds;
    const fund = await aFundWith("0", { modes: ["elsewhere"] });
    const home = `/fund/${fund.slug}`;
    const [treasurer, approver] = [
      await somebody(browser, server, how),
      await somebody(browser, server, how),
    ];
    await enter(treasurer, fund.treasurer);
    await enter(approver, fund.approver);
    const there = (pathname: string) => pathname.replace(/^\/en/, "");
    const told = (at: Somebody) => at.page.locator("main").innerText();

    await treasurer.open(`${home}/deposits/new`);
    await treasurer.fill({ way: "at_platform", amount: "300", receivedOn: "2026-11-20" });
    await treasurer.press(desk.record.button);
    await treasurer.arrived(`${home}/deposits`);
    const [deposit] = await rows<{ id: string }>("select id from deposits where fund_id = $1", [
      fund.fundId,
    ]);
    await approver.open(`${home}/deposits/${deposit!.id}`);
    expect(await told(approver)).toContain(desk.accounts.elsewhere);
    await approver.page.getByRole("link", { name: desk.deposit.approve, exact: true }).click();
    await approver.arrived(/\/approval$/);
    await approver.press(desk.deposit.approveButton);
    await approver.arrived(`${home}/deposits`);
    expect(await booksOf(fund)).toEqual({ elsewhere: "30000", general: "30000" });

    // Who enters the next money is told that it lies there.
    await treasurer.open(`${home}/deposits/new`);
    await treasurer.page.getByRole("link", { name: platform.go }).click();
    await treasurer.arrived(`${home}/move`);
    await treasurer.fill({ amount: "300.01" });
    await treasurer.press(platform.button);
    await treasurer.page.locator(".field-error").first().waitFor();
    await treasurer.fill({ amount: "120" });
    await treasurer.press(platform.button);
    await treasurer.arrived(/\/adjustments\/[0-9a-f-]{36}$/);
    expect(await told(treasurer)).toContain(platform.ways.elsewhere);
    expect(await treasurer.page.getByRole("link", { name: one.approve }).count()).toBe(0);
    await approver.open(there(new URL(treasurer.page.url()).pathname));
    await approver.page.getByRole("link", { name: one.approve, exact: true }).click();
    await approver.arrived(/\/approval$/);
    await approver.press(one.approveButton);
    await approver.page.getByText(states.approved).first().waitFor();
    expect(await booksOf(fund)).toEqual({ elsewhere: "18000", bank: "12000", general: "30000" });

    await treasurer.open(`${home}/adjustments`);
    await treasurer.page.getByRole("link", { name: platform.go }).waitFor();
    await treasurer.open(`${home}/books`);
    expect(await told(treasurer)).toContain(desk.entryKinds.payout);
    expect(await told(treasurer)).toContain(desk.accounts.elsewhere);
    expect(await broken()).toEqual([]);
  },
  180_000,
);

test.each([
  { phone: true, locale: "en" },
  { phone: false, locale: "zh-CN" },
] as const)(
  "a payout by hand is listed as a difference, and entered from there: %o",
  async (how) => {
    const { adjustments, cards } = wordsOf(how.locale);
    const { platform } = adjustments;
    const fund = await aCardFund();
    await paid(fund);
    await provider.payOut(fund.account, "cny", false);
    const [treasurer, approver] = [
      await somebody(browser, server, how),
      await somebody(browser, server, how),
    ];
    await enter(treasurer, fund.treasurer);
    await enter(approver, fund.approver);
    await treasurer.open(`/fund/${fund.slug}/reconciliation`);
    expect(await treasurer.page.locator("main").innerText()).toContain(
      cards.reconciliation.byHand(1),
    );
    await treasurer.page.getByRole("link", { name: platform.go }).click();
    await treasurer.arrived(`/fund/${fund.slug}/move`);
    // Nothing but the payout is to be entered at a fund without a platform.
    expect(await treasurer.page.locator('[name="from"]').count()).toBe(1);
    await treasurer.fill({ amount: "96.80" });
    await treasurer.press(platform.button);
    await treasurer.arrived(/\/adjustments\/[0-9a-f-]{36}$/);
    expect(await treasurer.page.locator("main").innerText()).toContain(platform.ways.stripe);
    await approver.open(new URL(treasurer.page.url()).pathname.replace(/^\/en/, ""));
    await approver.page.getByRole("link", { name: adjustments.one.approve, exact: true }).click();
    await approver.arrived(/\/approval$/);
    await approver.press(adjustments.one.approveButton);
    await approver.page.getByText(adjustments.states.approved).first().waitFor();
    expect(await booksOf(fund)).toMatchObject({ bank: "9680", general: "10000" });
    await treasurer.open(`/fund/${fund.slug}/reconciliation`);
    expect(await treasurer.page.getByRole("link", { name: platform.go }).count()).toBe(0);
  },
  180_000,
);
