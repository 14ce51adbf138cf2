import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { aPerson, aSteward } from "../factories/accounts";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { barriers } from "../setup/axe";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let browser: Browser;
let batch: BatchToClaim;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  batch = await aBatchToClaim({ wishes: 3 });
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(server.database.owner, async (client) => (await client.query<Row>(text, values)).rows);

const emailOf = async ({ personId }: { personId: string }) =>
  (await rows<{ email: string }>("select email from people where id = $1", [personId]))[0]!.email;

/** The letters that came to an address, as they read. */
const mailTo = async (email: string) =>
  (
    await rows<{ text: string }>(
      "select subject || text || html as text from practice_mails where to_email = $1",
      [email],
    )
  ).map(({ text }) => text);

test("a reader says on a phone without script what is wrong; staff hear of it, the steward closes it, and the answer comes", async () => {
  const words = "夔牛标记：照片里看得见门牌\n就在河边那一家";
  const email = "reader@example.org";
  const reader = await somebody(browser, server, { phone: true, script: false });
  const { concerns, organizer } = reader.words;
  await reader.open(`/wishes/${batch.wishes[0]!.publicId}`);
  await reader.page.locator("main").getByRole("link", { name: concerns.link, exact: true }).click();
  expect(await reader.page.locator("main").innerText()).toContain("双肩书包");

  await reader.fill({ kind: "unfit", words: "太短", email: "reader@" });
  await reader.press(concerns.send);
  expect(await reader.page.locator(".refused li").count()).toBe(2);
  expect(await reader.page.locator("[value=unfit]").isChecked()).toBe(true);
  expect(await reader.page.locator("[name=words]").inputValue()).toBe("太短");
  expect(await reader.page.locator("[name=email]").inputValue()).toBe("reader@");
  await reader.fill({ words, email });
  await reader.press(concerns.send);
  await reader.arrived("/concerns/thanks");
  await reader.page.reload();
  const thanks = await reader.page.locator("main").innerText();
  for (const said of [concerns.thanks.title, "110", "12355"]) expect(thanks).toContain(said);
  expect(await rows("select 1 from concerns")).toHaveLength(1);

  const desk = await somebody(browser, server, { phone: true });
  await desk.open("/sign-in");
  await desk.signIn(await emailOf(batch.staff));
  await desk.page.getByRole("link", { name: organizer.todo.concerns.go }).click();
  await desk.arrived("/organizer/concerns");
  const told = await desk.page.locator("main").innerText();
  expect(told).toContain(concerns.kinds.unfit);
  for (const secret of ["夔牛", email]) expect(told).not.toContain(secret);

  const actor = await aSteward();
  const steward = await somebody(browser, server);
  await steward.open("/sign-in");
  await steward.signIn(await emailOf(actor));
  await steward.page.getByRole("link", { name: concerns.queue.go }).click();
  await steward.arrived("/steward/concerns");
  await steward.page.locator(".sheet a").first().click();
  await steward.arrived(/\/steward\/concerns\/[0-9a-f-]{36}$/);
  const opened = await steward.page.locator("main").innerText();
  for (const line of words.split("\n")) expect(opened).toContain(line);
  expect(opened).toContain(email);
  await steward.page.getByRole("link", { name: concerns.one.close }).click();
  await steward.arrived(/\/closing$/);
  await steward.press(concerns.closing.button);
  await expect.poll(() => steward.page.locator(".refused").count()).toBe(1);
  await steward.lookedOver();
  await steward.fill({ outcome: "mended", note: "毕方标记：改好了" });
  await steward.press(concerns.closing.button);
  await steward.arrived("/steward/concerns");
  expect(await steward.page.locator("main").innerText()).toContain(concerns.queue.none);
  await steward.page.locator(".sheet a").first().click();
  await steward.arrived(/\/steward\/concerns\/[0-9a-f-]{36}$/);
  expect(await steward.page.locator("main").innerText()).toContain("毕方标记");

  await expect.poll(async () => (await mailTo(email)).length, { timeout: 20_000 }).toBe(1);
  const { letters } = steward.words;
  const [answer = ""] = await mailTo(email);
  expect(answer).toContain(letters.concerns.closed.outcome.mended);
  for (const secret of ["夔牛", "毕方"]) expect(answer).not.toContain(secret);
  await desk.open("/organizer/concerns");
  expect(await desk.page.locator("main").innerText()).toContain(concerns.told.none);
});

test("the pages of a concern bar nobody, in English and at night too", async () => {
  const about = `wish:${batch.wishes[1]!.publicId}`;
  const context = await browser.newContext({
    ...{ baseURL: server.url, colorScheme: "dark", locale: "en", bypassCSP: true },
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  for (const path of [`/en/concerns/new?about=${about}`, "/en/concerns/thanks"]) {
    await page.goto(path);
    expect(await barriers(page)).toEqual([]);
    expect(await page.locator("script:not([data-words], [type=speculationrules])").count()).toBe(0);
  }
  await page.goto(`/en/concerns/new?about=${about}`);
  await page.getByRole("button", { name: "Send to the steward" }).click();
  expect(await barriers(page)).toEqual([]);
  expect(await page.locator(".refused a").first().getAttribute("href")).toBe("#field-kind");
  await context.close();
});

test("without cookies it arrives as well; what is not public is answered like what never was", async () => {
  const about = `wish:${batch.wishes[2]!.publicId}`;
  const form = { kind: "identity", words: "", formId: crypto.randomUUID() };
  const send = (address: string) =>
    aVisitor(server.url).post(`/concerns/new?about=${address}`, form);
  const [first, second] = await Promise.all([send(about), send(about)]);
  for (const { status, headers } of [first, second]) {
    expect(status).toBe(302);
    expect(headers.location).toBe("/concerns/thanks");
  }
  expect(await rows("select 1 from concerns where about = $1", [about])).toHaveLength(1);

  await rows("update wishes set hidden_at = now() where id = $1", [batch.wishes[2]!.id]);
  const visitor = aVisitor(server.url);
  const seen = async (path: string) => {
    const { status, text } = await visitor.get(path);
    return {
      status,
      text: text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(about, "wish:zzzzzzzz"),
    };
  };
  const hidden = await seen(`/concerns/new?about=${about}`);
  expect(hidden).toEqual(await seen("/concerns/new?about=wish:zzzzzzzz"));
  expect(hidden.status).toBe(404);
  expect((await visitor.post(`/concerns/new?about=${about}`, form)).status).toBe(404);
});

test("who reports too often is asked to wait, and keeps what he wrote", async () => {
  const person = await aPerson();
  const { token } = await openSession(person.personId);
  const visitor = aVisitor(server.url, { session: token });
  const words = "这些话不能丢，已经写了好久";
  const answers = [];
  for (let at = 0; at < 11; at += 1)
    answers.push(
      await visitor.post(`/concerns/new?about=wish:${batch.wishes[1]!.publicId}`, {
        kind: "nothing",
        words,
      }),
    );
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(422), 429]);
  expect(answers.at(-1)!.text).toContain(words);
});
