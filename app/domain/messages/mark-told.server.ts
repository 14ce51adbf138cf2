import { z } from "zod";
import { personIdOf } from "../actor";
import { mayManage } from "../claims/may";
import { lockClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { markNotices } from "./rows.server";

/** Staff told a donor what happened, in a chat or by phone; or find that they had not. */
export const markTold = command("messages.markTold", {
  input: z.object({
    claimId: z.uuid("invalid_input"),
    kind: z.string().max(40, "invalid_input"),
    told: z.enum(["yes", "no"], "choice_unknown"),
  }),
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => mayManage(actor, claim),

  handle: ({ tx, now, actor }, { kind, told }, claim) =>
    markNotices(
      tx,
      { claimId: claim.id, kind },
      told === "yes" ? { toldAt: now, toldBy: personIdOf(actor) } : null,
    ),
});
