import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import {
  accountOf,
  accountsKept,
  nameAccount,
  readingSince,
  unbooked,
} from "~/domain/funds/card/accounts.server";
import { pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import type { TransactionFact } from "~/domain/funds/card/facts";
import { keepEvent } from "~/domain/funds/card/events.server";
import { paymentSeen } from "~/domain/funds/card/refunds.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import {
  aDispute,
  aFact,
  aGift,
  aPromise,
  book,
  happenedAt,
  jobsOf,
  read,
  ref,
} from "../factories/card-facts";
import {
  aCardFund,
  lawsHold,
  paymentsOf,
  rows,
  stateOf,
  sums,
  type CardFund,
} from "../factories/cards";
import { aCharity, aPledge } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const program = system("test");

describe("a gift stands as its refunds and disputes come to, and its promise with it", () => {
  let fund: CardFund;
  beforeAll(async () => {
    fund = await aCardFund();
  });
  type Gift = Awaited<ReturnType<typeof aGift>>;
  const back = ({ intent }: Gift, minor: bigint, more: Partial<TransactionFact> = {}) =>
    aFact("refund", { intent, minor: -minor, ...more });
  const stands = async (gift: Gift) => [(await paymentsOf(gift))[0]?.state, await stateOf(gift)];

  test("what went back in part before a dispute is back in part when it is won", async () => {
    const gift = await aGift(fund);
    await book(fund, back(gift, 3_000n));
    expect(await stands(gift)).toEqual(["partly_refunded", "partly_refunded"]);
    const dispute = aDispute(gift, { minor: 7_000n });
    await read(fund, { dispute });
    expect(await stands(gift)).toEqual(["disputed", "disputed"]);
    await read(fund, { dispute: { ...dispute, state: "won" } });
    expect(await stands(gift)).toEqual(["partly_refunded", "partly_refunded"]);
    await book(fund, back(gift, 7_000n));
    expect(await stands(gift)).toEqual(["refunded", "refunded"]);
    const late = aDispute(gift, { minor: 1n });
    await read(fund, { dispute: late });
    expect(await stands(gift)).toEqual(["disputed", "disputed"]);
    await read(fund, { dispute: { ...late, state: "won" } });
    expect(await stands(gift)).toEqual(["refunded", "refunded"]);
  });

  test("while one dispute is open it is disputed, and once one is lost it is lost", async () => {
    const gift = await aGift(fund);
    const [one, other] = [aDispute(gift, { minor: 1n }), aDispute(gift, { minor: 2n })];
    for (const dispute of [one, other]) await read(fund, { dispute });
    await read(fund, { dispute: { ...one, state: "won" } });
    expect(await stands(gift)).toEqual(["disputed", "disputed"]);
    await read(fund, { dispute: { ...other, state: "lost" } });
    expect(await stands(gift)).toEqual(["lost", "lost"]);
    // What is given back of it all the same is booked, and it stays lost.
    await book(fund, back(gift, 100n));
    expect(await stands(gift)).toEqual(["lost", "lost"]);
  });

  test("a month that went back is one payment's matter: the promise of every month is paid as it was", async () => {
    const gift = await aGift(fund, { how: "monthly" });
    await book(fund, aFact("payment", { metadata: { pledge: gift.id } }));
    await book(fund, back(gift, 10_000n));
    expect((await paymentsOf(gift)).map(({ state }) => state).sort()).toEqual([
      ...["cleared", "refunded"],
    ]);
    expect(await stateOf(gift)).toBe("paid");
    const dispute = aDispute(gift, { state: "lost" });
    await read(fund, { dispute });
    expect((await paymentsOf(gift)).map(({ state }) => state).sort()).toEqual(["cleared", "lost"]);
    expect(await stateOf(gift)).toBe("paid");
  });

  test("what a dispute took and brought back is in the books of the gift's own purpose, with its fees", async () => {
    const own = await aCardFund();
    const batch = await anOpenBatch();
    const gift = await aGift(own, { purpose: `batch:${batch.slug}` });
    const dispute = aDispute(gift);
    const taken = aFact("dispute", {
      ...{ intent: gift.intent, minor: -10_000n, fee: 1_500n, source: dispute.id, dispute },
    });
    await book(own, taken);
    expect(await sums(own)).toMatchObject({ stripe: -1_500, disputes: 10_000, fees: 1_500 });
    const won = { ...dispute, state: "won" as const };
    const returned = aFact("dispute", {
      ...{ intent: gift.intent, fee: -1_500n, source: dispute.id, dispute: won },
    });
    await book(own, returned);
    expect(await sums(own)).toEqual({ stripe: 10_000, restricted: 10_000 });
    const entries = await rows(
      `select e.kind, e.happened_on::text as on, e.provider_ref, e.source_type, d.provider_ref as dispute
       from entries e left join disputes d on d.id = e.source_id where e.fund_id = $1 order by e.seq`,
      [own.fundId],
    );
    const on = "2026-10-05";
    expect(entries).toEqual([
      { kind: "payment", on, provider_ref: gift.gift.id, source_type: "payment", dispute: null },
      ...[
        { kind: "dispute_opened", provider_ref: taken.id },
        { kind: "dispute_won", provider_ref: returned.id },
      ].map((entry) => ({ ...entry, on, source_type: "dispute", dispute: dispute.id })),
    ]);
    await lawsHold();
  });
});

test("a gift of a purpose is shown with it, with what went back and when it came", async () => {
  const fund = await aCardFund();
  const batch = await anOpenBatch();
  const gift = await aGift(fund, { purpose: `batch:${batch.slug}` });
  const seen = () =>
    ask(paymentSeen, { actor: fund.treasurer, input: { paymentId: gift.paymentId } });
  const whole = {
    ...{ id: gift.paymentId, slug: fund.slug, state: "cleared", depositId: null },
    ...{ clearedAt: happenedAt.toISOString(), mayAsk: true },
    amount: { minor: "10000", currency: "CNY" },
    left: { minor: "10000", currency: "CNY" },
    purses: ["bank"],
    purpose: expect.objectContaining({ kind: "batch", name: batch.slug }) as object,
  };
  expect(await seen()).toEqual(whole);
  const sent = aFact("refund", { intent: gift.intent, minor: -2_500n });
  await book(fund, sent);
  expect(await seen()).toEqual({
    ...{ ...whole, state: "partly_refunded" },
    left: { minor: "7500", currency: "CNY" },
  });
  await book(fund, aFact("refund_failed", { source: sent.source, minor: 2_500n }));
  expect(await seen()).toEqual(whole);
  await read(fund, { dispute: aDispute(gift) });
  expect(await seen()).toEqual({ ...whole, state: "disputed", mayAsk: false });
  const own = await aGift(fund, { donor: fund.treasurer });
  const input = { paymentId: own.paymentId };
  expect(await ask(paymentSeen, { actor: fund.treasurer, input })).toMatchObject({ mayAsk: false });
});

describe("what programs ask of an account", () => {
  test("since when it is read: from its beginning, then from two days before, or sixty, what is known last", async () => {
    const [fund, other] = [await aCardFund(), await aCardFund()];
    const since = (whole?: boolean) =>
      ask(readingSince, { actor: program, input: { account: fund.account, whole } });
    expect(await since()).toEqual(new Date(0));
    await book(
      fund,
      aFact("other"),
      aFact("other", { happenedAt: new Date("2026-09-01T00:00:00Z") }),
    );
    await book(other, aFact("other", { happenedAt: new Date("2026-11-01T00:00:00Z") }));
    expect([await since(), await since(false), await since(true)]).toEqual([
      new Date("2026-10-03T03:00:00Z"),
      new Date("2026-10-03T03:00:00Z"),
      new Date("2026-08-06T03:00:00Z"),
    ]);
  });

  test("what of a list is not in the books: what nobody knows, and what is in trouble", async () => {
    const fund = await aCardFund();
    const { gift } = await aGift(fund);
    const [later, trouble] = [aFact("payout"), aFact("other")];
    await book(fund, later, trouble);
    const left = (ids: string[]) => ask(unbooked, { actor: program, input: { ids } });
    expect(await left([gift.id, "txn_new", later.id, trouble.id])).toEqual([
      ...["txn_new", trouble.id],
    ]);
    expect(await left([])).toEqual([]);
  });

  test("whose it is, and which charities have one; all of it is for programs", async () => {
    const [fund, without] = [await aCardFund(), await aCharity()];
    const { organizationId: charityId, steward } = fund.charity;
    const of = (id: string) => ask(accountOf, { actor: program, input: { charityId: id } });
    expect([await of(charityId), await of(without.organizationId), await of(fund.fundId)]).toEqual([
      ...[fund.account, null, null],
    ]);
    const kept = await ask(accountsKept, { actor: program, input: {} });
    expect(kept).toEqual([...kept].sort());
    expect(kept).toContain(charityId);
    expect(kept).not.toContain(without.organizationId);
    const asked = [
      (actor: typeof steward) => ask(accountOf, { actor, input: { charityId } }),
      (actor: typeof steward) => ask(accountsKept, { actor, input: {} }),
      (actor: typeof steward) => ask(unbooked, { actor, input: { ids: [] } }),
      (actor: typeof steward) => ask(readingSince, { actor, input: { account: fund.account } }),
      (actor: typeof steward) => ask(pledgeAtProvider, { actor, input: { pledgeId: charityId } }),
      (actor: typeof steward) => run(keepEvent, { actor, input: anEvent(fund) }),
    ];
    for (const one of asked) await expect(one(steward)).rejects.toEqual(refusedBy("not_found"));
    const input = { charityId, stripeAccount: "acct_other" };
    for (const actor of [fund.chair, fund.charity.coordinator, await aPerson()])
      await expect(run(nameAccount, { actor, input })).rejects.toMatchObject({
        code: expect.stringMatching(/^not_/) as string,
      });
    await expect(
      run(nameAccount, { actor: steward, input: { charityId, stripeAccount: "sk_live" } }),
    ).rejects.toMatchObject({ issues: [{ code: "account_malformed", field: "stripeAccount" }] });
    expect(await of(charityId)).toBe(fund.account);
  });
});

const anEvent = ({ account }: { account: string }) => ({
  ...{ id: ref("evt"), account, kind: "charge.updated", objectId: ref("ch"), happenedAt },
});

test("an event is kept as it was told and applied by one job; the same change told again is not kept", async () => {
  const fund = await aCardFund();
  const event = anEvent(fund);
  const keep = (id: string) => run(keepEvent, { actor: program, input: { ...event, id } });
  const { eventId } = await keep(event.id);
  expect(await jobsOf("apply-event", { eventId: eventId! })).toHaveLength(1);
  expect([await keep(event.id), await keep(ref("evt"))]).toEqual([
    { eventId: null },
    { eventId: null },
  ]);
  const kept = await rows(
    "select id, provider, event_id, kind, object_id, happened_at, applied_at from provider_events where account = $1",
    [fund.account],
  );
  expect(kept).toEqual([
    {
      ...{ id: eventId, provider: "stripe", event_id: event.id, kind: event.kind },
      ...{ object_id: event.objectId, happened_at: happenedAt, applied_at: null },
    },
  ]);
  await read(fund, { eventId });
  const [first] = await rows<{ applied_at: Date }>(
    "select applied_at from provider_events where id = $1",
    [eventId],
  );
  expect(first?.applied_at).toBeInstanceOf(Date);
  await read(fund, { eventId });
  expect(await rows("select applied_at from provider_events where id = $1", [eventId])).toEqual([
    first,
  ]);
});

test("a promise as the provider needs it: sum, ids and language; none by transfer or without an account", async () => {
  const fund = await aCardFund();
  const monthly = await aPromise(fund, { how: "monthly" });
  await rows("update people set locale = 'en' where id = $1", [monthly.donor.personId]);
  const there = (pledgeId: string) =>
    ask(pledgeAtProvider, { actor: program, input: { pledgeId } });
  expect(await there(monthly.id)).toEqual({
    ...{ id: monthly.id, publicId: monthly.publicId, minor: 10_000n, currency: "CNY" },
    ...{ monthly: true, state: "promised", personId: monthly.donor.personId, locale: "en" },
    ...{ providerSession: null, providerSubscription: null, endAskedAt: null, endedAt: null },
    ...{ account: fund.account, stripeAccount: fund.account },
  });
  const transfer = await aPledge(await aPerson(), fund);
  expect(await there(transfer.id)).toBeNull();
  await run(nameAccount, {
    actor: fund.charity.steward,
    input: { charityId: fund.charity.organizationId, stripeAccount: "" },
  });
  expect(await there(monthly.id)).toBeNull();
});
