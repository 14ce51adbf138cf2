import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect, inject } from "vitest";
import { inLocale, localeOf, withoutLocale } from "~/http/locale";
import { wordsOf, type Locale } from "~/i18n/words";
import { barriers } from "./axe";
import { asOwner } from "./database";
import { allRoutes, namesIn } from "./routes";
import type { Server } from "./server";

type Options = { locale?: Locale; phone?: boolean; script?: boolean };

/** Somebody at a browser of his own, who reads the site in one language. */
export type Somebody = Awaited<ReturnType<typeof somebody>>;

/**
 * Waits until a page is there and drawn. Where our script leads from page to page the address comes
 * first: the way to the other language tells which page stands there.
 */
export async function arrivedAt(page: Page, address: Parameters<Page["waitForURL"]>[0]) {
  await page.waitForURL(address);
  await page.waitForLoadState();
  const { pathname, search } = new URL(page.url());
  const other = localeOf(pathname) === "en" ? "zh-CN" : "en";
  const way = JSON.stringify(inLocale(other, pathname) + search);
  await page.locator(`footer a[hreflang][href=${way}]`).waitFor({ state: "attached" });
}

/** Opens a browser for one person. Every page he comes to is looked over, where script is on. */
export async function somebody(browser: Browser, server: Server, options: Options = {}) {
  const { locale = "zh-CN", phone = false, script = true } = options;
  const settings: BrowserContextOptions = {
    baseURL: server.url,
    javaScriptEnabled: script,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    hasTouch: phone,
    locale,
    // axe runs inside the page, where our policy lets no script of others run.
    bypassCSP: script,
  };
  const context = await browser.newContext(settings);
  // A machine that others use, too, may stand still for half a minute.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const words = wordsOf(locale);
  const prefix = locale === "en" ? "/en" : "";

  const lookedOver = async () => {
    await shoot(page);
    if (!script) return;
    if (await isNew(page)) expect(await barriers(page), page.url()).toEqual([]);
    if (phone) expect((await page.locator("html").boundingBox())!.width).toBeLessThanOrEqual(390);
  };

  const arrived = async (path: string | RegExp) => {
    const pattern = typeof path === "string" ? `${server.url}${prefix}${path}` : path;
    await arrivedAt(page, pattern);
    await lookedOver();
  };

  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();

  return {
    page,
    words,
    script,
    lookedOver,
    arrived,
    press,
    async open(path: string) {
      await page.goto(prefix + path);
      await lookedOver();
    },
    /** Fills fields by their names: texts, choices and dates alike. */
    async fill(fields: Record<string, string>) {
      for (const [name, value] of Object.entries(fields)) {
        const field = page.locator(`[name="${name}"]`);
        const kind = await field
          .first()
          .evaluate((one) => `${one.tagName} ${one.getAttribute("type")}`);
        if (kind.startsWith("SELECT")) await field.selectOption(value);
        else if (/radio|checkbox/.test(kind))
          await page.locator(`[name="${name}"][value="${value}"]`).check();
        else await field.fill(value);
      }
    },
    /** Proves an email, from wherever its field stands. */
    async signIn(email: string) {
      await page.locator('input[name="email"]').fill(email);
      await page.locator('form:has(input[name="email"]) button').first().click();
      await page.waitForURL(/\/sign-in\/code/);
      await page.locator('input[name="code"]').fill(await codeFor(server.database.owner, email));
      await press(words.accounts.code.prove);
      await page.waitForURL((url) => !url.pathname.includes("/sign-in"));
      await lookedOver();
    },
  };
}

/** The pages, those without names in their addresses first. */
const pages = allRoutes()
  .filter(({ english }) => !english)
  .map(({ path }) => ({
    path,
    pattern: new RegExp(`^${path.replace(/:\w+/g, "[^/]+").replace("*", ".*")}$`),
    names: namesIn(path).length,
  }))
  .toSorted((a, b) => a.names - b.names);

/** Which kinds of things were looked over on which page, by any file of this run. */
const known = join(inject("scratch"), "looked-over");

/**
 * Whether anything is here that axe hasn't seen in this place, in either language: it takes most of a
 * second, each time.
 */
async function isNew(page: Page): Promise<boolean> {
  const address = withoutLocale(new URL(page.url()).pathname);
  const place = pages.find(({ pattern }) => pattern.test(address));
  if (!place) return true;
  const here = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll("main, main *")].map((one) =>
        ["class", "role", "type"].map((name) => one.getAttribute(name)).join(` ${one.tagName} `),
      ),
    ),
  ]);
  const seen = new Set(existsSync(known) ? readFileSync(known, "utf8").split("\n") : []);
  const unseen = here.map((kind) => `${place.path} ${kind}`).filter((kind) => !seen.has(kind));
  appendFileSync(known, unseen.map((kind) => `${kind}\n`).join(""));
  return unseen.length > 0;
}

let shots = 0;

/** Keeps a picture of the page for people to look at, when they name a folder. */
async function shoot(page: Page) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{30,}/g, "id").replaceAll("/", "_");
  shots += 1;
  await page.screenshot({
    path: `${folder}/${String(shots).padStart(3, "0")}${name}.png`,
    fullPage: true,
  });
}

/** The six digits of the newest letter with a code to an address. */
export async function codeFor(database: string, email: string): Promise<string> {
  let code: string | undefined;
  const newest = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ code: string }>(
        `select substring(text from '\\m\\d{6}\\M') as code from practice_mails
         where to_email = $1 and text ~ '\\m\\d{6}\\M' order by sent_at desc limit 1`,
        [email],
      );
      return (code = rows[0]?.code);
    });
  await expect.poll(newest, { timeout: 60_000 }).toBeTruthy();
  return code!;
}
