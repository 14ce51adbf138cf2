import type { RefusalCode } from "~/platform/refusal";
import { isEnded, type ClaimState } from "../claims/life";

type Standing = { state: ClaimState; frozenAt: Date | null };
type Maybe = Standing | null;

/** Why a gift isn't handed over with the others; null when it is. */
export function whyNotHandedOver(claim: Maybe): RefusalCode | null {
  const why = whyNotOnList(claim);
  return why === null && claim?.state === "delivered" ? "gift_handed_over" : why;
}

/** Why a gift doesn't stand on the list that is signed where it is handed over; null when it does. */
export function whyNotOnList(claim: Maybe): RefusalCode | null {
  if (!claim) return "wish_not_claimed";
  if (isEnded(claim.state)) return "claim_ended";
  if (claim.state === "held") return "claim_only_held";
  if (claim.state === "confirmed") return "claim_is_confirmed";
  if (claim.frozenAt) return "claim_on_hold";
  return claim.state === "committed" || claim.state === "sent" ? "gift_not_at_hub" : null;
}

/** Why a witness doesn't confirm a gift with the others; null when he does. */
export function whyNotConfirmed(
  claim: (Standing & { own: boolean; spokenOf: boolean }) | null,
): RefusalCode | null {
  const why = whyNotOnList(claim);
  if (!claim || why) return why;
  if (claim.state === "received") return "gift_not_handed_over";
  if (claim.own) return "confirmation_by_courier";
  return claim.spokenOf ? "confirmation_recorded_already" : null;
}
