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
 * Brings a payment's state to what its refunds and disputes come to by now, and with it that of its
 * promise to what all payments for it come to. In whatever order they were heard of, the state is the
 * same. A month's payment is its own matter.
 */
export async function settleStanding(tx: Tx, payment: CardPayment): Promise<void> {
  let state = payment.state as PaymentState;
  for (const next of pathTo(state, await standingOf(tx, [payment]))) {
    state = stepTo(paymentLife, state, next);
    await changePayment(tx, payment.id, { state });
  }
  if (!payment.pledgeId || payment.monthly) return;
  const pledge = await lockPledgeById(tx, payment.pledgeId);
  // What a bank brought for a promise that was over left it so, and so does what goes back of it.
  if (!pledge || pledgeLife.can("payLate", pledge.state)) return;
  let standing = pledge.state as PledgeState;
  const target = asPledge(await standingOf(tx, await paidFor(tx, pledge.id)));
  for (const next of pathTo(standing, target)) {
    standing = stepTo(pledgeLife, standing, next);
    await changePledge(tx, pledge.id, { state: standing });
  }
}

/** By which states it goes to where it stands: nothing is lost that was not disputed. */
function pathTo<State extends string>(from: State, to: State): State[] {
  if (from === to) return [];
  return to === "lost" && from !== "disputed" ? ["disputed" as State, to] : [to];
}

const asPledge = (state: PaymentState): PledgeState =>
  state === "cleared" ? "paid" : (state as PledgeState);

/** What came for a promise and is in the books. */
const paidFor = (tx: Tx, pledgeId: string) =>
  tx
    .selectFrom("payments")
    .select(["id", "minor"])
    .where("pledgeId", "=", pledgeId)
    .where("clearedAt", "is not", null)
    .where("state", "<>", "undone")
    .execute();

async function standingOf(
  tx: Tx,
  payments: readonly { id: string; minor: bigint }[],
): Promise<PaymentState> {
  let [paid, back] = [0n, 0n];
  const disputes = new Set<string>();
  for (const { id, minor } of payments) {
    paid += minor;
    for (const refund of await refundsOf(tx, id))
      if (refund.state === "settled") back += refund.minor;
    for (const { state } of await disputesOf(tx, id)) disputes.add(state);
  }
  if (disputes.has("lost")) return "lost";
  if (disputes.has("open")) return "disputed";
  if (back === 0n) return "cleared";
  return back < paid ? "partly_refunded" : "refunded";
}
