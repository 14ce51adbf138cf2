import { command, type Handling } from "../../door.server";
import { pledgeLife } from "../life";
import { changePledge } from "../rows.server";
import { bookPayout } from "./book-payout.server";
import { bookTransaction, pledgeNamed } from "./book-transaction.server";
import { factsInput, type DisputeFact, type Facts } from "./facts";
import { noteDispute } from "./note-dispute.server";
import {
  charityByAccount,
  keepBalance,
  lockAccount,
  lockPaymentByRef,
  markApplied,
} from "./rows.server";

/**
 * Brings what was read at the provider into the books, and marks the event that had it read, in one
 * transaction. What stands there already changes nothing, so it may be run in any order and again:
 * the books follow the provider's list of balance transactions, in its order, whoever woke us.
 */
export const bookFacts = command("funds.bookFacts", {
  input: factsInput,
  may: ({ actor }) => actor.kind === "system",

  async handle(handling, facts) {
    const { tx, now } = handling;
    const { account, eventId, transactions, payouts, balances, dispute } = facts;
    const charity = await charityByAccount(tx, account);
    if (charity) {
      const { charityId } = charity;
      await lockAccount(tx, account);
      await settleCheckout(handling, charityId, facts.checkout);
      for (const one of transactions) await bookTransaction(handling, charityId, one);
      await settleSubscription(handling, charityId, facts.subscription);
      await noteFailedTry(handling, charityId, facts.failedTry);
      if (dispute) await settleDispute(handling, charityId, dispute);
      for (const one of payouts) await bookPayout(handling, charityId, one);
      for (const one of balances ?? []) await keepBalance(tx, { ...one, charityId, readAt: now });
    }
    if (eventId) await markApplied(tx, now, eventId);
    return { known: charity !== undefined };
  },
});

/** The promise named at the provider, if its money is this charity's. */
async function pledgeOf(handling: Handling, charityId: string, id: string | undefined) {
  const pledge = await pledgeNamed(handling, id);
  return pledge?.hostId === charityId && pledge.way === "stripe" ? pledge : undefined;
}

async function settleCheckout(handling: Handling, charityId: string, fact: Facts["checkout"]) {
  if (!fact) return;
  const pledge = await pledgeOf(handling, charityId, fact.metadata.pledge);
  if (!pledge) return;
  const { tx, now, tell } = handling;
  const over = fact.failed
    ? ("fail" as const)
    : fact.state === "expired"
      ? ("cancel" as const)
      : null;
  const ends = over && pledgeLife.can(over, pledge.state) ? over : null;
  await changePledge(tx, pledge.id, {
    providerSession: pledge.providerSession ?? fact.id,
    providerSubscription: pledge.providerSubscription ?? fact.subscription,
    ...(fact.state === "complete" ? { checkoutDoneAt: pledge.checkoutDoneAt ?? now } : {}),
    ...(ends ? { state: pledgeLife.next(ends, pledge.state), endedAt: now } : {}),
  });
  if (ends === "fail") await tell("pledge_failed", { pledgeId: pledge.id });
  if (ends === "cancel") await tell("pledge_cancelled", { pledgeId: pledge.id });
}

async function settleSubscription(
  handling: Handling,
  charityId: string,
  fact: Facts["subscription"],
) {
  if (!fact) return;
  const pledge = await pledgeOf(handling, charityId, fact.metadata.pledge);
  if (!pledge?.monthly) return;
  const { tx, now, tell } = handling;
  const ends = fact.ended && pledge.endedAt === null;
  await changePledge(tx, pledge.id, {
    providerSubscription: pledge.providerSubscription ?? fact.id,
    ...(ends ? { endedAt: now } : {}),
    ...(ends && pledge.state === "promised"
      ? { state: pledgeLife.next("cancel", pledge.state) }
      : {}),
  });
  if (ends) await tell("pledge_ended", { pledgeId: pledge.id });
}

async function noteFailedTry(handling: Handling, charityId: string, fact: Facts["failedTry"]) {
  if (!fact) return;
  const pledge = await pledgeOf(handling, charityId, fact.metadata.pledge);
  if (!pledge || (pledge.failedAt && pledge.failedAt >= fact.at)) return;
  await changePledge(handling.tx, pledge.id, { failedAt: fact.at });
  // Who pays once stands before the provider's page and sees it; nobody stands there month by month.
  if (pledge.monthly && pledge.state === "paid")
    await handling.tell("pledge_declined", { pledgeId: pledge.id });
}

async function settleDispute(handling: Handling, charityId: string, dispute: DisputeFact) {
  const payment = dispute.intent ? await lockPaymentByRef(handling.tx, dispute.intent) : undefined;
  if (payment?.hostId === charityId) await noteDispute(handling, payment, dispute);
}
