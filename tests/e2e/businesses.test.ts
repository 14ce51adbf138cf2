import { globSync, readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBusinessPage } from "~/domain/accounts/close-business-page.server";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { unfreezeOrganization } from "~/domain/accounts/unfreeze-organization.server";
import type { Person } from "~/domain/actor";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { run } from "~/domain/run.server";
import { cookies } from "~/http/cookies.server";
import { terms } from "~/http/terms.server";
import { wordsOf } from "~/i18n/words";
import { aMember, anOrganization, aSteward } from "../factories/accounts";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { granted } from "../factories/granted";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let browser: Browser;
let steward: Person;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  steward = await aSteward();
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

/** A verified business whose people granted five wishes and promised a sixth. */
async function aGivingBusiness() {
  const business = await anOrganization("business");
  const batch = await aBatchToClaim({ wishes: 6 });
  const claimIds: string[] = [];
  for (const wish of batch.wishes) {
    const claimId = await aHold(business.coordinator, wish);
    const input = { claimId, way: "ship", business: business.organizationId };
    await run(commitClaim, { actor: business.coordinator, input });
    claimIds.push(claimId);
  }
  await granted(claimIds.slice(0, 5), (await aDonor()).personId, (await aDonor()).personId);
  const { slug, name, email } = await row(
    "select o.slug, o.name, p.email from organizations o, people p where o.id = $1 and p.id = $2",
    [business.organizationId, business.coordinator.personId],
  );
  return { ...business, slug: slug!, name: name!, email: email!, batch };
}

test.each([
  { phone: true, script: false, locale: "zh-CN" },
  { phone: false, script: true, locale: "en" },
] as const)("a business asks for its page, and everybody sees what it gave: %o", async (how) => {
  const business = await aGivingBusiness();
  const { slug, name, batch, organizationId } = business;
  const at = await somebody(browser, server, how);
  const { keep, ...text } = at.words.businesses;
  const form = `/organizations/${slug}/page`;
  await at.open("/sign-in");
  await at.signIn(business.email);
  await at.open(`/organizations/${slug}/members`);
  await at.page.getByRole("link", { name: keep.open }).click();
  await at.arrived(form);

  const outsider = await somebody(browser, server, { ...how, script: true });
  const there = async (path: string) => (await outsider.page.goto(path))!.status();
  const prefix = how.locale === "en" ? "/en" : "";
  expect(await there(`${prefix}/businesses/${slug}`)).toBe(404);

  await at.page.locator('[name="named"]').uncheck();
  await at.fill({ wanted: "yes", intro: "有事打 13812345678" });
  await at.press(keep.save);
  await at.page.locator(".field-error").first().waitFor();
  expect(await at.page.locator('[name="intro"]').inputValue()).toContain("13812345678");
  expect(await at.page.locator('[name="named"]').isChecked()).toBe(false);
  expect(await at.page.locator('[name="wanted"]').isChecked()).toBe(true);
  await at.fill({ named: "yes", intro: "做书包的小厂。" });
  await at.press(keep.save);
  await at.page.getByText(keep.isOpen).waitFor();
  await at.lookedOver();

  await outsider.open("/about");
  await outsider.page.locator("main").getByRole("link", { name: text.title }).click();
  await outsider.arrived("/businesses");
  await outsider.page.getByRole("link", { name }).click();
  await outsider.arrived(`/businesses/${slug}`);
  const main = outsider.page.locator("main");
  expect(await main.locator("h1").innerText()).toBe(name);
  expect(await main.locator(".figures dd").allInnerTexts()).toEqual([
    expect.stringMatching(/^5\b/),
    expect.stringMatching(/^1\b/),
  ]);
  expect(await main.locator(".tags > li").count()).toBe(5);
  const concern = main.getByRole("link", { name: wordsOf(how.locale).concerns.link });
  expect(await concern.getAttribute("href")).toBe(
    `${prefix}/concerns/new?about=business%3A${slug}`,
  );
  await outsider.open(`/wishes/${batch.wishes[0]!.publicId}`);
  await outsider.page.getByRole("link", { name }).click();
  await outsider.arrived(`/businesses/${slug}`);

  // This process tells the server's pages in memory nothing: they know within a moment by themselves.
  const soon = (path: string) => expect.poll(() => there(path), { timeout: 10_000 });
  const shown = (path: string) =>
    expect.poll(
      async () => {
        await outsider.page.goto(path);
        return outsider.page.locator("main").innerText();
      },
      { timeout: 10_000 },
    );
  const input = { organizationId };
  await run(freezeOrganization, { actor: steward, input });
  for (const path of ["/businesses", "/en/businesses"]) {
    await soon(`${path}/${slug}`).toBe(404);
    await shown(path).not.toContain(name);
  }
  await shown(`${prefix}/wishes/${batch.wishes[0]!.publicId}`).not.toContain(name);
  await run(unfreezeOrganization, { actor: steward, input });
  await soon(`${prefix}/businesses/${slug}`).toBe(200);

  await run(closeBusinessPage, { actor: steward, input });
  await at.open(form);
  await at.page.getByText(keep.isClosed).waitFor();
  await soon(`${prefix}/businesses/${slug}`).toBe(404);
});

test("a member who is no coordinator is told so, and strangers and odd addresses find nothing", async () => {
  const business = await aGivingBusiness();
  const member = await aMember(business, "member");
  const { email } = await row("select email from people where id = $1", [member.personId]);
  const at = await somebody(browser, server);
  await at.open("/sign-in");
  await at.signIn(email!);
  await at.open(`/organizations/${business.slug}/members`);
  expect(await at.page.locator(`a[href$="/page"]`).count()).toBe(0);
  expect((await at.page.goto(`/organizations/${business.slug}/page`))!.status()).toBe(403);
  const visitor = aVisitor(server.url);
  for (const odd of ["nobody", "%00", "%E5%A5%BD", "a".repeat(300), "x'--"])
    expect((await visitor.get(`/businesses/${odd}`)).status, odd).toBe(404);
  for (const odd of ["~", "a~b", "%F0%9F", "a".repeat(300)])
    expect((await visitor.get(`/businesses?after=${odd}`)).status, odd).toBe(200);
  for (const path of ["/businesses?after=%00", "/wishes?q=%00"])
    expect((await visitor.get(path)).status, path).toBe(404);
});

test("the privacy page tells every cookie that is set, and the days by which the night forgets", async () => {
  // One file alone knows how a cookie is written, and its names are a closed list.
  const elsewhere = globSync("app/**/*.{ts,tsx}").filter(
    (file) =>
      !file.endsWith("cookies.server.ts") &&
      /from "cookie"|document\.cookie/.test(readFileSync(file, "utf8")),
  );
  expect(elsewhere).toEqual([]);

  const set = new Set<string>();
  const visitor = aVisitor(server.url);
  for (const ask of [
    () => visitor.ask("/", { headers: { "accept-language": "en" } }),
    () => visitor.post("/sign-in", { email: "cookies@example.org" }),
  ])
    for (const line of (await ask()).headers["set-cookie"] ?? []) set.add(line.split("=", 1)[0]!);
  expect([...set].sort()).toEqual(["guest", "lang", "sign-in"]);

  const at = await somebody(browser, server, { phone: true });
  for (const path of ["/privacy", "/en/privacy"]) {
    await at.page.goto(path);
    await at.lookedOver();
    const told = await at.page.locator("main code").allInnerTexts();
    expect(told.sort()).toEqual(Object.keys(cookies).sort());
    for (const name of set) expect(told).toContain(name);
    const { privacy } = wordsOf(path === "/privacy" ? "zh-CN" : "en");
    const text = await at.page.locator("main").innerText();
    for (const [term, days] of Object.entries(terms().days) as [
      keyof typeof privacy.terms,
      number,
    ][])
      expect(text.replaceAll(/\s+/g, " ")).toMatch(
        new RegExp(
          `${privacy.terms[term].replaceAll(/[()]/g, "\\$&")}.{0,12}${privacy.days(days)}`,
        ),
      );
  }
});
