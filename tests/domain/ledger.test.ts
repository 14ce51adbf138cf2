import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { accountKinds } from "~/domain/ledger/accounts";
import { availableOf, balancesOf, sealedNumber, turnoverOf } from "~/domain/ledger/balances.server";
import { checkBooks, lookAtBooks } from "~/domain/ledger/books.server";
import { exportBooks } from "~/domain/ledger/export.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { approvedKinds, entryKinds } from "~/domain/ledger/kinds";
import * as lines from "~/domain/ledger/lines";
import { lockLedger, post, reverse, type NewPosting } from "~/domain/ledger/post.server";
import { openPurpose } from "~/domain/ledger/rows.server";
import { ask, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import {
  aFund,
  anAllocation,
  anEntry,
  aPayment,
  inBooks,
  inBooksAs,
  type Fund,
} from "../factories/ledger";
import { asOwner } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const [general, stripe, bank] = [
  { kind: "general" },
  { kind: "stripe" },
  { kind: "bank" },
] as const;

const guarded = ["purposes", "ledgers", "ledger_accounts", "entries", "postings"];

const asOwnerOf = (text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Record<string, string>>(text, values)).rows);

/** Claims of as many wishes of one batch. */
async function someClaims(count: number) {
  const batch = await aBatchToClaim({ wishes: count });
  const claims = await Promise.all(batch.wishes.map(async (wish) => aHold(await aDonor(), wish)));
  return { batch, claims };
}

const posting = (fundId: string, over: Partial<NewPosting> & Pick<NewPosting, "lines">) =>
  inBooks((tx, now) => post(tx, now, anEntry({ fundId, ...over })));

const available = (fundId: string, currency = "CNY") =>
  inBooks((tx) => availableOf(tx, { fundId, currency }));

const balances = async (fundId: string, upTo?: bigint) => {
  const found = await inBooks((tx) => balancesOf(tx, { fundId, upTo }));
  return Object.fromEntries(
    found.map(({ account, currency, minor }) => [`${currency} ${account.kind}`, minor]),
  );
};

/** The codes of what breaks a law at this moment. */
async function broken() {
  const books = await ask(lookAtBooks, { actor: system("test"), input: {} });
  return books.laws.flatMap(({ findings }) => findings.map(({ what }) => what));
}

describe("what is taken", () => {
  test("fifty who allocate at once, with money for ten: ten succeed and forty are told", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(50);
    await aPayment(fundId, 1_000n);

    const outcomes = await Promise.allSettled(
      claims.map((claimId) => anAllocation(fundId, claimId, 100n)),
    );

    const refused = outcomes.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
      Array.from({ length: 40 }, () => "ledger_short"),
    );
    expect(await available(fundId)).toEqual({
      general: 0n,
      restricted: new Map(),
      shortfall: 0n,
    });
    expect(await balances(fundId)).toEqual({
      "CNY stripe": 1_000n,
      "CNY reserved": 100n,
    });
  });

  test("money that comes in waits for nobody who holds the ledger's lock", async () => {
    const { fundId } = await aFund();
    await aPayment(fundId, 500n);
    await inBooks(async (tx) => {
      await lockLedger(tx, fundId, "CNY");
      await aPayment(fundId, 100n);
      const free = `select pg_try_advisory_lock(hashtextextended('ledger ' || $1 || 'CNY', 0)) as free`;
      expect(await asOwnerOf(free, [fundId])).toEqual([{ free: false }]);
    });
    expect((await available(fundId)).general).toBe(600n);
  });

  test("a dispute after the money is gone is a shortfall for all to see, and nothing more is promised", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(2);
    await aPayment(fundId, 1_000n);
    await anAllocation(fundId, claims[0]!, 900n);

    await posting(fundId, { kind: "dispute_opened", lines: [lines.disputed(stripe, 1_000n)] });

    expect(await available(fundId)).toMatchObject({ general: 100n, shortfall: 1_000n });
    await expect(anAllocation(fundId, claims[1]!, 1n)).rejects.toMatchObject({
      code: "ledger_short",
    });
    const { shortfalls } = await ask(lookAtBooks, { actor: system("test"), input: {} });
    expect(shortfalls).toContainEqual(expect.objectContaining({ minor: 1_000n }));
    await posting(fundId, { kind: "dispute_won", lines: [lines.disputeWon(stripe, 1_000n)] });
    await anAllocation(fundId, claims[1]!, 1n);
  });

  test("a fee that the provider took without asking is booked, and what is missing is a loss", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(1);
    await aPayment(fundId, 100n);
    await anAllocation(fundId, claims[0]!, 95n);
    const fee = { kind: "fee", lines: [lines.feeTaken(stripe, general, 30n)] } as const;

    await expect(posting(fundId, fee)).rejects.toMatchObject({ code: "ledger_short" });
    await posting(fundId, { ...fee, short: "loss" });

    expect(await available(fundId)).toEqual({
      general: 0n,
      restricted: new Map(),
      shortfall: 25n,
    });
  });

  test("what a provider took of restricted money is missing there, and no other purpose pays for it", async () => {
    const { fundId } = await aFund();
    const { batch } = await someClaims(1);
    const purposeId = await inBooks((tx) =>
      openPurpose(tx, fundId, { kind: "batch", batchId: batch.id }),
    );
    const fund = { kind: "restricted", purposeId } as const;
    const told = async (posted: NewPosting["lines"]) => {
      await posting(fundId, { kind: "fee", lines: posted, short: "loss" });
      const { general: free, restricted, shortfall } = await available(fundId);
      return [free, restricted.get(purposeId), shortfall];
    };
    await aPayment(fundId, 100n);
    await posting(fundId, { lines: [lines.received(stripe, fund, 50n)] });

    expect(await told([lines.feeTaken(stripe, fund, 20n)])).toEqual([100n, 30n, 0n]);
    expect(await told([lines.feeTaken(stripe, fund, 30n)])).toEqual([100n, 0n, 0n]);
    expect(await told([lines.feeTaken(stripe, fund, 5n)])).toEqual([100n, 0n, 5n]);
    expect(await told([lines.feeGivenBack(stripe, fund, 5n)])).toEqual([100n, 5n, 5n]);
    expect(await told([lines.moved(stripe, bank, 5n)])).toEqual([100n, 5n, 5n]);
    expect(await told([lines.lossBorne(fund, 5n)])).toEqual([100n, 0n, 0n]);
  });

  test("what is left of a purchase lies where it came from, and restricted money stays restricted", async () => {
    const { fundId, treasurer, approver } = await aFund();
    const { batch, claims } = await someClaims(1);
    const [claimId] = claims as [string];
    const purposeId = await inBooks((tx) =>
      openPurpose(tx, fundId, { kind: "batch", batchId: batch.id }),
    );
    expect(
      await inBooks((tx) => openPurpose(tx, fundId, { kind: "batch", batchId: batch.id })),
    ).toBe(purposeId);
    const fund = { kind: "restricted", purposeId } as const;
    const restricted = async () => (await available(fundId)).restricted.get(purposeId);
    await posting(fundId, {
      lines: [lines.received(stripe, fund, 10_000n), lines.feeTaken(stripe, fund, 300n)],
    });
    await posting(fundId, { kind: "allocation", lines: [lines.reserved(claimId, fund, 5_000n)] });
    expect(await restricted()).toBe(4_700n);
    const signed = { recordedBy: treasurer.personId, approvedBy: approver.personId };
    const spent = (cost: bigint) =>
      posting(fundId, {
        ...signed,
        kind: "purchase",
        lines: lines.purchased(claimId, fund, bank, { held: 5_000n, cost }),
      });

    await expect(spent(5_001n)).rejects.toMatchObject({ constraint: "entries_restriction_check" });
    await spent(4_500n);
    expect(await restricted()).toBe(5_200n);

    const lifting = { lines: [lines.released(purposeId, 200n)], ...signed };
    await expect(posting(fundId, { ...lifting, kind: "adjustment" })).rejects.toMatchObject({
      constraint: "entries_restriction_check",
    });
    await posting(fundId, { ...lifting, kind: "release_of_restriction" });
    expect(await available(fundId)).toMatchObject({ general: 200n });
    await posting(fundId, { kind: "allocation", lines: [lines.reserved(claimId, fund, 50n)] });
    await expect(
      posting(fundId, { kind: "return", lines: [lines.returned(claimId, general, 50n)] }),
    ).rejects.toMatchObject({ code: "ledger_short" });
    await posting(fundId, { kind: "leftover", lines: [lines.returned(claimId, general, 50n)] });
    expect(await available(fundId)).toMatchObject({ general: 250n });
  });
});

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
        await expect(asOwnerOf(change)).rejects.toMatchObject({ constraint: "append_only" });
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
      asOwnerOf(`select unnest(enum_range(null::${type}))::text as label`);
    expect(await labels("account_kind")).toEqual(accountKinds.map((label) => ({ label })));
    expect(await labels("entry_kind")).toEqual(entryKinds.map((label) => ({ label })));
  });
});

describe("who writes and reads", () => {
  let ours: Fund;
  let theirs: Fund;
  beforeAll(async () => {
    [ours, theirs] = [await aFund(), await aFund()];
    await aPayment(ours.fundId, 1_000n);
  });
  const cash = (over: Partial<NewPosting> = {}) =>
    anEntry({
      fundId: ours.fundId,
      kind: "cash",
      lines: [lines.received(bank, general, 10n)],
      ...over,
    });

  test("the fund's own people and its host charity see its books, and nobody else does", async () => {
    const seen = (actor: Parameters<typeof inBooksAs>[0]) =>
      inBooksAs(actor, async (tx) => ({
        balances: (await balancesOf(tx, { fundId: ours.fundId })).length,
        turnover: (
          await turnoverOf(tx, {
            ...{ fundId: ours.fundId, currency: "CNY" },
            ...{ firstDay: "2026-01-01", lastDay: "2026-12-31" },
          })
        ).length,
        postings: (
          await tx
            .selectFrom("postings")
            .innerJoin("entries", "entries.id", "postings.entryId")
            .innerJoin("ledgerAccounts", "ledgerAccounts.id", "postings.accountId")
            .where("entries.fundId", "=", ours.fundId)
            .select("postings.id")
            .execute()
        ).length,
      }));
    for (const actor of [ours.treasurer, ours.approver])
      expect(await seen(actor)).toEqual({ balances: 2, turnover: 2, postings: 2 });
    for (const actor of [theirs.treasurer, theirs.approver, await aDonor()])
      expect(await seen(actor)).toEqual({ balances: 0, turnover: 0, postings: 0 });
    await expect(inBooksAs(theirs.treasurer, (tx, now) => post(tx, now, cash()))).rejects.toThrow();
    await expect(ask(lookAtBooks, { actor: ours.treasurer, input: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("cash counts when a second person approves it, and who asks signs for himself", async () => {
    const [treasurer, approver] = [ours.treasurer.personId, ours.approver.personId];
    const asApprover = (over: Partial<NewPosting>) =>
      inBooksAs(ours.approver, (tx, now) => post(tx, now, cash(over)));
    await asApprover({ recordedBy: treasurer, approvedBy: approver });
    for (const alone of [{ approvedBy: approver }, { recordedBy: approver }, {}])
      await expect(asApprover(alone)).rejects.toMatchObject({ code: "ledger_needs_second_person" });
    for (const forged of [
      { recordedBy: approver, approvedBy: treasurer },
      { recordedBy: treasurer },
    ])
      await expect(asApprover({ ...forged, kind: "payment" })).rejects.toMatchObject({
        code: "42501",
      });
    const { id } = await asApprover({ kind: "payment" });
    expect(await asOwnerOf("select recorded_by from entries where id = $1", [id])).toEqual([
      { recorded_by: approver },
    ]);
    for (const kind of approvedKinds)
      await expect(posting(ours.fundId, { ...cash(), kind })).rejects.toMatchObject({
        code: "ledger_needs_second_person",
      });
  });

  test("who reverses an entry stands under it, with whoever approved that", async () => {
    const { id: entryId } = await aPayment(ours.fundId, 1n);
    const signed = { recordedBy: ours.treasurer.personId, approvedBy: ours.approver.personId };
    const { id } = await inBooksAs(ours.approver, (tx, now) =>
      reverse(tx, now, {
        ...{ entryId, ...signed, happenedOn: "2026-03-06", noteCode: "typed_wrong" },
        source: { type: "test", id: entryId },
      }),
    );
    expect(
      await asOwnerOf(
        "select recorded_by, approved_by, note_code, kind, source_id from entries where id = $1",
        [id],
      ),
    ).toEqual([
      {
        ...{ recorded_by: signed.recordedBy, approved_by: signed.approvedBy },
        ...{ note_code: "typed_wrong", kind: "reversal", source_id: entryId },
      },
    ]);
  });

  test("only a fund has books", async () => {
    for (const fundId of [ours.charityId, randomUUID()])
      await expect(aPayment(fundId, 1n)).rejects.toMatchObject({
        constraint: "ledgers_of_funds_check",
      });
  });
});

describe("what is known later", () => {
  test("sums of days equal the postings while others post, and tell what was known at a number", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(6);
    const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
    const known: { at: bigint; balances: Record<string, bigint> }[] = [];
    let stopped = false;
    const folding = (async () => {
      while (!stopped) {
        await sealAll();
        await runSweep(foldLedgers);
      }
    })();
    for (const [at, claimId] of claims.entries()) {
      const happenedOn = days[at % 3]!;
      await Promise.all([
        aPayment(fundId, 100n, { happenedOn }),
        aPayment(fundId, 10n, { happenedOn, currency: "JPY" }),
      ]);
      await anAllocation(fundId, claimId, 30n);
      await sealAll();
      known.push({
        at: await inBooks((tx) => sealedNumber(tx)),
        balances: await balances(fundId),
      });
    }
    stopped = true;
    await folding;
    for (const { at, balances: then } of known) expect(await balances(fundId, at)).toEqual(then);
    const turnover = async (upTo?: bigint) => {
      const rows = await inBooks((tx) =>
        turnoverOf(tx, {
          ...{ fundId, currency: "CNY", upTo },
          ...{ firstDay: days[0]!, lastDay: days[1]! },
        }),
      );
      return Object.fromEntries(rows.map((row) => [`${row.account} ${row.kind}`, row.minor]));
    };
    const two = { "stripe payment": 200n, "general payment": -200n };
    expect(await turnover(known[1]!.at)).toEqual(two);
    const four = { "stripe payment": 400n, "general payment": -400n };
    expect(await turnover()).toEqual(four);
    expect(await turnover(known[5]!.at)).toEqual(four);
    await sealAll();
    await runSweep(foldLedgers);
    expect(await turnover()).toEqual(four);
    for (const { at, balances: then } of known) expect(await balances(fundId, at)).toEqual(then);
    expect(await runSweep(foldLedgers)).toBe(0);
    await expect(balances(fundId, 1_000_000n)).rejects.toThrow("not sealed");
    await expect(turnover(1_000_000n)).rejects.toThrow("not sealed");
    expect(await broken()).toEqual([]);
  });

  test("the same events in another order give the same text of the books", async () => {
    const { batch } = await someClaims(1);
    const text = async (order: readonly number[]) => {
      const { fundId } = await aFund();
      const purposeId = await inBooks((tx) =>
        openPurpose(tx, fundId, { kind: "wish", wishId: batch.wishes[0]!.id }),
      );
      const events: Partial<NewPosting>[] = [
        { providerRef: "a", happenedOn: "2026-03-01" },
        { providerRef: "b", lines: [lines.received(bank, { kind: "restricted", purposeId }, 5n)] },
        { currency: "JPY" },
      ];
      for (const at of order) await aPayment(fundId, 100n, events[at]);
      const all = await ask(exportBooks, { actor: system("test"), input: {} });
      const slug = `fund-${fundId.slice(0, 8)}`;
      return all
        .split("\n")
        .filter((line) => line.includes(slug))
        .join("\n")
        .replaceAll(slug, "fund");
    };
    const first = await text([0, 1, 2]);
    expect(await text([2, 1, 0])).toBe(first);
    expect(first).toContain(`restricted:${batch.wishes[0]!.publicId}`);
    expect(first).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    await expect(ask(exportBooks, { actor: await aDonor(), input: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("what somebody with the database's own key changed", () => {
  let fund: Fund;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    fund = await aFund();
    const { claims } = await someClaims(2);
    [ids.claim, ids.other] = claims as [string, string];
    ids.payment = (await aPayment(fund.fundId, 1_000n, { providerRef: "first" })).id;
    ids.second = (await aPayment(fund.fundId, 1_000n, { providerRef: "second" })).id;
    ids.allocation = (await anAllocation(fund.fundId, ids.claim, 100n)).id;
    ids.reversal = (
      await inBooks((tx, now) =>
        reverse(tx, now, {
          entryId: ids.second!,
          happenedOn: "2026-03-06",
          source: { type: "test", id: randomUUID() },
        }),
      )
    ).id;
    ids.cash = (
      await posting(fund.fundId, {
        kind: "cash",
        lines: [lines.received(bank, general, 10n)],
        recordedBy: fund.treasurer.personId,
        approvedBy: fund.approver.personId,
      })
    ).id;
    await sealAll();
    await runSweep(foldLedgers);
  });

  /** Makes the change with the guards asleep, looks, and makes it good again. */
  async function found(change: string, undo: string) {
    const filled = (text: string) =>
      text.replaceAll(/:(\w+)\b/g, (whole, name: string) => (ids[name] ? `'${ids[name]}'` : whole));
    const guards = (stand: "disable" | "enable") =>
      guarded.map((table) => `alter table ${table} ${stand} trigger user`).join(";");
    const asleep = (text: string) =>
      asOwner(owner, async (client) => {
        const aboutRights = /^(alter table postings|grant|revoke)/.test(text);
        if (!aboutRights) await client.query(guards("disable"));
        await client.query(filled(text));
        if (!aboutRights) await client.query(guards("enable"));
      });
    await asleep(change);
    const codes = new Set(await broken());
    expect(await runSweep(checkBooks)).toBeGreaterThan(0);
    await asleep(undo);
    return [...codes].sort();
  }

  const swing = (entry: string, by: number) =>
    `update postings set minor = minor + sign(minor) * (${by}) where entry_id = :${entry}`;
  const entryOf = (kind: string) => `
    with made as (insert into entries (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id,
        approved_by, written_by)
      select ledger_id, fund_id, '${kind}', '2026-03-07', recorded_at, 'forged', source_id, approved_by, pg_current_xact_id()
      from entries where id = :cash returning id, ledger_id)
    insert into postings (entry_id, ledger_id, account_id, minor)
    select made.id, made.ledger_id, a.id, v.minor from made, ledger_accounts a join`;
  const removed = `delete from postings where entry_id in (select id from entries where source_type = 'forged');
    delete from entries where source_type = 'forged'`;

  test.each<[string, string, string, string[]]>([
    [
      "one side of an entry",
      "update postings set minor = minor + 1 where entry_id = :payment and minor > 0",
      "update postings set minor = minor - 1 where entry_id = :payment and minor > 0",
      ["chain_broken", "entry_unbalanced", "sum_differs"],
    ],
    [
      "both sides of an entry",
      swing("payment", 5),
      swing("payment", -5),
      ["chain_broken", "sum_differs"],
    ],
    [
      "a reversal",
      swing("reversal", -1),
      swing("reversal", 1),
      ["chain_broken", "reversal_differs", "sum_differs"],
    ],
    [
      "the day of an entry",
      "update entries set happened_on = '2026-04-05' where id = :cash",
      "update entries set happened_on = '2026-03-05' where id = :cash",
      ["chain_broken", "sum_differs"],
    ],
    [
      "the claim that money is reserved for",
      "update ledger_accounts set claim_id = :other where claim_id = :claim",
      "update ledger_accounts set claim_id = :claim where claim_id = :other",
      ["chain_broken"],
    ],
    [
      "an entry that slips in behind the chain",
      `${entryOf("payment").replace("pg_current_xact_id()", "'3'")} (values ('bank', 7), ('general', -7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["entry_unbalanced", "entry_unsealed", "sum_differs"],
    ],
    [
      "money taken that is not there",
      `${entryOf("refund")} (values ('bank', -7000), ('general', 7000)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["purpose_below_zero"],
    ],
    [
      "a claim's money given back twice",
      `${entryOf("return")} (values ('reserved', 101), ('general', -101)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["claim_below_zero", "returned_too_much"],
    ],
    [
      "a purchase beyond what was reserved",
      `${entryOf("purchase")} (values ('bank', -7), ('general', 7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["purchase_too_dear"],
    ],
    [
      "an approval of one's own",
      `alter table entries drop constraint ledger_needs_second_person;
       update entries set approved_by = recorded_by where id = :cash`,
      "",
      ["approved_alone", "chain_broken"],
    ],
    [
      "a reference that stands twice",
      `alter table entries drop constraint ledger_ref_taken;
       update entries set provider_ref = 'first' where id = :second`,
      "",
      ["chain_broken", "reference_twice"],
    ],
    [
      "a guard that sleeps",
      "alter table postings disable trigger postings_taken",
      "alter table postings enable trigger postings_taken",
      ["guard_asleep"],
    ],
    [
      "a right too many",
      "grant delete on postings to wishbridge_application",
      "revoke delete on postings from wishbridge_application",
      ["right_too_many"],
    ],
    [
      "an entry taken out",
      "delete from postings where entry_id = :cash; delete from entries where id = :cash",
      "",
      ["chain_broken", "sum_differs"],
    ],
  ])("%s is found", async (name, change, undo, codes) => {
    const undoing = undo || (await whatItWas(name));
    expect(await found(change, undoing)).toEqual(codes);
    expect(await broken()).toEqual([]);
  });

  /** The statements that put back what has no simple opposite. */
  async function whatItWas(name: string): Promise<string> {
    if (name.startsWith("an approval"))
      return `update entries set approved_by = '${fund.approver.personId}' where id = :cash;
        alter table entries add constraint ledger_needs_second_person check (approved_by <> recorded_by
          and (approved_by is not null or kind not in ('transfer', 'cash', 'purchase', 'release_of_restriction', 'adjustment')))`;
    if (name.startsWith("a reference"))
      return `update entries set provider_ref = 'second' where id = :second;
        alter table entries add constraint ledger_ref_taken unique (ledger_id, provider_ref)`;
    await asOwnerOf(`create table kept_entries as select * from entries where id = '${ids.cash}'`);
    await asOwnerOf(
      `create table kept_postings as select * from postings where entry_id = '${ids.cash}'`,
    );
    return `insert into entries overriding system value select * from kept_entries;
      insert into postings overriding system value select * from kept_postings`;
  }
});
