import type { Handling } from "../../door.server";
import { moved } from "../../ledger/lines";
import { post, reverse } from "../../ledger/post.server";
import type { PayoutFact } from "./facts";
import { keepPayout, setPayoutOf } from "./rows.server";

const [provider, bank] = [{ kind: "stripe" } as const, { kind: "bank" } as const];

/**
 * A payout arrived: what each fund had in it moves from the provider to the bank, in one entry a fund.
 * One that failed is booked and undone, whichever of the two was heard of first.
 */
export async function bookPayout(
  { tx, now }: Handling,
  charityId: string,
  payout: PayoutFact,
): Promise<void> {
  const { id: providerRef, transaction, transactions, state, arrivedOn, currency, minor } = payout;
  if (transactions.length > 0) await setPayoutOf(tx, charityId, transactions, providerRef);
  if (state === "waiting") return;
  const { id } = await keepPayout(tx, {
    ...{ providerRef, charityId, currency, minor, state, transaction },
    ...{ arrivedOn, seenAt: now },
  });
  const source = { type: "payout", id };
  const booked = await tx
    .selectFrom("entries as e")
    .leftJoin("entries as r", "r.reversesId", "e.id")
    .select(["e.id", "e.fundId", "r.id as undone"])
    .where("e.providerRef", "=", transaction)
    .where("e.sourceType", "=", "payout")
    .execute();
  const shares = booked.length > 0 ? [] : await sharesOf(tx, providerRef, currency);
  for (const { fundId, net } of shares) {
    const line = net > 0n ? moved(provider, bank, net) : moved(bank, provider, -net);
    const entry = await post(tx, now, {
      ...{ fundId, currency, kind: "payout", happenedOn: arrivedOn, source },
      ...{ providerRef: transaction, lines: [line] },
    });
    booked.push({ id: entry.id, fundId, undone: null });
  }
  if (state !== "failed") return;
  for (const { id: entryId, undone } of booked) {
    if (!undone) await reverse(tx, now, { entryId, happenedOn: arrivedOn, source });
  }
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
  return shares
    .map(({ fundId, net }) => ({ fundId: fundId ?? "", net: BigInt(net) }))
    .filter(({ net }) => net !== 0n);
}
