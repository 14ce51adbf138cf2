import { randomUUID } from "node:crypto";
import { eachAlone } from "~/platform/each.server";
import { addJob } from "~/platform/jobs.server";
import type { Handling } from "../../door.server";
import type { FundAccount, Line } from "../../ledger/accounts";
import {
  disputed,
  disputeWon,
  feeGivenBack,
  feeTaken,
  received,
  refunded,
} from "../../ledger/lines";
import { post, reverse, type NewPosting } from "../../ledger/post.server";
import { bookLossReturned } from "../adjust/loss.server";
import { dayOf } from "../book-days";
import { paymentLife, pledgeLife, refundLife } from "../life";
import { changePayment, changePledge, lockPledgeById } from "../rows.server";
import type { TransactionFact } from "./facts";
import { noteDispute } from "./note-dispute.server";
import {
  changeRefund,
  insertPayment,
  insertRefund,
  keepTransaction,
  lockPayment,
  lockPaymentByRef,
  refundsOf,
  toldOfEnd,
  transactionKnown,
  type CardPayment,
} from "./rows.server";
import { settleStanding } from "./standing.server";
import type { Trouble } from "./troubles";

type Booked = { fundId: string; entryId: string };
type Outcome = Booked | { trouble: Trouble; fundId?: string } | { later: true };

/**
 * Brings one balance transaction into the books: one entry, with the gross and the fee as its lines.
 * One that stands there already changes nothing; one that can't be booked is written down with why.
 */
export async function bookTransaction(
  handling: Handling,
  charityId: string,
  fact: TransactionFact,
): Promise<void> {
  const { tx, now } = handling;
  const known = await transactionKnown(tx, fact.id);
  if (known?.entryId || (known && !known.trouble)) return;
  // One that the books refuse must not keep the account's others from being booked.
  const booked: Outcome[] = [];
  const step = async () => booked.push(await book(handling, charityId, fact));
  await eachAlone(tx, [fact], (one) => one.id, step);
  const [outcome = { trouble: "refused" } as const] = booked;
  const { id, kind, currency, minor, fee, net, happenedAt, source } = fact;
  await keepTransaction(tx, {
    ...{ id, charityId, kind, currency, minor, fee, net, happenedAt, source, seenAt: now },
    fundId: "fundId" in outcome ? outcome.fundId : null,
    entryId: "entryId" in outcome ? outcome.entryId : null,
    trouble: "trouble" in outcome ? outcome.trouble : null,
  });
}

function book(handling: Handling, charityId: string, fact: TransactionFact): Promise<Outcome> {
  switch (fact.kind) {
    case "payment":
      return bookPayment(handling, charityId, fact);
    case "refund":
      return bookRefund(handling, charityId, fact);
    case "refund_failed":
      return bookReturn(handling, charityId, fact);
    case "dispute":
      return bookDispute(handling, charityId, fact);
    case "payout":
    case "payout_failed":
      return Promise.resolve({ later: true });
    case "other":
      return Promise.resolve({ trouble: "kind_unknown" });
  }
}

const ofFund = (purposeId: string | null): FundAccount =>
  purposeId ? { kind: "restricted", purposeId } : { kind: "general" };

const asset = { kind: "stripe" } as const;

function feeOf(fund: FundAccount, fee: bigint): Line[] {
  if (fee === 0n) return [];
  return [fee > 0n ? feeTaken(asset, fund, fee) : feeGivenBack(asset, fund, -fee)];
}

type Of = Pick<NewPosting, "fundId" | "currency" | "kind" | "source" | "lines">;

const entryOf = ({ tx, now }: Handling, fact: TransactionFact, of: Of) =>
  post(tx, now, {
    ...of,
    happenedOn: dayOf(fact.happenedAt),
    providerRef: fact.id,
    short: "loss",
  });

async function bookPayment(
  handling: Handling,
  charityId: string,
  fact: TransactionFact,
): Promise<Outcome> {
  const { tx, now, tell } = handling;
  const pledge = await pledgeNamed(handling, fact.metadata.pledge);
  if (!pledge || pledge.hostId !== charityId) return { trouble: "pledge_unknown" };
  const { fundId, currency, purposeId, id: pledgeId } = pledge;
  if (currency !== fact.currency) return { trouble: "currency_differs", fundId };
  if (fact.minor <= 0n) return { trouble: "amount_odd", fundId };

  const id = randomUUID();
  const providerRef = fact.intent ?? fact.source;
  if (await lockPaymentByRef(tx, providerRef)) return { trouble: "amount_odd", fundId };
  await insertPayment(tx, {
    ...{ id, fundId, currency, pledgeId, purposeId, providerRef },
    minor: fact.minor,
    way: "stripe",
    recordedAt: now,
  });
  const fund = ofFund(purposeId);
  const entry = await entryOf(handling, fact, {
    ...{ fundId, currency, kind: "payment", source: { type: "payment", id } },
    lines: [received(asset, fund, fact.minor), ...feeOf(fund, fact.fee)],
  });
  await changePayment(tx, id, {
    state: paymentLife.next("clear", "recorded"),
    clearedAt: fact.happenedAt,
    entryId: entry.id,
  });
  const verb = (["pay", "payLate"] as const).find((one) => pledgeLife.can(one, pledge.state));
  if (verb) {
    // A monthly one may have ended before its money was heard of: then it stays so.
    const revived = verb === "payLate" && !(await toldOfEnd(tx, pledge.providerSubscription));
    // Who took it back before that meant every month.
    const ends = revived && pledge.monthly && pledge.state === "cancelled";
    await changePledge(tx, pledgeId, {
      state: pledgeLife.next(verb, pledge.state),
      paidAt: fact.happenedAt,
      ...(revived ? { endedAt: null } : {}),
      ...(ends ? { endAskedAt: now } : {}),
    });
    if (ends) await addJob(tx, "end-monthly", { pledgeId });
  }
  await tell("payment_cleared", { paymentId: id });
  return { fundId, entryId: entry.id };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The promise whose id went with something at the provider, if it is one of ours. */
export const pledgeNamed = async ({ tx }: Pick<Handling, "tx">, id: string | undefined) =>
  id && uuid.test(id) ? lockPledgeById(tx, id) : undefined;

async function paymentOf({ tx }: Handling, charityId: string, { intent }: TransactionFact) {
  const payment = intent ? await lockPaymentByRef(tx, intent) : undefined;
  return payment?.hostId === charityId ? payment : undefined;
}

async function bookRefund(
  handling: Handling,
  charityId: string,
  fact: TransactionFact,
): Promise<Outcome> {
  const { tx, now, tell } = handling;
  const payment = await paymentOf(handling, charityId, fact);
  if (!payment) return { trouble: "payment_unknown" };
  const { fundId, currency } = payment;
  if (currency !== fact.currency) return { trouble: "currency_differs", fundId };
  const minor = -fact.minor;
  if (minor <= 0n) return { trouble: "amount_odd", fundId };

  const asked = (await refundsOf(tx, payment.id)).find(
    ({ id, providerRef }) => id === fact.metadata.refund || providerRef === fact.source,
  );
  if (asked && asked.minor !== minor) return { trouble: "amount_odd", fundId };
  const own = asked && !gaveWay(asked) ? asked : undefined;
  const id = own?.id ?? randomUUID();
  const fund = ofFund(payment.purposeId);
  const entry = await entryOf(handling, fact, {
    ...{ fundId, currency, kind: "refund", source: { type: "refund", id } },
    lines: [refunded(asset, fund, minor), ...feeOf(fund, fact.fee)],
  });
  const settled = { providerRef: fact.source, entryId: entry.id, settledAt: fact.happenedAt };
  if (own) {
    await changeRefund(tx, id, { ...settled, state: refundLife.next("settle", own.state) });
  } else {
    await makeRoom(handling, payment, minor);
    const told = { paymentId: payment.id, fundId, askedAt: now };
    await insertRefund(tx, { ...told, ...settled, id, minor, state: "settled" });
  }
  await settleStanding(tx, payment);
  await tell("refund_settled", { refundId: id });
  return { fundId, entryId: entry.id };
}

/** One that failed before any money moved is over: money that moves for it all the same is a refund of its own. */
const gaveWay = ({ state, entryId }: { state: string; entryId: string | null }) =>
  state === "failed" && entryId === null;

/**
 * What was given back at the provider's own desk happened: what is still asked for gives way to it, and
 * what was approved only where that is not enough, since the provider may have taken it on.
 */
async function makeRoom({ tx, tell }: Handling, payment: CardPayment, minor: bigint) {
  const live = (await refundsOf(tx, payment.id)).filter(
    ({ state }) => state !== "rejected" && state !== "failed",
  );
  let room = payment.minor - live.reduce((sum, one) => sum + one.minor, 0n);
  const newest = live.reverse();
  const yielding = (["asked", "approved"] as const).flatMap((of) =>
    newest.filter(({ state }) => state === of),
  );
  for (const { id, state, minor: held } of yielding) {
    if (room >= minor) return;
    await changeRefund(tx, id, { state: refundLife.next("fail", state) });
    await tell("refund_failed", { refundId: id });
    room += held;
  }
}

/** A refund that did not reach its donor is back: its entry is undone, and whoever bore it has it again. */
async function bookReturn(
  handling: Handling,
  charityId: string,
  fact: TransactionFact,
): Promise<Outcome> {
  const { tx, now, tell } = handling;
  const refund = await tx
    .selectFrom("refunds")
    .select(["id", "paymentId", "fundId", "state", "entryId"])
    .where("providerRef", "=", fact.source)
    .executeTakeFirst();
  const payment = refund && (await lockPayment(tx, refund.paymentId));
  if (!refund?.entryId || payment?.hostId !== charityId) return { trouble: "refund_unknown" };
  const undoing = {
    happenedOn: dayOf(fact.happenedAt),
    source: { type: "refund", id: refund.id },
  };
  const entry = await reverse(tx, now, { ...undoing, entryId: refund.entryId });
  const { fundId, currency, purposeId } = payment;
  await bookLossReturned(handling, { ...undoing, fundId, currency, purposeId, kind: "refund" });
  await changeRefund(tx, refund.id, { state: refundLife.next("fail", refund.state) });
  await settleStanding(tx, payment);
  await tell("refund_failed", { refundId: refund.id });
  return { fundId: refund.fundId, entryId: entry.id };
}

async function bookDispute(
  handling: Handling,
  charityId: string,
  fact: TransactionFact,
): Promise<Outcome> {
  const payment = await paymentOf(handling, charityId, fact);
  if (!payment || !fact.dispute) return { trouble: "payment_unknown" };
  const { fundId, currency } = payment;
  if (currency !== fact.currency) return { trouble: "currency_differs", fundId };
  if (fact.minor === 0n) return { trouble: "amount_odd", fundId };

  const id = await noteDispute(handling, payment, fact.dispute);
  const taken = fact.minor < 0n;
  const fund = ofFund(payment.purposeId);
  const line = taken ? disputed(asset, fund, -fact.minor) : disputeWon(asset, fund, fact.minor);
  const entry = await entryOf(handling, fact, {
    ...{ fundId, currency, source: { type: "dispute", id } },
    kind: taken ? "dispute_opened" : "dispute_won",
    lines: [line, ...feeOf(fund, fact.fee)],
  });
  // It may have been held for lost, and borne.
  if (!taken)
    await bookLossReturned(handling, {
      ...{ fundId, currency, purposeId: payment.purposeId, kind: "dispute_lost" },
      ...{ happenedOn: dayOf(fact.happenedAt), source: { type: "dispute", id } },
    });
  return { fundId, entryId: entry.id };
}
