import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { clear } from "./clear-payment.server";
import { depositIdInput, rejectDepositInput } from "./input";
import { depositLife, paymentLife } from "./life";
import { mayApproveMoney, mayDecideDeposit, mayTurnDown } from "./may";
import { changeDeposit, changePayment, lockDeposit, paymentsOf } from "./rows.server";

/**
 * A second person lets a deposit into the books: one entry for each of its payments, from the account
 * of what it is for to where it came to lie. Whose promise it was is thanked.
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
    for (const payment of await paymentsOf(tx, depositId)) {
      await clear(handling, { ...deposit, approvedBy: personIdOf(actor) }, payment);
    }
    await tell("deposit_approved", { depositId });
  },
});

/**
 * A second person finds that a deposit isn't as it was entered, or who entered it takes it back; it
 * never comes into the books.
 */
export const rejectDeposit = command("funds.rejectDeposit", {
  input: rejectDepositInput,
  subject: ({ tx }, { depositId }) => lockDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayTurnDown(actor, deposit),

  async handle({ tx, now, actor, tell }, { depositId, reason }, deposit) {
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
