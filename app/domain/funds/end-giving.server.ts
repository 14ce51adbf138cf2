import { addJob } from "~/platform/jobs.server";
import { sweep } from "../door.server";
import { pledgeLife } from "./life";
import { changePledge, lockPledgeById } from "./rows.server";

const atOnce = 200;

/**
 * Ends what donors promised to funds that have ended: monthly gifts at the provider, and promises for
 * which nothing came; each donor is told. A promise that pays for a donor's own claim stays, since a
 * wish waits for it; it ends by its own day.
 */
export const endGiving = sweep("funds.endGiving", async ({ tx, now, tell }) => {
  const open = await tx
    .selectFrom("pledges as p")
    .innerJoin("funds as f", "f.fundId", "p.fundId")
    .select("p.id")
    .where("f.closedAt", "is not", null)
    .where("p.endedAt", "is", null)
    .where("p.endAskedAt", "is", null)
    .where((eb) =>
      eb.or([
        // What a bank is working on comes or fails first.
        eb("p.state", "=", "promised")
          .and("p.checkoutDoneAt", "is", null)
          .and(
            eb.not(
              eb.exists(
                eb
                  .selectFrom("allocations as a")
                  .select("a.id")
                  .whereRef("a.pledgeId", "=", "p.id"),
              ),
            ),
          ),
        eb("p.state", "<>", "promised").and("p.monthly", "=", true),
      ]),
    )
    .orderBy("p.id")
    .limit(atOnce)
    .execute();
  let ended = 0;
  for (const { id: pledgeId } of open) {
    const pledge = await lockPledgeById(tx, pledgeId);
    if (!pledge || pledge.endedAt || pledge.endAskedAt) continue;
    if (pledgeLife.can("cancel", pledge.state)) {
      const state = pledgeLife.next("cancel", pledge.state);
      await changePledge(tx, pledgeId, { state, endedAt: now });
      if (pledge.providerSession) await addJob(tx, "close-checkout", { pledgeId });
    } else {
      await changePledge(tx, pledgeId, { endAskedAt: now });
      await addJob(tx, "end-monthly", { pledgeId });
    }
    await tell("giving_ended", { pledgeId });
    ended += 1;
  }
  return ended;
});
