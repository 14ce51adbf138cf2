import type { Tx } from "~/platform/db.server";
import { endClaim, lockClaim } from "../claims/rows.server";
import { sweep, type Handling } from "../door.server";
import { pledgeLife } from "./life";
import { changePledge, lockPledgeById } from "./rows.server";

const atOnce = 200;
const onItsWay = ["recorded", "cleared", "partly_refunded", "disputed"] as const;

/** The claim that a promise pays for, while its money has not come. */
export const claimPaidBy = (tx: Tx, pledgeId: string) =>
  tx
    .selectFrom("allocations")
    .select("claimId")
    .where("pledgeId", "=", pledgeId)
    .where("state", "=", "promised")
    .executeTakeFirst();

/**
 * Takes back promises for claims whose day passed without any money, entered or booked; with each its
 * claim ends. What was entered and waits for approval is on its way, and is waited for.
 */
export const endUnpaid = sweep("funds.endUnpaid", async ({ tx, now, tell }) => {
  const late = await tx
    .selectFrom("allocations as a")
    .select("a.pledgeId")
    .where("a.state", "=", "promised")
    .where("a.payBy", "<=", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("payments as y")
            .select("y.id")
            .whereRef("y.pledgeId", "=", "a.pledgeId")
            .where("y.state", "in", onItsWay),
        ),
      ),
    )
    .orderBy("a.payBy")
    .limit(atOnce)
    .execute();
  let ended = 0;
  for (const { pledgeId } of late) {
    const pledge = pledgeId ? await lockPledgeById(tx, pledgeId) : undefined;
    if (!pledge || !pledgeLife.can("cancel", pledge.state)) continue;
    // Somebody may have entered it while this waited for the promise.
    if (await hasMoneyOnItsWay(tx, pledge.id)) continue;
    await changePledge(tx, pledge.id, {
      state: pledgeLife.next("cancel", pledge.state),
      endedAt: now,
    });
    await tell("pledge_cancelled", { pledgeId: pledge.id });
    ended += 1;
  }
  return ended;
});

const hasMoneyOnItsWay = async (tx: Tx, pledgeId: string) =>
  (await tx
    .selectFrom("payments")
    .select("id")
    .where("pledgeId", "=", pledgeId)
    .where("state", "in", onItsWay)
    .executeTakeFirst()) !== undefined;

type Ending = Pick<Handling, "tx" | "now" | "tell" | "actor">;

/** A promise is over: the claim that it was to pay for ends with it, and its wish is open again. */
export async function endClaimOf({ tx, now, tell, actor }: Ending, pledgeId: string) {
  const paid = await claimPaidBy(tx, pledgeId);
  const claim = paid && (await lockClaim(tx, paid.claimId));
  if (!claim || claim.state !== "committed" || claim.frozenAt) return;
  const own = actor.kind === "person";
  await endClaim(tx, now, claim, own ? "release" : "expire", own ? "" : "unpaid");
  await tell(own ? "claim_released" : "claim_expired", { claimId: claim.id });
}
