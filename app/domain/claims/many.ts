import type { RefusalCode } from "~/platform/refusal";
import type { ClaimWay } from "./input";
import { days, type ClaimState } from "./life";

/** How many days a claim has peace after a reminder, whoever reminded of it. */
export const peaceDays = 2;

type Standing = {
  state: ClaimState;
  way: ClaimWay | null;
  dueAt: Date | null;
  remindedAt: Date | null;
  frozenAt: Date | null;
};
type Maybe = Standing | null;

/** Why a claim isn't cancelled with the others; null when it is. */
export function whyNotCancelled(claim: Maybe): RefusalCode | null {
  if (!claim) return "wish_not_claimed";
  if (claim.state === "confirmed") return "claim_is_confirmed";
  return claim.frozenAt ? "claim_on_hold" : null;
}

/** Why nobody is reminded of a claim now; null when its claimant is. */
export function whyNotReminded(claim: Maybe, now: Date): RefusalCode | null {
  if (!claim) return "wish_not_claimed";
  if (claim.state === "held") return "claim_only_held";
  if (claim.state !== "committed" && claim.state !== "sent") return "claim_has_arrived";
  if (claim.frozenAt) return "claim_on_hold";
  if (claim.state === "sent" && claim.dueAt && claim.dueAt > now) return "claim_on_its_way";
  const peace = claim.remindedAt && claim.remindedAt.getTime() + days(peaceDays) > now.getTime();
  return peace ? "claim_reminded_lately" : null;
}

/** Why a gift isn't checked in with the others; null when it is. */
export function whyNotReceived(claim: Maybe): RefusalCode | null {
  if (!claim) return "wish_not_claimed";
  if (claim.state === "held") return "claim_only_held";
  if (claim.state !== "committed" && claim.state !== "sent") return "claim_has_arrived";
  if (claim.frozenAt) return "claim_on_hold";
  return claim.state === "committed" && claim.way === "ship" ? "claim_not_sent" : null;
}
