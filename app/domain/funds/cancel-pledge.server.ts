import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { personOf } from "../actor";
import { command } from "../door.server";
import { ofPledgeInput } from "./input";
import { pledgeLife } from "./life";
import { mayCancelPledge } from "./may";
import { changePledge, lockPledge } from "./rows.server";
import { claimPaidBy } from "./unpaid.server";

/**
 * A promise is taken back before money came for it. One that pays for a claim ends the claim too, so it
 * is its donor's alone to take back.
 */
export const cancelPledge = command("funds.cancelPledge", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) => lockPledge(tx, publicId),
  may: ({ actor }, pledge) => mayCancelPledge(actor, pledge),

  async handle({ tx, now, actor, tell }, _, pledge) {
    const { id, state, personId, providerSession, checkoutDoneAt } = pledge;
    if (state === "promised" && checkoutDoneAt) throw new Refusal("pledge_on_its_way");
    if (personOf(actor) !== personId && (await claimPaidBy(tx, id)))
      throw new Refusal("pledge_pays_for_claim");
    await changePledge(tx, id, { state: pledgeLife.next("cancel", state), endedAt: now });
    if (providerSession) await addJob(tx, "close-checkout", { pledgeId: id });
    await tell("pledge_cancelled", { pledgeId: id });
  },
});
