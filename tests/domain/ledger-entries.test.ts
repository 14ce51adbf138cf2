import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { accountKinds } from "~/domain/ledger/accounts";
import { entryKinds } from "~/domain/ledger/kinds";
import * as lines from "~/domain/ledger/lines";
import { reverse, type NewPosting } from "~/domain/ledger/post.server";
import { closePools } from "~/platform/db.server";
import {
  aFund,
  anAllocation,
  aPayment,
  available,
  balances,
  inBooks,
  posting,
  someClaims,
} from "../factories/ledger";
import { rows } from "../setup/database";

afterAll(closePools);

const [general, stripe, bank] = [
  { kind: "general" },
  { kind: "stripe" },
  { kind: "bank" },
] as const;

const guarded = ["purposes", "ledgers", "ledger_accounts", "entries", "postings"];

describe("what is written", () => {
  test("an entry that doesn't come to zero, or has one side, is never committed", async () => {
    const { fundId } = await aFund();
    await aPayment(fundId, 100n);
    const bare = (minors: number[]) =>
      inBooks(async (tx) => {
        const { rows } = await sql<{ id: string }>`
          insert into entries (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id)
          select id, fund_id, 'payment', '2026-03-05', clock_timestamp(), 'test', gen_random_uuid()
          from ledgers where fund_id = ${fundId} returning id`.execute(tx);
        await sql`insert into postings (entry_id, ledger_id, account_id, minor)
          select ${rows[0]!.id}, a.ledger_id, a.id, m.minor
          from (select *, row_number() over (order by kind) as at from ledger_accounts where fund_id = ${fundId}) a
          join unnest(${minors}::bigint[]) with ordinality m (minor, at) using (at)`.execute(tx);
      });
    for (const minors of [[], [5], [5, -4]])
      await expect(bare(minors)).rejects.toMatchObject({ constraint: "entries_balanced_check" });
    await bare([5, -5]);
  });

  test("nothing that stands can be changed, taken out or added to by the program", async () => {
    const { fundId } = await aFund();
    const { id } = await aPayment(fundId, 100n);
    for (const text of [
      "update postings set minor = 1",
      "delete from entries",
      "truncate postings",
      "update ledger_accounts set kind = 'bank'",
      "delete from ledgers",
      "insert into entries (seq) overriding system value values (1)",
      "insert into postings (id, minor) overriding system value values (1, 1)",
    ])
      await expect(inBooks((tx) => sql.raw(text).execute(tx))).rejects.toMatchObject({
        code: "42501",
      });
    await expect(
      inBooks((tx) =>
        sql`insert into postings (entry_id, ledger_id, account_id, minor)
          select entry_id, ledger_id, account_id, -minor from postings where entry_id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });
    for (const table of guarded)
      for (const change of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(rows(change)).rejects.toMatchObject({ constraint: "append_only" });
  });

  test("a mistake is mended by its opposite, once", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(1);
    const { id: entryId } = await aPayment(fundId, 700n);
    const mend = () =>
      inBooks((tx, now) =>
        reverse(tx, now, {
          entryId,
          happenedOn: "2026-03-06",
          source: { type: "test", id: randomUUID() },
        }),
      );
    const { id } = await anAllocation(fundId, claims[0]!, 100n);
    await expect(mend()).rejects.toMatchObject({ code: "ledger_short" });
    await inBooks((tx, now) =>
      reverse(tx, now, {
        entryId: id,
        happenedOn: "2026-03-06",
        source: { type: "test", id: randomUUID() },
      }),
    );

    await mend();

    expect(await balances(fundId)).toEqual({});
    await expect(mend()).rejects.toMatchObject({ code: "ledger_reversed_already" });
  });

  test("what the provider names stands in a fund's books once, also when told at the same time", async () => {
    const [one, other] = [await aFund(), await aFund()];
    const providerRef = "txn_1";
    const told = await Promise.allSettled(
      [1, 2, 3].map(() => aPayment(one.fundId, 100n, { providerRef })),
    );
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(told.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "ledger_ref_taken" },
    });
    await aPayment(other.fundId, 100n, { providerRef });
  });

  test("money goes only where money can go, and an entry is about one claim", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(2);
    const [one, two] = claims as [string, string];
    await aPayment(fundId, 100n);
    const wrong: NewPosting["lines"][] = [
      [{ from: general, to: { kind: "wishes" }, minor: 1n }],
      [{ from: bank, to: bank, minor: 1n }],
      [{ from: general, to: bank, minor: 0n }],
      [{ from: general, to: bank, minor: -1n }],
      [{ from: bank, to: { kind: "reserved", claimId: one }, minor: 1n }],
      [lines.reserved(one, general, 1n), lines.reserved(two, general, 1n)],
    ];
    for (const flow of wrong)
      await expect(posting(fundId, { lines: flow })).rejects.toThrow(/can go from|one claim/);
  });

  test("what only passes through an account leaves no posting there", async () => {
    const { fundId } = await aFund();
    await posting(fundId, {
      lines: [lines.received(bank, general, 5n), lines.moved(bank, stripe, 5n)],
    });
    expect(await balances(fundId)).toEqual({ "CNY general": 5n, "CNY stripe": 5n });
  });

  test("each currency has its books, in its own minor units", async () => {
    const { fundId } = await aFund();
    for (const [currency, minor] of [
      ["CNY", 1_234n],
      ["USD", 56n],
      ["JPY", 7_890n],
    ] as const)
      await aPayment(fundId, minor, { currency });
    expect(await balances(fundId)).toEqual({
      ...{ "CNY stripe": 1_234n, "CNY general": 1_234n },
      ...{ "USD stripe": 56n, "USD general": 56n },
      ...{ "JPY stripe": 7_890n, "JPY general": 7_890n },
    });
    expect((await available(fundId, "JPY")).general).toBe(7_890n);
    expect((await available(fundId, "EUR")).general).toBe(0n);
    await expect(aPayment(fundId, 1n, { currency: "cny" })).rejects.toMatchObject({
      constraint: "ledgers_currency_check",
    });
  });

  test("the lists of kinds are those of the database", async () => {
    const labels = (type: string) =>
      rows(`select unnest(enum_range(null::${type}))::text as label`);
    expect(await labels("account_kind")).toEqual(accountKinds.map((label) => ({ label })));
    expect(await labels("entry_kind")).toEqual(entryKinds.map((label) => ({ label })));
  });
});
