import type { Browser, Locator, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { anOrganizer } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo, type Desk } from "../factories/batches";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
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

const ask = <Row extends object>(text: string, values: unknown[]) =>
  asOwner(server.database.owner, async (client) => (await client.query<Row>(text, values)).rows);

/** What is told by some of the twenty texts, by number. */
const telling: Record<number, string> = {
  3: "想跑得快，打 13800138000 或 13600136000 找我爸爸。",
  7: "我在青山小学跑得最快，想要一双鞋。",
  15: "白天打 13700137000，晚上打 13900139000。",
};
const unclear = 11;
const count = 20;

/** A desk with twenty texts to read, and its reviewer at a browser. */
async function twentyTexts(options: Parameters<typeof somebody>[2]) {
  const desk = (await anOrganizer()) as Desk & { reviewer: Person };
  const batch = await aBatch({ desk });
  const children = [];
  for (let number = 1; number <= count; number += 1) {
    const words = telling[number] ?? "想跑得快一点。";
    children.push((await aDraftWish(batch, { title: `${number} 号跑步鞋`, words })).childId);
  }
  await agreedTo(desk, children);
  const [person] = await ask<{ email: string }>("select email from people where id = $1", [
    desk.reviewer.personId,
  ]);
  const who = await somebody(browser, server, options);
  await who.open("/organizer/review");
  await who.signIn(person!.email);
  const read = () =>
    ask<{ number: number; state: string; sent_back_note: string; words: string }>(
      "select number, state, sent_back_note, words from wishes where batch_id = $1 order by number",
      [batch.id],
    );
  return { who, read, batch };
}

const heading = ({ page }: Somebody) => page.locator("h1");
const shows = async (who: Somebody, number: number) =>
  expect
    .poll(() => heading(who).innerText(), { timeout: 20_000 })
    .toMatch(new RegExp(`^${number} 号跑步鞋`));

/** A slow line: a mark is pressed while our script is still on its way. It stays pressed. */
async function pressedBeforeScript(page: Page, mark: Locator) {
  let letIn = () => {};
  const held = new Promise<void>((done) => (letIn = done));
  await page.route("**/assets/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('.review-text[aria-busy="false"]').waitFor();
  await page.reload({ waitUntil: "commit" });
  await mark.tap();
  letIn();
  await page.locator("[data-key=keys]").waitFor({ state: "attached" });
  expect(await mark.locator("input").isChecked()).toBe(true);
}

/** All are approved but the unclear one, and nothing of what told too much is left. */
function expectAllRead(rows: Awaited<ReturnType<Awaited<ReturnType<typeof twentyTexts>>["read"]>>) {
  const others = rows.filter(({ number }) => number !== unclear);
  expect(others.map(({ state }) => state)).toEqual(others.map(() => "approved"));
  expect(rows[unclear - 1]).toMatchObject({ state: "draft" });
  expect(rows[unclear - 1]!.sent_back_note).not.toBe("");
  expect(rows.map(({ words }) => words).join()).not.toMatch(/1[36789]00\d{7}/);
}

test("twenty texts are read with the keyboard alone, the next one always at hand", async () => {
  const { who, read } = await twentyTexts({ locale: "zh-CN" });
  const { page, words } = who;
  const { review } = words.drafts;
  const { keyboard } = page;
  await page.getByRole("link", { name: review.oneByOne, exact: true }).focus();
  await keyboard.press("Enter");
  await shows(who, 1);
  await who.lookedOver();
  await page.locator("[data-key=keys]").waitFor();

  // The next text stands there before the server has answered, and what is pressed then is kept.
  let slow = true;
  await page.route("**/approval?**", async (route) => {
    if (slow) await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await keyboard.press("a");
  await expect.poll(() => heading(who).innerText(), { timeout: 1200 }).toContain("2 号");
  expect((await read())[0]!.state).toBe("draft");
  await keyboard.press("a");
  await shows(who, 3);
  slow = false;
  const second = async () => (await read())[1]!.state;
  await expect.poll(second, { timeout: 20_000 }).toBe("approved");
  const told = page.locator('p[role="status"]');
  await expect.poll(() => told.innerText(), { timeout: 20_000 }).toContain("3 号");
  expect(await told.innerText()).toContain(review.said.approved);
  expect(await page.locator(":focus").innerText()).toContain("3 号");
  expect(await page.locator(".page-above").innerText()).toContain("3 / 20");

  await keyboard.press("?");
  await page.getByText(review.keys.on).waitFor();
  await who.lookedOver();
  await keyboard.press("?");
  await keyboard.press("j");
  await shows(who, 4);
  await keyboard.press("k");
  await shows(who, 3);

  for (let number = 3; number <= count; number += 1) {
    await shows(who, number);
    if (number === unclear) {
      await keyboard.press("b");
      await page.locator('[name="reason"]:focus').waitFor();
      await keyboard.press("Space");
      await keyboard.press("Tab");
      await keyboard.type("bajks?");
      await keyboard.press("Enter");
      continue;
    }
    if (telling[number] && number !== 7) {
      await page.locator('.review-text[aria-busy="false"]').waitFor();
      const marks = await page.locator(".find-press").count();
      const strikeAll = async () => {
        for (let mark = 0; mark < marks; mark += 1) await keyboard.press("s");
        expect(await page.locator(".find-press :checked").count()).toBe(marks);
      };
      await strikeAll();
      await page.getByRole("button", { name: review.putBack }).press("Enter");
      expect(await page.locator(".find-press :checked").count()).toBe(0);
      await page.getByText(review.strikeHow).waitFor();
      await strikeAll();
      await page.getByText(review.after).waitFor();
      if (number === 3) await who.lookedOver();
      await keyboard.press("Enter");
      await page.locator(".find-press").first().waitFor({ state: "detached" });
    }
    await keyboard.press("a");
    if (number === 7) {
      await page.locator('[name="seen"]:focus').waitFor();
      await keyboard.press("Space");
      await keyboard.press("a");
    }
  }
  await page.getByText(review.none).waitFor();
  expectAllRead(await read());
  expect((await read())[unclear - 1]!.sent_back_note).toContain("bajks?");

  await page.locator("[data-key=undo]").press("Enter");
  await shows(who, 20);
  expect((await read())[19]!.state).toBe("draft");
});

test("twenty texts are read by touch on a phone", async () => {
  const { who, read } = await twentyTexts({ phone: true });
  const { page, words } = who;
  const { review } = words.drafts;
  await page.getByRole("link", { name: review.oneByOne, exact: true }).tap();
  // Two are decided before the server has answered for the one before.
  let reading = 0;
  await page.route("**/approval?**", async (route) => {
    if ([10, 14].includes(reading)) await new Promise((done) => setTimeout(done, 3_000));
    await route.continue();
  });
  for (let number = 1; number <= count; number += 1) {
    await shows(who, number);
    reading = number;
    if ([1, 3, 7, unclear].includes(number)) await who.lookedOver();
    if (number === unclear) {
      await page.locator("[data-key=return]").tap();
      await page.locator('[name="reason"]').first().tap();
      await who.lookedOver();
      await page.getByRole("button", { name: review.returning.go, exact: true }).tap();
      continue;
    }
    if (number === 3) await pressedBeforeScript(page, page.locator(".find-press").first());
    if (telling[number] && number !== 7) {
      const left = page.locator(".find-press:not(:has(:checked))");
      for (let marks = await left.count(); marks > 0; marks -= 1) await left.first().tap();
      await page.locator("[data-strike=save]").tap();
      await page.locator(".find-press").first().waitFor({ state: "detached" });
    }
    if (number === 7) await page.locator('[name="seen"]').check();
    await page.locator("[data-key=approve]").tap();
  }
  await page.getByText(review.none).waitFor();
  await who.lookedOver();
  expectAllRead(await read());
});

test("twenty texts are read without script, in English", async () => {
  const { who, read } = await twentyTexts({ locale: "en", script: false });
  const { page, words } = who;
  const { review } = words.drafts;
  await page.getByRole("link", { name: review.oneByOne, exact: true }).click();
  for (let number = 1; number <= count; number += 1) {
    await shows(who, number);
    if (number === unclear) {
      await page.locator("[data-key=return]").click();
      await page.getByRole("button", { name: review.returning.go, exact: true }).click();
      await page.getByRole("heading", { name: review.returning.title }).waitFor();
      await page.locator('[name="reason"]').first().check();
      await page.getByRole("button", { name: review.returning.go, exact: true }).click();
      continue;
    }
    if (telling[number] && number !== 7) {
      for (const mark of await page.locator('[name="strike"]').all()) await mark.check();
      await page.locator("[data-strike=save]").click();
      await page.getByText(review.struck).waitFor();
    }
    if (number === 7) await page.locator('[name="seen"]').check();
    await page.locator("[data-key=approve]").click();
  }
  await page.getByText(review.none).waitFor();
  expectAllRead(await read());
  await page.getByRole("button", { name: review.undo }).click();
  await shows(who, 20);
});
