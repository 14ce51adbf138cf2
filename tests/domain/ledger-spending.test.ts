import { afterAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import type { FundAccount } from "~/domain/ledger/accounts";
import { promisable } from "~/domain/ledger/balances.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import * as lines from "~/domain/ledger/lines";
import { lockLedger, type NewPosting } from "~/domain/ledger/post.server";
import { openPurpose } from "~/domain/ledger/rows.server";
import { ask } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import {
  aFund,
  anAllocation,
  aPayment,
  available,
  balances,
  broken,
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
      lost: new Map(),
      due: new Map(),
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
      expect(await rows(free, [fundId])).toEqual([{ free: false }]);
    });
    expect((await available(fundId)).general).toBe(600n);
  });

  test("a dispute after the money is gone is a shortfall for all to see, and nothing more is promised", async () => {
    const { fundId } = await aFund();
    const { claims } = await someClaims(2);
    await aPayment(fundId, 1_000n);
    await anAllocation(fundId, claims[0]!, 900n);

    await posting(fundId, {
      kind: "dispute_opened",
      lines: [lines.disputed(stripe, general, 1_000n)],
    });

    expect(await available(fundId)).toMatchObject({ general: 100n, shortfall: 1_000n });
    await expect(anAllocation(fundId, claims[1]!, 1n)).rejects.toMatchObject({
      code: "ledger_short",
    });
    const { shortfalls } = await ask(lookAtBooks, { actor: system("test"), input: {} });
    expect(shortfalls).toContainEqual(expect.objectContaining({ minor: 1_000n }));
    await posting(fundId, {
      kind: "dispute_won",
      lines: [lines.disputeWon(stripe, general, 1_000n)],
    });
    await anAllocation(fundId, claims[1]!, 1n);
  });

  test("what a dispute took of a purpose is not there to give, and nobody else's money stands in for it", async () => {
    const { fundId, treasurer, approver } = await aFund();
    const { batch, claims } = await someClaims(3);
    const [one, other, third] = claims as [string, string, string];
    const purposeId = await inBooks((tx) =>
      openPurpose(tx, fundId, { kind: "batch", batchId: batch.id }),
    );
    const fund = { kind: "restricted", purposeId } as const;
    const signed = { recordedBy: treasurer.personId, approvedBy: approver.personId };
    const short = { code: "ledger_short" };
    const promise = (claimId: string, of: FundAccount, minor: bigint) =>
      posting(fundId, { kind: "allocation", lines: [lines.reserved(claimId, of, minor)] });
    const toGive = async () => {
      const { general: free, restricted } = promisable(await available(fundId));
      return [free, restricted.get(purposeId)];
    };
    await aPayment(fundId, 500n);
    await posting(fundId, { lines: [lines.received(stripe, fund, 100n)] });
    await posting(fundId, { lines: [lines.received(stripe, fund, 50n)] });
    expect(await toGive()).toEqual([500n, 150n]);
    await posting(fundId, { kind: "dispute_opened", lines: [lines.disputed(stripe, fund, 100n)] });

    expect(await toGive()).toEqual([500n, 50n]);
    await expect(promise(one, fund, 51n)).rejects.toMatchObject(short);
    const release = [lines.released(purposeId, 51n)];
    await expect(
      posting(fundId, { kind: "release_of_restriction", lines: release, ...signed }),
    ).rejects.toMatchObject(short);
    await promise(one, fund, 50n);
    await promise(other, general, 400n);
    expect(await toGive()).toEqual([100n, 0n]);

    // Fees are taken without asking, and what the bank sends back comes in.
    await posting(fundId, { kind: "fee", lines: [lines.feeTaken(stripe, fund, 10n)] });
    await posting(fundId, { kind: "dispute_won", lines: [lines.disputeWon(stripe, fund, 100n)] });
    expect(await toGive()).toEqual([100n, 90n]);
    await promise(third, fund, 90n);
  });

  test("a purpose bears its own loss and no other's; general money bears any", async () => {
    const { fundId, treasurer, approver } = await aFund();
    const { batch } = await someClaims(1);
    const [wish, whole] = await inBooks(async (tx) => [
      await openPurpose(tx, fundId, { kind: "wish", wishId: batch.wishes[0]!.id }),
      await openPurpose(tx, fundId, { kind: "batch", batchId: batch.id }),
    ]);
    const [own, others] = [
      { kind: "restricted", purposeId: wish! },
      { kind: "restricted", purposeId: whole! },
    ] as const;
    await aPayment(fundId, 100n);
    for (const fund of [own, others])
      await posting(fundId, { lines: [lines.received(stripe, fund, 100n)] });
    await posting(fundId, { kind: "dispute_opened", lines: [lines.disputed(stripe, own, 90n)] });
    const bear = (bearer: FundAccount, minor: bigint) =>
      posting(fundId, {
        ...{ kind: "dispute_lost", lines: [lines.lossBorne(own, bearer, minor)] },
        ...{ recordedBy: treasurer.personId, approvedBy: approver.personId },
      });

    await expect(bear(others, 1n)).rejects.toMatchObject({
      constraint: "entries_restriction_check",
    });
    await bear(own, 60n);
    await bear(general, 30n);
    const { general: free, restricted, shortfall } = await available(fundId);
    expect([free, restricted.get(wish!), restricted.get(whole!), shortfall]).toEqual([
      ...[70n, 40n, 100n, 0n],
    ]);
    expect(await broken()).toEqual([]);
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
      lost: new Map([[null, 25n]]),
      due: new Map(),
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
    expect(await told([lines.lossBorne(fund, fund, 5n)])).toEqual([100n, 0n, 0n]);
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
