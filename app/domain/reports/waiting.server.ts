import type { Tx } from "~/platform/db.server";
import type { Period } from "./figures";

/** So many are named; the list has all of them. */
const mostNamed = 5;

/** What was paid in a report's days and still waits for a second person. */
export async function waitingPurchases(
  tx: Tx,
  { fundId, firstDay, lastDay }: Period & { fundId: string | null },
) {
  if (fundId === null) return [];
  return tx
    .selectFrom("purchases")
    .select(["id", "supplier", "paidOn"])
    .where("fundId", "=", fundId)
    .where("state", "=", "recorded")
    .where("paidOn", ">=", firstDay)
    .where("paidOn", "<=", lastDay)
    .orderBy("paidOn")
    .orderBy("id")
    .limit(mostNamed)
    .execute();
}
