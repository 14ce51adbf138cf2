import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { arrivedAt, somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aPerson } from "../factories/accounts";
import { aCardFund, sums, type CardFund } from "../factories/cards";
import { someMoney } from "../factories/funds";
import { daysAgo } from "../factories/statements";

let server: Server;
let browser: Browser;
let fund: CardFund;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  fund = await aCardFund();
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

const emailOf = ({ personId }: { personId: string }) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ email: string }>(
      "select email from people where id = $1",
      [personId],
    );
    return rows[0]!.email;
  });

/** Looks again until the page says something; the provider's word comes within a moment. */
const until = async (at: Somebody, text: string) => {
  await expect
    .poll(
      async () => {
        await at.page.reload();
        return at.page.locator("main").innerText();
      },
      { timeout: 30_000 },
    )
    .toContain(text);
  await at.lookedOver();
};

/** Promises by card and comes to the provider's page. */
async function goesToPay(at: Somebody, amount: string, how: "card" | "monthly") {
  const { pay } = at.words.cards;
  await at.open(`/funds/${fund.slug}/pledge`);
  await at.fill({ amount, how });
  await at.press(at.words.cards.how.button);
  await arrivedAt(at.page, /\/pledges\/\w+\/payment$/);
  await at.lookedOver();
  const [publicId] = /(?<=pledges\/)\w+/.exec(at.page.url()) ?? [];
  await at.page.getByRole("link", { name: pay.button }).click();
  await arrivedAt(at.page, /\/practice\/checkout\/cs_test_/);
  await at.lookedOver();
  return publicId!;
}

test("on a phone, a gift is declined, given up, taken up again and paid", async () => {
  const at = await somebody(browser, server, { phone: true });
  const { practice, pay, one } = at.words.cards;
  const donor = await aPerson();
  await at.open("/sign-in");
  await at.signIn(await emailOf(donor));
  const publicId = await goesToPay(at, "88.50", "card");
  await at.press(practice.steps.decline);
  await until(at, `${practice.did}${practice.steps.decline}`);
  await at.page.getByRole("link", { name: practice.back }).click();
  await arrivedAt(at.page, /back=yes$/);
  expect(await at.page.locator("main").innerText()).toContain(pay.back);
  await at.open(`/pledges/${publicId}`);
  await until(at, one.declined);
  await at.open(`/pledges/${publicId}?from=payment`);
  await until(at, one.returned);
  expect(await at.page.locator("main").innerText()).not.toContain(one.declined);
  expect(await at.page.getByRole("link", { name: at.words.funds.one.cancel }).count()).toBe(0);
  await at.open(`/pledges/${publicId}`);
  await at.page.getByRole("link", { name: one.pay, exact: true }).click();
  await at.page.getByRole("link", { name: pay.button }).click();
  await at.press(practice.steps.pay);
  await arrivedAt(at.page, /from=payment$/);
  expect(await at.page.locator("main").innerText()).not.toContain(one.declined);
  await until(at, at.words.funds.states.paid);
  expect(await at.page.locator("main").innerText()).toContain("88.50");
});

test("without script and in English, a gift that is abandoned is cancelled and nothing is charged", async () => {
  const at = await somebody(browser, server, { script: false, locale: "en" });
  const donor = await aPerson();
  await asOwner(server.database.owner, (client) =>
    client.query("update people set locale = 'en' where id = $1", [donor.personId]),
  );
  await at.open("/sign-in");
  await at.signIn(await emailOf(donor));
  const publicId = await goesToPay(at, "20", "card");
  await at.press(at.words.cards.practice.steps.abandon);
  await at.open(`/pledges/${publicId}`);
  await until(at, at.words.cards.one.expired);
});

test("a monthly gift is paid, paid again a month later, and ended by its donor", async () => {
  const at = await somebody(browser, server);
  const { practice, one } = at.words.cards;
  const donor = await aPerson();
  await at.open("/sign-in");
  await at.signIn(await emailOf(donor));
  const publicId = await goesToPay(at, "30", "monthly");
  const checkout = at.page.url();
  await at.press(practice.steps.pay);
  await until(at, at.words.funds.states.paid);
  await at.page.goto(checkout);
  await at.press(practice.steps.month);
  await at.open(`/pledges/${publicId}`);
  await until(at, "¥60");
  await at.page.getByRole("link", { name: one.end }).click();
  await at.arrived(`/pledges/${publicId}/end`);
  await at.press(one.endButton);
  await at.arrived(`/pledges/${publicId}`);
  await until(at, one.ended);
});

test("a refund is asked for by the treasurer, approved by another, and goes back", async () => {
  const [treasurer, approver] = [await somebody(browser, server), await somebody(browser, server)];
  const { desk, ask, refund } = treasurer.words.cards;
  await treasurer.open("/sign-in");
  await treasurer.signIn(await emailOf(fund.treasurer));
  await treasurer.open(`/fund/${fund.slug}/cards`);
  const [row] = await asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from payments where minor = 8850 and fund_id = $1",
      [fund.fundId],
    );
    return rows;
  });
  await treasurer.open(`/fund/${fund.slug}/payments/${row!.id}/refund`);
  await treasurer.fill({ amount: "100", reason: "点错了金额" });
  await treasurer.press(ask.button);
  await treasurer.page
    .getByText(/退的钱不能比付的多/)
    .first()
    .waitFor();
  await treasurer.fill({ amount: "38.50" });
  await treasurer.press(ask.button);
  await arrivedAt(treasurer.page, /\/refunds\/[0-9a-f-]{36}$/);
  await treasurer.lookedOver();
  const { pathname } = new URL(treasurer.page.url());
  expect(await treasurer.page.locator("main").innerText()).toContain(refund.own);

  await approver.open("/sign-in");
  await approver.signIn(await emailOf(fund.approver));
  await approver.open(pathname);
  await approver.page.getByRole("link", { name: refund.approve }).click();
  await approver.arrived(`${pathname}/approval`);
  await approver.press(refund.approveButton);
  await approver.arrived(pathname);
  await until(approver, desk.refundStates.settled);
  await approver.open(`/fund/${fund.slug}/cards`);
  await approver.open(`/fund/${fund.slug}/reconciliation`);
  expect(await approver.page.locator("main").innerText()).toContain(
    approver.words.cards.reconciliation.none,
  );
});

test("what had come by transfer goes back by the bank: entered on a phone, approved at a desk, in the books at once", async () => {
  const [treasurer, approver] = [
    await somebody(browser, server, { phone: true }),
    await somebody(browser, server, { locale: "en" }),
  ];
  const depositId = await someMoney(fund, "300", { receivedOn: daysAgo(2) });
  const { ask, refund } = treasurer.words.cards;
  await treasurer.open("/sign-in");
  await treasurer.signIn(await emailOf(fund.treasurer));
  await treasurer.open(`/fund/${fund.slug}/deposits/${depositId}`);
  await treasurer.page.getByRole("link", { name: ask.title, exact: true }).click();
  await arrivedAt(treasurer.page, /\/payments\/[0-9a-f-]{36}\/refund$/);
  await treasurer.lookedOver();
  await treasurer.fill({ amount: "80", reason: "转重了" });
  await treasurer.press(ask.button);
  await treasurer.page.locator(".refused a").first().waitFor();
  expect(await treasurer.page.locator('[name="amount"]').inputValue()).toBe("80");
  await treasurer.fill({ sentOn: daysAgo(1) });
  await treasurer.press(ask.button);
  await arrivedAt(treasurer.page, /\/refunds\/[0-9a-f-]{36}$/);
  await treasurer.lookedOver();
  const { pathname } = new URL(treasurer.page.url());
  expect(await treasurer.page.locator("main").innerText()).toContain(refund.sentOn);

  await approver.open("/sign-in");
  await approver.signIn(await emailOf(fund.approver));
  await approver.open(pathname);
  const said = approver.words.cards.refund;
  await approver.page.getByRole("link", { name: said.approve }).click();
  await approver.arrived(`${pathname}/approval`);
  await approver.press(said.approveButton);
  await approver.arrived(pathname);
  expect(await approver.page.locator("main").innerText()).toContain(
    approver.words.cards.desk.refundStates.settled,
  );
  expect(Number((await sums(fund)).bank)).toBe(30_000 - 8_000);
});
