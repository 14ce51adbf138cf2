import { system } from "~/domain/actor";
import { accountOf, readingSince, unbooked } from "~/domain/funds/card/accounts.server";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import type { Facts } from "~/domain/funds/card/facts";
import { ask, run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import {
  balanceOf,
  payoutAt,
  payoutsOf,
  subscriptionOfPayment,
  transactionsOf,
  type Payout,
  type Transaction,
} from "~/platform/stripe.server";

const actor = system("read-account");

/**
 * What changed at an account since it was read last, in the provider's order: each payment with our
 * ids, each payout with what it brought.
 */
export async function newsOf(
  account: string,
  { whole = false, payouts = [] }: { whole?: boolean; payouts?: readonly Payout[] } = {},
): Promise<Pick<Facts, "transactions" | "payouts">> {
  const since = await ask(readingSince, { actor, input: { account, whole } });
  const listed = new Map((await transactionsOf(account, { since })).map((one) => [one.id, one]));
  const paidOut: Facts["payouts"] = [];
  for (const { brought, ...payout } of await broughtBy(account, payouts)) {
    for (const one of brought) listed.set(one.id, one);
    paidOut.push({ ...payout, transactions: brought.map(({ id }) => id) });
  }
  const fresh = new Set(await ask(unbooked, { actor, input: { ids: [...listed.keys()] } }));
  const transactions: Transaction[] = [];
  for (const one of listed.values()) {
    if (fresh.has(one.id)) transactions.push(await named(account, one));
  }
  transactions.sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
  return { transactions, payouts: paidOut };
}

type Brought = Omit<Payout, "automatic"> & { brought: Transaction[] };

/**
 * Payouts with what each brought to the bank. One that failed lies among what the next one brought, so
 * it is read too, and stands before it: its shares are shares of the next.
 */
async function broughtBy(account: string, payouts: readonly Payout[]): Promise<Brought[]> {
  const all = new Map<string, Brought>();
  const asked = new Set<string>();
  const read = async ({ automatic, ...payout }: Payout): Promise<void> => {
    if (asked.has(payout.id)) return;
    asked.add(payout.id);
    // What one that somebody made by hand brought can't be asked for: it is listed until somebody enters it.
    const members = automatic ? await transactionsOf(account, { payout: payout.id }) : [];
    const brought = members.filter(({ kind }) => kind !== "payout");
    for (const { kind, source } of brought) {
      const failed = kind === "payout_failed" ? await payoutAt(account, source) : null;
      if (failed) await read(failed);
    }
    all.set(payout.id, { ...payout, brought });
  };
  for (const payout of payouts) await read(payout);
  return [...all.values()];
}

/** A monthly payment has our ids with its subscription, not with itself. */
async function named(account: string, one: Transaction): Promise<Transaction> {
  if (one.kind !== "payment" || one.metadata.pledge || !one.intent) return one;
  const subscription = await subscriptionOfPayment(account, one.intent);
  return subscription ? { ...one, metadata: subscription.metadata } : one;
}

/** Every night, and when somebody asks: fills in what a lost webhook left out, and compares. */
export async function readAccount({ charityId }: JobPayloads["read-account"]): Promise<void> {
  const account = await ask(accountOf, { actor, input: { charityId } });
  if (!account) return;
  const since = await ask(readingSince, { actor, input: { account, whole: true } });
  const payouts = await payoutsOf(account, since);
  const news = await newsOf(account, { whole: true, payouts });
  const balances = await balanceOf(account);
  await run(bookFacts, { actor, input: { account, ...news, balances } });
}
