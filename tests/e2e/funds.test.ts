import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { run } from "~/domain/run.server";
import { formatsOf } from "~/i18n/formats";
import { wordsOf } from "~/i18n/words";
import { aCounty, aMember, aPerson, aSteward, signedInAs } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aDeposit, aDonorInvitation, aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aStatement } from "../factories/statements";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

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

const row = (text: string, values: unknown[]) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows[0]!;
  });
const emailOf = async ({ personId }: Person) =>
  (await row("select email from people where id = $1", [personId])).email!;

async function enter(at: Somebody, email: string) {
  await at.open("/sign-in");
  await at.signIn(email);
}

/** The link of the letter that asks somebody in. */
async function invitationTo(email: string): Promise<string> {
  const letter = () =>
    row("select text from practice_mails where to_email = $1 and text like '%/invitations/%'", [
      email,
    ]);
  await expect.poll(letter, { timeout: 30_000 }).toBeTruthy();
  return /\/invitations\/[\w-]+/.exec((await letter()).text!)![0];
}

test.each([
  { phone: true, locale: "zh-CN" },
  { phone: false, locale: "en" },
] as const)(
  "a steward opens a fund, a donor promises, one enters the money and another lets it in: %o",
  async (how) => {
    const { funds: text, accounts } = wordsOf(how.locale);
    const { desk } = text;
    const mark = how.phone ? "phone" : "desk";
    const slug = `fund-${mark}`;
    const batch = await anOpenBatch();

    const steward = await somebody(browser, server, how);
    await enter(steward, await emailOf(await aSteward()));
    await steward.open("/steward");
    await steward.page.getByRole("link", { name: text.steward.open }).click();
    await steward.arrived("/steward/charities");
    await steward.page.getByRole("link", { name: text.steward.newCharity }).click();
    await steward.arrived("/steward/charities/new");
    const charity = `禾川县慈善会 ${mark}`;
    await steward.fill({
      ...{ name: charity, slug: `charity-${mark}`, registration: `53990101MJ-${mark}` },
      ...{ place: "990101", contactEmail: "office@example.org", receiptsJurisdiction: "cn" },
      coordinatorEmail: `head-${mark}@example.org`,
    });
    await steward.press(text.steward.charity.button);
    await steward.arrived("/steward/charities");
    await steward.page.getByRole("link", { name: `${text.steward.newFund}: ${charity}` }).click();
    await steward.arrived(/\/funds\/new$/);
    await steward.fill({
      ...{ name: `石桥基金 ${mark}`, slug, currency: "CNY" },
      referencePrefix: how.phone ? "PHN" : "DSK",
      coordinatorEmail: `chair-${mark}@example.org`,
      ...{ modes: "public", purpose: "给没有人认领的心愿托底。", places: "990101" },
      transferDetails: "户名：禾川县慈善会\n账号：9900 0000 1234",
    });
    await steward.press(text.steward.fund.button);
    await steward.page.locator(".field-error, .refused").first().waitFor();
    expect(await steward.page.locator('[name="name"]').inputValue()).toContain(mark);
    await steward.page.locator('[name="modes"][value="none"]').uncheck();
    await steward.press(text.steward.fund.button);
    await steward.page.locator(".refused").first().waitFor();
    await steward.fill({ certificate: "53990000-2026" });
    await steward.press(text.steward.fund.button);
    await steward.arrived(/\/steward\/funds\/[0-9a-f-]+$/);
    const { id: fundId } = await row("select id from organizations where slug = $1", [slug]);

    // The chair comes by the letter's link, and asks in a treasurer and an approver.
    const chair = await aPerson({ email: `chair-${mark}@example.org`, name: "主任" });
    const atChair = await somebody(browser, server, how);
    await enter(atChair, chair.email);
    await atChair.open(await invitationTo(chair.email));
    await atChair.press(accounts.invitation.accept);
    await atChair.arrived(`/fund/${slug}`);
    await atChair.page.getByText(desk.todo.people.title).waitFor();
    const fund = { organizationId: fundId!, coordinator: await signedInAs(chair.personId) };
    const treasurer = await aMember(fund, "treasurer");
    const approver = await aMember(fund, "approver");

    // A donor who nobody knows yet promises from the public page.
    const donor = await somebody(browser, server, how);
    await donor.open(`/funds/${slug}`);
    await donor.page.getByText(text.page.empty).waitFor();
    await donor.page.getByRole("link", { name: text.page.pledge }).click();
    await donor.page.waitForURL(/\/sign-in/);
    await donor.signIn(`donor-${mark}@example.org`);
    await donor.arrived(`/funds/${slug}/pledge`);
    await donor.fill({ amount: "200.555" });
    await donor.press(text.pledge.button);
    await donor.page.locator(".field-error").first().waitFor();
    await donor.lookedOver();
    await donor.fill({ amount: "200.55", purpose: `batch:${batch.slug}` });
    await donor.press(text.pledge.button);
    await donor.arrived(/\/pledges\/[a-z0-9]+$/);
    const reference = (await donor.page.locator(".reference").innerText()).trim();
    expect(reference).toMatch(how.phone ? /^PHN\w{6}$/ : /^DSK\w{6}$/);
    expect(await donor.page.locator("main").innerText()).toContain("9900 0000 1234");
    expect(await donor.page.locator("script[src*=assets]").count()).toBe(0);

    // The treasurer finds the promise and enters what came for it, once however often it is clicked.
    const entering = await somebody(browser, server, how);
    await enter(entering, await emailOf(treasurer));
    await entering.open(`/fund/${slug}/pledges`);
    await entering.page.getByRole("link", { name: `${desk.pledges.record}: ${reference}` }).click();
    await entering.arrived(/\/deposits\/new\?/);
    expect(await entering.page.locator('[name="reference"]').inputValue()).toBe(reference);
    await entering.fill({ amount: "200.55", payer: "王小明" });
    await entering.page.getByRole("button", { name: desk.record.button }).dblclick();
    await entering.arrived(`/fund/${slug}/deposits`);
    await entering.page.locator("tbody a").first().click();
    await entering.arrived(/\/deposits\/[0-9a-f-]{36}$/);
    expect(
      await entering.page.getByRole("link", { name: desk.deposit.approve }).count(),
      "the treasurer can't approve",
    ).toBe(0);

    const approving = await somebody(browser, server, how);
    await enter(approving, await emailOf(approver));
    await approving.open("/fund");
    await approving.arrived(`/fund/${slug}`);
    await approving.page.getByRole("link", { name: desk.todo.approve.go }).click();
    await approving.arrived(`/fund/${slug}/deposits`);
    expect(await approving.page.locator("tbody tr").count()).toBe(1);
    await approving.page.locator("tbody a").first().click();
    await approving.arrived(/\/deposits\/[0-9a-f-]{36}$/);
    await approving.page.getByText("王小明").waitFor();
    await approving.page.getByRole("link", { name: desk.deposit.approve }).click();
    await approving.arrived(/\/approval$/);
    await approving.press(desk.deposit.approveButton);
    await approving.arrived(`/fund/${slug}/deposits`);

    // To the cent, on the books and on the page that everybody sees.
    const { money } = formatsOf(how.locale, wordsOf(how.locale), new Date().toISOString());
    const sum = money({ minor: "20055", currency: "CNY" });
    await approving.open(`/fund/${slug}/books`);
    const books = await approving.page.locator("main").innerText();
    expect(books.split(sum).length - 1).toBeGreaterThanOrEqual(4);
    const outsider = await somebody(browser, server, how);
    await expect
      .poll(
        async () => {
          await outsider.page.goto(`${how.locale === "en" ? "/en" : ""}/funds/${slug}`);
          return outsider.page.locator("main").innerText();
        },
        { timeout: 10_000 },
      )
      .toContain(sum);
    await outsider.lookedOver();
    await donor.open("/me");
    expect(await donor.page.locator("main").innerText()).toContain(text.states.paid);
    await steward.page.context().close();
  },
  90_000,
);

test("where the law lets nobody pledge there is no form, only what helps instead", async () => {
  const visitor = await somebody(browser, server, { phone: true });
  const { page } = wordsOf("zh-CN").funds;
  const none = await aFundAtWork({ modes: ["none"] });
  const elsewhere = await aFundAtWork({ modes: ["elsewhere"] });
  await visitor.open(`/funds/${none.slug}`);
  await visitor.page.getByText(page.noneNote).waitFor();
  await visitor.open(`/funds/${elsewhere.slug}`);
  const link = visitor.page.getByRole("link", { name: page.elsewhere });
  expect(await link.getAttribute("href")).toBe("https://platform.example/fund");
  const donor = await aPerson();
  await enter(visitor, donor.email);
  for (const { slug } of [none, elsewhere]) {
    await visitor.open(`/funds/${slug}/pledge`);
    expect(await visitor.page.locator('[name="amount"]').count()).toBe(0);
    await visitor.open(`/funds/${slug}`);
    expect(await visitor.page.locator('a[href$="/pledge"]').count()).toBe(0);
  }
});

test("an invited donor promises by the link, without script; nobody else can use it", async () => {
  const fund = await aFundAtWork({ modes: ["invited"] });
  const invited = await aPerson();
  const token = await aDonorInvitation(fund, invited.email);
  const { funds: text } = wordsOf("zh-CN");
  const at = await somebody(browser, server, { script: false });
  await at.open(`/pledge/${token}`);
  await at.signIn(invited.email);
  await at.arrived(`/pledge/${token}`);
  await at.fill({ amount: "88" });
  await at.press(text.pledge.button);
  await at.arrived(/\/pledges\/[a-z0-9]+$/);
  const [, publicId] = /pledges\/(\w+)/.exec(at.page.url())!;
  await at.page.getByRole("link", { name: text.one.cancel }).click();
  await at.arrived(`/pledges/${publicId}/cancellation`);
  await at.press(text.one.cancelButton);
  await at.arrived(`/pledges/${publicId}`);
  await at.page.getByText(text.one.next.cancelled).waitFor();

  const other = await somebody(browser, server);
  await enter(other, (await aPerson()).email);
  await other.open(`/pledge/${token}`);
  await other.page.getByText(text.pledge.notYours).waitFor();
  expect((await other.page.goto(`/pledges/${publicId}`))!.status()).toBe(404);
  const map = await aVisitor(server.url).get("/sitemaps/pages.xml");
  expect(map.text).toContain(`/funds/${fund.slug}<`);
  expect(map.text).not.toContain("/pledge");
});

test("money is approved with the keyboard alone, or sent back with a reason", async () => {
  const fund = await aFundAtWork();
  const pledge = await aPledge(await aPerson(), fund, "30");
  const { funds: text } = wordsOf("zh-CN");
  const { desk } = text;
  const treasurer = await somebody(browser, server);
  await enter(treasurer, await emailOf(fund.treasurer));
  await treasurer.open(`/fund/${fund.slug}/deposits/new`);
  await treasurer.fill({ way: "cash", amount: "30", reference: pledge.reference.toLowerCase() });
  await treasurer.press(desk.record.button);
  await treasurer.arrived(`/fund/${fund.slug}/deposits`);

  const at = await somebody(browser, server);
  await enter(at, await emailOf(fund.approver));
  const { page } = at;
  const tabTo = async (name: string) => {
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => document.activeElement?.textContent?.trim());
      if (here === name) return;
    }
    throw new Error(`No tab stop is called ${name}`);
  };
  await at.open(`/fund/${fund.slug}`);
  await tabTo(desk.todo.approve.go);
  await page.keyboard.press("Enter");
  await at.arrived(`/fund/${fund.slug}/deposits`);
  await page.locator("tbody a").first().focus();
  await page.keyboard.press("Enter");
  await at.arrived(/\/deposits\/[0-9a-f-]{36}$/);
  await tabTo(desk.deposit.reject);
  await page.keyboard.press("Enter");
  await at.arrived(/\/rejection$/);
  await tabTo(desk.deposit.rejectButton);
  await page.keyboard.press("Enter");
  await page.locator(".field-error").first().waitFor();
  await at.fill({ reason: "签名单上只有 20 元" });
  await tabTo(desk.deposit.rejectButton);
  await page.keyboard.press("Enter");
  await at.arrived(`/fund/${fund.slug}/deposits`);
  await treasurer.open(`/fund/${fund.slug}`);
  await treasurer.page.getByText(desk.todo.rejected.title).waitFor();
  await treasurer.open(`/fund/${fund.slug}/books`);
  await treasurer.page.getByText(desk.books.empty).waitFor();
});

test.each([
  { script: false, locale: "en" },
  { script: true, locale: "zh-CN" },
] as const)("who entered money takes it back before anybody decided: %o", async (how) => {
  const fund = await aFundAtWork();
  const { desk } = wordsOf(how.locale).funds;
  const at = await somebody(browser, server, how);
  await enter(at, await emailOf(fund.treasurer));
  await at.open(`/fund/${fund.slug}/deposits/new`);
  await at.fill({ way: "cash", amount: "30" });
  await at.press(desk.record.button);
  await at.arrived(`/fund/${fund.slug}/deposits`);
  await at.page.locator("tbody a").first().click();
  await at.arrived(/\/deposits\/[0-9a-f-]{36}$/);
  await at.page.getByText(desk.deposit.own).waitFor();
  await at.page.getByRole("link", { name: desk.takeBack.go }).click();
  await at.arrived(/\/rejection$/);
  await at.fill({ reason: "签名单上只有 20 元" });
  await at.press(desk.takeBack.button);
  await at.arrived(`/fund/${fund.slug}/deposits`);
  await at.page.getByText(desk.deposits.states.taken_back).waitFor();
  expect(await row("select state from deposits where fund_id = $1", [fund.fundId])).toEqual({
    state: "rejected",
  });
});

test.each([
  { script: false, locale: "en" },
  { script: true, locale: "zh-CN" },
] as const)("a page that asks about what was decided meanwhile leads to it: %o", async (how) => {
  const fund = await aFundAtWork();
  const { desk } = wordsOf(how.locale).funds;
  const { id: depositId } = await aDeposit(fund, "30");
  const here = `/fund/${fund.slug}/deposits/${depositId}`;
  const as = async (person: Person) => {
    const who = await somebody(browser, server, how);
    await enter(who, await emailOf(person));
    return who;
  };
  const at = await as(fund.approver);
  await at.open(`${here}/approval`);
  const input = { depositId, reason: "流水上没有这一笔" };
  await run(rejectDeposit, { actor: fund.approver, input });
  await at.press(desk.deposit.approveButton);
  await at.arrived(here);
  await at.page.getByText(input.reason).waitFor();
  for (const step of ["approval", "rejection"]) {
    await at.open(`${here}/${step}`);
    await at.arrived(here);
  }

  const treasurer = await as(fund.treasurer);
  const undone = await someMoney(fund, "40");
  await treasurer.open(`/fund/${fund.slug}/deposits/${undone}/undoing`);
  await treasurer.page.locator('[name="reason"]').waitFor();
  const asked = { depositId: undone, reason: input.reason };
  const { id } = await run(askUndo, { actor: fund.treasurer, input: asked });
  await treasurer.open(`/fund/${fund.slug}/deposits/${undone}/undoing`);
  await treasurer.arrived(`/fund/${fund.slug}/adjustments/${id}`);

  const donor = await aPerson();
  const { publicId, reference } = await aPledge(donor, fund, "20");
  const giver = await as(donor);
  await giver.open(`/pledges/${publicId}/cancellation`);
  await someMoney(fund, "20", { reference });
  await giver.press(giver.words.funds.one.cancelButton);
  await giver.arrived(`/pledges/${publicId}`);
});

test.each([
  { script: false, locale: "en" },
  { script: true, locale: "zh-CN" },
] as const)("what a form refuses is summed up by the names of its fields: %o", async (how) => {
  const { accounts, common, funds } = wordsOf(how.locale);
  const at = await somebody(browser, server, how);
  await enter(at, await emailOf(await aSteward()));
  await at.open("/steward/charities/new");
  await at.press(funds.steward.charity.button);
  await at.page.locator(".refused").waitFor();
  const said = await at.page.locator(".refused li").allInnerTexts();
  expect(said.length).toBeGreaterThan(4);
  for (const label of [accounts.fields.name, accounts.fields.slug, accounts.fields.registration])
    expect(said.filter((one) => one.startsWith(`${label}${common.colon}`))).toHaveLength(1);
  expect(new Set(said).size).toBe(said.length);
});

test("a fund that was never compared, and asked for no change, says just that", async () => {
  const { adjustments, cards, funds } = wordsOf("en");
  const fund = await aFundAtWork();
  const at = await somebody(browser, server, { script: false, locale: "en" });
  await enter(at, await emailOf(fund.treasurer));
  await at.open(`/fund/${fund.slug}/reconciliation`);
  const said = await at.page.locator("main").innerText();
  expect(said).toContain(cards.reconciliation.never);
  expect(said).not.toContain(cards.reconciliation.noneWhy);
  await at.open(`/fund/${fund.slug}/adjustments`);
  await at.page.getByText(adjustments.noneWhy).waitFor();
  await at.page.locator(".empty").getByRole("link", { name: funds.desk.deposits.title }).click();
  await at.arrived(`/fund/${fund.slug}/deposits`);
});

test("money that came leads on for who may open it alone", async () => {
  const fund = await aFundAtWork();
  await aDeposit(fund, "30");
  await aStatement(fund, [{ income: "5" }]);
  for (const [person, links] of [
    [fund.publisher, 0],
    [fund.approver, 1],
  ] as const) {
    const at = await somebody(browser, server, { script: false });
    await enter(at, await emailOf(person));
    for (const list of ["deposits", "statements"]) {
      await at.open(`/fund/${fund.slug}/${list}`);
      expect(await at.page.locator("tbody tr").count()).toBe(1);
      expect(await at.page.locator("tbody a").count()).toBe(links);
    }
  }
});
