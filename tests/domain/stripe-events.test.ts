import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { books } from "~/domain/funds/books.server";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { accountsKept } from "~/domain/funds/card/accounts.server";
import { endMonthly } from "~/domain/funds/card/checkout.server";
import { cardPayments } from "~/domain/funds/card/desk.server";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import {
  approveRefund,
  askRefund,
  refundSeen,
  rejectRefund,
} from "~/domain/funds/card/refunds.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { laws } from "~/domain/ledger/laws.server";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { closeCheckoutThere, endMonthlyThere } from "~/jobs/end-card-pledges";
import { nightlyCards } from "~/jobs/nightly-cards";
import { readAccount } from "~/jobs/read-account";
import { sendRefund } from "~/jobs/send-refund";
import { closePools, db } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { objectsOf } from "~/platform/practice/stripe-objects.server";
import { eventOf } from "~/platform/practice/stripe-webhooks.server";
import { sql } from "kysely";
import { aMember, aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { child, told } from "../factories/canary";
import { aCardFund, aCheckout, type CardFund } from "../factories/cards";
import { aFundAtWork } from "../factories/funds";
import { arrives, useStripe } from "../mocks/stripe";
import { asOwner } from "../setup/database";

const stripe = useStripe();
afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Row>(text, values)).rows);
const refusedBy = (code: string) => expect.objectContaining({ code });

/** What lies on each account of a fund, in minor units. */
async function sums({ slug, chair }: CardFund) {
  const { accounts } = await ask(books, { actor: chair, input: { slug } });
  return Object.fromEntries(accounts.map(({ kind, amount }) => [kind, Number(amount.minor)]));
}
const stateOf = async (pledge: { publicId: string; donor: { personId: string } }) => {
  const [row] = await rows<{ state: string }>("select state from pledges where public_id = $1", [
    pledge.publicId,
  ]);
  return row?.state;
};
const paymentsOf = ({ id }: { id: string }) =>
  rows<{ id: string; state: string; provider_ref: string }>(
    "select id, state, provider_ref from payments where pledge_id = $1 order by cleared_at, id",
    [id],
  );

/** Every law of money on what is in the books by now. */
async function lawsHold() {
  const broken = await db.transaction().execute(async (tx) => {
    await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
    const found = [];
    for (const law of laws) found.push(...(await law.broken(tx)));
    return found;
  });
  expect(broken).toEqual([]);
}

/** A gift by card that was paid. */
async function paid(fund: CardFund, more: Parameters<typeof aCheckout>[1] = {}) {
  const pledge = await aCheckout(fund, more);
  await desk.paySession(fund.account, pledge.session);
  const payments = await paymentsOf(pledge);
  return { ...pledge, payment: payments[0]! };
}

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
    await expect(aCheckout(fund, { amount: "10.5" })).rejects.toEqual(
      refusedBy("amount_malformed"),
    );
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
    await desk.settleLater(fund.account, good.session, true);
    await desk.settleLater(fund.account, bad.session, false);
    expect([await stateOf(good), await stateOf(bad)]).toEqual(["paid", "failed"]);
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

describe("a refund", () => {
  const asks = (fund: CardFund, paymentId: string, amount: string, actor = fund.treasurer) =>
    run(askRefund, { actor, input: { paymentId, amount, reason: "捐赠人点错了" } });

  test("is asked for by one, approved by another, and settled when the money has moved", async () => {
    const fund = await aCardFund();
    await paid(fund);
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "40");
    await sendRefund({ refundId });
    expect(await objectsOf(fund.account, "refund")).toEqual([]);
    const input = { refundId };
    await expect(run(approveRefund, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(approveRefund, { actor: fund.approver, input });
    await sendRefund({ refundId });
    await sendRefund({ refundId });
    expect(await objectsOf(fund.account, "refund")).toHaveLength(1);
    expect(await stateOf(pledge)).toBe("partly_refunded");
    expect(await sums(fund)).toMatchObject({ general: 16_000, stripe: 19_360 - 4_000 });
    const seen = await ask(refundSeen, { actor: fund.chair, input });
    expect(seen).toMatchObject({ state: "settled", mayDecide: false });
    const { id: rest } = await asks(fund, pledge.payment.id, "60");
    await run(approveRefund, { actor: fund.approver, input: { refundId: rest } });
    await sendRefund({ refundId: rest });
    expect(await stateOf(pledge)).toBe("refunded");
    await lawsHold();
  });

  test("is never more than was paid, in the database too, nor decided by who asked or who gave", async () => {
    const fund = await aCardFund();
    const both = await aMember(
      { organizationId: fund.fundId, coordinator: fund.chair },
      "treasurer",
      "approver",
    );
    const pledge = await paid(fund);
    const own = await paid(fund, { donor: fund.treasurer });
    await asks(fund, pledge.payment.id, "60");
    await expect(asks(fund, pledge.payment.id, "40.01")).rejects.toEqual(
      refusedBy("refund_exceeds_payment"),
    );
    const { id: refundId } = await asks(fund, pledge.payment.id, "40", both);
    await expect(run(approveRefund, { actor: both, input: { refundId } })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(asks(fund, own.payment.id, "1")).rejects.toEqual(refusedBy("not_allowed"));
    const insert = (paymentId: string, minor: number, by: string) =>
      rows(
        "insert into refunds (payment_id, fund_id, minor, asked_by, asked_at) values ($1, $2, $3, $4, now())",
        [paymentId, fund.fundId, minor, by],
      );
    await expect(insert(pledge.payment.id, 1, both.personId)).rejects.toMatchObject({
      constraint: "refund_exceeds_payment",
    });
    await expect(insert(own.payment.id, 1, fund.treasurer.personId)).rejects.toMatchObject({
      constraint: "refund_to_oneself",
    });
    await run(rejectRefund, { actor: fund.approver, input: { refundId } });
    await asks(fund, pledge.payment.id, "40");
    const stranger = await aCardFund();
    await expect(asks(stranger, pledge.payment.id, "1")).rejects.toEqual(refusedBy("not_found"));
  });

  test("of the last money shows what the fee took as a shortfall, and one that comes back is undone", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "100");
    await run(approveRefund, { actor: fund.approver, input: { refundId } });
    await sendRefund({ refundId });
    const list = await ask(cardPayments, { actor: fund.chair, input: { slug: fund.slug } });
    expect(list.shortfall).toEqual({ minor: "320", currency: "CNY" });
    const [refund] = await objectsOf(fund.account, "refund");
    await desk.failRefund(fund.account, refund!.id);
    await readAccount({ charityId: fund.charity.organizationId });
    expect(await stateOf(pledge)).toBe("paid");
    expect(await sums(fund)).toEqual({ stripe: 9_680, general: 10_000, fees: 320 });
    await lawsHold();
  });

  test("made at the provider's own desk is booked, and what was asked for gives way to it", async () => {
    const fund = await aCardFund();
    await paid(fund);
    const pledge = await paid(fund);
    const { id: refundId } = await asks(fund, pledge.payment.id, "80");
    await desk.refundIntent(fund.account, pledge.payment.provider_ref, {
      amount: 5_000,
      metadata: {},
    });
    expect(await stateOf(pledge)).toBe("partly_refunded");
    const seen = await ask(refundSeen, { actor: fund.chair, input: { refundId } });
    expect(seen.state).toBe("failed");
    await lawsHold();
  });
});

describe("a dispute", () => {
  test("takes the money and a fee, shows a shortfall, and brings it back when it is won", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const dispute = await desk.openDispute(fund.account, pledge.payment.provider_ref);
    expect(await stateOf(pledge)).toBe("disputed");
    const during = await sums(fund);
    expect(during).toMatchObject({ stripe: -1_820, disputes: 10_000, fees: 1_820 });
    const list = await ask(cardPayments, { actor: fund.chair, input: { slug: fund.slug } });
    expect(list).toMatchObject({ shortfall: { minor: "10000" }, disputes: [{ state: "open" }] });
    await lawsHold();
    await desk.closeDispute(fund.account, dispute.id, true);
    expect(await stateOf(pledge)).toBe("paid");
    expect(await sums(fund)).toEqual({ stripe: 9_680, general: 10_000, fees: 320 });
    await lawsHold();
  });

  test("that is lost stays as a loss", async () => {
    const fund = await aCardFund();
    const pledge = await paid(fund);
    const dispute = await desk.openDispute(fund.account, pledge.payment.provider_ref);
    await desk.closeDispute(fund.account, dispute.id, false);
    expect(await stateOf(pledge)).toBe("lost");
    expect(await sums(fund)).toMatchObject({ disputes: 10_000 });
    await lawsHold();
  });
});

describe("payouts", () => {
  test("move to the bank what each fund of the charity had in them; one that comes back is undone", async () => {
    const one = await aCardFund();
    const other = await aCardFund({ charity: one.charity });
    const funds = [one, { ...other, account: one.account }];
    for (const fund of funds) await paid(fund);
    await paid(one);
    const payout = await desk.payOut(one.account, "cny");
    expect(payout).toMatchObject({ amount: 3 * 9_680 });
    expect(await sums(one)).toMatchObject({ bank: 2 * 9_680 });
    expect(await sums(other)).toMatchObject({ bank: 9_680 });
    await lawsHold();
    await desk.failPayout(one.account, payout!.id);
    expect(await sums(one)).toEqual({ stripe: 19_360, general: 20_000, fees: 640 });
    const seen = await ask(reconciliation, { actor: one.chair, input: { slug: one.slug } });
    expect(seen.payouts).toMatchObject([{ state: "failed" }]);
    await lawsHold();
  });
});

describe("at night", () => {
  test("what lost webhooks left out is filled in, and the same night again adds nothing", async () => {
    const fund = await aCardFund();
    const charityId = fund.charity.organizationId;
    const pledge = await aCheckout(fund);
    const monthly = await aCheckout(fund, { how: "monthly", amount: "30" });
    stripe.loses();
    await desk.paySession(fund.account, pledge.session);
    await desk.paySession(fund.account, monthly.session);
    await desk.payOut(fund.account, "cny");
    expect(await sums(fund)).toEqual({});
    await readAccount({ charityId });
    const filled = await sums(fund);
    expect(filled).toMatchObject({ bank: 9_680 + 2_883, general: 13_000 });
    expect([await stateOf(pledge), await stateOf(monthly)]).toEqual(["paid", "paid"]);
    await readAccount({ charityId });
    expect(await sums(fund)).toEqual(filled);
    const seen = await ask(reconciliation, { actor: fund.chair, input: { slug: fund.slug } });
    expect(seen).toMatchObject({ differences: [], whole: false });
    await lawsHold();
  });

  test("every difference is listed: what belongs to no promise, and what only the books have", async () => {
    const fund = await aCardFund();
    const host = await aMember(
      { organizationId: fund.charity.organizationId, coordinator: fund.charity.coordinator },
      "treasurer",
    );
    const pledge = await aCheckout(fund);
    // Money of the charity's that no promise here knows of.
    await rows(
      `update practice_objects set body = jsonb_set(body, '{metadata}', '{"order":"77"}') where id = $1`,
      [pledge.session],
    );
    stripe.loses();
    await desk.paySession(fund.account, pledge.session);
    await readAccount({ charityId: fund.charity.organizationId });
    const seen = await ask(reconciliation, { actor: host, input: { slug: fund.slug } });
    expect(seen.whole).toBe(true);
    expect(seen.differences).toMatchObject([
      { what: "balance_differs", theirs: { minor: "9680" }, ours: { minor: "0" } },
      { what: "transaction_unbooked", trouble: "pledge_unknown", theirs: { minor: "9680" } },
    ]);
    const own = await ask(reconciliation, { actor: fund.chair, input: { slug: fund.slug } });
    expect(own.differences).toEqual([]);
    const stranger = await aCardFund();
    await expect(
      ask(reconciliation, { actor: stranger.chair, input: { slug: fund.slug } }),
    ).rejects.toEqual(refusedBy("not_found"));
  });

  test("each account is read, and what a failed job left lying is picked up", async () => {
    await aCardFund();
    const accounts = await ask(accountsKept, { actor: system("test"), input: {} });
    expect(await nightlyCards()).toBeGreaterThanOrEqual(accounts.length);
  });
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
