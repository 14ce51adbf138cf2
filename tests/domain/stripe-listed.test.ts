import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { cardPayments } from "~/domain/funds/card/desk.server";
import type { PayoutFact } from "~/domain/funds/card/facts";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { approveRefund, askRefund, rejectRefund } from "~/domain/funds/card/refunds.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aDispute, aFact, aGift, book, read, ref } from "../factories/card-facts";
import { aCardFund, rows, sums, type CardFund } from "../factories/cards";
import { aFundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const yuan = (minor: string) => ({ minor, currency: "CNY" });
const aPayout = (more: Partial<PayoutFact> = {}): PayoutFact => ({
  ...{ id: ref("po"), currency: "CNY", minor: 10_000n, state: "paid", arrivedOn: "2026-10-07" },
  ...{ transaction: ref("txn"), transactions: [] },
  ...more,
});
const compared = (fund: { slug: string }, actor: Person) =>
  ask(reconciliation, { actor, input: { slug: fund.slug } });

describe("where provider and books don't say the same", () => {
  async function twoFunds() {
    const fund = await aCardFund();
    const other = await aCardFund({ charity: fund.charity });
    const { organizationId } = fund.charity;
    const host = await aMember({ organizationId }, "treasurer");
    return [fund, { ...other, account: fund.account }, host] as const;
  }
  const line = (what: string, reference: string, more: object) => ({
    ...{ what, reference, trouble: null, theirs: null, ours: null, on: "2026-10-05" },
    ...more,
  });

  test("nothing is listed while they agree, and a charity's money is no other's to see", async () => {
    const [fund, other, host] = await twoFunds();
    const stranger = await aCardFund();
    await book(stranger, aFact("other"));
    expect(await compared(fund, host)).toEqual({
      ...{
        toEnter: 0,
        whole: true,
        hostName: "禾川县慈善会",
        readAt: null,
        differences: [],
        payouts: [],
      },
    });
    const { gift } = await aGift(fund);
    const payout = aPayout({ transactions: [gift.id] });
    await read(fund, { payouts: [payout], balances: [{ currency: "CNY", minor: 0n }] });
    for (const [actor, whole] of [
      [host, true],
      [fund.chair, false],
    ] as const)
      expect(await compared(fund, actor)).toEqual({
        ...{ whole, hostName: "禾川县慈善会", differences: [], toEnter: 0 },
        readAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        payouts: [
          {
            ...{ id: expect.any(String) as string, providerRef: payout.id, amount: yuan("10000") },
            ...{ state: "paid", arrivedOn: "2026-10-07" },
          },
        ],
      });
    await expect(compared(fund, other.chair)).rejects.toEqual(refusedBy("not_found"));
  });

  test("each is listed with what both say, to the charity whole and to a fund its own", async () => {
    const [fund, other, host] = await twoFunds();
    const [known, gone, theirs] = [await aGift(fund), await aGift(fund), await aGift(other)];
    const strange = aFact("other", { minor: 77n, fee: 7n });
    await book(fund, strange, aFact("payment", { currency: "USD", minor: 5n }));
    await rows("update provider_transactions set minor = 9000, net = 9000 where id = $1", [
      known.gift.id,
    ]);
    await rows("delete from provider_transactions where id = $1", [gone.gift.id]);
    // A payout that says another sum than what it brought, and one that nobody brought into the books.
    const wrong = aPayout({ minor: 10_001n, transactions: [theirs.gift.id] });
    await read(fund, { payouts: [wrong], balances: [{ currency: "CNY", minor: 19_000n }] });
    const late = aFact("payment", { metadata: theirs.gift.metadata });
    await book(other, late);
    await rows(
      `insert into payouts (provider_ref, charity_id, currency, minor, state, transaction, arrived_on, seen_at)
       values ('po_late', $1, 'CNY', 10000, 'paid', 'txn_late', '2026-10-08', now())`,
      [fund.charity.organizationId],
    );
    await rows("update provider_transactions set payout = 'po_late' where id = $1", [late.id]);

    const { differences } = await compared(fund, host);
    const today = new Date().toISOString().slice(0, 10);
    const balance = line("balance_differs", "", {
      ...{ on: today, theirs: yuan("19000"), ours: yuan("30000") },
    });
    const unbooked = line("payout_unbooked", "po_late", {
      ...{ on: "2026-10-08", theirs: yuan("-10000"), ours: yuan("0") },
    });
    const differs = line("payout_differs", wrong.id, {
      ...{ on: "2026-10-07", theirs: yuan("10001"), ours: yuan("10000") },
    });
    const own = [
      line("entry_differs", known.gift.id, { theirs: yuan("9000"), ours: yuan("10000") }),
      line("entry_unknown", gone.gift.id, { ours: yuan("10000") }),
    ];
    expect(differences.slice(0, 3)).toEqual([balance, unbooked, differs]);
    expect(differences.slice(3)).toHaveLength(4);
    expect(differences.slice(3)).toEqual(
      expect.arrayContaining([
        ...own,
        line("transaction_unbooked", strange.id, { trouble: "kind_unknown", theirs: yuan("70") }),
        expect.objectContaining({
          ...{ what: "transaction_unbooked", trouble: "pledge_unknown" },
          theirs: { minor: "5", currency: "USD" },
        }),
      ]),
    );
    const byReference = (all: { reference: string }[]) =>
      all.map(({ reference }) => reference).sort();
    const seen = (await compared(fund, fund.chair)).differences;
    expect(seen).toEqual(expect.arrayContaining(own));
    expect(byReference(seen)).toEqual(byReference(own));
    expect((await compared(other, other.chair)).differences).toEqual([unbooked]);
  });

  test("the last twelve payouts are shown, newest first", async () => {
    const [fund, , host] = await twoFunds();
    const days = Array.from({ length: 13 }, (_, at) => `2026-10-${String(at + 10)}`);
    await read(fund, {
      payouts: days.map((arrivedOn) => aPayout({ arrivedOn, minor: 0n })),
    });
    const { payouts } = await compared(fund, host);
    expect(payouts.map(({ arrivedOn }) => arrivedOn)).toEqual([...days].reverse().slice(0, 12));
  });
});

describe("a payout", () => {
  test("that waits moves nothing and is not written down; it does once it is paid, by its own day", async () => {
    const fund = await aCardFund();
    const { gift } = await aGift(fund);
    const payout = aPayout({ transactions: [gift.id] });
    await read(fund, { payouts: [{ ...payout, state: "waiting" }] });
    const kept = () =>
      rows(
        "select state, arrived_on::text as on, transaction from payouts where provider_ref = $1",
        [payout.id],
      );
    expect([await kept(), await sums(fund)]).toEqual([[], { stripe: 10_000, general: 10_000 }]);
    for (const again of [1, 2]) {
      await read(fund, { payouts: [payout] });
      const { transaction } = payout;
      expect(await kept(), `${again}`).toEqual([{ state: "paid", on: "2026-10-07", transaction }]);
      expect(await sums(fund)).toEqual({ bank: 10_000, general: 10_000 });
    }
    const entries = await rows(
      "select kind, happened_on::text as on, provider_ref from entries where fund_id = $1 order by seq",
      [fund.fundId],
    );
    expect(entries.slice(1)).toEqual([
      { kind: "payout", on: "2026-10-07", provider_ref: payout.transaction },
    ]);
    await read(fund, { payouts: [{ ...payout, state: "failed" }] });
    expect(await sums(fund)).toEqual({ stripe: 10_000, general: 10_000 });
  });

  test("that takes from the bank what refunds took moves it back, each currency for itself", async () => {
    const fund = await aCardFund();
    const yen = {
      ...(await aCardFund({ charity: fund.charity, currency: "JPY" })),
      ...{ account: fund.account },
    };
    const gift = await aGift(fund);
    const theirs = await aGift(yen, { fact: { currency: "JPY" }, amount: "10000" });
    const first = aPayout({ transactions: [gift.gift.id] });
    await read(fund, { payouts: [first] });
    const refund = aFact("refund", { intent: gift.intent, minor: -4_000n });
    await book(fund, refund);
    expect(await sums(fund)).toEqual({ bank: 10_000, stripe: -4_000, general: 6_000 });
    const taken = aPayout({ minor: -4_000n, transactions: [refund.id, theirs.gift.id] });
    await read(fund, { payouts: [taken] });
    expect(await sums(fund)).toEqual({ bank: 6_000, general: 6_000 });
    expect(await sums(yen)).toEqual({ stripe: 10_000, general: 10_000 });
  });
});

test("what came by card is listed with its promise and purpose, what waits first, and no donor is named", async () => {
  const fund = await aCardFund();
  const batch = await anOpenBatch();
  const donor = await aPerson({ name: "夔女士" });
  const plain = await aGift(fund, { donor });
  const later = { happenedAt: new Date("2026-10-06T00:00:00Z") };
  const monthly = await aGift(fund, {
    ...{ donor, how: "monthly", purpose: `batch:${batch.slug}`, fact: later },
  });
  const asks = async (amount: string) =>
    (
      await run(askRefund, {
        actor: fund.treasurer,
        input: { paymentId: plain.paymentId, amount, reason: "点错了" },
      })
    ).id;
  const [rejected, approved] = [await asks("3"), await asks("2")];
  await run(rejectRefund, { actor: fund.approver, input: { refundId: rejected } });
  await run(approveRefund, { actor: fund.approver, input: { refundId: approved } });
  const asked = await asks("1");
  const again = await asks("4");
  await run(rejectRefund, { actor: fund.approver, input: { refundId: again } });
  const open = aDispute(monthly, { minor: 7n, openedAt: new Date("2026-10-01T00:00:00Z") });
  const won = aDispute(monthly, { minor: 8n, state: "won" });
  await read(fund, { dispute: won });
  await read(fund, { dispute: open });
  const list = (actor: Person, slug = fund.slug) => ask(cardPayments, { actor, input: { slug } });
  const seen = await list(fund.treasurer);
  const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;
  const id = expect.any(String) as string;
  expect(seen).toEqual({
    payments: [
      {
        ...{
          id: monthly.paymentId,
          state: "disputed",
          reference: monthly.reference,
          monthly: true,
        },
        ...{ amount: yuan("10000"), clearedAt: "2026-10-06T00:00:00.000Z" },
        purpose: expect.objectContaining({ kind: "batch", name: batch.slug }) as object,
      },
      {
        ...{ id: plain.paymentId, state: "cleared", reference: plain.reference, monthly: false },
        ...{ amount: yuan("10000"), clearedAt: "2026-10-05T03:00:00.000Z", purpose: null },
      },
    ],
    refunds: [
      { id: asked, state: "asked", amount: yuan("100"), askedAt: at },
      { id: approved, state: "approved", amount: yuan("200"), askedAt: at },
      { id: again, state: "rejected", amount: yuan("400"), askedAt: at },
      { id: rejected, state: "rejected", amount: yuan("300"), askedAt: at },
    ],
    disputes: [
      { id, state: "open", amount: yuan("7"), openedAt: "2026-10-01T00:00:00.000Z" },
      { id, state: "won", amount: yuan("8"), openedAt: "2026-10-05T03:00:00.000Z" },
    ],
    ...{ takes: true, shortfall: null, undecided: null, bears: false, next: null },
  });
  expect(JSON.stringify(seen)).not.toContain("夔女士");
  const bare: Pick<CardFund, "chair" | "slug"> = await aFundAtWork();
  expect(await list(bare.chair, bare.slug)).toMatchObject({ takes: false, payments: [] });
  for (const actor of [donor, bare.chair])
    await expect(list(actor)).rejects.toEqual(refusedBy("not_found"));
});
