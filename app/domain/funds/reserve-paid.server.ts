import { lockLedger } from "../ledger/post.server";
import type { Moment } from "../door.server";
import { changeAllocation, freeFor, lockAllocation, reserve } from "./allocation-rows.server";
import { allocationLife } from "./life";
import { cameFor } from "./shortfall.server";
import { takeFrom, within } from "./sources";

/**
 * Money came for a promise that a donor made on his own claim: it is reserved on that claim, as far
 * as the claim still stands. What came in part waits until the rest is there. Where a provider kept its
 * fee, what is left of it is reserved, and the purchase adds what then is missing.
 */
export async function reservePaid({ tx, now }: Pick<Moment, "tx" | "now">, paymentId: string) {
  const promised = await tx
    .selectFrom("payments as y")
    .innerJoin("allocations as a", "a.pledgeId", "y.pledgeId")
    .select("a.id")
    .where("y.id", "=", paymentId)
    .where("a.state", "=", "promised")
    .executeTakeFirst();
  const one = promised && (await lockAllocation(tx, promised.id));
  if (one?.state !== "promised" || !one.pledgeId) return;
  if ((await cameFor(tx, one.pledgeId)) < one.minor) return;
  const { id, fundId, currency, claimId, wishId, batchId, programmeId, minor } = one;
  await lockLedger(tx, fundId, currency);
  const { fitting, free } = await freeFor(tx, { fundId, currency, wishId, batchId, programmeId });
  const own = fitting.slice(0, 1);
  const there = within({ ...free, general: 0n }, own);
  const sources = takeFrom({ ...free, general: 0n }, own, there < minor ? there : minor);
  if (!sources?.length) return;
  await reserve(tx, now, { allocationId: id, fundId, currency, claimId, sources });
  await changeAllocation(tx, id, {
    state: allocationLife.next("reserve", one.state),
    reservedAt: now,
  });
}
