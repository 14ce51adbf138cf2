import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { RefundState } from "./life";

/**
 * What came in all for a promise and is held in the books, before fees: of a gift that went back in
 * part, the rest; in minor units.
 */
export async function cameFor(tx: Tx, pledgeId: string): Promise<bigint> {
  const { sum } = await tx
    .selectFrom("payments")
    .select(sql<string | null>`sum(held_of_payment(payments.id))`.as("sum"))
    .where("pledgeId", "=", pledgeId)
    .where("clearedAt", "is not", null)
    .where("state", "in", ["cleared", "partly_refunded"])
    .executeTakeFirstOrThrow();
  return BigInt(sum ?? 0);
}

/**
 * What is to go back of a promise's money and hasn't yet, as far as that has come, without the refund
 * that is looked at; in minor units.
 */
export async function goingBack(
  tx: Tx,
  pledgeId: string,
  states: readonly RefundState[],
  besides: string | null = null,
): Promise<bigint> {
  const { sum } = await tx
    .selectFrom("refunds as r")
    .innerJoin("payments as y", "y.id", "r.paymentId")
    .select(({ fn }) => fn.sum<string | null>("r.minor").as("sum"))
    .where("y.pledgeId", "=", pledgeId)
    .where("r.state", "in", states)
    .where("r.id", "is distinct from", besides)
    .executeTakeFirstOrThrow();
  return BigInt(sum ?? 0);
}

/**
 * Where a part of the money for a donor's own claim came by transfer and the wish waits for the rest:
 * how much came, what is missing, and the day by which the claim is due. Null where nothing is missing
 * or nothing came yet, and once the claim has ended.
 */
export async function shortfallOf(tx: Tx, pledgeId: string) {
  const waiting = await tx
    .selectFrom("allocations as a")
    .innerJoin("pledges as p", "p.id", "a.pledgeId")
    // A fund's people don't see the claim itself.
    .leftJoin("claims as c", "c.id", "a.claimId")
    .leftJoin("fundAllocations as v", "v.id", "a.id")
    .select(["a.minor", "a.currency", "a.payBy", "c.dueAt as due", "v.dueAt as dueForFund"])
    .where("a.pledgeId", "=", pledgeId)
    .where("a.state", "=", "promised")
    .where("p.way", "=", "transfer")
    .executeTakeFirst();
  if (!waiting) return null;
  const { minor, currency, payBy, due, dueForFund } = waiting;
  const came = await cameFor(tx, pledgeId);
  if (came === 0n || came >= minor) return null;
  const sum = (of: bigint) => ({ minor: of.toString(), currency });
  return {
    came: sum(came),
    missing: sum(minor - came),
    /** The claim's day: once a part has come, the day to pay by ends nothing any more. */
    until: (due ?? dueForFund ?? payBy)?.toISOString() ?? "",
  };
}
