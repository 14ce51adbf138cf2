import type { Tx } from "~/platform/db.server";
import type { MoneyWay } from "./choices";

type Deposit = { id: string; fundId: string; way: MoneyWay; receivedOn: string };

/** No more are told: one is enough to look. */
const told = 5;

/**
 * What may be the same money, entered before: other deposits with a payment for the same promise, or,
 * without a promise, of the same sum that came the same way on the same day. A promise may be paid in
 * parts, so that it is told, and not refused.
 */
export async function twinsOf(
  tx: Tx,
  { id, fundId, way, receivedOn }: Deposit,
  payments: readonly { pledgeId: string | null; minor: bigint; currency: string }[],
) {
  const twins = await tx
    .selectFrom("payments as y")
    .innerJoin("deposits as d", "d.id", "y.depositId")
    .select(["d.id", "d.receivedOn", "d.state", "y.minor", "y.currency"])
    .where("d.fundId", "=", fundId)
    .where("d.id", "<>", id)
    .where("y.state", "in", ["recorded", "cleared"])
    .where((eb) =>
      eb.or(
        payments.map(({ pledgeId, minor }) =>
          pledgeId
            ? eb("y.pledgeId", "=", pledgeId)
            : eb.and([
                eb("y.pledgeId", "is", null),
                eb("y.minor", "=", minor),
                eb("d.receivedOn", "=", receivedOn),
                eb("d.way", "=", way),
              ]),
        ),
      ),
    )
    .orderBy("d.recordedAt", "desc")
    .limit(told)
    .execute();
  return twins.map(({ minor, currency, ...one }) => ({
    ...one,
    amount: { minor: minor.toString(), currency },
  }));
}
