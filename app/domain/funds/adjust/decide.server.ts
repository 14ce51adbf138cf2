import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../../actor";
import { command } from "../../door.server";
import { adjustmentIdInput, rejectAdjustmentInput } from "../input";
import { depositLife } from "../life";
import { mayApproveMoney, mayDecideDeposit, mayTurnDown } from "../may";
import { bookLeftover } from "./leftovers.server";
import { bookLoss } from "./loss.server";
import { bookMove } from "./move.server";
import { changeAdjustment, lockAdjustment } from "./rows.server";
import { bookUndoing } from "./undoing.server";

const booked = {
  ...{ undo_deposit: bookUndoing, bear_loss: bookLoss },
  ...{ pass_on: bookLeftover, move_money: bookMove },
};

/** A second person lets a change into the books. */
export const approveAdjustment = command("funds.approveAdjustment", {
  input: adjustmentIdInput,
  subject: ({ tx }, { adjustmentId }) => lockAdjustment(tx, adjustmentId),
  may: ({ actor }, adjustment) => mayApproveMoney(actor, adjustment),

  async handle(handling, { adjustmentId }, adjustment) {
    const { tx, now, actor, tell } = handling;
    if (!mayDecideDeposit(actor, adjustment)) throw new Refusal("adjustment_needs_second_person");
    const state = depositLife.next("approve", adjustment.state);
    const approvedBy = personIdOf(actor);
    await changeAdjustment(tx, adjustmentId, { state, decidedBy: approvedBy, decidedAt: now });
    const signed = { recordedBy: adjustment.recordedBy, approvedBy };
    await booked[adjustment.kind](handling, adjustment, signed);
    await tell("adjustment_approved", { adjustmentId });
  },
});

/** A second person finds that the books stay as they are, or who asked takes it back. */
export const rejectAdjustment = command("funds.rejectAdjustment", {
  input: rejectAdjustmentInput,
  subject: ({ tx }, { adjustmentId }) => lockAdjustment(tx, adjustmentId),
  may: ({ actor }, adjustment) => mayTurnDown(actor, adjustment),

  async handle({ tx, now, actor, tell }, { adjustmentId, reason }, adjustment) {
    await changeAdjustment(tx, adjustmentId, {
      ...{ state: depositLife.next("reject", adjustment.state), refusal: reason },
      ...{ decidedBy: personIdOf(actor), decidedAt: now },
    });
    await tell("adjustment_rejected", { adjustmentId });
  },
});
