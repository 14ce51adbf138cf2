import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import type { PayoutFact, TransactionFact } from "~/domain/funds/card/facts";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { ask, run } from "~/domain/run.server";
import { readAccount } from "~/jobs/read-account";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import type { Body } from "~/platform/practice/stripe-objects.server";
import { aMember } from "../factories/accounts";
import {
  aCardFund,
  aCheckout,
  lawsHold,
  paid,
  rows,
  sums,
  type CardFund,
} from "../factories/cards";
import { arrives, useStripe } from "../mocks/stripe";

const stripe = useStripe();
afterAll(closePools);

const gift = 9_680;
const came = ({ type }: Body) => type === "payout.failed";
const night = ({ charity }: CardFund) => readAccount({ charityId: charity.organizationId });

/** What the reconciliation lists, for the host charity's people or for a fund's own. */
async function listed(fund: CardFund, own = false) {
  const { organizationId } = fund.charity;
  const actor = own ? fund.chair : await aMember({ organizationId }, "treasurer");
  const { differences } = await ask(reconciliation, { actor, input: { slug: fund.slug } });
  return differences.map(({ what, theirs, ours }) => [what, theirs?.minor, ours?.minor]);
}

async function twoFunds() {
  const one = await aCardFund();
  const other = await aCardFund({ charity: one.charity });
  return [one, { ...other, account: one.account }] as const;
}

/** Two funds' gifts go out, come back, go out with another gift, come back again, and arrive with a third. */
async function outThrice([one, other]: readonly [CardFund, CardFund]) {
  for (const fund of [one, other, one]) await paid(fund);
  const first = await desk.payOut(one.account, "cny");
  await desk.failPayout(one.account, first!.id);
  await paid(other);
  const second = await desk.payOut(one.account, "cny");
  expect(second).toMatchObject({ amount: 4 * gift });
  await desk.failPayout(one.account, second!.id);
  await paid(one);
  expect(await desk.payOut(one.account, "cny")).toMatchObject({ amount: 5 * gift });
}

async function allArrived([one, other]: readonly [CardFund, CardFund]) {
  const [mine, others] = [await sums(one), await sums(other)];
  expect([mine, others]).toMatchObject([{ bank: 3 * gift }, { bank: 2 * gift }]);
  expect([mine.stripe, others.stripe]).toEqual([undefined, undefined]);
  for (const fund of [one, other]) {
    expect(await listed(fund)).toEqual([]);
    expect(await listed(fund, true)).toEqual([]);
  }
  await lawsHold();
}

describe("money of a payout that came back", () => {
  test("goes to the bank with the next one, each fund's share to its own, however often it came back", async () => {
    const funds = await twoFunds();
    await outThrice(funds);
    await night(funds[0]);
    await allArrived(funds);
    const entries = () => rows("select id from entries where fund_id = $1", [funds[0].fundId]);
    const before = await entries();
    for (const event of stripe.sent.filter(({ account }) => account === funds[0].account))
      await arrives({ ...event, id: `${event.id}again` });
    await night(funds[0]);
    expect(await entries()).toEqual(before);
  });

  test.each<[title: string, heard: (told: Body[]) => Body[]]>([
    ["the last payout is the only thing that is heard of", (told) => told.slice(-1)],
    ["the last payout is heard of first", (told) => [...told].reverse()],
    ["it is only heard that they came back", (told) => told.filter(came)],
    ["nothing is heard of before the night", () => []],
  ])("gets there where %s", async (_, heard) => {
    const funds = await twoFunds();
    stripe.loses();
    const from = stripe.sent.length;
    await outThrice(funds);
    const told = stripe.sent.slice(from).filter(({ type }) => String(type).startsWith("payout."));
    expect(told).toHaveLength(5);
    const events = heard(told);
    for (const event of events) await arrives(event);
    if (events.includes(told.at(-1)!)) await allArrived(funds);
    await night(funds[0]);
    await allArrived(funds);
  });

  test("that somebody sent by hand is nobody's share, and the payout that brings it is listed", async () => {
    const fund = await aCardFund();
    await paid(fund);
    const byHand = await desk.payOut(fund.account, "cny", false);
    await desk.failPayout(fund.account, byHand!.id);
    expect(await listed(fund)).toEqual([]);
    const next = await desk.payOut(fund.account, "cny");
    expect(next).toMatchObject({ amount: gift });
    expect(await listed(fund)).toEqual([["payout_differs", String(gift), "0"]]);
    expect(await sums(fund)).toMatchObject({ stripe: gift });
    await night(fund);
    expect(await listed(fund)).toEqual([
      ["balance_differs", "0", String(gift)],
      ["payout_differs", String(gift), "0"],
    ]);
    await lawsHold();
  });
});

describe("as it is told, piece by piece", () => {
  const ref = (kind: string) => `${kind}_${randomUUID().replaceAll("-", "")}`;
  const happenedAt = new Date("2026-10-05T03:00:00Z");
  const change = (kind: TransactionFact["kind"], source: string): TransactionFact => ({
    ...{ id: ref("txn"), kind, currency: "CNY", minor: 10_000n, fee: 0n, net: 10_000n },
    ...{ happenedAt, source, intent: ref("pi"), metadata: {}, dispute: null },
  });
  const payout = (minor: bigint): PayoutFact => ({
    ...{ id: ref("po"), currency: "CNY", minor, state: "paid", arrivedOn: "2026-10-07" },
    ...{ transaction: ref("txn"), transactions: [] },
  });

  /** A payout of one gift that came back, and the next one with that and with another. */
  async function twoPayouts() {
    const fund = await aCardFund();
    const gifts = await Promise.all(
      [1, 2].map(async () => ({
        ...change("payment", ref("ch")),
        metadata: { pledge: (await aCheckout(fund)).id },
      })),
    );
    const [one, two] = gifts;
    const sent = { ...payout(10_000n), transactions: [one!.id] };
    const failed: PayoutFact = { ...sent, state: "failed" };
    const back = change("payout_failed", sent.id);
    const next = { ...payout(20_000n), transactions: [two!.id, back.id] };
    const tell = (payouts: PayoutFact[], transactions: TransactionFact[] = []) =>
      run(bookFacts, {
        actor: system("test"),
        input: { account: fund.account, transactions, payouts },
      });
    return { fund, sent, failed, next, back, tell, all: [...gifts, back] };
  }

  const there = { bank: 20_000, general: 20_000 };

  test("what was read before a payout failed and comes after it makes nothing of it undone", async () => {
    const { fund, sent, failed, next, tell, all } = await twoPayouts();
    await tell([failed, next], all);
    await tell([sent]);
    expect(await sums(fund)).toEqual(there);
    const states = await rows("select state from payouts where provider_ref = $1", [sent.id]);
    expect(states).toEqual([{ state: "failed" }]);
    expect(await listed(fund)).toEqual([]);
    await lawsHold();
  });

  test("a payout that brings one nobody knows yet is listed, and made whole when it is read again", async () => {
    const { fund, sent, failed, next, tell, all } = await twoPayouts();
    await tell([next], all);
    const partly = { stripe: 10_000, bank: 10_000, general: 20_000 };
    expect(await sums(fund)).toEqual(partly);
    expect(await listed(fund)).toEqual([["payout_differs", "20000", "10000"]]);
    await tell([sent]);
    await tell([next]);
    // Until the first is known to have failed, its own entry stands, and nothing is booked twice.
    expect(await sums(fund)).toEqual(there);
    expect(await listed(fund)).toEqual([["payout_differs", "20000", "10000"]]);
    await tell([failed]);
    expect(await sums(fund)).toEqual(partly);
    await lawsHold();
    for (const again of [1, 2]) {
      await tell([failed, next]);
      expect(await sums(fund), `${again}`).toEqual(there);
      expect(await listed(fund)).toEqual([]);
    }
    const entries = await rows<{ net: bigint; named: boolean }>(
      `select p.minor as net, e.provider_ref is not null as named from entries e
        join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id and a.kind = 'bank'
        join payouts y on y.id = e.source_id where y.provider_ref = $1 order by e.seq`,
      [next.id],
    );
    expect(entries).toEqual([
      { net: 10_000n, named: true },
      { net: 10_000n, named: false },
    ]);
    await lawsHold();
  });

  test("one that fails with what it had from an earlier one is undone whole, and lists its own end", async () => {
    const { fund, failed, next, tell, all } = await twoPayouts();
    const end = change("payout_failed", next.id);
    await tell([failed, next], all);
    const ended: PayoutFact = {
      ...next,
      state: "failed",
      transactions: [...next.transactions, end.id],
    };
    await tell([ended, failed], [{ ...end, minor: 20_000n, net: 20_000n }]);
    await tell([failed, ended]);
    expect(await sums(fund)).toEqual({ stripe: 20_000, general: 20_000 });
    expect(await listed(fund)).toEqual([]);
    await lawsHold();
  });
});
