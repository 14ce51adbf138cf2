import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { exportBooks } from "~/domain/ledger/export.server";
import { laws } from "~/domain/ledger/laws.server";
import { system, type Person } from "~/domain/actor";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { ask } from "~/domain/run.server";
import { readAccount } from "~/jobs/read-account";
import { closePools, db } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { objectsOf, type Body } from "~/platform/practice/stripe-objects.server";
import { applyWaiting, post, useStripe } from "../mocks/stripe";
import { signed } from "~/platform/practice/stripe-webhooks.server";
import { aMember } from "../factories/accounts";
import { aCardFund, aCheckout, type CardFund } from "../factories/cards";
import { asOwner } from "../setup/database";
import { forgetBooks } from "../setup/forget-books";
import { often, proving, tell } from "../setup/proof";
import { chance } from "../setup/random";

const stripe = useStripe();
afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const shuffles = proving ? often(1000) : 8;

let history: Body[] = [];
/** What stands in the books and with the promises once all of it came as it happened. */
let books = "";
let pledges: string[] = [];
/** Who sees all of each charity's books. */
let hosts: { of: CardFund; person: Person }[] = [];

/** Two funds of one charity and one of another, in CNY and JPY, with everything that can happen. */
beforeAll(async () => {
  const yuan = await aCardFund();
  const other = await aCardFund({ charity: yuan.charity });
  const yen = await aCardFund({ currency: "JPY" });
  const { account } = yuan;
  stripe.loses();
  const pays = async (
    fund: { slug: string },
    of: string,
    more: Parameters<typeof aCheckout>[1] = {},
  ) => {
    const { session } = await aCheckout(fund, more);
    await desk.paySession(of, session);
    const [intent] = await objectsOf(of, "payment_intent");
    return intent!.id;
  };
  const first = await pays(yuan, account, { amount: "100" });
  const second = await pays(other, account, { amount: "250.50" });
  const third = await pays(yuan, account, { amount: "80" });
  await pays(other, account, { amount: "20", how: "monthly" });
  const [subscription] = await objectsOf(account, "subscription");
  await desk.anotherMonth(account, subscription!.id);
  await desk.anotherMonth(account, subscription!.id, false);
  await desk.anotherMonth(account, subscription!.id);
  const fourth = await pays(yuan, account, { amount: "15" });
  await desk.refundIntent(account, fourth, { amount: 1_500, metadata: {} });
  const [bounced] = await objectsOf(account, "refund");
  await desk.failRefund(account, bounced!.id);
  await pays(other, account, { amount: "9.99" });
  await desk.refundIntent(account, first, { amount: 3_000, metadata: {} });
  const won = await desk.openDispute(account, second);
  const lost = await desk.openDispute(account, third);
  await desk.payOut(account, "cny");
  await desk.closeDispute(account, won.id, true);
  await desk.closeDispute(account, lost.id, false);
  await desk.refundIntent(account, first, { amount: 7_000, metadata: {} });
  const again = await desk.payOut(account, "cny");
  await desk.failPayout(account, again!.id);
  await desk.cancelSubscription(account, subscription!.id);
  // What came back goes out with what came since, comes back once more, and arrives with a last gift.
  await pays(other, account, { amount: "33" });
  const withMore = await desk.payOut(account, "cny");
  await desk.failPayout(account, withMore!.id);
  await pays(yuan, account, { amount: "12.34" });
  expect(Number((await desk.payOut(account, "cny"))?.amount)).toBeGreaterThan(
    Number(withMore!.amount),
  );

  const inYen = await pays(yen, yen.account, { amount: "5000" });
  const late = await aCheckout(yen, { amount: "700" });
  await desk.paySession(yen.account, late.session, true);
  await desk.settleLater(yen.account, late.session, true);
  const never = await aCheckout(yen, { amount: "900" });
  await desk.paySession(yen.account, never.session, true);
  await desk.settleLater(yen.account, never.session, false);
  const declined = await aCheckout(yen, { amount: "60" });
  await desk.declineSession(yen.account, declined.session);
  await desk.expireSession(yen.account, declined.session);
  await desk.refundIntent(yen.account, inYen, { amount: 5_000, metadata: {} });
  await desk.payOut(yen.account, "jpy");
  hosts = [
    { of: yuan, person: await aMember(yuan.charity, "treasurer") },
    { of: yen, person: await aMember(yen.charity, "treasurer") },
  ];
  history = [...stripe.sent];
  await forget();
  await arriveAll(history, () => 1);
  [books, pledges] = [await exported(), await told()];
}, 120_000);

/** As if no webhook had ever come; what the provider knows stays. */
const forget = () =>
  forgetBooks({
    first: `delete from provider_transactions; delete from refunds; delete from disputes; delete from payments;`,
    then: `delete from letters; delete from payouts; delete from provider_events; delete from provider_balances;
      delete from graphile_worker._private_jobs;
      update pledges set state = 'promised', paid_at = null, ended_at = null, failed_at = null,
        provider_subscription = null where way = 'stripe';`,
  });

const told = () =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(' ', p.reference, p.state, p.ended_at is not null, p.failed_at is not null,
        (select string_agg(y.minor || y.state::text, ',' order by y.provider_ref) from payments y where y.pledge_id = p.id)) as line
       from pledges p order by 1`,
    );
    return rows.map(({ line }) => line);
  });

const exported = () => ask(exportBooks, { actor: system("test"), input: {} });

/** What the reconciliation of each charity lists. */
const differing = async () => {
  const seen = hosts.map(({ of: { slug }, person: actor }) =>
    ask(reconciliation, { actor, input: { slug } }),
  );
  return (await Promise.all(seen)).flatMap(({ differences }) => differences);
};

/** Events arrive as they are listed, up to three at a time, the same one now and then again. */
async function arriveAll(events: readonly Body[], together: () => number) {
  for (let at = 0; at < events.length;) {
    const some = events.slice(at, at + together());
    at += some.length;
    const answers = await Promise.all(some.map((event) => post(signed(event))));
    expect(answers.map(({ status }) => status)).toEqual(some.map(() => 200));
    await applyWaiting(some.length > 1);
  }
}

test(`${shuffles} orders of a history, with repeats, end in the same books (seeds from 24000)`, async () => {
  expect(history.length).toBeGreaterThanOrEqual(45);
  expect(books.split("\n").length).toBeGreaterThan(20);

  for (let round = 0; round < shuffles; round += 1) {
    const luck = chance(24_000 + round);
    const repeated = [...history, ...history.filter(() => luck.below(3) === 0)];
    const mixed = repeated
      .map((event) => ({ event, at: luck.below(1_000_000) }))
      .sort((a, b) => a.at - b.at);
    await forget();
    await arriveAll(
      mixed.map(({ event }) => event),
      () => 1 + luck.below(3),
    );
    expect(await exported(), `seed ${24_000 + round}`).toBe(books);
    expect(await told(), `seed ${24_000 + round}`).toEqual(pledges);
    expect(await differing(), `seed ${24_000 + round}`).toEqual([]);
  }
  tell("shuffles", { times: shuffles, events: history.length });
  const broken = await db.transaction().execute(async (tx) => {
    await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
    return Promise.all(laws.map(({ broken }) => broken(tx)));
  });
  expect(broken.flat()).toEqual([]);
  // The night adds nothing, and by then the provider's balance is the books'.
  for (const { of } of hosts) await readAccount({ charityId: of.charity.organizationId });
  expect([await exported(), await differing()]).toEqual([books, []]);
}, 7_200_000);

test("a monthly payment whose end is heard of before its money has ended all the same", async () => {
  const ends = ({ type }: Body) => String(type).startsWith("customer.subscription.");
  await forget();
  await arriveAll([...history.filter(ends), ...history.filter((one) => !ends(one))], () => 1);
  expect(await exported()).toBe(books);
  expect(await told()).toEqual(pledges);
});
