import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf, type Actor } from "../../actor";
import { command, query, type Handling, type Moment } from "../../door.server";
import { availableOf, liesAt, promisable } from "../../ledger/balances.server";
import { refunded } from "../../ledger/lines";
import { lockLedger, post } from "../../ledger/post.server";
import { amountOf } from "../amounts";
import { dayOf } from "../book-days";
import { askRefundInput, paymentIdInput, refundIdInput } from "../input";
import { refundable, refundLife, outcomeOf, type PaymentState, type RefundState } from "../life";
import { mayAskRefund, mayDecideRefund, mayTakeBack, mayTend } from "../may";
import { purseOf } from "../order";
import { purposeName } from "../purposes.server";
import { pursesOf } from "../purses.server";
import { cameFor, goingBack } from "../shortfall.server";
import { fundAccount } from "../sources";
import {
  changeRefund,
  insertRefund,
  lockPayment,
  lockRefund,
  paymentById,
  refundById,
  refundsOf,
  unlessFrozen,
  type CardPayment,
  type Refund,
} from "./rows.server";
import { settleStanding } from "./standing.server";

/** The day on which a bank or a platform sent back what had come on an earlier one; null for what came by card. */
async function dayOfBank(
  { tx, now }: Pick<Moment, "tx" | "now">,
  { depositId }: CardPayment,
  sentOn: string,
): Promise<string | null> {
  if (!depositId) return null;
  if (sentOn === "") throw new Refusal("field_missing", "sentOn");
  if (sentOn > dayOf(now)) throw new Refusal("refund_in_future", "sentOn");
  const { receivedOn } = await tx
    .selectFrom("deposits")
    .select("receivedOn")
    .where("id", "=", depositId)
    .executeTakeFirstOrThrow();
  if (sentOn < receivedOn) throw new Refusal("refund_before_payment", "sentOn");
  return sentOn;
}

type Back = { pledgeId: string | null; minor: bigint; refundId?: string };

/**
 * Keeps what a donor promised for his own claim from going back while it is kept for that, or was spent
 * on it: then others' money would go. What he paid beyond it may.
 * @throws Refusal `refund_money_kept`.
 */
async function mustNotBeKept(tx: Tx, { pledgeId, minor, refundId }: Back): Promise<void> {
  const kept = pledgeId && (await lockPaidBy(tx, pledgeId));
  if (!kept || !["reserved", "spent"].includes(kept.state)) return;
  const others = await goingBack(tx, pledgeId, ["asked", "approved", "sent"], refundId);
  const left = (await cameFor(tx, pledgeId)) - others - minor;
  if (left < kept.minor) throw new Refusal("refund_money_kept");
}

/** The money on a donor's own claim that his promise is for, kept from changing meanwhile. */
const lockPaidBy = (tx: Tx, pledgeId: string) =>
  tx
    .selectFrom("allocations")
    .select(["state", "minor"])
    .where("pledgeId", "=", pledgeId)
    .forUpdate()
    .executeTakeFirst();

/** What is there to go back of what a gift was for; the fee that it was charged itself is not missed. */
async function thereFor(tx: Tx, { fundId, currency, purposeId, paymentId }: Refund) {
  const { general, restricted } = promisable(await availableOf(tx, { fundId, currency }));
  const there = purposeId ? (restricted.get(purposeId) ?? 0n) : general;
  const charged = await tx
    .selectFrom("payments as y")
    .innerJoin("providerTransactions as t", "t.entryId", "y.entryId")
    .select("t.fee")
    .where("y.id", "=", paymentId)
    .executeTakeFirst();
  return there + (charged?.fee ?? 0n);
}

/** Others' money never goes back by card: the provider would send it whether it is there or not. */
async function mustBeThere(tx: Tx, refund: Refund) {
  if ((await thereFor(tx, refund)) < refund.minor) throw new Refusal("ledger_short");
}

/**
 * A treasurer asks that a card payment goes back to its donor, whole or in part; nothing moves before
 * another person approved it. Of money that came otherwise she enters that it was sent back, which
 * stands in no balance before another person approved it.
 */
export const askRefund = command("funds.askRefund", {
  input: askRefundInput,
  subject: async ({ tx }, { paymentId }) => unlessFrozen(await lockPayment(tx, paymentId)),
  may: ({ actor }, payment) => mayAskRefund(actor, payment),

  async handle({ tx, now, actor, tell }, { amount, reason, ...sent }, payment) {
    const { id: paymentId, fundId, currency, state } = payment;
    if (!refundable(state as PaymentState)) throw new Refusal("step_not_possible");
    const minor = amountOf(amount, currency);
    await mustNotBeKept(tx, { ...payment, minor });
    const sentOn = await dayOfBank({ tx, now }, payment, sent.sentOn);
    const sentFrom = sentOn ? sent.sentFrom : null;
    if (sentFrom === "elsewhere" && minor > (await liesAt(tx, payment, sentFrom)))
      throw new Refusal("platform_short", "amount");
    const { id } = await insertRefund(tx, {
      ...{ paymentId, fundId, minor, reason, sentOn, sentFrom },
      askedBy: personIdOf(actor),
      askedAt: now,
    });
    await tell("refund_asked", { refundId: id });
    return { id };
  },
});

const decided = {
  input: refundIdInput,
  subject: async ({ tx }: { tx: Tx }, { refundId }: { refundId: string }) =>
    unlessFrozen(await lockRefund(tx, refundId)),
};

/**
 * A second person lets a refund go: of a card the provider is asked for it right after, and until it
 * is booked nobody else is promised that money; what was sent already stands in the books at once.
 */
export const approveRefund = command("funds.approveRefund", {
  ...decided,
  may: ({ actor }, refund) => mayDecideRefund(actor, refund),

  async handle(handling, { refundId }, refund) {
    const { tx, now, actor, tell } = handling;
    const next = refundLife.next("approve", refund.state);
    // Claims before the books, as everywhere.
    await mustNotBeKept(tx, { ...refund, refundId });
    await lockLedger(tx, refund.fundId, refund.currency);
    if (!refund.sentOn) await mustBeThere(tx, refund);
    await changeRefund(tx, refundId, { state: next, decidedBy: personIdOf(actor), decidedAt: now });
    if (refund.sentOn) await bookSent(handling, refund, refund.sentOn);
    else await addJob(tx, "send-refund", { refundId });
    await tell("refund_approved", { refundId });
  },
});

/** Brings what was sent back into the books: out of what it was for, and out of where it lay. */
async function bookSent(
  { tx, now, actor, tell }: Handling,
  { id, paymentId, fundId, currency, minor, purposeId, askedBy, sentFrom }: Refund,
  sentOn: string,
) {
  const payment = await lockPayment(tx, paymentId);
  // Its deposit may have been undone meanwhile.
  if (!payment || !refundable(payment.state as PaymentState))
    throw new Refusal("step_not_possible");
  const entry = await post(tx, now, {
    ...{ fundId, currency, kind: "refund", happenedOn: sentOn, source: { type: "refund", id } },
    ...{ recordedBy: askedBy ?? undefined, approvedBy: personIdOf(actor) },
    lines: [refunded(purseOf(sentFrom ?? ""), fundAccount(purposeId), minor)],
  });
  await changeRefund(tx, id, {
    ...{ state: refundLife.next("settle", "approved"), entryId: entry.id, settledAt: now },
  });
  await settleStanding(tx, payment);
  await tell("refund_settled", { refundId: id });
}

const mayTakeRefundBack = (actor: Actor, { askedBy: recordedBy, ...refund }: Refund) =>
  mayTakeBack(actor, { ...refund, recordedBy });

/** A second person keeps a refund from going, or who asked for it takes it back. */
export const rejectRefund = command("funds.rejectRefund", {
  ...decided,
  may: ({ actor }, refund) => mayDecideRefund(actor, refund) || mayTakeRefundBack(actor, refund),

  async handle({ tx, now, actor, tell }, { refundId }, { state }) {
    const next = refundLife.next("reject", state);
    await changeRefund(tx, refundId, { state: next, decidedBy: personIdOf(actor), decidedAt: now });
    await tell("refund_rejected", { refundId });
  },
});

/** An approved refund that the provider has not been asked for, with what it is asked by. */
export const refundToSend = query("funds.refundToSend", {
  input: refundIdInput,
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { refundId }) {
    const refund = await refundById(tx, refundId);
    if (refund?.state !== "approved" || !refund.intent) return null;
    const charity = await tx
      .selectFrom("charities")
      .select("stripeAccount")
      .where("charityId", "=", refund.hostId)
      .executeTakeFirst();
    if (!charity?.stripeAccount) return null;
    const { minor, intent } = refund;
    return { minor, intent, account: charity.stripeAccount };
  },
});

/** The provider took a refund on, or refused it for good. It is settled once its money has moved. */
export const noteRefund = command("funds.noteRefund", {
  input: refundIdInput.extend({ providerRef: z.string().nullable() }),
  subject: ({ tx }, { refundId }) => lockRefund(tx, refundId),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, tell }, { refundId, providerRef }, { state }) {
    if (providerRef && refundLife.can("send", state)) {
      await changeRefund(tx, refundId, { state: refundLife.next("send", state), providerRef });
    }
    if (!providerRef && state === "approved") {
      await changeRefund(tx, refundId, { state: refundLife.next("fail", state) });
      await tell("refund_failed", { refundId });
    }
  },
});

/** Refunds that were approved and that the provider was not asked for within ten minutes. */
export const refundsLeft = query("funds.refundsLeft", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx, now }) {
    const left = await tx
      .selectFrom("refunds")
      .select("id")
      .where("state", "=", "approved")
      .where("decidedAt", "<", new Date(now.getTime() - 600_000))
      .limit(500)
      .execute();
    return left.map(({ id }) => id);
  },
});

/** A card payment with what went back of it, for whoever asks for a refund. */
export const paymentSeen = query("funds.paymentSeen", {
  input: paymentIdInput,
  subject: async ({ tx }, { paymentId }) => unlessFrozen(await paymentById(tx, paymentId)),
  may: ({ actor }, payment) => mayTend(actor, payment),

  async read({ tx, actor }, _, payment) {
    const { id, slug, currency, minor, state, purposeId, clearedAt } = payment;
    const refunds = await refundsOf(tx, id);
    const held = refunds
      .filter((one) => one.state !== "rejected" && one.state !== "failed")
      .reduce((sum, one) => sum + one.minor, 0n);
    const money = (sum: bigint) => ({ minor: sum.toString(), currency });
    return {
      ...{ id, slug, state: state as PaymentState, depositId: payment.depositId },
      clearedAt: clearedAt?.toISOString() ?? null,
      amount: money(minor),
      left: money(minor - held),
      purpose: await purposeName(tx, purposeId),
      purses: await pursesOf(tx, payment),
      mayAsk: mayAskRefund(actor, payment) && refundable(state as PaymentState) && held < minor,
    };
  },
});

/** A refund for whoever decides about it. */
export const refundSeen = query("funds.refundSeen", {
  input: refundIdInput,
  subject: async ({ tx }, { refundId }) => unlessFrozen(await refundById(tx, refundId)),
  may: ({ actor }, refund) => mayTend(actor, refund),

  async read({ tx, actor }, _, refund) {
    const ids = [refund.askedBy, refund.decidedBy].filter((id) => id !== null);
    // Nobody here asked for one that was made at the provider's own desk.
    const people =
      ids.length === 0
        ? []
        : await tx.selectFrom("people").select(["id", "name"]).where("id", "in", ids).execute();
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
    const { id, slug, currency, minor, paid, reason, askedAt, decidedAt } = refund;
    const state = refund.state as RefundState;
    return {
      ...{ id, slug, reason, depositId: refund.depositId },
      state: outcomeOf(state, refund.askedBy, refund.decidedBy),
      ...{ sentOn: refund.sentOn, sentFrom: refund.sentFrom },
      amount: { minor: minor.toString(), currency },
      paid: { minor: paid.toString(), currency },
      askedAt: askedAt.toISOString(),
      askedBy: nameOf(refund.askedBy),
      outside: refund.askedBy === null,
      decidedAt: decidedAt?.toISOString() ?? null,
      decidedBy: nameOf(refund.decidedBy),
      mayDecide: state === "asked" && mayDecideRefund(actor, refund),
      mayTakeBack: state === "asked" && mayTakeRefundBack(actor, refund),
    };
  },
});
