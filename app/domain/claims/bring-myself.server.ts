import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { needBringDay } from "./bring-day.server";
import { bringInput } from "./input";
import { mayKeep } from "./may";
import { lockClaim, reviseClaim } from "./rows.server";

/** The day on which a donor brings it to the hub himself; the claim stays where it is. */
export const bringMyself = command("claims.bring", {
  input: bringInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayKeep(actor, claim),

  async handle({ tx, now }, { bringOn }, claim) {
    if (claim.frozenAt) throw new Refusal("claim_frozen");
    if (claim.state !== "committed" || claim.way === "pay" || !claim.dueAt)
      throw new Refusal("step_not_possible");
    const { timeZone } = await tx
      .selectFrom("batches")
      .select("timeZone")
      .where("id", "=", claim.batchId)
      .executeTakeFirstOrThrow();
    needBringDay(bringOn, { now, dueAt: claim.dueAt, timeZone });
    await reviseClaim(tx, claim.id, { way: "bring", bringOn });
  },
});
