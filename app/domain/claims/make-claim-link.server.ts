import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { claimInput } from "./input";
import { mayManage } from "./may";
import { giveLink, lockClaim } from "./rows.server";

/** A new private link for the donor of a claim that staff recorded. */
export const makeClaimLink = command("claims.makeLink", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayManage(actor, claim),

  async handle({ tx, now }, _, claim) {
    if (!claim.recordedBy) throw new Refusal("claim_has_mail");
    return { token: await giveLink(tx, now, claim.id) };
  },
});
