import type { Tx } from "~/platform/db.server";
import type { Lifecycle } from "~/platform/lifecycle";
import { paymentLife, pledgeLife, type PaymentState, type PledgeState } from "../life";
import { changePayment, changePledge, lockPledgeById } from "../rows.server";
import { disputesOf, refundsOf, type CardPayment } from "./rows.server";

/** The next state where a step leads there; a bug otherwise. */
function stepTo<Verb extends string, State extends string>(
  life: Lifecycle<Verb, State>,
  from: State,
  to: State,
): State {
  const verb = life.verbsFrom(from).find((one) => life.steps[one].to === to);
  if (!verb) throw new Error(`No step of a ${life.name} leads from ${from} to ${to}`);
  return life.next(verb, from);
}

/**
 * Brings a payment's state to what its refunds and disputes come to by now, and with it that of a
 * promise that was for one payment. In whatever order they were heard of, the state is the same.
 */
export async function settleStanding(tx: Tx, payment: CardPayment): Promise<void> {
  const [refunds, disputes] = [await refundsOf(tx, payment.id), await disputesOf(tx, payment.id)];
  const back = refunds
    .filter(({ state }) => state === "settled")
    .reduce((sum, { minor }) => sum + minor, 0n);
  const target = standingOf(
    payment.minor,
    back,
    disputes.map(({ state }) => state),
  );
  const apart = payment.state !== "disputed" && payment.state !== "lost";
  const path: PaymentState[] = target === "lost" && apart ? ["disputed", "lost"] : [target];
  let state = payment.state as PaymentState;
  for (const next of path) {
    if (state === next) continue;
    state = stepTo(paymentLife, state, next);
    await changePayment(tx, payment.id, { state });
  }
  if (!payment.pledgeId || payment.monthly) return;
  const pledge = await lockPledgeById(tx, payment.pledgeId);
  // What a bank brought for a promise that was over left it so, and so does what goes back of it.
  if (!pledge || pledgeLife.can("payLate", pledge.state)) return;
  let standing = pledge.state as PledgeState;
  for (const next of path.map(asPledge)) {
    if (standing === next) continue;
    standing = stepTo(pledgeLife, standing, next);
    await changePledge(tx, pledge.id, { state: standing });
  }
}

const asPledge = (state: PaymentState): PledgeState =>
  state === "cleared" ? "paid" : (state as PledgeState);

function standingOf(paid: bigint, back: bigint, disputes: readonly string[]): PaymentState {
  if (disputes.includes("lost")) return "lost";
  if (disputes.includes("open")) return "disputed";
  if (back === 0n) return "cleared";
  return back < paid ? "partly_refunded" : "refunded";
}
