import { readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { aBatchToClaim, aClaim, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { arrivedAt, somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;
let batch: BatchToClaim;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  batch = await aBatchToClaim({ wishes: 120, cap: 50 });
  const donor = await aDonor();
  for (const wish of batch.wishes.slice(0, 3)) await aClaim(donor, wish);
  await asOwner(server.database.owner, (client) =>
    client.query(
      "update wishes set category = 'coat', title = '棉衣' where batch_id = $1 and number > 60",
      [batch.id],
    ),
  );
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

type Options = NonNullable<Parameters<typeof somebody>[2]>;

/** A coordinator at the board. */
async function atBoard(options: Options) {
  const who = await somebody(browser, server, options);
  const { token } = await openSession(batch.staff.personId);
  await who.page.context().addCookies([{ name: "session", value: token, url: server.url }]);
  await who.open(`/organizer/batches/${batch.slug}`);
  return who;
}

const numbersAt = (address: string) => new URL(address).searchParams.get("pick");

describe.each<[string, Options]>([
  ["on a phone", { phone: true }],
  ["at a desk in English", { locale: "en" }],
  ["on a phone without script", { phone: true, script: false }],
])("%s", (_, options) => {
  test("what is chosen on one page is still chosen on another, under a filter and at a step", async () => {
    const { page, words, press, lookedOver, script } = await atBoard(options);
    const box = (number: number) => page.locator(`[name=on][value="${number}"]`);
    const here = () => new URL(page.url()).searchParams;
    await box(2).check();
    await box(5).check();
    if (script) {
      expect(numbersAt(page.url())).toBe("2.5");
      await page.locator(".bulk b", { hasText: words.board.pick.count(2) }).waitFor();
    }

    await press(words.board.pages.next);
    await arrivedAt(page, /page=2/);
    await lookedOver();
    expect([here().get("page"), here().get("pick"), here().has("go")]).toEqual(["2", "2.5", false]);
    await box(70).check();

    await page.locator("[name=q]").fill("棉衣");
    await page.locator("[name=q]").press("Enter");
    await arrivedAt(page, /q=/);
    await lookedOver();
    expect([here().get("page"), here().get("pick")]).toEqual([null, "2.5.70"]);
    await box(70).and(page.locator(":checked")).waitFor();
    await box(70).uncheck();
    await box(71).check();

    await page.locator("button.sort").last().click();
    await arrivedAt(page, /sort=/);
    expect(here().get("pick")).toBe("2.5.71");
    expect(await page.locator("[aria-sort=ascending]").count()).toBe(1);

    await press(words.board.bulk.reminders);
    await arrivedAt(page, /\/reminders\?/);
    const { searchParams } = new URL(page.url());
    const arrived = [searchParams.get("pick"), ...searchParams.getAll("on")]
      .filter(Boolean)
      .join(".");
    expect(arrived.split(".").sort()).toEqual(["2", "5", "71"]);

    await page.goBack();
    await arrivedAt(page, /sort=/);
    await box(71).and(page.locator(":checked")).waitFor();
  });

  test("all that a filter shows is chosen at once, and none again", async () => {
    const { page, words, press, lookedOver } = await atBoard(options);
    await page.locator(".tabs button", { hasText: words.board.steps.promised }).click();
    await arrivedAt(page, /step=promised/);
    expect(await page.locator("tbody tr").count()).toBe(3);
    await press(words.board.pick.all(3));
    await arrivedAt(page, /pick=1-3/);
    await lookedOver();
    expect(await page.locator("[name=on]:checked").count()).toBe(3);
    await press(words.board.pick.clear);
    await arrivedAt(page, (url) => !url.searchParams.has("pick"));
    expect(await page.locator("[name=on]:checked").count()).toBe(0);
    await page.locator("[name=q]").fill("没有的东西");
    await page.locator("[name=q]").press("Enter");
    await page.getByText(words.board.find.none).waitFor();
    await lookedOver();
    await page.getByRole("link", { name: words.board.find.back }).click();
    await arrivedAt(page, (url) => url.search === "");
  });
});

test("a row of boxes is ticked with shift, and a page by its head", async () => {
  const { page, words } = await atBoard({});
  const box = (number: number) => page.locator(`[name=on][value="${number}"]`);
  await page.locator("thead .pick").waitFor();
  await box(4).click();
  await box(9).click({ modifiers: ["Shift"] });
  await page.waitForURL(/pick=4-9$/);
  await page.getByRole("checkbox", { name: words.board.pick.page }).check();
  await page.waitForURL(/pick=1-50$/);
  await page.reload();
  expect(await page.locator("[name=on]:checked").count()).toBe(50);
});

test.each([true, false])("coverage and export are read and taken, script %s", async (script) => {
  const { page, words, open, press, lookedOver } = await atBoard({ script });
  await open(`/organizer/batches/${batch.slug}/coverage`);
  await press(words.board.coverage.open);
  await page.getByText(words.board.coverage.noSchool).waitFor();
  await lookedOver();

  await open(`/organizer/batches/${batch.slug}/export?pick=3-5&on=9`);
  const plain = page.waitForEvent("download");
  await page.getByRole("link", { name: words.board.export.csv }).click();
  const rows = parse(readFileSync(await (await plain).path()), { bom: true }) as string[][];
  expect(rows.map(([number]) => number).slice(1)).toEqual(["3", "4", "5", "9"]);

  await press(words.board.export.go);
  await arrivedAt(page, /untold/);
  await lookedOver();
  await page.locator('[name=purpose][value="hand_over"]').check();
  const records = page.waitForEvent("download");
  await press(words.board.export.go);
  expect((await records).suggestedFilename()).toBe(`children-${batch.slug}.xlsx`);
});
