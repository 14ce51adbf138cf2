import type { AccountKind } from "../ledger/accounts";
import { balancesOf } from "../ledger/balances.server";
import { query } from "../door.server";
import { listInput } from "./input";
import { mayTend } from "./may";
import { outstandingOf } from "./pledge-queries.server";
import { purposeNames, type PurposeName } from "./purposes.server";
import { fundBySlug } from "./rows.server";

const pageSize = 30;

export type BookAccount = { kind: AccountKind; purpose: PurposeName | null };

/**
 * A fund's books: what lies on every account to the cent, what is promised and not there, and the
 * entries with their lines, newest first. Every figure is a sum of postings.
 */
export const books = query("funds.books", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx }, { after }, { fundId, currency }) {
    const [balances, outstanding, page] = [
      await balancesOf(tx, { fundId, currency }),
      await outstandingOf(tx, fundId),
      await entriesOf(tx, fundId, after),
    ];
    const purposesIn = (account: object) =>
      "purposeId" in account && typeof account.purposeId === "string" ? account.purposeId : null;
    const names = await purposeNames(tx, [
      ...balances.map(({ account }) => purposesIn(account)),
      ...page.lines.map(({ purposeId }) => purposeId),
    ]);
    const purpose = (id: string | null) => (id ? (names.get(id) ?? null) : null);
    // What is reserved stands in one sum: a line for each claim would be a list of children's wishes.
    const sums = new Map<string, { account: BookAccount; minor: bigint }>();
    for (const { account, minor } of balances) {
      const of = purposesIn(account);
      const key = `${account.kind} ${of ?? ""}`;
      const sum = sums.get(key)?.minor ?? 0n;
      sums.set(key, { account: { kind: account.kind, purpose: purpose(of) }, minor: sum + minor });
    }
    return {
      currency,
      accounts: [...sums].map(([key, { account, minor }]) => ({
        key,
        ...account,
        amount: { minor: minor.toString(), currency },
      })),
      outstanding: { count: outstanding.count, sum: { minor: outstanding.minor, currency } },
      entries: page.entries.map(({ seq, recordedAt, ledgerCurrency, ...entry }) => ({
        ...entry,
        number: seq.toString(),
        recordedAt: recordedAt.toISOString(),
        lines: page.lines
          .filter(({ entryId }) => entryId === entry.id)
          .map(({ id, kind, purposeId, minor }) => ({
            key: id.toString(),
            kind,
            purpose: purpose(purposeId),
            debit: minor > 0n ? { minor: minor.toString(), currency: ledgerCurrency } : null,
            credit: minor < 0n ? { minor: (-minor).toString(), currency: ledgerCurrency } : null,
          })),
      })),
      next: page.next,
    };
  },
});

type Tx = Parameters<typeof fundBySlug>[0];

async function entriesOf(tx: Tx, fundId: string, after: string) {
  const before = /^\d{1,18}$/.test(after) ? BigInt(after) : undefined;
  const rows = await tx
    .selectFrom("entries as e")
    .innerJoin("ledgers as l", "l.id", "e.ledgerId")
    .leftJoin("people as r", "r.id", "e.recordedBy")
    .leftJoin("people as a", "a.id", "e.approvedBy")
    .select(["e.id", "e.seq", "e.kind", "e.happenedOn", "e.recordedAt"])
    .select(["l.currency as ledgerCurrency", "r.name as recordedBy", "a.name as approvedBy"])
    .where("e.fundId", "=", fundId)
    .$if(before !== undefined, (all) => all.where("e.seq", "<", before!))
    .orderBy("e.seq", "desc")
    .limit(pageSize + 1)
    .execute();
  const entries = rows.slice(0, pageSize);
  const lines = entries.length
    ? await tx
        .selectFrom("postings as p")
        .innerJoin("ledgerAccounts as a", "a.id", "p.accountId")
        .select(["p.id", "p.entryId", "p.minor", "a.kind", "a.purposeId"])
        .where(
          "p.entryId",
          "in",
          entries.map(({ id }) => id),
        )
        .orderBy("p.minor", "desc")
        .orderBy("p.id")
        .execute()
    : [];
  return {
    entries,
    lines,
    next: rows.length > pageSize ? (entries.at(-1)?.seq.toString() ?? null) : null,
  };
}
