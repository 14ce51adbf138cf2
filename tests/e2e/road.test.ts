import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { run } from "~/domain/run.server";
import { anOrganizer } from "../factories/accounts";
import { aJpeg } from "../factories/gifts";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

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

const one = (text: string, values: unknown[]) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows[0]!;
  });
const emailOf = async ({ personId }: Person) =>
  (await one("select email from people where id = $1", [personId])).email!;
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const slug = "road-one";
const batchAt = `/organizer/batches/${slug}`;

/** Somebody of the desk, signed in by the code of a letter. */
async function atDesk(person: Person, options: Parameters<typeof somebody>[2] = {}) {
  const who = await somebody(browser, server, options);
  await who.open("/organizer");
  await who.signIn(await emailOf(person));
  return who;
}

let coordinator: Somebody, reviewer: Somebody;

test("the desk makes a batch, adds wishes by hand and from its sheet", async () => {
  coordinator = await atDesk(desk.coordinator);
  const { open, fill, press, arrived, words, page } = coordinator;
  const { organizer, drafts, imports } = words;

  await open("/organizer/programmes/new");
  await fill({ title: "千人千愿", slug: "road" });
  await press(organizer.programme.save);
  await arrived("/organizer/programmes/road");
  await open("/organizer/hubs/new");
  await fill({ name: "县青少年中心", address: "禾川县人民路 8 号", phone: "0800-123456" });
  await press(organizer.hub.save);
  await arrived("/organizer/batches");

  await open("/organizer/programmes/road/batches/new");
  await fill({ title: "禾川县第一批", slug, closesOn: day(20), deliverBy: day(40) });
  await press(organizer.batch.save);
  await arrived(batchAt);

  await open(`${batchAt}/wishes/new`);
  await fill({
    legalName: "陈雨桐",
    birth: "10",
    townshipCode: "990101001",
    school: "石桥小学",
    category: "shoes",
    title: "一双跑步鞋",
    words: "我跑得很快，想要一双新鞋。",
    size: "36 码",
    price: "160",
  });
  await press(drafts.new.save);
  await arrived(/\/organizer\/wishes\/[0-9a-f-]{36}$/);

  await open(`${batchAt}/import`);
  const names = ["林可欣", "周子墨", "吴思远", "郑嘉禾", "冯一诺"];
  const table = [
    "姓名,年龄,乡镇,学校,心愿,孩子的话,预估价格",
    ...names.map((name) => `${name},10,石桥乡,石桥小学,双肩书包,想要。,120`),
    "王小明,10,石桥乡,石桥小学,,想要。,120",
  ];
  await page.locator('input[name="file"]').setInputFiles({
    name: "wishes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(table.join("\r\n")),
  });
  await press(imports.upload.go);
  await page.getByRole("link", { name: imports.preview.go(5) }).click();
  await arrived(/\/taking$/);
  await press(imports.preview.go(5));
  await page.getByRole("heading", { name: imports.done.title(5) }).waitFor();

  await open(`${batchAt}/consents`);
  for (const box of await page.locator('[name="childIds"]').all()) await box.check();
  for (const scope of ["publish_text", "share_photo", "publish_photo"])
    await page.locator(`[name="scopes"][value="${scope}"]`).check();
  await fill({ giver: "grandparent", givenOn: day(-1) });
  await press(words.consents.record.go);
  await page.getByText(words.consents.waiting).first().waitFor();
  await coordinator.lookedOver();
});

test("a second person reads the consents and the texts, in English; then the batch is published", async () => {
  reviewer = await atDesk(desk.reviewer, { locale: "en" });
  const { open, press, arrived, words, page } = reviewer;
  await open("/organizer/consents");
  await page.locator('main a[href^="/en/organizer/consents/"]').first().click();
  await arrived(/\/en\/organizer\/consents\/[0-9a-f-]{36}$/);
  await press(words.consents.sheet.go);
  await arrived("/organizer/consents");
  await open("/organizer/review");
  await press(words.drafts.review.approveAll);
  await page.getByText(words.drafts.review.none).waitFor();
  await reviewer.lookedOver();

  await coordinator.open(`${batchAt}/publication`);
  const { publication } = coordinator.words.bulk;
  await coordinator.press(publication.go(6));
  await coordinator.page.getByRole("heading", { name: publication.done(6) }).waitFor();
  await coordinator.open(`/batches/${slug}`);
});

let donors: [first: Somebody, second: Somebody];
const claims: string[] = [];

test("two donors run for one wish: one has it, the other is told and takes the next", async () => {
  const options = [{ phone: true, script: false }, { locale: "en" as const }];
  donors = (await Promise.all(
    options.map((one) => somebody(browser, server, one)),
  )) as typeof donors;
  for (const { open, page } of donors) {
    await open("/wishes");
    await open(`/batches/${slug}`);
    await page.locator(".lanterns a, main a[href*='/wishes/']").first().click();
    await page.waitForURL(/\/wishes\/[a-z0-9]{8}$/);
  }
  const wish = new URL(donors[0].page.url()).pathname;
  for (const { open } of donors) await open(wish);
  await Promise.all(donors.map(({ press, words }) => press(words.pages.wish.hold)));
  const held = ({ page }: Somebody) => /\/claims\//.test(page.url());
  await expect.poll(() => donors.filter(held).length).toBe(1);
  const loser = donors.find((one) => !held(one))!;
  await loser.page.locator(".nearest").waitFor();
  await loser.lookedOver();
  expect(await loser.page.locator(".nearest a").count()).toBe(4);
  await loser.page.locator(".nearest a").first().click();
  await loser.page.waitForURL((url) => !url.pathname.endsWith(wish));
  await loser.press(loser.words.pages.wish.hold);
  await loser.page.waitForURL(/\/claims\/[0-9a-f-]{36}$/);
});

test("both prove an email, commit, one by keyboard alone, and send with a number", async () => {
  for (const [place, donor] of donors.entries()) {
    const { page, words, press, fill, signIn, lookedOver, arrived } = donor;
    const claim = page.url();
    claims.push(claim.slice(-36));
    await lookedOver();
    await signIn(`road-${place}@example.org`);
    expect(page.url()).toBe(claim);

    if (donor.script) {
      await page.locator('[name="way"]').first().focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe(words.claims.keep.button);
      await page.keyboard.press("Enter");
    } else {
      await fill({ way: "ship" });
      await press(words.claims.keep.button);
    }
    await page.getByText("禾川县人民路 8 号").waitFor();
    await lookedOver();
    await page.getByRole("link", { name: words.claims.next.send }).click();
    await page.waitForURL(/\/send$/);
    await lookedOver();
    await fill({ carrier: "顺丰", tracking: `SF10000${place}` });
    await press(words.claims.sending.button);
    await arrived(/\/label$/);
  }
});

test("the hub checks in, the courier records with photos from a phone, two witnesses confirm", async () => {
  const codes = await asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ code: string }>("select code from parcels");
    return rows.map(({ code }) => code);
  });
  for (const code of codes) {
    await coordinator.open("/organizer/hub");
    await coordinator.fill({ code });
    await coordinator.press(coordinator.words.hub.find);
    await coordinator.arrived(`/organizer/hub/${code}`);
    await coordinator.press(coordinator.words.hub.parcel.fits);
    await coordinator.arrived(`/organizer/hub?done=${code}`);
  }

  const courier = await atDesk(desk.courier, { phone: true });
  await courier.open("/organizer/deliveries");
  for (const box of await courier.page.locator('[name="claimIds"]').all()) await box.check();
  await courier.press(courier.words.deliveries.record.go);
  await courier.page.waitForURL(/deliveries\/new/);
  await courier.lookedOver();
  const photo = { name: "1.jpg", mimeType: "image/jpeg", buffer: await aJpeg() };
  for (const field of await courier.page.locator('.word-line input[type="file"]').all())
    await field.setInputFiles(photo);
  await courier.press(courier.words.deliveries.deliver.button);
  await courier.arrived(/\/organizer\/deliveries\/[0-9a-f-]{36}$/);

  const witness = await atDesk(desk.witness, { phone: true });
  const [byHand, byCode] = claims as [string, string];
  await witness.open(`/organizer/confirmations/${byHand}`);
  await witness.page.locator('[name^="photo-"][value="publish"]').check();
  await witness.fill({ relation: "teacher", outcome: "match" });
  await witness.press(witness.words.deliveries.confirm.button);
  await witness.arrived("/organizer/confirmations");

  await courier.open(`/organizer/confirmations/${byCode}/code`);
  await courier.press(courier.words.deliveries.code.button);
  await courier.page.getByAltText(courier.words.deliveries.code.label).waitFor();
  await courier.lookedOver();
  const { token } = await run(inviteWitness, { actor: desk.courier, input: { claimId: byCode } });
  const stranger = await somebody(browser, server, { phone: true, locale: "en" });
  await stranger.open(`/w/${token}`);
  await stranger.fill({ relation: "guardian" });
  await stranger.press(stranger.words.deliveries.witness.button);
  await stranger.arrived("/w/thanks");

  await reviewer.open("/organizer/photos");
  await reviewer.page.locator('[name="decision"][value="approve"]').first().check();
  await reviewer.press(reviewer.words.photos.decide);
  await reviewer.page.locator('[name="decision"]').first().waitFor({ state: "detached" });
  await reviewer.lookedOver();
});

test("the wishes have their stamps, and each donor sees the photo", async () => {
  for (const [place, { open, page }] of donors.entries()) {
    await open(`/claims/${claims[place]}`);
    const photo = page.locator('main img[src*="/photos/"]').first();
    await photo.waitFor();
    const shown = await page.request.get((await photo.getAttribute("src"))!);
    expect([shown.status(), shown.headers()["content-type"]]).toEqual([200, "image/webp"]);
    const { id } = await one(
      "select w.public_id as id from wishes w join claims c on c.wish_id = w.id where c.id = $1",
      [claims[place]],
    );
    await open(`/wishes/${id}`);
    await page.locator(".stamp").first().waitFor();
    expect(await page.locator('main img[src*="/photos/"]').count()).toBe(place === 0 ? 1 : 0);
    await open("/me");
  }
});
