import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";

type OfFund = { fundId: string; hostId: string; currency: string };
type Payout = { id: string; providerRef: string; arrivedOn: string; left: bigint };

/**
 * Payouts that the host charity made by hand at its provider, which does not say whose money was in
 * them: those of which something is left that no fund has entered, and that this fund has not.
 */
export async function payoutsToEnter(
  tx: Tx,
  { fundId, hostId, currency }: OfFund,
): Promise<Payout[]> {
  const { rows } = await sql<Payout>`
    select y.id, y.provider_ref, y.arrived_on, payout_left(y.id) as left from payouts y
    where y.charity_id = ${hostId} and y.currency = ${currency} and payout_left(y.id) > 0
      and not exists (select from adjustments j
        where j.payout_id = y.id and j.fund_id = ${fundId} and j.state <> 'rejected')
    order by y.arrived_on desc, y.id limit 40`.execute(tx);
  return rows;
}

/** One of them. @throws Refusal at `from` where it is none, or is entered already. */
export async function payoutToEnter(tx: Tx, of: OfFund, payoutId: string): Promise<Payout> {
  const one = (await payoutsToEnter(tx, of)).find(({ id }) => id === payoutId);
  if (!one) throw new Refusal("payout_entered_already", "from");
  return one;
}

/** What its entry carries: the payout as its source and the provider's name for it, as of one by calendar. */
export async function asPayout(tx: Tx, payoutId: string) {
  const { transaction, left } = await tx
    .selectFrom("payouts")
    .select(["transaction", sql<bigint | null>`payout_left(id)`.as("left")])
    .where("id", "=", payoutId)
    .executeTakeFirstOrThrow();
  // It came back meanwhile, or the provider says by now what was in it.
  if (left === null) throw new Refusal("payout_is_less");
  return { source: { type: "payout", id: payoutId }, providerRef: transaction };
}
