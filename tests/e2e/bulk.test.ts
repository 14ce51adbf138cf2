import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import type { Person } from "~/domain/actor";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { run } from "~/domain/run.server";
import { anOrganizer, aPerson } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo, anApprovedWish } from "../factories/batches";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { somebody, type Somebody } from "../setup/people";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;
let desk: Awaited<ReturnType<typeof anOrganizer>>;
let batch: Awaited<ReturnType<typeof aBatch>>;
let at: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
  desk = await anOrganizer();
  batch = await aBatch({ desk });
  at = `/organizer/batches/${batch.slug}`;
  for (let wish = 0; wish < 5; wish += 1) await anApprovedWish(batch);
  const drafts = [await aDraftWish(batch), await aDraftWish(batch)];
  await agreedTo(desk, [drafts[0]!.childId]);
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

/** Somebody of the desk, signed in. */
async function atDesk({ personId }: Person, options: Parameters<typeof somebody>[2] = {}) {
  const who = await somebody(browser, server, options);
  const { token } = await openSession(personId);
  await who.page.context().addCookies([{ name: "session", value: token, url: server.url }]);
  return who;
}

const states = (kind: "wishes" | "claims") =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ state: string }>(
      kind === "wishes"
        ? "select state from wishes where batch_id = $1 order by number"
        : "select c.state from claims c join wishes w on w.id = c.wish_id where c.batch_id = $1 order by w.number, c.held_at",
      [batch.id],
    );
    return rows.map(({ state }) => state);
  });

const said = ({ page }: Somebody, name: string) => page.getByRole("heading", { name, level: 1 });
const left = ({ page }: Somebody) => page.locator('main a[href*="?pick="]').last();

test("a reviewer on a phone, in English, approves what can be approved together", async () => {
  const who = await atDesk(desk.reviewer, { phone: true, locale: "en" });
  const { approval } = who.words.bulk;
  await who.open(`${at}/approval?pick=6-7`);
  await who.press(approval.go(1));
  await said(who, approval.done(1)).waitFor();
  await who.lookedOver();
  expect(await left(who).getAttribute("href")).toBe(`/en${at}?pick=7`);
  expect((await states("wishes")).slice(5)).toEqual(["approved", "draft"]);
});

test("without script a coordinator publishes those ticked, and sending it again changes nothing", async () => {
  const who = await atDesk(desk.coordinator, { script: false });
  const { publication } = who.words.bulk;
  await who.open(`${at}/publication?on=1&on=2&pick=3-4.7`);
  await who.press(publication.go(4));
  await said(who, publication.done(4)).waitFor();
  expect(await left(who).getAttribute("href")).toBe(`${at}?pick=7`);
  await who.page.reload();
  await said(who, publication.done(4)).waitFor();
  expect(await states("wishes")).toEqual([
    ...["open", "open", "open", "open"],
    ...["approved", "approved", "draft"],
  ]);
  await run(publishBatch, { actor: desk.coordinator, input: { slug: batch.slug } });
});

test("on a phone claimants are reminded once, and those without mail get a text to pass on", async () => {
  const donor = await aPerson();
  const wishes = await asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ public_id: string }>(
      "select public_id from wishes where batch_id = $1 order by number limit 3",
      [batch.id],
    );
    return rows;
  });
  const claimIds: string[] = [];
  for (const { public_id: wishId } of wishes) {
    const { id } = await run(holdWish, { actor: donor, input: { wishId } });
    await run(commitClaim, { actor: donor, input: { claimId: id, way: "ship" } });
    claimIds.push(id);
  }
  const { coordinator } = desk;
  const input = { batchSlug: batch.slug, name: "吴先生", phone: "13900001111", way: "ship" };
  await run(recordClaim, { actor: coordinator, input: { ...input, number: 4 } });

  const who = await atDesk(coordinator, { phone: true });
  const { reminders } = who.words.bulk;
  await who.open(`${at}/reminders?pick=1-5`);
  await who.press(reminders.go(4));
  await said(who, reminders.done(4)).waitFor();
  await who.lookedOver();
  const text = await who.page.locator(".slip-text").innerText();
  expect(text).toContain(who.words.wishes.number(4));
  expect(text).not.toContain("/c/");
  await who.open(`${at}/reminders?pick=1-4`);
  expect(await who.page.getByRole("button", { name: reminders.go(4) }).count()).toBe(0);
  expect(await who.page.locator("main").innerText()).toContain(reminders.none);

  const [first, ...together] = claimIds;
  await run(sendParcel, {
    actor: donor,
    input: { claimId: first, carrier: "顺丰", tracking: "SF998877", together },
  });
});

test("what lies on the table is checked in together, on a wide screen in English", async () => {
  const who = await atDesk(desk.courier, { locale: "en" });
  const { checkIn } = who.words.bulk;
  await who.open(`${at}/check-in?pick=1-2.4`);
  await who.press(checkIn.go(2));
  await said(who, checkIn.done(2)).waitFor();
  await who.lookedOver();
  expect(await states("claims")).toEqual(["received", "received", "sent", "committed"]);
});

test("cancelling and withdrawing ask for a reason, say what can't be undone, and tell what is left", async () => {
  const who = await atDesk(desk.coordinator);
  const { cancellation, withdrawal } = who.words.bulk;
  await who.open(`${at}/cancellation?pick=3-5`);
  await who.page.getByText(cancellation.final).waitFor();
  await who.press(cancellation.go(2));
  await who.page.locator("[role=alert]").waitFor();
  await who.lookedOver();
  await who.fill({ reason: "供货商停产" });
  await who.press(cancellation.go(2));
  await said(who, cancellation.done(2)).waitFor();
  await who.lookedOver();
  expect((await states("claims")).slice(2)).toEqual(["cancelled", "cancelled"]);

  await who.open(`${at}/withdrawal?pick=3-4`);
  await who.fill({ reason: "名单弄错了" });
  await who.press(withdrawal.go(2));
  await said(who, withdrawal.done(2)).waitFor();
  expect((await states("wishes")).slice(2, 4)).toEqual(["withdrawn", "withdrawn"]);
  await who.open(`${at}/withdrawal`);
  await who.page.getByText(who.words.bulk.nothing).waitFor();
});
