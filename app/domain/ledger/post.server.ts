import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { canFlow, classOf, nameOf, purposeOf, type FundAccount, type Line } from "./accounts";
import { availableOf } from "./balances.server";
import { lossTold } from "./lines";
import type { EntryKind } from "./kinds";
import { addEntry, openAccounts, openLedger } from "./rows.server";

type Signed = { recordedBy?: string; approvedBy?: string; noteCode?: string };

export type NewPosting = Signed & {
  fundId: string;
  /** ISO 4217; a fund has a ledger in each currency. */
  currency: string;
  kind: Exclude<EntryKind, "reversal">;
  /** The day it happened on, as the evidence says ("2026-03-05"). */
  happenedOn: string;
  source: { type: string; id: string };
  /** What the bank or provider calls it; once in a ledger. */
  providerRef?: string;
  lines: readonly Line[];
  /**
   * What to do when a fund's account has less than this takes: refuse it, or, where it happened
   * already (a provider took its fee, somebody refunded outside), book what is missing as a loss,
   * so that no account is silently below zero.
   */
  short?: "refuse" | "loss";
};

/**
 * Appends one balanced entry; opens the ledger and its accounts on first use. A person who asks must
 * be its recorder or, where it is approved, its approver.
 * @throws Refusal `ledger_short`, `ledger_ref_taken` or `ledger_needs_second_person`.
 */
export async function post(tx: Tx, now: Date, entry: NewPosting): Promise<{ id: string }> {
  const { fundId, currency, kind, happenedOn, source, providerRef } = entry;
  const wrong = entry.lines.find((line) => line.minor <= 0n || !canFlow(line));
  if (wrong)
    throw new Error(`No ${wrong.minor} can go from ${wrong.from.kind} to ${wrong.to.kind}`);
  if (claimsOf(entry.lines).size > 1) throw new Error("An entry is about one claim at most");
  const ledgerId = await openLedger(tx, now, fundId, currency);
  const lines =
    entry.short === "loss" ? [...entry.lines, ...(await losses(tx, entry))] : entry.lines;
  const accounts = await openAccounts(
    tx,
    { id: ledgerId, fundId },
    lines.flatMap(({ from, to }) => [from, to]),
  );
  return addEntry(
    tx,
    {
      ...{ ledgerId, fundId, kind, happenedOn, recordedAt: now, providerRef },
      ...{ sourceType: source.type, sourceId: source.id, noteCode: entry.noteCode },
      ...{ recordedBy: entry.recordedBy, approvedBy: entry.approvedBy },
    },
    [...postingsOf(lines)].map(([name, minor]) => ({ accountId: accounts.get(name)!, minor })),
  );
}

export type Reversing = Signed & {
  entryId: string;
  happenedOn: string;
  source: { type: string; id: string };
};

/**
 * Appends an entry that undoes another to the last unit, once.
 * @throws Refusal `ledger_reversed_already`, or `ledger_short` when what came in is gone again.
 */
export async function reverse(tx: Tx, now: Date, reversing: Reversing): Promise<{ id: string }> {
  const { entryId, happenedOn, source } = reversing;
  const { ledgerId, fundId } = await tx
    .selectFrom("entries")
    .select(["ledgerId", "fundId"])
    .where("id", "=", entryId)
    .executeTakeFirstOrThrow();
  const postings = await tx
    .selectFrom("postings")
    .select(["accountId", "minor"])
    .where("entryId", "=", entryId)
    .orderBy("id")
    .execute();
  return addEntry(
    tx,
    {
      ...{ ledgerId, fundId, kind: "reversal", happenedOn, recordedAt: now, reversesId: entryId },
      ...{ sourceType: source.type, sourceId: source.id, noteCode: reversing.noteCode },
      ...{ recordedBy: reversing.recordedBy, approvedBy: reversing.approvedBy },
    },
    postings.map(({ accountId, minor }) => ({ accountId, minor: -minor })),
  );
}

/**
 * Waits until nobody else takes from the fund's ledger, and keeps others waiting to the end of the
 * transaction. Who needs several locks them in sorted order of fund and currency.
 */
export async function lockLedger(tx: Tx, fundId: string, currency: string): Promise<void> {
  await sql`select lock_ledger(${fundId}::uuid, ${currency})`.execute(tx);
}

/** What each account gets in sum, by name; those that come to nothing are left out. */
export function postingsOf(lines: readonly Line[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (name: string, minor: bigint) => sums.set(name, (sums.get(name) ?? 0n) + minor);
  for (const { from, to, minor } of lines) {
    add(nameOf(from), -minor);
    add(nameOf(to), minor);
  }
  return new Map([...sums].filter(([, minor]) => minor !== 0n));
}

const claimsOf = (lines: readonly Line[]) =>
  new Set(
    lines
      .flatMap(({ from, to }) => [from, to])
      .flatMap((account) => (account.kind === "reserved" ? [account.claimId] : [])),
  );

/** What the lines take from each fund's account (by purpose, null for the general money). */
function takenOf(lines: readonly Line[]): Map<string | null, bigint> {
  const taken = new Map<string | null, bigint>();
  const sides = lines.flatMap(({ from, to, minor }) => [
    { account: from, minor: -minor },
    { account: to, minor },
  ]);
  for (const { account, minor } of sides) {
    if (!["owned", "expense"].includes(classOf(account))) continue;
    const purpose = purposeOf(account);
    taken.set(purpose, (taken.get(purpose) ?? 0n) + minor);
  }
  return taken;
}

/** Lines that cover from the loss account what the fund's accounts lack. */
async function losses(tx: Tx, { fundId, currency, lines }: NewPosting): Promise<Line[]> {
  await lockLedger(tx, fundId, currency);
  const available = await availableOf(tx, { fundId, currency });
  return [...takenOf(lines)].flatMap(([purposeId, taken]) => {
    const there = purposeId === null ? available.general : available.restricted.get(purposeId);
    const missing = taken - (there ?? 0n);
    const from: FundAccount =
      purposeId === null ? { kind: "general" } : { kind: "restricted", purposeId };
    return taken > 0n && missing > 0n ? [lossTold(from, missing)] : [];
  });
}
