import type { Tx } from "~/platform/db.server";
import type { Purchase } from "./facts.server";

/**
 * The same purchases, where what a shop gave back knows for which claim and wish it had been spent:
 * its entry names none, the order does.
 */
export async function knownReturns(tx: Tx, purchases: readonly Purchase[]): Promise<Purchase[]> {
  const unknown = purchases.filter(({ claimId }) => claimId === null).map((one) => one.entryId);
  if (unknown.length === 0) return [...purchases];
  const rows = await tx
    .selectFrom("purchaseReturns as r")
    .innerJoin("purchaseLines as l", "l.id", "r.lineId")
    .innerJoin("fundAllocations as a", "a.id", "l.allocationId")
    .select(["r.entryId", "a.claimId", "a.wishId"])
    .where("r.entryId", "in", unknown)
    .execute();
  const known = new Map(rows.map(({ entryId, ...of }) => [entryId, of]));
  return purchases.map((one) => ({ ...one, ...known.get(one.entryId) }));
}
