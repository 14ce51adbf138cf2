import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Handling } from "../../door.server";
import { availableOf } from "../../ledger/balances.server";
import { returned } from "../../ledger/lines";
import { lockLedger, post, reverse } from "../../ledger/post.server";
import { changeAllocation, lockAllocation, partsOf } from "../allocation-rows.server";
import type { Allocation } from "../allocation-rows.server";
import { dayOf } from "../book-days";
import { allocationLife, depositLife, paymentLife, pledgeLife } from "../life";
import { payBy } from "../pay-by";
import { changeDeposit, changePayment, changePledge } from "../rows.server";
import { lockDeposit, lockPledgeById, paymentsOf } from "../rows.server";
import { cameFor, goingBack } from "../shortfall.server";
import { fundAccount, sumOf, type Source } from "../sources";
import type { Adjustment } from "./rows.server";

/**
 * Whether a deposit can be undone as it stands: it is in the books, nothing of it went back to its donor,
 * and no receipt says that it came.
 * @throws Refusal `step_not_possible` or `undoing_needs_void_receipt`.
 */
export async function mustBeUndoable(tx: Tx, depositId: string): Promise<void> {
  for (const { id, state } of await paymentsOf(tx, depositId)) {
    paymentLife.next("undo", state);
    const receipt = await tx
      .selectFrom("receipts")
      .select("id")
      .where("paymentId", "=", id)
      .where("voidedAt", "is", null)
      .executeTakeFirst();
    if (receipt) throw new Refusal("undoing_needs_void_receipt");
  }
}

/**
 * Undoes a deposit that should never have been approved: each of its entries is reversed, what was kept
 * for a donor's own claim is let go of where what else he paid is less, and promises that nothing else
 * came for are promises again. Money that was spent or is kept for wishes is not there to take out: it
 * has to be covered first.
 */
export async function bookUndoing(
  { tx, now, tell }: Handling,
  { id, depositId, currency }: Adjustment,
  signed: { recordedBy: string; approvedBy: string },
): Promise<void> {
  const deposit = depositId ? await lockDeposit(tx, depositId) : undefined;
  if (!deposit) throw new Refusal("not_found");
  const state = depositLife.next("undo", deposit.state);
  await mustBeUndoable(tx, deposit.id);
  const payments = await paymentsOf(tx, deposit.id);
  // Claims before the books, as everywhere.
  const kept = await keptFor(tx, payments);
  await lockLedger(tx, deposit.fundId, currency);
  for (const one of kept)
    if (!(await isPaidWithout(tx, one, payments))) await letGo({ tx, now }, one);

  for (const payment of payments) {
    const { general, restricted } = await availableOf(tx, { fundId: deposit.fundId, currency });
    const free = payment.purposeId ? (restricted.get(payment.purposeId) ?? 0n) : general;
    if (free < payment.minor || !payment.entryId) throw new Refusal("undoing_money_gone");
    await reverse(tx, now, {
      ...{ entryId: payment.entryId, happenedOn: dayOf(now), ...signed },
      source: { type: "adjustment", id },
    });
    await changePayment(tx, payment.id, {
      state: paymentLife.next("undo", payment.state),
      clearedAt: null,
    });
    if (payment.pledgeId) await promiseAgain(tx, payment.pledgeId);
  }
  await changeDeposit(tx, deposit.id, { state });
  await tell("deposit_undone", { depositId: deposit.id });
}

type Paid = Source & { pledgeId: string | null };

async function keptFor(tx: Tx, payments: readonly Paid[]) {
  const pledges = payments.flatMap(({ pledgeId }) => pledgeId ?? []);
  if (pledges.length === 0) return [];
  const rows = await tx
    .selectFrom("allocations")
    .select("id")
    .where("pledgeId", "in", pledges)
    .orderBy("id")
    .execute();
  const locked = [];
  for (const { id } of rows) {
    const one = await lockAllocation(tx, id);
    if (one?.state === "reserved") locked.push(one);
  }
  return locked;
}

/** Whether what a donor paid for his own claim is enough without these payments and what is on its way back to him. */
async function isPaidWithout(tx: Tx, { pledgeId, minor }: Allocation, payments: readonly Paid[]) {
  if (!pledgeId) return false;
  const undone = payments.filter((one) => one.pledgeId === pledgeId);
  const back = await goingBack(tx, pledgeId, ["approved", "sent"]);
  return (await cameFor(tx, pledgeId)) - sumOf(undone) - back >= minor;
}

/** What was kept on a donor's own claim lies with its purpose again, and his money is waited for anew. */
async function letGo({ tx, now }: Pick<Handling, "tx" | "now">, one: Allocation) {
  const { id, fundId, currency, claimId } = one;
  const parts = await partsOf(tx, claimId, []);
  await post(tx, now, {
    ...{ fundId, currency, kind: "return", happenedOn: dayOf(now) },
    source: { type: "allocation", id },
    lines: parts.map(({ purposeId, minor }) => returned(claimId, fundAccount(purposeId), minor)),
  });
  const claim = await tx
    .selectFrom("fundAllocations")
    .select("dueAt")
    .where("id", "=", id)
    .executeTakeFirst();
  await changeAllocation(tx, id, {
    state: allocationLife.next("unreserve", one.state),
    reservedAt: null,
    payBy: payBy("transfer", now, claim?.dueAt ?? now),
  });
}

async function promiseAgain(tx: Tx, pledgeId: string) {
  const pledge = await lockPledgeById(tx, pledgeId);
  const other = await tx
    .selectFrom("payments")
    .select("id")
    .where("pledgeId", "=", pledgeId)
    .where("clearedAt", "is not", null)
    .executeTakeFirst();
  if (!pledge || other || !pledgeLife.can("unpay", pledge.state)) return;
  await changePledge(tx, pledgeId, { state: pledgeLife.next("unpay", pledge.state), paidAt: null });
}
