import type { Handling } from "../../door.server";
import { disputeLife } from "../life";
import type { DisputeFact } from "./facts";
import {
  changeDispute,
  disputeByRef,
  insertDispute,
  lockPayment,
  type CardPayment,
} from "./rows.server";
import { settleStanding } from "./standing.server";

const verbs = { won: "win", lost: "lose" } as const;

/**
 * Writes down how a dispute stands; one that is decided stays so. What it took stays in the loss
 * account when it is lost, where everybody sees it as a shortfall.
 */
export async function noteDispute(
  { tx, now, tell }: Handling,
  payment: CardPayment,
  { id: providerRef, minor, state, openedAt }: DisputeFact,
): Promise<string> {
  const closedAt = state === "open" ? null : now;
  const known = await disputeByRef(tx, providerRef);
  if (!known) {
    const { id: paymentId, fundId } = payment;
    const of = { paymentId, fundId, providerRef, minor, state, openedAt, closedAt };
    const { id } = await insertDispute(tx, of);
    await settleStanding(tx, payment);
    await tell("dispute_noted", { disputeId: id });
    return id;
  }
  if (known.state === "open" && state !== "open") {
    await changeDispute(tx, known.id, { state: disputeLife.next(verbs[state], "open"), closedAt });
    const fresh = await lockPayment(tx, payment.id);
    if (fresh) await settleStanding(tx, fresh);
    await tell("dispute_noted", { disputeId: known.id });
  }
  return known.id;
}
