import { connect } from "node:net";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusals } from "~/i18n/refusals";
import { wordsOf } from "~/i18n/words";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { codeFor } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let browser: Browser;
let batch: BatchToClaim;
beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  batch = await aBatchToClaim({ wishes: 5 });
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

/** A phone without script: all of it has to work there. */
const phone = (): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: "zh-CN",
  });

async function proveEmail(page: Page, email: string) {
  await page.getByRole("textbox", { name: "邮箱" }).fill(email);
  await page.getByRole("button", { name: "寄登录码" }).click();
  await page.getByLabel("六个数字").fill(await codeFor(server.database.owner, email));
  await page.getByRole("button", { name: "登录" }).click();
}

/** Nothing sticks out at the side of a phone. */
async function fits(page: Page) {
  const { width } = (await page.locator("html").boundingBox())!;
  expect(width).toBeLessThanOrEqual(390);
}

test("a guest claims a wish in three steps, sends it, takes it back and gives it back", async () => {
  const page = await (await phone()).newPage();
  const email = `guest-${batch.slug}@example.org`;

  await page.goto(`/wishes/${batch.wishes[0]!.publicId}`);
  await page.getByRole("button", { name: "我来圆这个心愿" }).click();
  await expect.poll(() => page.url()).toMatch(/\/claims\/[0-9a-f-]{36}$/);
  const claim = page.url();
  expect(await page.content()).not.toContain("正街 8 号");
  await fits(page);

  await proveEmail(page, email);
  expect(page.url()).toBe(claim);
  await page.getByRole("button", { name: "认领这个心愿" }).click();
  expect(page.url()).toBe(claim);
  expect(await page.content()).toContain("正街 8 号");
  await fits(page);

  await page.getByRole("link", { name: "填快递单号" }).click();
  await page.getByLabel("快递公司").fill("百合快运");
  await page.getByLabel("快递单号").fill("!");
  await page.getByRole("button", { name: "寄出了" }).click();
  expect(await page.content()).toContain("快递单号是 4 到 40 位");
  expect(await page.getByLabel("快递公司").inputValue()).toBe("百合快运");
  await page.getByLabel("快递单号").fill("bh 8302 4471");
  await page.getByRole("button", { name: "寄出了" }).click();

  expect(page.url()).toBe(`${claim}/label`);
  const label = await page.locator(".paper-label").innerText();
  expect(label).toContain("石埠乡便民大厅");
  for (const told of ["小禾", "书包", "绿色"]) expect(label).not.toContain(told);
  await fits(page);

  await page.goto(`${claim}/recall`);
  await page.getByRole("button", { name: "撤回" }).click();
  await page.getByRole("link", { name: "约个日子自己送来" }).click();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("日子").fill(day);
  await page.getByRole("button", { name: "就这一天" }).click();
  expect(page.url()).toBe(claim);

  await page.goto("/me");
  await fits(page);
  await page.getByRole("link", { name: "双肩书包" }).click();
  await page.getByRole("link", { name: "不方便了，放回去" }).click();
  await page.getByLabel("时间来不及").check();
  await page.getByRole("button", { name: "放回去" }).click();
  expect(await page.content()).toContain("时间来不及");

  for (const step of ["send", "bring", "recall", "release", "commit"]) {
    await page.goto(`${claim}/${step}`);
    expect(page.url()).toBe(claim);
  }
});

test("staff record a claim from a chat; its link opens that claim alone, until it is taken back", async () => {
  const desk = await (await phone()).newPage();
  const claims = `/organizer/batches/${batch.slug}/claims`;
  await desk.goto(claims);
  await proveEmail(desk, `${batch.staff.personId}@example.org`);
  await desk.getByRole("link", { name: "替没有邮箱的人记一笔" }).click();
  await desk.getByLabel("心愿编号").fill("2");
  await desk.getByLabel("认领人怎么称呼").fill("赵阿姨");
  await desk.getByLabel("电话").fill("138 0013 8000");
  await desk.getByRole("button", { name: "记下来" }).click();
  const text = await desk.locator(".slip-text").innerText();
  const link = /http\S+/.exec(text)![0];
  await fits(desk);

  const donor = await (await phone()).newPage();
  await donor.goto(link);
  expect(await donor.content()).toContain("正街 8 号");
  const claim = donor.url();
  const stranger = await (await phone()).newPage();
  expect((await stranger.goto(claim))?.status()).toBe(404);

  await desk.goto(`${claims}/${claim.split("/").at(-1)}`);
  await fits(desk);
  await desk.getByRole("link", { name: "联系认领人" }).click();
  await desk.getByRole("button", { name: "打开" }).click();
  expect(await desk.content()).toContain("13800138000");

  await desk.goto(`${claims}/${claim.split("/").at(-1)}/unlink`);
  await desk.getByRole("button", { name: "收回链接" }).click();
  expect((await donor.goto(claim))?.status()).toBe(404);
  expect((await donor.goto(link))?.status()).toBe(404);
});

/** Goes on with the Tab key until what has the focus is called so; pages are read without script. */
async function tabTo(page: Page, name: string) {
  for (let stop = 0; stop < 90; stop += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const { activeElement: one } = document;
      const label = one instanceof HTMLInputElement && one.labels?.[0];
      return (label || one)?.textContent?.trim();
    });
    if (here === name) return;
  }
  throw new Error(`No tab stop is called ${name}`);
}

/** Loads a page again, as an in-app browser does when it is come back to: nothing may be sent twice. */
async function again(page: Page) {
  const before = await page.locator("main").ariaSnapshot();
  const answer = await page.reload();
  expect(answer!.request().method()).toBe("GET");
  expect(await page.locator("main").ariaSnapshot()).toBe(before);
}

const counted = async (sql: string, values: string[]) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ count: string }>(sql, values);
    return Number(rows[0]!.count);
  });

test.each([
  ["zh-CN", ""],
  ["en", "/en"],
] as const)(
  "by two characters, keys alone and in three steps a reader of %s comes from the list to a claim, and no reload sends anything twice",
  async (locale, prefix) => {
    const { pages, claims, accounts, wishes } = wordsOf(locale);
    const email = `keys-${locale}-${batch.slug}@example.org`.toLowerCase();
    const context = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      locale,
    });
    const page = await context.newPage();
    /** What a screen reader finds in the page. */
    const heard = async (...names: string[]) => {
      const told = await page.locator("main").ariaSnapshot();
      for (const name of names) expect(told).toContain(name);
    };
    const press = async (key: string) => {
      await page.keyboard.press(key);
      await page.waitForLoadState();
    };

    await page.goto(`${prefix}/wishes`);
    await tabTo(page, wishes.find.label);
    await page.keyboard.type("书包");
    await press("Enter");
    await page.waitForURL(/q=/);
    await heard(`searchbox "${wishes.find.label}"`, 'heading "双肩书包"');
    await tabTo(page, "双肩书包");
    await press("Enter");
    await page.waitForURL(/\/wishes\/[a-z0-9]{8}$/);

    // One: the wish.
    await heard('heading "双肩书包" [level=1]', `button "${pages.wish.hold}"`);
    await again(page);
    await tabTo(page, pages.wish.hold);
    await press("Enter");
    await page.waitForURL(/\/claims\/[0-9a-f-]{36}$/);
    const claim = page.url();

    // Two: an email and its code.
    await heard(`textbox "${claims.email.label}"`, `button "${claims.email.next}"`);
    await again(page);
    await tabTo(page, claims.email.label);
    await page.keyboard.type(email);
    await press("Enter");
    await page.waitForURL(/\/sign-in\/code/);
    await heard(`textbox "${accounts.code.label}"`, `button "${accounts.code.prove}"`);
    await again(page);
    const code = await codeFor(server.database.owner, email);
    await tabTo(page, accounts.code.label);
    await page.keyboard.type(code);
    await press("Enter");
    await page.waitForURL(claim);

    // Three: how it is given.
    await heard(`radio "${claims.keep.ship}" [checked]`, `button "${claims.keep.button}"`);
    await again(page);
    await tabTo(page, claims.keep.button);
    await press("Enter");
    await page.waitForURL(claim);
    await page.getByText("正街 8 号").waitFor();
    await heard(`link "${claims.next.send}"`);
    await again(page);

    expect(Object.keys(pages.steps).filter((key) => !key.endsWith("Note"))).toHaveLength(3);
    expect(await counted("select count(*) from claims where id = $1", [claim.slice(-36)])).toBe(1);
    const letters =
      "select count(*) from practice_mails where to_email = $1 and text ~ '\\m\\d{6}\\M'";
    expect(await counted(letters, [email])).toBe(1);
    await context.close();
  },
);

/** Posts to a wish's page and goes away before there can be an answer: the first of two taps. */
const tapAndLeave = (publicId: string) =>
  asOwner(server.database.owner, async (client) => {
    await client.query("begin");
    await client.query("select from wishes where public_id = $1 for update", [publicId]);
    const { hostname, port, host } = new URL(server.url);
    const head = `POST /wishes/${publicId} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 0\r\n\r\n`;
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(head, () => {
          socket.destroy();
          resolve();
        }),
      );
      socket.on("error", reject);
    });
    await client.query("commit");
  });

test("who goes away before his first answer holds nothing, and his second tap is not too late", async () => {
  const { wishes } = await aBatchToClaim({ wishes: 6 });
  const [left, ...tapped] = wishes;
  const state = () =>
    asOwner(server.database.owner, async (client) => {
      const { rows } = await client.query<{ state: string }>(
        "select state from claims where wish_id = $1",
        [left!.id],
      );
      return rows[0]?.state;
    });
  await tapAndLeave(left!.publicId);
  await expect.poll(state, { timeout: 20_000 }).toBe("released");

  for (const { publicId } of tapped) {
    await tapAndLeave(publicId);
    const { status, headers } = await aVisitor(server.url).post(`/wishes/${publicId}`);
    expect([status, headers.location]).toEqual([302, expect.stringMatching(/^\/claims\//)]);
  }
});

test("a form is sent once, however often it is tapped, until the page is come back to", async () => {
  const { wishes } = await aBatchToClaim();
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`/wishes/${wishes[0]!.publicId}`);
  const sent = await page.evaluate(() => {
    const sent: boolean[] = [];
    window.addEventListener("submit", (event) => {
      sent.push(!event.defaultPrevented);
      event.preventDefault();
    });
    const button = document.querySelector<HTMLButtonElement>(".panel button")!;
    button.click();
    button.click();
    window.dispatchEvent(new PageTransitionEvent("pageshow"));
    button.click();
    return sent;
  });
  expect(sent).toEqual([true, false, true]);
  await context.close();
});

test("a lost race leads to a page of its own, which is gone back to without sending anything again", async () => {
  const { wishes } = await aBatchToClaim({ wishes: 2 });
  const [taken, open] = wishes.map(({ publicId }) => `/wishes/${publicId}`) as [string, string];
  for (const locale of ["zh-CN", "en"] as const) {
    const { pages } = wordsOf(locale);
    const { claim_wish_taken: said } = refusals;
    const prefix = locale === "en" ? "/en" : "";
    const page = await (await phone()).newPage();
    await page.goto(prefix + taken);
    if (locale === "zh-CN") await aVisitor(server.url).post(taken);
    else await page.goto(`${prefix}${taken}?lost=1`);
    if (locale === "zh-CN") await page.getByRole("button", { name: pages.wish.hold }).click();
    await page.waitForURL(`${prefix}${taken}?lost=1`);
    expect(await page.getByRole("alert").innerText()).toBe(said[locale]);
    expect(await page.locator(".panel").innerText()).toContain(pages.wish.standing.held.note);
    await page.locator(".nearest a").first().click();
    await page.waitForURL(prefix + open);
    const back = await page.goBack();
    expect(back?.request().method() ?? "GET").toBe("GET");
    expect(await page.getByRole("alert").innerText()).toBe(said[locale]);
    await fits(page);
    await page.context().close();
  }
  // Everybody else sees the wish as it stands.
  expect((await aVisitor(server.url).get(taken)).text).not.toContain('role="alert"');
});

test("who holds or claimed a wish is led from its page to his claim, and nobody else is", async () => {
  const { wishes } = await aBatchToClaim();
  const path = `/wishes/${wishes[0]!.publicId}`;
  const { pages } = wordsOf("zh-CN");
  const page = await (await phone()).newPage();
  await page.goto(path);
  await page.getByRole("button", { name: pages.wish.hold }).click();
  await page.waitForURL(/\/claims\//);
  const claim = page.url();

  // A mistyped email: what is held, until when and the way out stay in sight.
  await page.getByRole("textbox", { name: "邮箱" }).fill("nobody");
  await page.getByRole("button", { name: "寄登录码" }).click();
  const kept = page.locator(".callout");
  expect(await kept.innerText()).toMatch(/双肩书包[\s\S]*还剩 (?:9|10) 分钟/);
  expect(await kept.getByRole("link").getAttribute("href")).toBe(
    `${new URL(claim).pathname}/release`,
  );

  await page.goto(path);
  expect(await page.locator(".panel").innerText()).toMatch(/您留住了它[\s\S]*还剩 (?:9|10) 分钟/);
  await page.getByRole("link", { name: pages.wish.goOn }).click();
  await page.waitForURL(claim);
  await proveEmail(page, `owner-${wishes[0]!.publicId}@example.org`);
  await page.goto("/me");
  expect(await page.locator("main").innerText()).toMatch(
    /先留住的[\s\S]*还剩 29 分钟|先留住的[\s\S]*还剩 30 分钟/,
  );
  await page.goto(claim);
  await page.getByRole("button", { name: "认领这个心愿" }).click();
  await page.goto(path);
  expect(await page.locator(".panel").innerText()).toContain(pages.wish.yoursNote);
  expect(await page.getByRole("link", { name: pages.wish.toClaim }).getAttribute("href")).toBe(
    new URL(claim).pathname,
  );
  await page.context().close();

  const other = await aVisitor(server.url).get(path);
  expect(other.text).toContain(pages.wish.standing.taken.title);
  expect(other.text).not.toContain(pages.wish.toClaim);
});

test("a hold that ran out offers the same wish again while it waits", async () => {
  const { wishes } = await aBatchToClaim();
  const { publicId } = wishes[0]!;
  const guest = aVisitor(server.url);
  const held = await guest.post(`/wishes/${publicId}`);
  const claim = held.headers.location!;
  await asOwner(server.database.owner, (client) =>
    client.query(
      "update claims set state = 'expired', ended_at = now(), end_reason = 'hold_ended' where id = $1",
      [claim.slice(-36)],
    ),
  );
  for (const [prefix, locale] of [
    ["", "zh-CN"],
    ["/en", "en"],
  ] as const) {
    const { claims } = wordsOf(locale);
    const { text } = await guest.get(prefix + claim);
    expect(text).toContain(claims.holdEnded);
    expect(text).toContain(claims.openAgain);
    expect(text).toContain(
      `href="${prefix}/sign-in?to=${encodeURIComponent(`${prefix}/wishes/${publicId}`)}"`,
    );
  }
  await aVisitor(server.url).post(`/wishes/${publicId}`);
  expect((await guest.get(claim)).text).not.toContain(wordsOf("zh-CN").claims.openAgain);
});

test("a network that let a dozen holds go is asked to sign in, and led back to the wish", async () => {
  const { wishes } = await aBatchToClaim({ wishes: 2 });
  const [first, path] = wishes.map(({ publicId }) => `/wishes/${publicId}`) as [string, string];
  expect((await aVisitor(server.url).post(first)).status).toBe(302);
  const limits = (sql: string) => asOwner(server.database.owner, (client) => client.query(sql));
  await limits("delete from limits where key like 'guest-kept:%'");
  await limits(`update limits set window_start = window_start - interval '12 minutes', used = 12
    where key like 'guest-held:%'`);

  const visitor = aVisitor(server.url);
  const answer = await visitor.post(path);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(refusals.claim_guests_sign_in["zh-CN"]);
  expect(answer.text).toContain(`/sign-in?to=${encodeURIComponent(path)}`);
  await limits("delete from limits");
  expect((await visitor.post(path)).status).toBe(302);
});

test("a wish's page is asked for and its form is posted; nothing else is done by its address", async () => {
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await aVisitor(server.url).ask(`/wishes/${batch.wishes[0]!.publicId}`, {
      method,
    });
    expect([method, answer.status, answer.headers.allow]).toEqual([
      method,
      405,
      "GET, HEAD, OPTIONS, POST",
    ]);
  }
});
