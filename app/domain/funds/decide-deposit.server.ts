import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Handling } from "../door.server";
import { received } from "../ledger/lines";
import { post } from "../ledger/post.server";
import type { DepositWay } from "./choices";
import { depositIdInput, rejectDepositInput } from "./input";
import { depositLife, paymentLife, pledgeLife } from "./life";
import { mayApproveMoney, mayDecideDeposit } from "./may";
import {
  changeDeposit,
  changePayment,
  changePledge,
  lockDeposit,
  lockPledgeById,
  paymentsOf,
} from "./rows.server";

/** How the books call money that came a way. */
const entryKinds = { transfer: "transfer", cash: "cash", elsewhere: "platform" } as const;

type Deposit = NonNullable<Awaited<ReturnType<typeof lockDeposit>>>;

/**
 * A second person lets a deposit into the books: one entry for each of its payments, from the account
 * of what it is for into the bank. Whose promise it was is thanked.
 */
export const approveDeposit = command("funds.approveDeposit", {
  input: depositIdInput,
  subject: ({ tx }, { depositId }) => lockDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayApproveMoney(actor, deposit),

  async handle(handling, { depositId }, deposit) {
    const { tx, now, actor, tell } = handling;
    if (!mayDecideDeposit(actor, deposit)) throw new Refusal("deposit_needs_second_person");
    await changeDeposit(tx, depositId, {
      state: depositLife.next("approve", deposit.state),
      decidedBy: personIdOf(actor),
      decidedAt: now,
    });
    for (const payment of await paymentsOf(tx, depositId)) await clear(handling, deposit, payment);
    await tell("deposit_approved", { depositId });
  },
});

/** A second person finds that a deposit isn't as it was entered; it never comes into the books. */
export const rejectDeposit = command("funds.rejectDeposit", {
  input: rejectDepositInput,
  subject: ({ tx }, { depositId }) => lockDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayApproveMoney(actor, deposit),

  async handle({ tx, now, actor, tell }, { depositId, reason }, deposit) {
    if (!mayDecideDeposit(actor, deposit)) throw new Refusal("deposit_needs_second_person");
    await changeDeposit(tx, depositId, {
      state: depositLife.next("reject", deposit.state),
      decidedBy: personIdOf(actor),
      decidedAt: now,
      reason,
    });
    for (const { id, state } of await paymentsOf(tx, depositId)) {
      await changePayment(tx, id, { state: paymentLife.next("reject", state) });
    }
    await tell("deposit_rejected", { depositId });
  },
});

type Payment = Awaited<ReturnType<typeof paymentsOf>>[number];

async function clear({ tx, now, actor, tell }: Handling, deposit: Deposit, payment: Payment) {
  const { id, fundId, currency, minor, purposeId, pledgeId } = payment;
  const entry = await post(tx, now, {
    ...{ fundId, currency },
    kind: entryKinds[deposit.way as DepositWay],
    happenedOn: deposit.receivedOn,
    source: { type: "payment", id },
    recordedBy: deposit.recordedBy,
    approvedBy: personIdOf(actor),
    lines: [
      received(
        { kind: "bank" },
        purposeId ? { kind: "restricted", purposeId } : { kind: "general" },
        minor,
      ),
    ],
  });
  await changePayment(tx, id, {
    state: paymentLife.next("clear", payment.state),
    clearedAt: now,
    entryId: entry.id,
  });
  const pledge = pledgeId ? await lockPledgeById(tx, pledgeId) : undefined;
  // Money may come for a promise that was kept before, or taken back: then the promise stays as it is.
  if (pledge && pledgeLife.can("pay", pledge.state)) {
    await changePledge(tx, pledge.id, {
      state: pledgeLife.next("pay", pledge.state),
      paidAt: now,
    });
  }
  await tell("payment_cleared", { paymentId: id });
}
