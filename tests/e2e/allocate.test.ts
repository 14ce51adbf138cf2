import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { wordsOf } from "~/i18n/words";
import { aCounty } from "../factories/accounts";
import { disputed } from "~/domain/ledger/lines";
import { post } from "~/domain/ledger/post.server";
import {
  aBatchClosing,
  aFundWith,
  aPdf,
  booksOf,
  broken,
  rows,
  takenBy,
} from "../factories/allocations";
import { aHold } from "../factories/claims";
import { someMoney } from "../factories/funds";
import { inBooks } from "../factories/ledger";
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

    // A slip: it is mended while it waits, and the PDF of the shop comes along.
    await treasurer.page.getByRole("link", { name: text.purchase.mend }).click();
    await treasurer.arrived(/\/mending$/);
    await treasurer.fill({ supplier: "石桥供销社", [`amount-${first!.id}`]: "100.00" });
    const invoice = { name: "invoice.pdf", mimeType: "application/pdf", buffer: aPdf() };
    await treasurer.page.locator('[name="photos"]').setInputFiles(invoice);
    await treasurer.press(text.purchase.mendButton);
    await treasurer.arrived(/\/purchases\/[0-9a-f-]{36}$/);
    const paper = treasurer.page.getByRole("link", { name: /PDF/ });
    const address = (await paper.getAttribute("href"))!;
    const answer = await treasurer.page.context().request.get(address);
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringContaining("attachment"),
      "x-content-type-options": "nosniff",
    });
    expect((await answer.body()).equals(aPdf())).toBe(true);

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

    // The shop gives back what was paid too much; another person sees it on the statement.
    await treasurer.open(new URL(approver.page.url()).pathname.replace(/^\/en/, ""));
    await treasurer.page.getByRole("link", { name: text.purchase.giveBack }).first().click();
    await treasurer.arrived(/\/return$/);
    await treasurer.fill({ amount: "500" });
    await treasurer.press(text.giving.button);
    await treasurer.page.locator(".field-error").first().waitFor();
    await treasurer.fill({ amount: "4" });
    await treasurer.press(text.giving.button);
    await treasurer.arrived(/\/returns\/[0-9a-f-]{36}$/);
    await approver.open(new URL(treasurer.page.url()).pathname.replace(/^\/en/, ""));
    await approver.page.getByRole("link", { name: text.giving.approve }).click();
    await approver.arrived(/\/approval$/);
    await approver.press(text.giving.approveButton);
    await approver.arrived(/\/returns\/[0-9a-f-]{36}$/);
    Object.assign(books, { bank: "6800", wishes: "22600" });
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

test.each([
  { phone: true, locale: "en" },
  { phone: false, locale: "zh-CN" },
] as const)(
  "a donor gives the money for the wish he holds; what was booked wrongly is undone, a loss is borne: %o",
  async (how) => {
    const { claimMoney, claims, adjustments } = wordsOf(how.locale);
    const [fund, batch, donor] = [await aFundWith("100"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const giver = await somebody(browser, server, { ...how, script: how.phone });
    await enter(giver, donor);
    await giver.open(`/claims/${claimId}`);
    await giver.page.getByRole("link", { name: claimMoney.link }).click();
    await giver.arrived(`/claims/${claimId}/pay`);
    expect(await giver.page.locator("main").innerText()).toContain(claimMoney.rules.late);
    await giver.fill({ fund: fund.slug, how: "transfer" });
    await giver.press(claimMoney.button);
    await giver.arrived(/\/pledges\/[a-z0-9]{10}$/);
    const reference = await giver.page.locator(".reference").innerText();
    await giver.open(`/claims/${claimId}`);
    await giver.page.getByRole("link", { name: claimMoney.stands.pledge }).waitFor();
    expect(await giver.page.getByText(claims.hub.address, { exact: true }).count()).toBe(0);
    const said = async (state: "promised" | "reserved") => {
      await giver.open(`/claims/${claimId}/release`);
      const told = claimMoney.releasing[state].split(/[.。]/).at(-2)!;
      expect(await giver.page.locator("main").innerText()).toContain(told);
    };
    await said("promised");
    const depositId = await someMoney(fund, "120", { reference: reference.trim() });
    await said("reserved");
    await giver.open(`/claims/${claimId}`);
    expect(await giver.page.locator("main").innerText()).toContain(claimMoney.stands.reserved);

    // It was another's money: undone by two, and the donor's promise waits as before.
    const home = `/fund/${fund.slug}`;
    const [treasurer, approver] = [
      await somebody(browser, server, how),
      await somebody(browser, server, how),
    ];
    await enter(treasurer, fund.treasurer);
    await enter(approver, fund.approver);
    const decide = async () => {
      const { pathname } = new URL(treasurer.page.url());
      expect(
        await treasurer.page.getByRole("link", { name: adjustments.one.approve }).count(),
      ).toBe(0);
      await approver.open(pathname.replace(/^\/en/, ""));
      await approver.page.getByRole("link", { name: adjustments.one.approve, exact: true }).click();
      await approver.arrived(/\/approval$/);
      await approver.press(adjustments.one.approveButton);
      await approver.page.getByText(adjustments.states.approved).first().waitFor();
    };
    await treasurer.open(`${home}/deposits/${depositId}`);
    await treasurer.page.getByRole("link", { name: adjustments.undo.go }).click();
    await treasurer.arrived(/\/undoing$/);
    await treasurer.fill({ reason: "流水看错了一行" });
    await treasurer.press(adjustments.undo.button);
    await treasurer.arrived(/\/adjustments\/[0-9a-f-]{36}$/);
    await decide();
    expect(await booksOf(fund)).toEqual({ bank: "10000", general: "10000" });
    await giver.open(`/claims/${claimId}`);
    await giver.page.getByRole("link", { name: claimMoney.stands.pledge }).waitFor();

    // What a dispute took is borne by what was given for anything.
    await inBooks((tx, now) =>
      post(tx, now, {
        ...{ fundId: fund.fundId, currency: "CNY", kind: "dispute_opened" },
        ...{ happenedOn: "2026-11-20", source: { type: "test", id: claimId } },
        lines: [disputed({ kind: "bank" }, { kind: "general" }, 3_000n)],
      }),
    );
    await treasurer.open(`${home}/adjustments`);
    await treasurer.page.getByRole("link", { name: adjustments.loss.go }).click();
    await treasurer.arrived(`${home}/loss`);
    await treasurer.fill({ bearer: "general", amount: "30.01", reason: "银行判给了持卡人" });
    await treasurer.press(adjustments.loss.button);
    await treasurer.page.locator(".field-error").first().waitFor();
    await treasurer.fill({ amount: "30" });
    await treasurer.press(adjustments.loss.button);
    await treasurer.arrived(/\/adjustments\/[0-9a-f-]{36}$/);
    await decide();
    expect(await booksOf(fund)).toEqual({ bank: "7000", general: "7000" });
    expect(await broken()).toEqual([]);
  },
  180_000,
);
