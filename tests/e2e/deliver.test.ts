import type { Browser, Page } from "@playwright/test";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { inviteToDelivery } from "~/domain/deliveries/invite-to-delivery.server";
import { run } from "~/domain/run.server";
import { maxPhotoBytes } from "~/platform/pictures.server";
import { mostBytes } from "~/ui/shrink";
import { aCommittedClaim, aDesk, aPerson, rowOf, signIn, type Desk } from "../factories/gifts";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { arrivedAt, somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;
let desk: Desk;
let coordinator: Person, courier: Person, witness: Person, donor: Person;
let photo: Buffer;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  desk = await aDesk();
  donor = await aPerson();
  coordinator = await aPerson(desk.organizerId, "coordinator");
  courier = await aPerson(desk.organizerId, "courier");
  witness = await aPerson(desk.organizerId, "witness", "reviewer");
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  photo = await sharp({
    create: { width: 3000, height: 4000, channels: 3, background: "#000", noise },
  })
    .withExif({ IFD0: { Copyright: "somebody at home" }, IFD3: { GPSLatitude: "30/1 0/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.kill();
});

async function received(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await aCommittedClaim(desk, donor)).claimId);
  const gifts = ids.map((claimId) => ({ claimId, fits: "yes" }));
  await run(checkIn, { actor: coordinator, input: { gifts } });
  return ids;
}

async function atDesk(person: Person, options: Parameters<typeof somebody>[2]) {
  const who = await somebody(browser, server, options);
  const { session } = await signIn(person.personId);
  await who.page.context().addCookies([{ name: "session", value: session, url: server.url }]);
  return who;
}

const query = (ids: string[]) => ids.map((id) => `claimIds=${id}`).join("&");
const aFile = () => ({ name: "1.jpg", mimeType: "image/jpeg", buffer: photo });
const statesOf = async (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await rowOf("claims", id)).state));
const photosOf = (claimId: string) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ width: number; height: number }>(
      "select width, height from photos where claim_id = $1",
      [claimId],
    );
    return rows;
  });
const ahead = "**/organizer/deliveries/photos";

/** What a page sends ahead, as bytes: the browser hands a file's own on to nobody but the network. */
async function sentBy(page: Page) {
  const sent: Buffer[] = [];
  await page.exposeFunction("noteSent", (text: string) => sent.push(Buffer.from(text, "base64")));
  await page.addInitScript(() => {
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = function (body) {
      const photo = body instanceof FormData && body.get("photo");
      const reader = new FileReader();
      reader.onload = () => {
        const { noteSent } = window as unknown as { noteSent: (text: string) => void };
        noteSent(String(reader.result).split(",")[1] ?? "");
      };
      if (photo instanceof Blob) reader.readAsDataURL(photo);
      send.call(this, body);
    };
  });
  return sent;
}

test("photos travel small and by themselves; what broke is tried again, and nothing is lost", async () => {
  const ids = await received(3);
  const phone = await atDesk(courier, { phone: true });
  const { page, words, press, arrived } = phone;
  const { deliver } = words.deliveries;
  const bodies = await sentBy(page);
  const uploaded = page.waitForRequest(ahead);
  await phone.open(`/organizer/deliveries/new?${query(ids)}`);

  await page.locator(`[name="photos-${ids[0]}"]`).setInputFiles(aFile());
  await page.getByText(deliver.sent, { exact: true }).waitFor();
  await expect.poll(() => bodies.length).toBe(1);
  const [body] = bodies;
  const sent = await sharp(body).metadata();
  expect([sent.width, sent.height]).toEqual([1600, 1200]);
  expect(sent.exif).toBeUndefined();
  expect(body!.length).toBeLessThan(photo.length / 4);
  expect(body!.includes("somebody at home")).toBe(false);
  expect((await (await uploaded).sizes()).requestBodySize).toBeLessThan(photo.length / 4);

  await page.route(ahead, (route) => route.abort());
  await page.locator(`[name="photos-${ids[1]}"]`).setInputFiles(aFile());
  await page.getByText(deliver.failed, { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: deliver.button }).isDisabled()).toBe(true);
  await phone.lookedOver();
  await page.unroute(ahead);
  await press(deliver.retry);
  await page.getByText(deliver.progress(2)).waitFor();

  await page.reload();
  await page.getByText(deliver.progress(2)).waitFor();
  await page.locator('[name="photos-shared"]').setInputFiles(aFile());
  await page.getByText(deliver.progress(3)).waitFor();
  await phone.lookedOver();

  await page.route("**/organizer/deliveries/new**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await press(deliver.button);
  await page.getByText(/网断了/).waitFor();
  await page.unroute("**/organizer/deliveries/new**");
  await press(deliver.button);
  await arrived(/\/organizer\/deliveries\/[0-9a-f-]{36}$/);
  expect(new Set(await statesOf(ids))).toEqual(new Set(["delivered"]));
  expect((await Promise.all(ids.map(photosOf))).map(({ length }) => length)).toEqual([2, 2, 1]);
  expect((await photosOf(ids[0]!))[0]).toEqual({ width: 1600, height: 1200 });

  const delivery = new URL(page.url()).pathname.slice(-36);
  await page.getByRole("link", { name: words.deliveries.page.codeAll }).click();
  await press(words.deliveries.code.button);
  await page.getByAltText(words.deliveries.code.label).waitFor();
  await phone.lookedOver();

  const { token } = await run(inviteToDelivery, {
    actor: courier,
    input: { deliveryId: delivery },
  });
  const stranger = await somebody(browser, server, { phone: true, locale: "en" });
  await stranger.open(`/w/${token}`);
  expect(
    await stranger.page.locator("script:not([data-words], [type=speculationrules])").count(),
  ).toBe(0);
  await stranger.page.locator(`[name="outcome-${ids[2]}"][value="discrepancy"]`).check();
  await stranger.fill({ [`note-${ids[2]}`]: "It is blue", relation: "teacher" });
  await stranger.lookedOver();
  await stranger.press(stranger.words.deliveries.witness.button);
  await stranger.arrived("/w/thanks");
  expect(await statesOf(ids)).toEqual(["confirmed", "confirmed", "delivered"]);
  await page.getByRole("heading", { name: words.deliveries.code.used }).waitFor();
}, 120_000);

test("a photo that is refused says why and by name, and keeps nothing else from being recorded", async () => {
  const [one, two] = (await received(2)) as [string, string];
  const phone = await atDesk(courier, { phone: true, locale: "en" });
  const { page, words, press, arrived } = phone;
  const { deliver } = words.deliveries;
  await phone.open(`/organizer/deliveries/new?${query([one, two])}`);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  expect(mostBytes).toBe(maxPhotoBytes);
  // A browser can't read it, so that it would travel as large as it is.
  await page.locator(`[name="photos-${one}"]`).evaluate((field: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(
      new File([new Uint8Array(40 * 1024 * 1024)], "huge.jpg", { type: "image/jpeg" }),
    );
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const mine = page.locator(".sent-photos li").first();
  await mine.getByText("huge.jpg").waitFor();
  await mine.getByText(/larger than 25 MB/).waitFor();
  expect(asked.filter((line) => line.startsWith("POST"))).toEqual([]);
  expect(await mine.getByRole("button", { name: deliver.retry }).count()).toBe(0);
  expect(await page.getByRole("status").locator("progress").getAttribute("value")).toBe("0");

  // What the door turns away before any of our sentences says why too.
  await page.route(ahead, (route) => route.fulfill({ status: 413, body: "too large" }));
  await page.locator(`[name="photos-${one}"]`).setInputFiles({ ...aFile(), name: "door.jpg" });
  await page
    .locator(".sent-photos li")
    .nth(1)
    .getByText(/larger than 25 MB/)
    .waitFor();
  await page.unroute(ahead);
  await page.locator(`[name="photos-${two}"]`).setInputFiles(aFile());
  await page.getByText(deliver.progress(1)).waitFor();
  await phone.lookedOver();
  await phone.fill({ noPhotoReason: "too large" });
  await press(deliver.button);
  await arrived(/\/organizer\/deliveries\/[0-9a-f-]{36}$/);
  expect((await Promise.all([one, two].map(photosOf))).map(({ length }) => length)).toEqual([0, 1]);
}, 120_000);

test("without script the files travel with the form, one photo for two, and many are confirmed at once", async () => {
  const ids = await received(3);
  const phone = await atDesk(courier, { phone: true, script: false });
  await phone.open(`/organizer/deliveries/new?${query(ids)}`);
  const small = await sharp(photo).resize(800).toBuffer();
  const file = { ...aFile(), buffer: small };
  await phone.page.locator('[name="photos-shared"]').setInputFiles(file);
  await phone.page.locator("summary").click();
  await phone.page.locator(`[name="shared"][value="${ids[2]}"]`).uncheck();
  await phone.press(phone.words.deliveries.deliver.button);
  await phone.page.getByText("有心愿没有照片").first().waitFor();
  await phone.page.locator('[name="photos-shared"]').setInputFiles(file);
  await phone.fill({ noPhotoReason: "天黑了" });
  await phone.press(phone.words.deliveries.deliver.button);
  await phone.arrived(/\/organizer\/deliveries\/[0-9a-f-]{36}$/);
  expect((await Promise.all(ids.map(photosOf))).map(({ length }) => length)).toEqual([1, 1, 0]);
  const page = new URL(phone.page.url()).pathname;

  await phone.open(`${page}/undo`);
  for (const id of ids.slice(0, 2))
    await phone.page.locator(`[name="claimIds"][value="${id}"]`).uncheck();
  await phone.press(phone.words.deliveries.undo.button);
  await phone.arrived(page);
  expect(await statesOf(ids)).toEqual(["delivered", "delivered", "received"]);

  const second = await atDesk(witness, {});
  await second.open("/organizer/confirmations");
  const { together } = second.words.deliveries;
  await second.page.getByRole("link", { name: together.delivery }).last().click();
  await arrivedAt(second.page, /together/);
  await second.lookedOver();
  await second.fill({ relation: "teacher" });
  expect(
    await second.page.locator('[name^="photo-"]:checked, [name="allPhotos"]:checked').count(),
  ).toBe(0);
  await second.press(together.button(2));
  await second.page.getByText("这里要填一下").first().waitFor();
  await second.fill({ allPhotos: "approve" });
  await second.press(together.button(2));
  await second.page.getByRole("heading", { name: together.done(2) }).waitFor();
  await second.lookedOver();
  expect(await statesOf(ids)).toEqual(["confirmed", "confirmed", "received"]);
}, 120_000);
