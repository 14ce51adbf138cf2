import type { Browser, BrowserContext } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { wordsOf } from "~/i18n/words";
import { aCanaryWorld } from "../factories/canary";
import { barriers } from "../setup/axe";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { aDemo } from "../setup/demo";
import { faultsIn } from "../setup/html";
import { choices, demoPages, pagesOf, withoutPage, type Role } from "../setup/pages";
import { allRoutes } from "../setup/routes";
import { serverHere, type Server } from "../setup/server";

/**
 * Whoever reads. The languages share their markup: axe looks it over where `looked`. Without `script`
 * a page is what was sent.
 */
type Reader = {
  cookies: Record<string, string>;
  english?: boolean;
  wide?: boolean;
  looked?: boolean;
  script?: boolean;
};

let server: Server;
let browser: Browser;
let world: Awaited<ReturnType<typeof aCanaryWorld>>;
beforeAll(async () => {
  await aDemo();
  world = await aCanaryWorld();
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  const letter = await asOwner(server.database.owner, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      "insert into practice_mails (to_email, subject, html, text) values ('lin@example.org', '您的登录码', '<p>1</p>', '246810') returning id",
    );
    return rows[0]!.id;
  });
  world.fills["/practice/mail/:mailId"] = [letter];
}, 240_000);
afterAll(async () => {
  await browser.close();
  await server.kill();
});

/** A browser of somebody with these cookies: a phone by day, or a wide screen by night. */
async function opened({ cookies, english, wide, script = true }: Reader): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: english ? "en" : "zh-CN",
    viewport: wide ? { width: 1280, height: 900 } : { width: 390, height: 844 },
    colorScheme: wide ? "dark" : "light",
    // axe runs inside the page, where our policy lets no script of others run.
    bypassCSP: true,
    javaScriptEnabled: script,
  });
  const kept = Object.entries(cookies).map(([name, value]) => ({ name, value, url: server.url }));
  await context.addCookies(kept);
  return context;
}

/** The address of a page, with what its names stand for. */
function addressOf(path: string): string {
  let address = path;
  let sofar = "";
  for (const part of path.split("/").slice(1)) {
    sofar += `/${part}`;
    const values = world.fills[sofar];
    const value = values?.[choices[path] ?? 0] ?? values?.[0];
    if (part.startsWith(":") && value) address = address.replace(part, value);
  }
  const query = world.queries[path];
  return query ? `${address}?${query}` : address;
}

/** A page that says only this has no title of its own. */
const titles = (["zh-CN", "en"] as const).map((locale) => wordsOf(locale).site.title);

/** Runs in the page. */
function shape({ english, titles }: { english: boolean; titles: string[] }): string[] {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const found: string[] = [];
  const { documentElement: html } = document;
  if (html.scrollWidth > innerWidth) found.push(`${html.scrollWidth} px wide`);
  if (all("h1").length !== 1) found.push(`${all("h1").length} h1`);
  if (html.lang !== (english ? "en" : "zh-CN")) found.push(`lang ${html.lang}`);
  if (!document.title) found.push("no title");
  const titled = location.pathname.replace(/^\/en/, "").length > 1;
  if (titled && titles.includes(document.title)) found.push("no title of its own");
  const hydrates = /^(\/en)?\/(organizer|organizations|steward|fund)(\/|$)/.test(location.pathname);
  const ours =
    'script:not([type="application/ld+json"], [type=speculationrules], [type=module][data-words])';
  if (!hydrates && all(ours).length > 0) found.push("script on a document");
  const ids = all("[id]").map(({ id }) => id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  if (twice.length > 0) found.push(`ids twice: ${twice.join(" ")}`);
  if (all("form form, a a, a button, button a").length > 0) found.push("one control in another");
  if (all("option").some((one) => !one.textContent?.trim())) found.push("a choice without words");
  const foreign = (one: Element) =>
    english &&
    one.children.length === 0 &&
    /\p{Script=Han}/u.test(one.textContent ?? "") &&
    !one.closest("[lang=zh-CN], textarea, option, pre, code");
  const leftovers = all("header *, nav *, h1, h2, label, legend, button, th").filter(foreign);
  const shell = leftovers.filter((one) => !one.closest("main"));
  if (shell.length > 0) found.push(`Chinese in ${shell[0]!.outerHTML.slice(0, 80)}`);
  return found;
}

/**
 * Walks somebody through pages, and says all that is wrong at once. Markup is read in English, and
 * where anybody may look in both languages.
 */
async function walk(reader: Reader, addresses: readonly string[]): Promise<string[]> {
  const { cookies, english = false, looked } = reader;
  const read = english || Object.keys(cookies).length === 0;
  const context = await opened(reader);
  const page = await context.newPage();
  const wrong: string[] = [];
  const note = (fault: string) => void wrong.push(`${new URL(page.url()).pathname}: ${fault}`);
  page.on("pageerror", ({ message }) => note(message));
  page.on("console", (message) => message.type() === "error" && note(message.text()));
  for (const address of addresses) {
    const answer = await page.goto(
      (english ? "/en" : "") + (english && address === "/" ? "" : address),
    );
    if (!answer?.ok()) {
      note(`status ${answer?.status()}`);
      continue;
    }
    (await page.evaluate(shape, { english, titles })).forEach(note);
    if (read) (await faultsIn(await answer.text())).forEach(note);
    if (looked) (await barriers(page)).forEach(note);
  }
  await context.close();
  return wrong;
}

const sessionOf = async (email: string) => {
  const id = await asOwner(server.database.owner, async (owner) => {
    const { rows } = await owner.query<{ id: string }>("select id from people where email = $1", [
      email,
    ]);
    return rows[0]!.id;
  });
  return { session: (await openSession(id)).token };
};

test("every page that answers a GET is somebody's", () => {
  const known = new Set<string>([...Object.values(pagesOf).flat(), ...withoutPage]);
  const pages = allRoutes().filter(({ english }) => !english);
  expect(pages.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
});

test.each(Object.keys(pagesOf) as Role[])(
  "a %s reads on a phone, in both languages",
  async (role) => {
    const addresses = pagesOf[role].map(addressOf);
    const cookies = world.roles[role]!;
    const wrong = await Promise.all([
      walk({ cookies, looked: true }, addresses),
      walk({ cookies, english: true, script: false }, addresses),
    ]);
    expect(wrong.flat()).toEqual([]);
  },
);

test("the demo reads well on a phone, and on a wide screen at night in English", async () => {
  const wrong: string[] = [];
  for (const [email, paths] of demoPages) {
    const cookies = email ? await sessionOf(email) : {};
    const night = { cookies, english: true, wide: true, looked: true };
    const walks = [walk({ cookies }, paths), walk(night, paths.slice(0, 2))];
    wrong.push(...(await Promise.all(walks)).flat());
  }
  expect(wrong).toEqual([]);
});

test.each([
  ["/nothing", 404],
  ["/refused/403", 403],
  ["/en/nothing", 404],
  ["/en/refused/403", 403],
] as const)("%s is a designed page", async (address, status) => {
  const context = await opened({ cookies: {} });
  const page = await context.newPage();
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(status);
  const english = address.startsWith("/en");
  expect(await page.evaluate(shape, { english, titles })).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  expect(await page.locator("main svg.scene, main a").count()).toBe(2);
  await context.close();
});

test("a browser that keeps our policy finds nothing against it, and reads the data in a page", async () => {
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", ({ message }) => told.push(message));
  for (const path of ["/", "/wishes/:wishId", "/batches/:slug"]) {
    await page.goto(addressOf(path));
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(blocks.map((block) => (JSON.parse(block) as object) && 1)).toEqual([1, 1]);
  }
  expect(told).toEqual([]);
  await context.close();
});

test("a wish is taken with the keyboard alone, and focus is always seen", async () => {
  const context = await opened({ cookies: await sessionOf("donor3@demo.example") });
  const page = await context.newPage();
  const { pages, claims, common } = wordsOf("zh-CN");
  const seen = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
  const tabTo = async (name: string) => {
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press("Tab");
      expect(await seen()).toBe(true);
      const here = await page.evaluate(() => document.activeElement?.textContent?.trim());
      if (here === name) return;
    }
    throw new Error(`No tab stop is called ${name}`);
  };

  await page.goto("/batches/qianyuan-3");
  await tabTo(common.skip);
  await page.goto(await page.locator(".tag a").first().getAttribute("href").then(String));
  await tabTo(pages.wish.hold);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/claims\//);
  await tabTo(claims.keep.button);
  await page.keyboard.press("Enter");
  // The page that stood there has the same address.
  await page.locator("main", { hasText: "文昌街 18 号" }).waitFor();
  await context.close();
});
