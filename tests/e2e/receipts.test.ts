import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { issueGoodsReceipt } from "~/domain/funds/answer-goods-request.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { run } from "~/domain/run.server";
import { aPerson } from "../factories/accounts";
import { aCardFund } from "../factories/cards";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { granted } from "../factories/granted";
import { aHostedBatch, aPaidCard, arrived } from "../factories/receipts";
import { openBrowser } from "../setup/chromium";
import { asOwner } from "../setup/database";
import { pdfText } from "../setup/pdf";
import { somebody, type Somebody } from "../setup/people";
import { aVisitor } from "../setup/visitor";
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

const emailOf = (person: Person) =>
  asOwner(server.database.owner, async (client) => {
    const given = "update people set email = coalesce(email, $2) where id = $1 returning email";
    const values = [person.personId, `${person.personId}@example.org`];
    return (await client.query<{ email: string }>(given, values)).rows[0]!.email;
  });

type How = { phone: boolean; locale: "zh-CN" | "en" };
const ways: readonly How[] = [
  { phone: true, locale: "zh-CN" },
  { phone: false, locale: "en" },
];

/** Somebody with his own browser, signed in. */
async function came(person: Person, how: How) {
  const one = await somebody(browser, server, how);
  await one.open("/sign-in");
  await one.signIn(await emailOf(person));
  return one;
}

/** The PDF that a link of the open page leads to. */
async function paperAt({ page }: Somebody, name: string) {
  const address = await page.getByRole("link", { name }).first().getAttribute("href");
  const answer = await page.request.get(address!);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  return { address: address!, text: await pdfText(await answer.body()) };
}

const numbered = /^\d{4}-\d{6}$/;

test.each(ways)(
  "a receipt is written, gets its official number, is opened by its donor, and voided by a second person: %o",
  async (how) => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林女士" });
    const { reference } = await aPledge(donor, fund, "1680.32");
    await someMoney(fund, "1680.32", { reference });
    const at = `/fund/${fund.slug}/receipts`;

    // Before any letter of a receipt: its number looks like a code.
    const giver = await came(donor, how);
    const treasurer = await came(fund.treasurer, how);
    const { desk: text, page: words, voiding, mine } = treasurer.words.receipts;
    const { receipt: paper, giving } = treasurer.words.print;
    await treasurer.open(at);
    await treasurer.page.getByRole("link", { name: text.issue }).click();
    await treasurer.arrived(/\/receipt$/);
    await treasurer.press(text.issue);
    await treasurer.arrived(at);
    await treasurer.page.getByRole("link", { name: numbered }).click();
    await treasurer.arrived(/\/receipts\/[0-9a-f-]+$/);
    for (const officialNumber of ["0001234567", "0001234576"]) {
      await treasurer.fill({ officialNumber });
      await treasurer.press(words.save);
    }
    await treasurer.page.getByText("0001234576").first().waitFor();

    await giver.open("/me");
    await giver.page.getByRole("link", { name: mine.all }).click();
    await giver.arrived("/me/receipts");
    await giver.page.getByRole("link", { name: numbered }).click();
    await giver.arrived(/\/receipts\/[0-9a-f-]+$/);
    const receiptPage = giver.page.url();
    const { address, text: given } = await paperAt(giver, words.paper);
    for (const part of [
      ...["-000001", "林女士", "人民币壹仟陆佰捌拾元叁角贰分", "1,680.32"],
      ...["0001234576", paper.titles.cn],
    ])
      expect(given).toContain(part);
    expect(given).not.toContain(paper.void);
    await giver.open("/me/receipts/2026");
    const { text: summed } = await paperAt(giver, mine.paper);
    for (const part of ["1,680.32", giving.mark, "-000001"]) expect(summed).toContain(part);

    const second = await came(fund.approver, how);
    await second.open(at);
    await second.page.getByRole("link", { name: voiding.title }).click();
    await second.arrived(/\/voiding$/);
    await second.fill({ reason: "抬头写错了" });
    await second.press(voiding.button);
    await second.arrived(/\/receipts\/[0-9a-f-]+$/);

    await giver.page.goto(receiptPage);
    await giver.page.getByText(words.tells).waitFor();
    const { text: after } = await paperAt(giver, words.paper);
    for (const part of ["-000001", paper.void, "抬头写错了"]) expect(after).toContain(part);

    const stranger = await somebody(browser, server, { ...how, script: false });
    expect((await stranger.page.request.get(address, { maxRedirects: 0 })).status()).not.toBe(200);
  },
  180_000,
);

test.each(ways)(
  "a donor asks for a receipt for what he gave, and the charity writes it: %o",
  async (how) => {
    const hosted = await aHostedBatch({ wishes: 2 });
    const person = await aPerson({ name: "山风公司" });
    const [claimId] = await arrived(person, hosted.batch);
    const giver = await came(person, how);
    const { claim: asking, goods, desk, page: words, times } = giver.words.receipts;
    await giver.open(`/claims/${claimId}`);
    await giver.page.getByRole("link", { name: asking.open }).click();
    await giver.arrived(/\/receipt$/);
    const { text: confirmed } = await paperAt(giver, asking.confirmation);
    expect(confirmed).toContain(giver.words.print.kind.mark.replace("’", "'"));
    await giver.fill({ donor: "山风户外用品有限公司" });
    await giver.page.getByRole("checkbox").first().check();
    await giver.press(asking.button);
    await giver.page.getByText(asking.waits).waitFor();

    const treasurer = await came(hosted.treasurer, how);
    await treasurer.open(`/charity/${hosted.slug}/receipts`);
    await treasurer.page.getByRole("link", { name: goods.answer }).click();
    await treasurer.arrived(/\/requests\/[0-9a-f-]+$/);
    await treasurer.fill({ value: "1280.50", valueBasis: "invoice" });
    await treasurer.press(desk.issue);
    await treasurer.arrived(/\/receipts\/[0-9a-f-]+$/);

    await giver.open(`/claims/${claimId}/receipt`);
    await giver.page.getByRole("link", { name: goods.toReceipt }).click();
    await giver.arrived(/\/receipts\/[0-9a-f-]+$/);
    const { text } = await paperAt(giver, words.paper);
    for (const part of ["山风户外用品有限公司", "1,280.50", goods.bases.invoice, times(2)])
      expect(text).toContain(part);
  },
  180_000,
);

test("who has only a claim's link asks by it and opens his receipt with it; another link opens nothing", async () => {
  const { batch, treasurer, approver } = await aHostedBatch({ wishes: 2, jurisdiction: "us" });
  const [mine, others] = [await aRecorded(batch, 0), await aRecorded(batch, 1)];
  await granted([mine.id, others.id], batch.staff.personId, approver.personId);
  const by = (token: string) => aVisitor(server.url, { claim: token });
  const page = `/claims/${mine.id}/receipt`;
  const sent = await by(mine.token).ask(page, { method: "POST", form: { donor: "赤先生" } });
  expect(sent.status).toBe(302);
  const requestId = await asOwner(server.database.owner, async (client) => {
    const asked = "select request_id as id from goods_requested where claim_id = $1";
    return (await client.query<{ id: string }>(asked, [mine.id])).rows[0]!.id;
  });
  const { id } = await run(issueGoodsReceipt, {
    actor: treasurer,
    input: { requestId, donor: "赤先生" },
  });
  for (const path of [page, `/receipts/${id}`, `/receipts/${id}.pdf`]) {
    expect((await by(mine.token).ask(path)).status, path).toBe(200);
    expect((await by(others.token).ask(path)).status, path).toBe(404);
  }
}, 120_000);

const aRecorded = (batch: Awaited<ReturnType<typeof aHostedBatch>>["batch"], place: number) =>
  run(recordClaim, {
    actor: batch.staff,
    input: {
      ...{ batchSlug: batch.slug, number: batch.wishes[place]!.number, way: "ship" },
      ...{ name: "赤先生", phone: "13911112222" },
    },
  });

test("after a refund the desk says so, and one press brings the receipt into line", async () => {
  const how = ways[1]!;
  const fund = await aCardFund();
  const donor = await aPerson({ name: "Ann Lee" });
  const card = await aPaidCard(fund, donor);
  await run(issueReceipt, { actor: fund.treasurer, input: { paymentId: card.paymentId } });
  await card.refund(3000n);
  const treasurer = await came(fund.treasurer, how);
  const { desk, mending, page } = treasurer.words.receipts;
  await treasurer.open(`/fund/${fund.slug}`);
  await treasurer.page
    .getByRole("link", { name: treasurer.words.funds.desk.todo.receipts.go })
    .click();
  await treasurer.arrived(`/fund/${fund.slug}/receipts`);
  await treasurer.page.getByRole("link", { name: desk.mend }).click();
  await treasurer.arrived(/\/mending$/);
  await treasurer.press(mending.button);
  await treasurer.arrived(/\/receipts\/[0-9a-f-]+$/);
  const { text } = await paperAt(treasurer, page.paper);
  for (const part of ["-000002", "¥70", "-000001", "Ann Lee"]) expect(text).toContain(part);
}, 120_000);
