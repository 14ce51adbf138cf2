import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { run } from "~/domain/run.server";
import { aMember, anOrganization } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aHold, standing } from "../factories/claims";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { arrivedAt, somebody } from "../setup/people";
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

const row = (text: string, values: unknown[]) =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows[0]!;
  });
const emailOf = async ({ personId }: Person) =>
  (await row("select email from people where id = $1", [personId])).email!;
const claimOf = async (wishId: string) =>
  (await row("select id from claims where wish_id = $1 order by held_at desc limit 1", [wishId]))
    .id!;

test.each([
  { phone: true, script: false, locale: "zh-CN" },
  { phone: false, script: true, locale: "en" },
] as const)(
  "staff record three numbers, pass the links on, send for the donor and tell him: %o",
  async (how) => {
    const batch = await anOpenBatch(2);
    const desk = `/organizer/batches/${batch.slug}/claims`;
    const at = await somebody(browser, server, how);
    const { claims } = at.words;
    await at.open("/sign-in");
    await at.signIn(await emailOf(batch.desk.coordinator));

    await at.open(`${desk}/new`);
    await at.fill({ numbers: "第五个", name: "杨叔", phone: "19900001111" });
    await at.press(claims.desk.recording.button);
    await at.page.locator(".field-error").first().waitFor();
    expect(await at.page.locator('[name="name"]').inputValue()).toBe("杨叔");

    await at.fill({ numbers: "1、2 和 9", name: "杨叔", phone: "19900001111" });
    await at.press(claims.desk.recording.button);
    await at.page.getByText(claims.desk.recording.done(2)).first().waitFor();
    await at.lookedOver();
    const passed = await at.page.locator(".slip-text").innerText();
    const links = passed.match(/https?:\S+\/c\/\S+/g) ?? [];
    expect(links).toHaveLength(2);
    expect(await at.page.locator(".paper-label svg").count()).toBe(2);
    expect(await at.page.locator("main").innerText()).toContain(at.words.wishes.number(9));

    const donor = await somebody(browser, server, { ...how, script: false });
    await donor.page.goto(links[1]!);
    expect(await donor.page.locator("main").innerText()).toContain("禾川县人民路 8 号");

    const [first, second] = [
      await claimOf(batch.wishes[0]!.id),
      await claimOf(batch.wishes[1]!.id),
    ];
    await at.open(`${desk}/${first}`);
    expect(await at.page.locator("main").innerText()).toContain("禾川县人民路 8 号");
    await at.page
      .getByRole("button", { name: claims.desk.notices.tell, exact: false })
      .first()
      .click();
    await at.page
      .getByRole("button", { name: claims.desk.notices.untell, exact: false })
      .first()
      .waitFor();
    await at.lookedOver();
    await at.open(desk);
    expect(await at.page.locator("main").innerText()).toContain(claims.desk.notices.waits(1));

    await at.open(`/claims/${first}/send`);
    await at.fill({ carrier: "百合快运", tracking: "BH83024471" });
    await at.page.locator(`[name="together"][value="${second}"]`).check();
    await at.press(claims.sending.button);
    await at.arrived(`/claims/${first}/label`);
    expect(await at.page.locator("main").innerText()).toContain(claims.label.pieces(2));
    await at.page.getByText(claims.label.back, { exact: true }).click();
    await at.arrived(`${desk}/${first}`);
    expect(await standing(second)).toMatchObject({ claim: "sent" });
  },
);

test("a member passes a claim of the business to a colleague, who finds it among his own", async () => {
  const business = await anOrganization("business");
  const colleague = await aMember(business, "member");
  const batch = await anOpenBatch(1);
  const [wish] = batch.wishes;
  const { publicId } = await row('select public_id as "publicId" from wishes where id = $1', [
    wish!.id,
  ]);
  const claimId = await aHold(business.coordinator, {
    id: wish!.id,
    publicId: publicId!,
    number: 1,
  });
  const input = { claimId, way: "ship", business: business.organizationId };
  await run(commitClaim, { actor: business.coordinator, input });

  const at = await somebody(browser, server, { phone: true });
  const { claims, me } = at.words;
  await at.open("/sign-in");
  await at.signIn(await emailOf(colleague));
  await at.open("/me");
  expect(await at.page.locator("main").innerText()).toContain(me.byColleague);
  await at.open(`/claims/${claimId}`);
  await at.page.getByText(claims.moving.title, { exact: true }).click();
  await at.arrived(`/claims/${claimId}/move`);
  await at.fill({ personId: colleague.personId });
  await at.press(claims.moving.button);
  await at.arrived(`/claims/${claimId}`);
  await at.open("/me");
  expect(await at.page.locator("main").innerText()).not.toContain(me.byColleague);
});

test.each([
  { phone: true, locale: "zh-CN" },
  { phone: false, locale: "en" },
] as const)(
  "a coordinator makes the next batch like the last, folds the programme away and closes the hub: %o",
  async (how) => {
    const batch = await anOpenBatch(1);
    const { slug, hub } = await row(
      "select p.slug, b.hub_id as hub from programmes p join batches b on b.programme_id = p.id where b.id = $1",
      [batch.id],
    );
    const at = await somebody(browser, server, how);
    const { batches, programme, hub: hubWords } = at.words.organizer;
    await at.open("/sign-in");
    await at.signIn(await emailOf(batch.desk.coordinator));
    await at.open(`/organizer/programmes/${slug}`);
    await at.page.getByText(batches.newBatch, { exact: true }).click();
    await at.arrived(`/organizer/programmes/${slug}/batches/new?from=${batch.slug}`);
    expect(await at.page.locator('[name="number"]').inputValue()).toBe("2");
    expect(await at.page.locator('[name="hubId"]').inputValue()).toBe(hub);
    await at.fill({ slug: `${batch.slug}-2` });
    await at.press(at.words.organizer.batch.save);
    await at.arrived(`/organizer/batches/${batch.slug}-2`);

    await at.open(`/organizer/hubs/${hub}/closing`);
    await at.press(hubWords.closing.button);
    await at.page.locator('[role="alert"], .refused').first().waitFor();
    await at.open(`/organizer/batches/${batch.slug}/closing`);
    await at.press(at.words.organizer.batch.closing.go);
    await at.arrived(`/organizer/batches/${batch.slug}`);
    await at.open(`/organizer/hubs/${hub}/closing`);
    await at.press(hubWords.closing.button);
    await at.arrived(`/organizer/hubs/${hub}`);
    await at.open(`/organizer/programmes/${slug}/archive`);
    await at.press(programme.archiving.button);
    await at.arrived(`/organizer/programmes/${slug}`);
    await at.open("/organizer/batches");
    await at.page.getByText(batches.showArchived(1)).click();
    await at.arrived("/organizer/batches?archived=1");
    expect(await at.page.locator("main").innerText()).toContain(batches.hubClosed);
  },
);

test("a coordinator invites, sends again and changes roles, on a phone", async () => {
  const organizer = await anOrganization();
  const { slug } = await row("select slug from organizations where id = $1", [
    organizer.organizationId,
  ]);
  const at = await somebody(browser, server, { phone: true });
  const { accounts } = at.words;
  await at.open("/sign-in");
  await at.signIn(await emailOf(organizer.coordinator));
  const members = `/organizations/${slug}/members`;
  await at.open(members);
  await at.fill({ email: "new.colleague@example.org", roles: "courier" });
  await at.press(accounts.members.send);
  await at.page.getByText("new.colleague@example.org").waitFor();
  await at.lookedOver();
  await at.page.getByRole("link", { name: accounts.members.again, exact: false }).click();
  await arrivedAt(at.page, /\/renewal$/);
  await at.lookedOver();
  await at.press(accounts.renewal.button);
  await at.arrived(members);
  await at.page.getByRole("link", { name: accounts.members.change, exact: false }).first().click();
  await at.page.getByText(accounts.member.last).waitFor();
  await at.lookedOver();
});
