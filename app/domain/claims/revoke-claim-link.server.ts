import { command } from "../door.server";
import { claimInput } from "./input";
import { mayManage } from "./may";
import { lockClaim, reviseClaim } from "./rows.server";

/** Takes a private link back: whoever has it sees nothing any more. */
export const revokeClaimLink = command("claims.revokeLink", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayManage(actor, claim),
  handle: ({ tx }, _, claim) => reviseClaim(tx, claim.id, { linkHash: null, linkMadeAt: null }),
});
