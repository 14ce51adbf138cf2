import type { Tx } from "~/platform/db.server";
import { liesAt } from "../ledger/balances.server";
import { purses, type Purse } from "./choices";

/**
 * The purses that a form offers: the bank, and the platform where something lies there or `chosen`
 * says that it was taken before.
 */
export async function pursesOf(
  tx: Tx,
  of: { fundId: string; currency: string },
  chosen?: string,
): Promise<Purse[]> {
  const lies = await liesAt(tx, of, "elsewhere");
  return purses.filter((one) => one === "bank" || one === chosen || lies > 0n);
}
