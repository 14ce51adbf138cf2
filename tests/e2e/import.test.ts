import { readFileSync } from "node:fs";
import type { Browser, Download } from "@playwright/test";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import type { Person } from "~/domain/actor";
import { anOrganizer } from "../factories/accounts";
import { aBatch } from "../factories/batches";
import { aJpeg } from "../factories/gifts";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { arrivedAt, somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { workbook } from "../sheets/workbook";

let server: Server;
let browser: Browser;
let desk: Awaited<ReturnType<typeof anOrganizer>>;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  desk = await anOrganizer();
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

const select = (text: string, values: unknown[]) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows;
  });
const wishesIn = async (slug: string) => {
  const [counted] = await select(
    `select count(*) as wishes, count(distinct child_id) as children
     from wishes where batch_id = (select id from batches where slug = $1)`,
    [slug],
  );
  return { wishes: Number(counted!.wishes), children: Number(counted!.children) };
};

/** Somebody of the desk, signed in already. */
async function atDesk({ personId }: Person, options: Parameters<typeof somebody>[2] = {}) {
  const who = await somebody(browser, server, options);
  const { token } = await openSession(personId);
  await who.page.context().addCookies([{ name: "session", value: token, url: server.url }]);
  return who;
}

const headings = "序号 学生姓名 身份证号 年龄 乡镇 学校 监护人 联系电话 微心愿 尺码 预估价格".split(
  " ",
);
type Line = { name: string; age: string; wish: string; size: string; price: string };

/** Sixty children, of whom five have something that no one can guess. */
function sixty(): Line[] {
  const family = "赵钱孙李周吴郑王冯陈";
  const given = ["雨桐", "子墨", "嘉禾", "一诺", "星辰", "沐阳"];
  const lines = [...family].flatMap((one) =>
    given.map((two) => ({
      name: one + two,
      age: "11岁",
      wish: "跑步鞋",
      size: "36码",
      price: "160元",
    })),
  );
  Object.assign(lines[7]!, { price: "面议" });
  Object.assign(lines[18]!, { age: "19岁" });
  Object.assign(lines[29]!, { wish: "" });
  Object.assign(lines[40]!, { price: "" });
  Object.assign(lines[51]!, { age: "看不清" });
  return lines;
}

const titled = (lines: Line[]) =>
  workbook([
    {
      name: "石桥小学",
      rows: [
        ["石桥乡儿童微心愿统计表"],
        headings,
        ...lines.map(({ name, age, wish, size, price }, at) => [
          at + 1,
          name,
          "",
          age,
          "石桥乡",
          "石桥小学",
          "",
          "",
          wish,
          size,
          price,
        ]),
      ],
    },
  ]);

/** Brings a table to a batch and waits until its rows are read. */
async function bring(who: Somebody, slug: string, bytes: Uint8Array, name = "心愿.xlsx") {
  await who.open(`/organizer/batches/${slug}/import`);
  await who.page
    .locator('input[name="file"]')
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await who.press(who.words.imports.upload.go);
  await arrivedAt(who.page, /\/imports\/[0-9a-f-]{36}$/);
  await who.page.locator(".sum").waitFor();
  await who.lookedOver();
}

/** The sum as it is shown, styled yet or not: rows read, then its parts by what they are called. */
async function sumOf({ page }: Somebody) {
  const parts = await page.locator(".sum-part").allInnerTexts();
  return parts.map((part) => part.replace(/^(\d+)\s*/, "$1 ").replace(/\s+/g, " "));
}

/** Goes from the preview to the batch, after which so many of its rows stand there. */
async function takeIn(who: Somebody, count: number, there = count) {
  const { page, words, press } = who;
  await page.getByRole("link", { name: words.imports.preview.go(count), exact: true }).click();
  await arrivedAt(page, /\/taking$/);
  await who.lookedOver();
  await press(words.imports.preview.go(count));
  await arrivedAt(page, /\/imports\/[0-9a-f-]{36}$/);
  await page.getByRole("heading", { name: words.imports.done.title(there) }).waitFor();
  await who.lookedOver();
}

/** The downloaded workbook with other values in the rows of some children, as a person would. */
async function mended(download: Download, values: Record<string, Record<string, string>>) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(readFileSync(await download.path())).buffer);
  const sheet = book.worksheets[0]!;
  const columns = new Map<string, number>();
  const children: string[] = [];
  sheet.eachRow((row) => {
    if (columns.size === 0) {
      row.eachCell((cell, at) => void columns.set(cell.text, at));
      if (!columns.has("学生姓名")) columns.clear();
      return;
    }
    const name = row.getCell(columns.get("学生姓名")!).text;
    children.push(name);
    for (const [heading, value] of Object.entries(values[name] ?? {}))
      row.getCell(columns.get(heading)!).value = value;
  });
  return { children, bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}

test("sixty rows, five of them bad: 55 come in, five go out, are mended and come in; none twice", async () => {
  const { slug } = await aBatch({ desk });
  const who = await atDesk(desk.coordinator);
  const { page, words, press } = who;
  const { imports } = words;
  const lines = sixty();

  await bring(who, slug, await titled(lines));
  const { sum } = imports;
  expect(await sumOf(who)).toEqual([
    `60 ${sum.read}`,
    `55 ${sum.right}`,
    `5 ${sum.refused}`,
    `0 ${sum.skipped}`,
  ]);
  await page.getByRole("link", { name: new RegExp(`^${imports.show.refused}\\s*5$`) }).click();
  await arrivedAt(page, /show=refused/);
  expect(await page.locator(".rows tbody tr").count()).toBe(5);
  await who.lookedOver();
  await takeIn(who, 55);
  expect(await wishesIn(slug)).toEqual({ wishes: 55, children: 55 });

  const download = page.waitForEvent("download");
  await press(imports.preview.download(5));
  const bad = [7, 18, 29, 40, 51].map((at) => lines[at]!.name);
  const { children, bytes } = await mended(await download, {
    [bad[0]!]: { 预估价格: "120" },
    [bad[1]!]: { 年龄: "9岁" },
    [bad[2]!]: { 微心愿: "双肩书包" },
    [bad[3]!]: { 预估价格: "¥90" },
    [bad[4]!]: { 年龄: "2015年3月" },
  });
  expect(children).toEqual(bad);
  await bring(who, slug, bytes, "没有通过.xlsx");
  expect(await sumOf(who)).toEqual([
    `5 ${sum.read}`,
    `5 ${sum.right}`,
    `0 ${sum.refused}`,
    `0 ${sum.skipped}`,
  ]);
  await takeIn(who, 5);
  expect(await wishesIn(slug)).toEqual({ wishes: 60, children: 60 });

  Object.assign(lines[0]!, { price: "180元" });
  Object.assign(lines[1]!, { size: "37码" });
  await bring(who, slug, await titled(lines));
  await page.getByRole("link", { name: new RegExp(`^${imports.show.changed}\\s*2$`) }).click();
  await arrivedAt(page, /show=changed/);
  const changes = await page.locator(".said-change").allInnerTexts();
  expect(changes).toHaveLength(2);
  expect(changes.join(" ")).toMatch(/160[^]*180[^]*36码[^]*37码/);
  await takeIn(who, 2, 55);
  expect(await wishesIn(slug)).toEqual({ wishes: 60, children: 60 });
});

test("on a phone without script a table is brought, looked at and taken in", async () => {
  const { slug } = await aBatch({ desk });
  const who = await atDesk(desk.coordinator, { phone: true, script: false });
  await bring(who, slug, await titled(sixty()));
  expect((await sumOf(who))[1]).toBe(`55 ${who.words.imports.sum.right}`);
  expect((await who.page.locator("html").boundingBox())!.width).toBeLessThanOrEqual(390);
  await takeIn(who, 55);
  expect(await wishesIn(slug)).toEqual({ wishes: 55, children: 55 });
});

test("a refused row is mended in its place, by script or on a page of its own", async () => {
  const { slug } = await aBatch({ desk });
  const [good, price, age] = [0, 7, 18].map((at) => sixty()[at]!);
  const who = await atDesk(desk.coordinator, { locale: "en" });
  const { page, words, press } = who;
  const { edit, list, preview } = words.imports;
  await bring(who, slug, await titled([good!, price!, age!]));
  await page.locator("summary", { hasText: list.edit }).first().click();
  await page.locator('[name="values.price"]').fill("free");
  await press(edit.save);
  await page.getByText(edit.nowRefused).waitFor();
  expect(await page.locator('[name="values.price"]').inputValue()).toBe("free");
  await page.locator('[name="values.price"]').fill("88");
  await press(edit.save);
  await page.getByText(edit.nowRight).waitFor();
  await page.getByRole("link", { name: preview.go(2) }).waitFor();
  await who.lookedOver();

  const plain = await atDesk(desk.coordinator, { script: false, phone: true });
  await plain.page.goto(new URL(page.url()).pathname.replace("/en/", "/"));
  await plain.page.locator("summary").filter({ hasText: plain.words.imports.list.edit }).click();
  await plain.page.locator('[name="values.birth"]').fill("9岁");
  await plain.press(plain.words.imports.edit.save);
  await plain.page.getByText(plain.words.imports.edit.nowRight).waitFor();
  await plain.page.getByRole("link", { name: plain.words.imports.edit.back }).click();
  await takeIn(plain, 3);
});

test("who says what the columns hold is asked once, and papers prove what the table says", async () => {
  const { slug } = await aBatch({ desk });
  const who = await atDesk(desk.coordinator);
  const { page, words, press } = who;
  const { imports } = words;
  const rows = sixty()
    .slice(0, 3)
    .map(({ name, wish }) => [name, "10", wish, "160", "同意", "2026-11-01"]);
  const unheaded = await workbook([
    {
      name: "一",
      rows: [["谁", "多大", "想要什么呀", "大概要多少", "家里怎么说", "哪天说的"], ...rows],
    },
  ]);
  await bring(who, slug, unheaded);
  await page.getByRole("link", { name: imports.unsure.go }).click();
  await arrivedAt(page, /\/columns$/);
  await who.lookedOver();
  const meanings = ["legalName", "birth", "title", "price", "consent", "consentDate"];
  await page.locator('[name="sheets.0.headerRow"]').fill("1");
  for (const [at, meaning] of meanings.entries())
    await page.locator(`[name="sheets.0.columns.${at}"]`).selectOption(meaning);
  await page.locator('[name="remember"]').check();
  await press(imports.columns.go);
  await arrivedAt(page, /\/imports\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: imports.preview.go(3) }).waitFor();
  await takeIn(who, 3);

  await page.getByRole("link", { name: imports.done.consentsAction }).click();
  await arrivedAt(page, /\/consents$/);
  await who.lookedOver();
  await press(imports.consents.go);
  await page.locator(".refused").waitFor();
  await page.locator('[name="photos"]').setInputFiles({
    name: "paper.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from(await aJpeg()),
  });
  await page.locator('[name="scopes"][value="publish_text"]').check();
  await page.locator('[name="attested"]').check();
  await press(imports.consents.go);
  await page.getByText(imports.consents.recorded(3)).waitFor();
  await who.lookedOver();

  await bring(who, slug, unheaded);
  await page.getByText(imports.preview.allSame).waitFor();
  await page.getByRole("link", { name: imports.preview.remove }).click();
  await arrivedAt(page, /\/removal$/);
  await press(imports.removal.go);
  await arrivedAt(page, /\/import$/);
  await who.lookedOver();
});

test("a file that is no table is told so, and what is gone says that it is", async () => {
  const { slug } = await aBatch({ desk });
  const who = await atDesk(desk.coordinator, { locale: "en" });
  const { page, words } = who;
  await who.open(`/organizer/batches/${slug}/import`);
  await page.locator('input[name="file"]').setInputFiles({
    name: "wishes.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("%PDF-1.7 this is no table"),
  });
  await who.press(words.imports.upload.go);
  await page.getByText(words.imports.failed.lead).waitFor();
  await who.lookedOver();
  const at = page.url();
  await page.getByRole("link", { name: words.imports.preview.remove }).click();
  await arrivedAt(page, /\/removal$/);
  await who.press(words.imports.removal.go);
  await arrivedAt(page, /\/import$/);
  expect((await page.goto(at))!.status()).toBe(410);
  await page.getByText(words.imports.gone.kept).waitFor();
  await who.lookedOver();
});
