import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { accountsKept } from "~/domain/funds/card/accounts.server";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { ask } from "~/domain/run.server";
import { nightlyCards } from "~/jobs/nightly-cards";
import { readAccount } from "~/jobs/read-account";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aMember } from "../factories/accounts";
import { aCardFund, aCheckout, lawsHold, paid, rows, stateOf, sums } from "../factories/cards";
import { useStripe } from "../mocks/stripe";

const stripe = useStripe();
afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

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

  test("that somebody made by hand are listed as a difference, and keep nothing else from being read", async () => {
    const fund = await aCardFund();
    await paid(fund);
    expect(await desk.payOut(fund.account, "cny", false)).toMatchObject({ amount: 9_680 });
    expect(await rows("select id from provider_events where applied_at is null")).toEqual([]);
    stripe.loses();
    const later = await aCheckout(fund);
    await desk.paySession(fund.account, later.session);
    await readAccount({ charityId: fund.charity.organizationId });
    expect(await stateOf(later)).toBe("paid");
    expect(await sums(fund)).toMatchObject({ stripe: 2 * 9_680, general: 20_000 });
    const host = await aMember({ organizationId: fund.charity.organizationId }, "treasurer");
    const seen = await ask(reconciliation, { actor: host, input: { slug: fund.slug } });
    expect(seen.differences.map(({ what }) => what).sort()).toEqual([
      ...["balance_differs", "payout_differs"],
    ]);
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
    const host = await aMember({ organizationId: fund.charity.organizationId }, "treasurer");
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
