import { command } from "../door.server";
import { photoAddress } from "../photos/queries.server";
import { undoingOf } from "./adjust/rows.server";
import { depositIdInput } from "./input";
import { dayOf } from "./book-days";
import { refundsOf } from "./card/rows.server";
import { depositLife, outcomeOf, refundable, type RefundState } from "./life";
import { mayDecideDeposit, mayLookAtMoney, mayRecordMoney, mayTakeBack } from "./may";
import { openPayers } from "./payer.server";
import { purposeName } from "./purposes.server";
import { reportsOn } from "./reported.server";
import { lockDeposit, paymentsOf } from "./rows.server";
import { twinsOf } from "./twin-deposits.server";

/**
 * Opens a deposit with its evidence and from whom it came, for who enters money and who approves it.
 * The look is audited.
 */
export const lookAtDeposit = command("funds.lookAtDeposit", {
  input: depositIdInput,
  subject: ({ tx }, { depositId }) => lockDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayLookAtMoney(actor, deposit),

  async handle({ tx, now, actor, note }, { depositId }, deposit) {
    const payments = await paymentsOf(tx, depositId);
    const payers = await openPayers(tx, payments);
    await note({
      action: "funds.lookedAtDeposit",
      subjectType: "deposit",
      subjectId: depositId,
      organizationId: deposit.organizationId,
      fields: ["payer", "photos"],
    });
    const people = await tx
      .selectFrom("people")
      .select(["id", "name"])
      .where("id", "in", [deposit.recordedBy, deposit.decidedBy ?? deposit.recordedBy])
      .execute();
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
    const photos = await tx
      .selectFrom("photos")
      .select(["id", "width", "height"])
      .where("depositId", "=", depositId)
      .orderBy("takenInAt")
      .execute();
    const { currency } = deposit;
    const undoing = await undoingOf(tx, depositId);
    const shown = [];
    for (const { id, minor, pledgeId, purposeId, state } of payments) {
      const pledge = pledgeId
        ? await tx
            .selectFrom("pledges")
            .select(["reference", "minor", "state", "shownName"])
            .where("id", "=", pledgeId)
            .executeTakeFirst()
        : undefined;
      shown.push({
        ...{ id, state, payer: payers.get(id) ?? "" },
        refunds: (await refundsOf(tx, id)).map((one) => ({
          ...{ id: one.id, state: outcomeOf(one.state as RefundState, one.askedBy, one.decidedBy) },
          amount: { minor: one.minor.toString(), currency },
        })),
        mayRefund: refundable(state) && mayRecordMoney(actor, deposit),
        amount: { minor: minor.toString(), currency },
        purpose: await purposeName(tx, purposeId),
        pledge: pledge && {
          reference: pledge.reference,
          state: pledge.state,
          shownName: pledge.shownName,
          amount: { minor: pledge.minor.toString(), currency },
        },
      });
    }
    return {
      id: deposit.id,
      fund: { slug: deposit.slug, name: deposit.name },
      way: deposit.way,
      heldAt: deposit.heldAt,
      state: outcomeOf(deposit.state, deposit.recordedBy, deposit.decidedBy),
      receivedOn: deposit.receivedOn,
      amount: { minor: deposit.minor.toString(), currency },
      recordedAt: deposit.recordedAt.toISOString(),
      recordedBy: nameOf(deposit.recordedBy),
      decidedAt: deposit.decidedAt?.toISOString() ?? null,
      decidedBy: nameOf(deposit.decidedBy),
      reason: deposit.reason,
      /** That its day is before the fund was opened: a year may be mistyped. */
      early: deposit.state === "recorded" && deposit.receivedOn < dayOf(deposit.fundOpenedAt),
      reported:
        deposit.state === "recorded"
          ? await reportsOn(tx, deposit.organizationId, [deposit.receivedOn])
          : [],
      // One line of a statement is known again as the statement is read.
      twins:
        deposit.state === "recorded" && payments.length === 1
          ? await twinsOf(tx, deposit, payments)
          : [],
      mayDecide: deposit.state === "recorded" && mayDecideDeposit(actor, deposit),
      /** What was asked for and waits for another person. */
      undoing,
      mayUndo: !undoing && depositLife.can("undo", deposit.state) && mayRecordMoney(actor, deposit),
      own: deposit.state === "recorded" && mayTakeBack(actor, deposit),
      payments: shown,
      photos: photos.map((photo) => ({ ...photo, src: photoAddress(photo.id, now) })),
    };
  },
});
