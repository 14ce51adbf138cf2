import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { nameOf, purposeOf, refOf, type AccountRef, type AccountRow } from "./accounts";
import type { EntryKind } from "./kinds";

export type Purpose =
  | { kind: "programme"; programmeId: string }
  | { kind: "batch"; batchId: string }
  | { kind: "wish"; wishId: string };

/** The id under which a fund keeps money for a programme, a batch or a wish; made on first use. */
export async function openPurpose(tx: Tx, fundId: string, purpose: Purpose): Promise<string> {
  const found = async () => {
    let query = tx.selectFrom("purposes").select("id").where("fundId", "=", fundId);
    if (purpose.kind === "programme") query = query.where("programmeId", "=", purpose.programmeId);
    if (purpose.kind === "batch") query = query.where("batchId", "=", purpose.batchId);
    if (purpose.kind === "wish") query = query.where("wishId", "=", purpose.wishId);
    return (await query.executeTakeFirst())?.id;
  };
  const known = await found();
  if (known) return known;
  await tx
    .insertInto("purposes")
    .values({ fundId, ...purpose })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await found();
  if (!made) throw new Error("A purpose was not kept");
  return made;
}

/** The ledger of a fund in a currency, opened when it is the first time. */
export async function openLedger(tx: Tx, now: Date, fundId: string, currency: string) {
  const found = () =>
    tx
      .selectFrom("ledgers")
      .select("id")
      .where("fundId", "=", fundId)
      .where("currency", "=", currency)
      .executeTakeFirst();
  const known = await found();
  if (known) return known.id;
  await tx
    .insertInto("ledgers")
    .values({ fundId, currency, openedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const opened = await found();
  if (!opened) throw new Error("A ledger was not kept");
  return opened.id;
}

type Ledger = { id: string; fundId: string };

/** The ids of accounts by their names; those that were never used are opened, in sorted order. */
export async function openAccounts(
  tx: Tx,
  ledger: Ledger,
  refs: readonly AccountRef[],
): Promise<Map<string, string>> {
  const wanted = new Map(refs.map((ref) => [nameOf(ref), ref]));
  const known = await knownAccounts(tx, ledger, [...wanted.values()]);
  const missing = [...wanted].filter(([name]) => !known.has(name)).sort();
  if (missing.length === 0) return known;
  await tx
    .insertInto("ledgerAccounts")
    .values(
      missing.map(([, ref]) => ({
        ledgerId: ledger.id,
        fundId: ledger.fundId,
        kind: ref.kind,
        purposeId: purposeOf(ref),
        claimId: ref.kind === "reserved" ? ref.claimId : null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return knownAccounts(tx, ledger, [...wanted.values()]);
}

async function knownAccounts(tx: Tx, { id }: Ledger, refs: readonly AccountRef[]) {
  const kinds = refs.map(({ kind }) => kind).filter((kind) => kind !== "reserved");
  const claims = refs.flatMap((ref) => (ref.kind === "reserved" ? [ref.claimId] : []));
  const { rows } = await sql<AccountRow & { id: string }>`
    select id, kind, purpose_id, claim_id from ledger_accounts where ledger_id = ${id}
      and (kind = any(${kinds}::account_kind[]) or claim_id = any(${claims}::uuid[]))`.execute(tx);
  return new Map(rows.map((row) => [nameOf(refOf(row)), row.id]));
}

export type NewEntry = {
  ledgerId: string;
  fundId: string;
  kind: EntryKind;
  happenedOn: string;
  recordedAt: Date;
  sourceType: string;
  sourceId: string;
  providerRef?: string | null;
  reversesId?: string | null;
  recordedBy?: string | null;
  approvedBy?: string | null;
  noteCode?: string | null;
};

/** Writes an entry and its postings; what it takes is checked by the database before this returns. */
export async function addEntry(
  tx: Tx,
  entry: NewEntry,
  postings: readonly { accountId: string; minor: bigint }[],
): Promise<{ id: string }> {
  const { id } = await tx
    .insertInto("entries")
    .values(entry)
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("postings")
    .values(postings.map((one) => ({ ...one, entryId: id, ledgerId: entry.ledgerId })))
    .execute();
  return { id };
}
