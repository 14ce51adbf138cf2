import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { wordsOf } from "~/i18n/words";
import { aCounty } from "../factories/accounts";
import { aBatchClosing, aFundWith, booksOf, broken, rows, takenBy } from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { granted } from "../factories/granted";
import { openBrowser } from "../setup/chromium";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

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
  "a fund takes wishes nobody took, buys them on one order, and they are granted: %o",
  async (how) => {
    const { allocations: text, bulk } = wordsOf(how.locale);
    const [fund, batch] = [await aFundWith("300"), await aBatchClosing(3)];
    const home = `/fund/${fund.slug}`;
    expect(await booksOf(fund)).toEqual({ bank: "30000", general: "30000" });

    const treasurer = await somebody(browser, server, how);
    await enter(treasurer, fund.treasurer);
    await treasurer.open(`${home}/allocations`);
    await treasurer.page.getByRole("link", { name: text.choose }).click();
    await treasurer.arrived(`${home}/allocations/new`);
    const ours = batch.wishes.map((wish) => wish.publicId);
    for (const box of await treasurer.page.locator('[name="wishes"]').all()) {
      await box.setChecked(ours.includes((await box.getAttribute("value"))!));
    }
    await treasurer.press(text.propose.button);
    await treasurer.page.getByRole("heading", { name: text.propose.done(2) }).waitFor();
    await treasurer.lookedOver();
    expect(await booksOf(fund)).toEqual({ bank: "30000", general: "6000", reserved: "24000" });

    // One order for both; the second was dearer and says why.
    const taken = await takenBy(fund);
    const [first, second] = taken;
    await treasurer.open(home);
    await treasurer.open(`${home}/purchases/new`);
    await treasurer.fill({ supplier: "石桥供销社", invoiceNumber: "F-1", delivery: "6" });
    for (const [{ id }, cost] of [[first!, "100"] as const, [second!, "130"] as const]) {
      await treasurer.page.locator(`[name="line"][value="${id}"]`).check();
      await treasurer.fill({ [`amount-${id}`]: cost });
    }
    await treasurer.press(text.order.button);
    await treasurer.page.locator(".field-error").first().waitFor();
    await treasurer.lookedOver();
    await treasurer.fill({ [`deviation-${second!.id}`]: "只剩大一号的款" });
    await treasurer.press(text.order.button);
    await treasurer.arrived(/\/purchases\/[0-9a-f-]{36}$/);
    await treasurer.page.getByText(text.purchases.states.recorded).first().waitFor();
    expect(
      await treasurer.page.getByRole("link", { name: text.purchase.approve }).count(),
      "the treasurer can't approve",
    ).toBe(0);

    const approver = await somebody(browser, server, how);
    await enter(approver, fund.approver);
    await approver.open(home);
    await approver.open(`${home}/purchases`);
    await approver.page.getByRole("link", { name: "石桥供销社" }).click();
    await approver.arrived(/\/purchases\/[0-9a-f-]{36}$/);
    await approver.page.getByRole("link", { name: text.purchase.approve }).click();
    await approver.arrived(/\/approval$/);
    await approver.press(text.purchase.approveButton);
    await approver.arrived(/\/purchases\/[0-9a-f-]{36}$/);
    await approver.page.getByText(text.purchases.states.approved).first().waitFor();
    const books = { bank: "6400", general: "30000", wishes: "23000", delivery: "600" };
    expect(await booksOf(fund)).toEqual(books);

    // The hub takes both in with no parcel, and then it is any claim's road.
    const hub = await somebody(browser, server, how);
    await enter(hub, batch.staff);
    const numbers = taken.map(({ number }) => number).join(".");
    await hub.open(`/organizer/batches/${batch.slug}/check-in?pick=${numbers}`);
    await hub.page.locator("main form button").first().click();
    await hub.page.getByRole("heading", { name: bulk.done(2) }).waitFor();
    const witness = await aDonor();
    const claims = taken.map(({ claimId }) => claimId);
    await granted(claims, batch.staff.personId, witness.personId);
    await treasurer.open(`${home}/allocations`);
    expect(await treasurer.page.locator("main").innerText()).toContain(text.states.spent);
    const states = await rows("select distinct state from claims where id = any($1)", [claims]);
    expect(states).toEqual([{ state: "confirmed" }]);
    expect(await booksOf(fund)).toEqual(books);
    expect(await broken()).toEqual([]);
  },
  180_000,
);
