import type { Handling } from "../../door.server";
import { moved } from "../../ledger/lines";
import { post, reverse } from "../../ledger/post.server";
import type { PayoutFact } from "./facts";
import { keepPayout, setPayoutOf } from "./rows.server";

const [provider, bank] = [{ kind: "stripe" } as const, { kind: "bank" } as const];

/**
 * A payout arrived: what each fund had in it moves from the provider to the bank, in one entry a fund.
 * What turned out later to be in it follows when it is read again. One that failed is booked and
 * undone, whichever of the two was heard of first.
 */
export async function bookPayout(
  { tx, now }: Handling,
  charityId: string,
  payout: PayoutFact,
): Promise<void> {
  const { id: providerRef, transaction, transactions, arrivedOn, currency, minor } = payout;
  if (transactions.length > 0) await setPayoutOf(tx, charityId, transactions, providerRef);
  if (payout.state === "waiting") return;
  const { id, state } = await keepPayout(tx, {
    ...{ providerRef, charityId, currency, minor, state: payout.state, transaction },
    ...{ arrivedOn, seenAt: now },
  });
  const failed = state === "failed";
  const source = { type: "payout", id };
  const booked = await bookedOf(tx, id);
  // What was in one that failed is in the next by now, and nothing of it is missing here.
  const shares = failed && booked.length > 0 ? [] : await sharesOf(tx, providerRef, currency);
  for (const { fundId, net } of shares) {
    const before = booked.filter((one) => one.fundId === fundId);
    const rest = before.reduce((left, one) => left - one.net, net);
    if (rest === 0n) continue;
    const line = rest > 0n ? moved(provider, bank, rest) : moved(bank, provider, -rest);
    const entry = await post(tx, now, {
      ...{ fundId, currency, kind: "payout", happenedOn: arrivedOn, source, lines: [line] },
      // The provider's name for it stands once in a ledger.
      ...(before.length === 0 ? { providerRef: transaction } : {}),
    });
    booked.push({ id: entry.id, fundId, net: rest, undone: null });
  }
  if (!failed) return;
  for (const { id: entryId, undone } of booked) {
    if (!undone) await reverse(tx, now, { entryId, happenedOn: arrivedOn, source });
  }
}

/** The entries of a payout: what each moved to its fund's bank, and what undid it. */
async function bookedOf(tx: Handling["tx"], payoutId: string) {
  const entries = await tx
    .selectFrom("entries as e")
    .innerJoin("postings as p", "p.entryId", "e.id")
    .innerJoin("ledgerAccounts as a", "a.id", "p.accountId")
    .leftJoin("entries as r", "r.reversesId", "e.id")
    .select(["e.id", "e.fundId", "r.id as undone"])
    .select(({ fn }) => fn.sum<string>("p.minor").as("net"))
    .where("e.sourceType", "=", "payout")
    .where("e.sourceId", "=", payoutId)
    .where("e.kind", "=", "payout")
    .where("a.kind", "=", bank.kind)
    .groupBy(["e.id", "r.id"])
    .execute();
  return entries.map(({ net, ...entry }) => ({ ...entry, net: BigInt(net) }));
}

/** What each fund has in a payout, by what is in the books. */
async function sharesOf(tx: Handling["tx"], payout: string, currency: string) {
  const shares = await tx
    .selectFrom("providerTransactions")
    .select("fundId")
    .select(({ fn }) => fn.sum<string>("net").as("net"))
    .where("payout", "=", payout)
    .where("currency", "=", currency)
    .where("entryId", "is not", null)
    .where("fundId", "is not", null)
    .groupBy("fundId")
    .orderBy("fundId")
    .execute();
  return shares.map(({ fundId, net }) => ({ fundId: fundId ?? "", net: BigInt(net) }));
}
