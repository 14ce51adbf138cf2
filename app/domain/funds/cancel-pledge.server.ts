import { addJob } from "~/platform/jobs.server";
import { command } from "../door.server";
import { ofPledgeInput } from "./input";
import { pledgeLife } from "./life";
import { mayCancelPledge } from "./may";
import { changePledge, lockPledge } from "./rows.server";

/** A promise is taken back before money came for it. */
export const cancelPledge = command("funds.cancelPledge", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) => lockPledge(tx, publicId),
  may: ({ actor }, pledge) => mayCancelPledge(actor, pledge),

  async handle({ tx, now, tell }, _, { id, state, providerSession }) {
    await changePledge(tx, id, { state: pledgeLife.next("cancel", state), endedAt: now });
    if (providerSession) await addJob(tx, "close-checkout", { pledgeId: id });
    await tell("pledge_cancelled", { pledgeId: id });
  },
});
