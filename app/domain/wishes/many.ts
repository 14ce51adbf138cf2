import type { RefusalCode } from "~/platform/refusal";
import type { WishState } from "./life";

type Standing = {
  state: WishState;
  hiddenAt: Date | null;
  frozenAt: Date | null;
  publishUntil: Date | null;
};

/** Why a wish isn't withdrawn with the others; null when it is. */
export function whyNotWithdrawn({ state }: Pick<Standing, "state">): RefusalCode | null {
  if (state === "granted") return "wish_is_granted";
  return state === "withdrawn" ? "wish_is_withdrawn" : null;
}

/** Why a wish isn't published with the others; null when it is. */
export function whyNotPublished(wish: Standing, now: Date): RefusalCode | null {
  if (wish.state === "withdrawn") return "wish_is_withdrawn";
  if (wish.state === "draft") return "wish_not_approved";
  if (wish.state !== "approved") return "wish_is_public";
  if (wish.frozenAt) return "wish_is_frozen";
  if (wish.hiddenAt) return "wish_is_hidden";
  return wish.publishUntil && wish.publishUntil > now ? null : "wish_not_publishable";
}

type Draft = { state: WishState; sentBackNote: string; authorIds: string[]; collected: boolean };

/** Why a text isn't approved with the others by this reader, its finds aside; null when it may be. */
export function whyNotApproved(draft: Draft, personId: string): RefusalCode | null {
  if (draft.state === "withdrawn") return "wish_is_withdrawn";
  if (draft.state !== "draft") return "wish_is_approved";
  if (draft.sentBackNote) return "wish_waits_for_mending";
  if (draft.authorIds.includes(personId)) return "wish_needs_second_person";
  return draft.collected ? null : "wish_needs_consent";
}
