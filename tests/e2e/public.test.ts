import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "~/i18n/words";
import { loadDemo } from "../../db/seeds/demo";
import { barriers } from "../setup/axe";
import { openBrowser } from "../setup/chromium";
import { openLighthouse } from "../setup/lighthouse";
import { pdfPages } from "../setup/pdf";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;
let slow: Awaited<ReturnType<typeof openLighthouse>>;
let wish: string;
beforeAll(async () => {
  await loadDemo(new Date());
  [server, browser, slow] = await Promise.all([serverHere(), openBrowser(), openLighthouse()]);
  const page = await phone();
  await page.goto(batch);
  wish = (await page.locator(".tag h3 a").first().getAttribute("href"))!;
  await page.context().close();
}, 240_000);
afterAll(async () => {
  await Promise.all([browser.close(), slow.close()]);
  await server.kill();
});

const zh = wordsOf("zh-CN");
const en = wordsOf("en");
const batch = "/batches/qianyuan-3";
const day = 24 * 3_600_000;

async function phone(settings: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    locale: "zh-CN",
    ...settings,
  });
  return context.newPage();
}

const share = (page: Page, { common } = zh) => page.getByRole("button", { name: common.share });
const said = (page: Page) => page.locator(".able [role=status]");

/** What reaches over the right edge of the window, or is cut off where it doesn't scroll. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const seen = [...document.querySelectorAll("body *:not(.unseen, .unseen *, nav *)")];
    const out = seen.filter((one) => {
      const { right, width } = one.getBoundingClientRect();
      const cut =
        getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1;
      return cut || (width > 1 && right > wide + 1);
    });
    return out.map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 20)}`);
  });

/** The first wish of the demo that shows its photo. */
async function wishWithPhoto(page: Page): Promise<string> {
  await page.goto("/batches/qianyuan-1");
  const wishes = await page
    .locator(".tag h3 a")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
  for (const address of wishes) {
    await page.goto(address);
    if (await page.locator("a[data-photo]").count()) return address;
  }
  throw new Error("No wish of the demo shows a photo");
}

test("the script is one small file of our own", () => {
  expect(gzipSync(readFileSync("public/enhance.js")).length).toBeLessThanOrEqual(4 * 1024);
});

test("a link is copied where the device can't share, and said so in the page's language", async () => {
  for (const [words, prefix] of [
    [zh, ""],
    [en, "/en"],
  ] as const) {
    const page = await phone({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(`${prefix}${batch}?from=chat`);
    await share(page, words).click();
    await expect.poll(() => said(page).innerText()).toBe(words.common.linkCopied);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.url}${prefix}${batch}`,
    );
    const kept = () => [localStorage.length, sessionStorage.length, document.cookie];
    expect(await page.evaluate(kept)).toEqual([0, 0, ""]);
    await page.context().close();
  }
});

test("the device's own way of sharing comes first, and who thinks better of it is left alone", async () => {
  const page = await phone();
  await page.addInitScript(() => {
    const shared: ShareData[] = [];
    Object.assign(window, { shared });
    navigator.share = (what) => {
      shared.push(what!);
      return Promise.reject(new DOMException("", "AbortError"));
    };
  });
  await page.goto(batch);
  await share(page).click();
  const shared = await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared);
  expect(shared).toEqual([{ title: await page.title(), url: `${server.url}${batch}` }]);
  expect(await said(page).innerText()).toBe("");
  await page.context().close();
});

test("where nothing can be copied the link is shown to be picked", async () => {
  const page = await phone();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto(batch);
  await share(page).click();
  await expect.poll(() => said(page).innerText()).toBe(`${server.url}${batch}`);
  await page.context().close();
});

test("without script nothing stands where only script could help, and a photo is a link", async () => {
  const page = await phone({ javaScriptEnabled: false });
  const wish = await wishWithPhoto(page);
  await page.goto(wish);
  expect(await page.locator(".able").isVisible()).toBe(false);
  const address = (await page.locator("a[data-photo]").first().getAttribute("href"))!;
  const answer = await page.request.get(address);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/webp"]);
  await page.context().close();
});

test("a time stays true on a page that lies open, and is exact at a tap or a key", async () => {
  const page = await phone();
  await page.clock.install();
  await page.goto(batch);
  const time = page.locator("header time[data-left]");
  const left = Date.parse((await time.getAttribute("datetime"))!) - Date.now();
  const days = Math.floor(left / day);
  expect(await time.innerText()).toBe(zh.common.time.daysLeft(days));

  await page.clock.fastForward(left - 3.5 * day);
  await expect.poll(() => time.innerText()).toBe(zh.common.time.daysLeft(3));
  expect(await time.getAttribute("class")).toContain("soon");
  await page.clock.fastForward(2.5 * day);
  await expect.poll(() => time.innerText()).toMatch(/^还剩 (1 天|23 小时)$/);

  await time.click();
  expect(await time.innerText()).toBe(await time.getAttribute("title"));
  await time.focus();
  await page.keyboard.press("Enter");
  expect(await time.innerText()).toMatch(/^还剩/);

  await page.clock.fastForward(2 * day);
  await expect.poll(() => time.innerText()).toBe(zh.common.time.over);
  await page.context().close();
});

test("a photo opens over the page, Esc closes it, and focus is back where it was", async () => {
  // axe runs inside the page, where our policy lets no script of others run.
  const page = await phone({ bypassCSP: true });
  const wish = await wishWithPhoto(page);
  await page.goto(wish);
  const link = page.locator("a[data-photo]").first();
  await link.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: zh.pages.wish.photo });
  await dialog.waitFor();
  expect(new URL(page.url()).pathname).toBe(wish);
  expect(await dialog.getByRole("img", { name: zh.pages.wish.photo }).isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(zh.common.close);
  expect(await barriers(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);

  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.context().close();
});

test("nothing is cut off at 320 px, or where all type is twice as large", async () => {
  const page = await phone();
  const pages = [
    "/",
    "/wishes",
    await wishWithPhoto(page),
    batch,
    "/batches",
    "/about",
    "/sign-in",
  ];
  const wrong: string[] = [];
  for (const address of pages.flatMap((path) => [path, `/en${path === "/" ? "" : path}`])) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    wrong.push(...(await sticksOut(page)).map((one) => `${address} at 320: ${one}`));
    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    wrong.push(...(await sticksOut(page)).map((one) => `${address} at 200 %: ${one}`));
  }
  expect(wrong).toEqual([]);
  await page.context().close();
});

test("on paper a batch is its wishes with their addresses and exact days, and nothing to press", async () => {
  for (const [words, prefix] of [
    [zh, ""],
    [en, "/en"],
  ] as const) {
    const page = await phone();
    await page.goto(`${prefix}${batch}`);
    const wishes = await page
      .locator(".tag h3 a")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
    const sheets = await pdfPages(await page.pdf({ preferCSSPageSize: true }));
    const text = sheets.map(({ text }) => text).join("\n");
    for (const address of [`${server.url}${prefix}${batch}`, ...wishes])
      expect(text).toContain(address);
    for (const name of [words.common.share, words.wishes.grant, words.site.signIn])
      expect(text.split(/\s*[\r\n]+\s*/)).not.toContain(name);
    expect(sheets.length).toBeLessThanOrEqual(Math.ceil(wishes.length / 6));
    await page.context().close();
  }
});

// How fast it is depends on who else uses the machine; `npm run bench -- lighthouse` measures that.
test.each([
  ["the front page", () => "/"],
  ["the list in English", () => "/en/wishes"],
  ["a wish", () => wish],
  ["a batch in English", () => "/en/batches/qianyuan-3"],
])(
  "%s has Lighthouse's 100 for who can read it and how it is made, and is small",
  async (name, address) => {
    const { scores, faults, requests, shift } = await slow.read(server.url + address(), {
      onlyCategories: ["accessibility", "best-practices", "seo"],
      onlyAudits: ["network-requests", "cumulative-layout-shift"],
      disableFullPageScreenshot: true,
    });
    expect(faults).toEqual([]);
    expect(scores).toEqual({ accessibility: 100, "best-practices": 100, seo: 100 });

    const bytesOf = (wanted: (type: string | undefined) => boolean) =>
      requests
        .filter(({ resourceType }) => wanted(resourceType))
        .reduce((sum, { transferSize }) => sum + transferSize, 0);
    const bytes = bytesOf(() => true);
    tell(`first view of ${name}`, { bytes, requests: requests.length });
    expect(requests.filter(({ url }) => !url.startsWith(`${server.url}/`))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(5);
    expect(bytes).toBeLessThanOrEqual(40 * 1024);
    expect(bytesOf((type) => type === "Script")).toBeLessThanOrEqual(4 * 1024);
    expect(shift).toBe(0);
  },
);
