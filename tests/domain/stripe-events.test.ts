import { afterAll, describe, expect, test } from "vitest";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { endMonthly } from "~/domain/funds/card/checkout.server";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { closeCheckoutThere, endMonthlyThere } from "~/jobs/end-card-pledges";
import { sendRefund } from "~/jobs/send-refund";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { objectsOf } from "~/platform/practice/stripe-objects.server";
import { eventOf } from "~/platform/practice/stripe-webhooks.server";
import { aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { child, told } from "../factories/canary";
import {
  aCardFund,
  aCheckout,
  lawsHold,
  paid,
  paymentsOf,
  rows,
  stateOf,
  sums,
} from "../factories/cards";
import { aFundAtWork } from "../factories/funds";
import { arrives, useStripe } from "../mocks/stripe";

const stripe = useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

describe("a gift by card", () => {
  test("is in the books once the provider says so, gross and fee, and thanks its donor", async () => {
    const fund = await aCardFund();
    const pledge = await aCheckout(fund, { amount: "100" });
    expect(pledge.url).toContain("/practice/checkout/cs_test_");
    expect(await sums(fund)).toEqual({});
    await desk.paySession(fund.account, pledge.session);
    expect(await stateOf(pledge)).toBe("paid");
    expect(await sums(fund)).toEqual({ stripe: 9_680, general: 10_000, fees: 320 });
    const [entry] = await rows<{ kinds: bigint; refs: string }>(
      "select count(*) as kinds, string_agg(provider_ref, ',') as refs from entries where fund_id = $1",
      [fund.fundId],
    );
    expect(entry).toMatchObject({ kinds: 1n, refs: expect.stringMatching(/^txn_/) as string });
    const letters = await rows("select kind from letters where person_id = $1", [
      pledge.donor.personId,
    ]);
    expect(letters).toEqual([{ kind: "pledge-paid" }]);
    await lawsHold();
  });

  test("of yen has no decimals, and for a batch it is restricted to it", async () => {
    const fund = await aCardFund({ currency: "JPY" });
    const batch = await anOpenBatch();
    const pledge = await aCheckout(fund, { amount: "5000", purpose: `batch:${batch.slug}` });
    const [session] = await objectsOf(fund.account, "checkout.session");
    expect(session).toMatchObject({ amount_total: 5000, currency: "jpy" });
    await desk.paySession(fund.account, pledge.session);
    expect(await sums(fund)).toEqual({ stripe: 4_820, restricted: 5_000, fees: 180 });
    await expect(aCheckout(fund, { amount: "10.5" })).rejects.toEqual(refusedBy("amount_too_fine"));
  });

  test("has one checkout however often its donor comes, and nobody else opens it", async () => {
    const fund = await aCardFund();
    const pledge = await aCheckout(fund);
    const again = await openPledgeCheckout(pledge.donor, pledge.publicId);
    expect(again.url).toBe(pledge.url);
    // The power went between the provider's answer and our note of it.
    await rows("update pledges set provider_session = null where id = $1", [pledge.id]);
    expect((await openPledgeCheckout(pledge.donor, pledge.publicId)).url).toBe(pledge.url);
    expect(await objectsOf(fund.account, "checkout.session")).toHaveLength(1);
    await expect(openPledgeCheckout(await aPerson(), pledge.publicId)).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test("is not taken where the charity has no account, in the form and in the database", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const input = { slug: fund.slug, amount: "10", how: "card" };
    await expect(run(promisePledge, { actor: donor, input })).rejects.toEqual(
      refusedBy("fund_takes_no_cards"),
    );
    const closed = await aCardFund({ modes: ["none"] });
    await expect(aCheckout(closed)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
  });

  test("that is declined stays open and is paid by another card", async () => {
    const fund = await aCardFund();
    const pledge = await aCheckout(fund);
    await desk.declineSession(fund.account, pledge.session);
    expect(await stateOf(pledge)).toBe("promised");
    const [row] = await rows("select failed_at from pledges where id = $1", [pledge.id]);
    expect(row).toMatchObject({ failed_at: expect.any(Date) as Date });
    await desk.paySession(fund.account, pledge.session);
    expect(await stateOf(pledge)).toBe("paid");
  });

  test("that nobody pays ends with its checkout, and taking it back closes the checkout", async () => {
    const fund = await aCardFund();
    const [left, taken] = [await aCheckout(fund), await aCheckout(fund)];
    await desk.expireSession(fund.account, left.session);
    expect(await stateOf(left)).toBe("cancelled");
    await run(cancelPledge, { actor: taken.donor, input: { publicId: taken.publicId } });
    await closeCheckoutThere({ pledgeId: taken.id });
    const sessions = await objectsOf(fund.account, "checkout.session");
    expect(sessions.map(({ status }) => status)).toEqual(["expired", "expired"]);
    expect(await sums(fund)).toEqual({});
  });

  test("whose bank answers later is money only when it says yes", async () => {
    const fund = await aCardFund();
    const [good, bad] = [await aCheckout(fund), await aCheckout(fund)];
    for (const { session } of [good, bad]) await desk.paySession(fund.account, session, true);
    expect([await stateOf(good), await stateOf(bad)]).toEqual(["promised", "promised"]);
    const seen = ({ donor, publicId }: typeof good) =>
      ask(pledgeSeen, { actor: donor, input: { publicId } });
    expect(await seen(good)).toMatchObject({ working: true, mayCancel: false });
    await expect(
      run(cancelPledge, { actor: good.donor, input: { publicId: good.publicId } }),
    ).rejects.toEqual(refusedBy("pledge_on_its_way"));
    await desk.settleLater(fund.account, good.session, true);
    await desk.settleLater(fund.account, bad.session, false);
    expect([await stateOf(good), await stateOf(bad)]).toEqual(["paid", "failed"]);
    expect(await seen(good)).toMatchObject({ working: false });
    expect(await seen(bad)).toMatchObject({ working: false });
    expect(await sums(fund)).toMatchObject({ general: 10_000 });
  });
});

describe("a monthly gift", () => {
  test("is paid every month, a month may fail, and its donor ends it", async () => {
    const fund = await aCardFund({ currency: "USD" });
    const pledge = await paid(fund, { amount: "20", how: "monthly" });
    const [subscription] = await objectsOf(fund.account, "subscription");
    const { id } = subscription!;
    await desk.anotherMonth(fund.account, id);
    await desk.anotherMonth(fund.account, id, false);
    expect(await paymentsOf(pledge)).toHaveLength(2);
    expect(await sums(fund)).toMatchObject({ general: 4_000 });
    const input = { publicId: pledge.publicId };
    await expect(run(endMonthly, { actor: await aPerson(), input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(endMonthly, { actor: pledge.donor, input });
    await endMonthlyThere({ pledgeId: pledge.id });
    const [row] = await rows("select ended_at, state from pledges where id = $1", [pledge.id]);
    expect(row).toMatchObject({ ended_at: expect.any(Date) as Date, state: "paid" });
    await desk.anotherMonth(fund.account, id);
    expect(await paymentsOf(pledge)).toHaveLength(2);
    const seen = await ask(pledgeSeen, { actor: pledge.donor, input });
    expect(seen.came.minor).toBe("4000");
    await lawsHold();
  });
});

test("a monthly gift that was taken back before its first payment was heard of is ended at the provider", async () => {
  const fund = await aCardFund();
  const pledge = await aCheckout(fund, { how: "monthly" });
  const before = stripe.sent.length;
  stripe.loses();
  await desk.paySession(fund.account, pledge.session);
  const input = { publicId: pledge.publicId };
  await run(cancelPledge, { actor: pledge.donor, input });
  await closeCheckoutThere({ pledgeId: pledge.id });
  expect(await stateOf(pledge)).toBe("cancelled");
  for (const event of stripe.sent.slice(before)) await arrives(event);
  // What was paid is told as paid, and no further month is.
  expect(await stateOf(pledge)).toBe("paid");
  expect(await ask(pledgeSeen, { actor: pledge.donor, input })).toMatchObject({ ending: true });
  await endMonthlyThere({ pledgeId: pledge.id });
  const [subscription] = await objectsOf(fund.account, "subscription");
  expect(subscription).toMatchObject({ status: "canceled" });
});

describe("what is sent to the provider", () => {
  test("holds our ids and the sum, and no word of a child, a wish or a donor", async () => {
    const fund = await aCardFund();
    const batch = await anOpenBatch();
    const wish = batch.wishes[0]!;
    const donor = await aPerson({ name: told.contactName });
    const from = stripe.asked.length;
    const pledge = await paid(fund, {
      ...{ donor, shownName: "石桥的朋友", purpose: `wish:${wish.publicId}` },
    });
    const { id: refundId } = await run(askRefund, {
      actor: fund.treasurer,
      input: { paymentId: pledge.payment.id, amount: "10", reason: child.notes },
    });
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    await sendRefund({ refundId });
    const sent = stripe.asked.slice(from).filter(({ url }) => url.includes("api.stripe.com"));
    expect(sent.length).toBeGreaterThan(3);
    const [seen] = await rows<{ title: string; alias: string; words: string }>(
      "select title, alias, words from wishes where public_id = $1",
      [wish.publicId],
    );
    const secrets = [
      ...Object.values(child),
      ...[seen!.title, seen!.alias, seen!.words, wish.publicId, batch.slug],
      ...[donor.email, told.contactName, "石桥的朋友", pledge.reference, fund.slug],
    ].filter((one) => one.length > 1);
    for (const { url, body, headers } of sent) {
      const all = decodeURIComponent(
        `${url} ${body} ${JSON.stringify(headers)}`.replace(/\+/g, " "),
      );
      for (const secret of secrets) expect(all).not.toContain(secret);
      const metadata = [...new URLSearchParams(body)].filter(([name]) => name.includes("metadata"));
      for (const [name, value] of metadata) {
        expect(name).toMatch(/\[(pledge|refund)\]$/);
        expect(value).toMatch(/^[0-9a-f-]{36}$/);
      }
      expect(headers["stripe-account"]).toBe(fund.account);
    }
    const posts = sent.filter(({ body }) => body !== "");
    expect(posts.every(({ headers }) => headers["idempotency-key"])).toBe(true);
  });
});

test("an event of a kind nobody knows, or of nobody's account, is kept, answered 200 and changes nothing", async () => {
  const fund = await aCardFund();
  const pledge = await aCheckout(fund);
  const [session] = await objectsOf(fund.account, "checkout.session");
  const strange = eventOf(fund.account, "radar.early_fraud_warning.created", session!);
  const foreign = eventOf("acct_nobody", "checkout.session.completed", session!);
  expect([await arrives(strange), await arrives(foreign)]).toEqual([200, 200]);
  const kept = await rows(
    "select kind from provider_events where event_id = any($1) and applied_at is not null",
    [[strange.id, foreign.id]],
  );
  expect(kept).toHaveLength(2);
  expect([await stateOf(pledge), await sums(fund)]).toEqual(["promised", {}]);
});
