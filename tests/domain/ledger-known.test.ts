import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { balancesOf, sealedNumber, turnoverOf } from "~/domain/ledger/balances.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import { exportBooks } from "~/domain/ledger/export.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { approvedKinds } from "~/domain/ledger/kinds";
import * as lines from "~/domain/ledger/lines";
import { post, reverse, type NewPosting } from "~/domain/ledger/post.server";
import { openPurpose } from "~/domain/ledger/rows.server";
import { ask, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aDonor } from "../factories/donors";
import {
  aFund,
  anAllocation,
  anEntry,
  aPayment,
  balances,
  broken,
  inBooks,
  inBooksAs,
  posting,
  someClaims,
  type Fund,
} from "../factories/ledger";
import { rows } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const [general, bank] = [{ kind: "general" }, { kind: "bank" }] as const;

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
    expect(await rows("select recorded_by from entries where id = $1", [id])).toEqual([
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
      await rows(
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
    const wish = `restricted:${batch.wishes[0]!.publicId}`;
    const account = (currency: string, name: string, minor: string) =>
      JSON.stringify({ fund: "fund", currency, account: name, minor });
    expect(first.split("\n").filter((line) => line.includes('"account"'))).toEqual([
      account("CNY", "bank", "5"),
      account("CNY", "general", "-100"),
      account("CNY", wish, "-5"),
      account("CNY", "stripe", "100"),
      account("JPY", "general", "-100"),
      account("JPY", "stripe", "100"),
    ]);
    expect(first).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    await expect(ask(exportBooks, { actor: await aDonor(), input: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
