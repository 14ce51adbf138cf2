import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../../actor";
import { command, type Handling } from "../../door.server";
import { lockLedger } from "../../ledger/post.server";
import { amountOf } from "../amounts";
import { dayOf } from "../book-days";
import { askUndoInput, bearLossInput, moveMoneyInput, passOnInput } from "../input";
import { depositLife } from "../life";
import { mayRecordMoney } from "../may";
import { fundBySlug, lockDeposit } from "../rows.server";
import { leftoversOf } from "./leftovers.server";
import { firstLostOn, lossLeft, ownMoneyFor } from "./loss.server";
import { movedBy, mustLieThere } from "./move.server";
import { payoutToEnter } from "./payouts.server";
import { insertAdjustment } from "./rows.server";
import { mustBeUndoable } from "./undoing.server";

type Asked = Omit<Parameters<typeof insertAdjustment>[1], "recordedBy" | "recordedAt">;

async function ask({ tx, now, actor, tell }: Handling, adjustment: Asked) {
  const signed = { recordedBy: personIdOf(actor), recordedAt: now };
  const { id } = await insertAdjustment(tx, { ...adjustment, ...signed });
  await tell("adjustment_asked", { adjustmentId: id });
  return { id };
}

/** A treasurer asks that a deposit in the books is undone, since it was wrong; another person decides. */
export const askUndo = command("funds.askUndo", {
  input: askUndoInput,
  subject: ({ tx }, { depositId }) => lockDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayRecordMoney(actor, deposit),

  async handle(handling, { depositId, reason }, { fundId, currency, minor, state }) {
    depositLife.next("undo", state);
    await mustBeUndoable(handling.tx, depositId);
    const happenedOn = dayOf(handling.now);
    const kind = "undo_deposit" as const;
    return ask(handling, { kind, fundId, currency, minor, depositId, happenedOn, reason });
  },
});

/** A treasurer says who bears what disputes took: the fund's own money, or its host charity by a transfer. */
export const bearLoss = command("funds.bearLoss", {
  input: bearLossInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle(handling, { bearer, amount, happenedOn, reason }, { fundId, currency }) {
    const { tx, now } = handling;
    if (happenedOn > dayOf(now)) throw new Refusal("loss_in_future", "happenedOn");
    const lostOn = await firstLostOn(tx, { fundId, currency });
    if (lostOn && happenedOn < lostOn) throw new Refusal("loss_before_dispute", "happenedOn");
    const minor = amountOf(amount, currency);
    if (minor > (await lossLeft(tx, { fundId, currency })))
      throw new Refusal("loss_is_less", "amount");
    if (bearer === "general" && (await ownMoneyFor(tx, { fundId, currency })) < minor)
      throw new Refusal("ledger_short", "amount");
    const kind = "bear_loss" as const;
    return ask(handling, { kind, fundId, currency, minor, bearer, happenedOn, reason });
  },
});

/** A treasurer asks that what is left over of a purpose goes on, as its donors agreed. */
export const passLeftoverOn = command("funds.passLeftoverOn", {
  input: passOnInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle(handling, { purposeId, reason }, { fundId, currency }) {
    const left = await leftoversOf(handling, { fundId, currency });
    const one = left.find((leftover) => leftover.purposeId === purposeId);
    if (!one) throw new Refusal("ledger_short");
    if (one.rule === "donor") throw new Refusal("leftover_needs_consent");
    const happenedOn = dayOf(handling.now);
    const { minor } = one;
    const kind = "pass_on" as const;
    return ask(handling, { kind, fundId, currency, minor, purposeId, happenedOn, reason });
  },
});

/**
 * A treasurer says that the platform passed money on to the bank, or that it never had, or what of his
 * fund a payout by hand brought there; another person decides.
 */
export const moveMoney = command("funds.moveMoney", {
  input: moveMoneyInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle(handling, { from, amount, reason, ...typed }, fund) {
    const { tx, now } = handling;
    const { fundId, currency } = fund;
    const { movedFrom, payoutId } = movedBy(from);
    const payout = payoutId ? await payoutToEnter(tx, fund, payoutId) : null;
    // The provider says on which day it arrived.
    const happenedOn = payout?.arrivedOn ?? typed.happenedOn;
    if (happenedOn === "") throw new Refusal("field_missing", "happenedOn");
    if (happenedOn > dayOf(now)) throw new Refusal("deposit_in_future", "happenedOn");
    const minor = amountOf(amount, currency);
    await lockLedger(tx, fundId, currency);
    if (payout && minor > payout.left) throw new Refusal("payout_is_less", "amount");
    await mustLieThere(tx, { fundId, currency }, movedFrom, minor);
    const moved = { kind: "move_money" as const, movedFrom, payoutId };
    return ask(handling, { ...moved, fundId, currency, minor, happenedOn, reason });
  },
});
