import { system } from "~/domain/actor";
import { accountOf, readingSince, unbooked } from "~/domain/funds/card/accounts.server";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import type { Facts } from "~/domain/funds/card/facts";
import { ask, run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import {
  balanceOf,
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
  for (const { automatic, ...payout } of payouts) {
    // What one that somebody made by hand brought can't be asked for: it is listed as a difference.
    const members = automatic ? await transactionsOf(account, { payout: payout.id }) : [];
    const brought = members.filter(({ kind }) => kind !== "payout" && kind !== "payout_failed");
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
