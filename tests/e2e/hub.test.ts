import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { create } from "qrcode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "~/i18n/words";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import type { Person } from "~/domain/actor";
import { run } from "~/domain/run.server";
import { barriers } from "../setup/axe";
import { openBrowser } from "../setup/chromium";
import {
  aCommittedClaim,
  aDesk,
  aParcel,
  aPerson,
  rowOf,
  signIn,
  type Desk,
} from "../factories/gifts";
import { arrivedAt } from "../setup/people";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

const film = join(tmpdir(), `wishbridge-label-${process.pid}.y4m`);
let server: Server;
let browser: Browser;
let desk: Desk;
let donor: Person, coordinator: Person;
let code: string, scanned: string;
const { hub } = wordsOf("zh-CN");

/** What the camera sees: a label's QR code, a little grey, on a table. */
function filmOf(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const [width, height, dot] = [640, 480, Math.floor(360 / modules.size)];
  const [left, top] = [(width - dot * modules.size) >> 1, (height - dot * modules.size) >> 1];
  const light = Buffer.alloc(width * height, 210);
  for (let y = 0; y < modules.size * dot; y += 1)
    for (let x = 0; x < modules.size * dot; x += 1)
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot)))
        light[(top + y) * width + left + x] = 40;
  const frame = Buffer.concat([
    Buffer.from("FRAME\n"),
    light,
    Buffer.alloc((width * height) / 2, 128),
  ]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420mpeg2\n`);
  return Buffer.concat([head, frame, frame, frame]);
}

beforeAll(async () => {
  desk = await aDesk();
  donor = await aPerson();
  coordinator = await aPerson(desk.organizerId, "coordinator", "courier");
  ({ claimId: scanned } = await aCommittedClaim(desk, donor));
  const { claimId: second } = await aCommittedClaim(desk, donor);
  code = await aParcel(desk, [scanned, second]);
  server = await serverHere();
  writeFileSync(film, filmOf(`${server.url}/organizer/hub/${code}`));
  browser = await openBrowser(
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  );
});
afterAll(async () => {
  await browser.close();
  await server.kill();
  rmSync(film, { force: true });
});

async function atHub(options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: "zh-CN",
    viewport: { width: 390, height: 844 },
    ...options,
  });
  const { session } = await signIn(coordinator.personId);
  await context.addCookies([{ name: "session", value: session, url: server.url }]);
  return context;
}

test("the camera opens by a press, reads the label, and the hub is ready for the next", async () => {
  const context = await atHub({ permissions: ["camera"] });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/organizer/hub");
  expect(await page.locator("video").isVisible()).toBe(false);
  await page.getByRole("button", { name: hub.scan.open }).click();
  await page.waitForURL(`**/organizer/hub/${code}`, { timeout: 60_000 });

  const press = page.getByRole("button", { name: hub.parcel.allFit });
  await expect.poll(() => press.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await arrivedAt(page, `**/organizer/hub?done=${code}`);
  expect(await page.locator("main").innerText()).toContain(hub.just.received(2));
  expect(await page.getByRole("button", { name: hub.scan.open }).isEnabled()).toBe(true);

  await page.getByRole("link", { name: hub.just.undo }).click();
  await page.getByRole("button", { name: hub.undoing.button }).click();
  await arrivedAt(page, `**/organizer/hub/${code}`);
  expect((await rowOf("claims", scanned)).state).toBe("sent");
  expect(faults).toEqual([]);
  await context.close();
});

test("a camera that isn't allowed says what to do, on no other page is it asked for", async () => {
  const context = await atHub({ bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  const answer = await page.goto("/organizer/hub");
  expect(answer?.headers()["permissions-policy"]).toContain("camera=(self)");
  await page.getByRole("button", { name: hub.scan.open }).click();
  await page.getByText(hub.scan.denied).waitFor();
  expect(await barriers(page)).toEqual([]);
  const parcel = await page.goto(`/organizer/hub/${code}`);
  expect(parcel?.headers()["permissions-policy"]).toContain("camera=()");
  await context.close();
});

test("without script a code is typed, each gift is told apart, and stock gets another wish", async () => {
  const [kept, open] = [await aCommittedClaim(desk, donor), await aCommittedClaim(desk, donor)];
  const cancel = (claimId: string) =>
    run(cancelClaim, { actor: coordinator, input: { claimId, reason: "孩子转学了" } });
  await cancel(open.claimId);
  const parcel = await aParcel(desk, [kept.claimId]);
  const context = await atHub({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/organizer/hub");
  await page.locator("input[name=code]").fill("ZZZZ2222");
  await page.getByRole("button", { name: hub.find }).click();
  expect(await page.locator("main").innerText()).toContain(hub.unknown);
  await page
    .locator("input[name=code]")
    .fill(` ${parcel.slice(0, 4).toLowerCase()}-${parcel.slice(4)}`);
  await page.getByRole("button", { name: hub.find }).click();
  await arrivedAt(page, `**/organizer/hub/${parcel}`);
  await page.getByText(hub.parcel.oneOnly).click();
  await page.getByLabel(hub.parcel.no, { exact: true }).check();
  await page.getByLabel(hub.parcel.other).check();
  await page.locator(`input[name="note-${kept.claimId}"]`).fill("是裤子");
  await page.locator(`input[name="size-${kept.claimId}"]`).fill("150 cm");
  await page.getByRole("button", { name: hub.parcel.button, exact: true }).click();
  await arrivedAt(page, "**/organizer/hub/stock/*");
  await page.locator(`input[value="${open.wishId}"]`).check();
  await page.getByRole("button", { name: hub.stock.give }).click();
  await page.locator("main", { hasText: hub.stock.states.given }).waitFor();
  expect((await rowOf("wishes", open.wishId)).state).toBe("taken");
  await context.close();

  const giver = aVisitor(server.url, { session: (await signIn(donor.personId)).session });
  expect((await giver.get(`/claims/${kept.claimId}/gift`)).text).toContain(hub.gift.given);
});
