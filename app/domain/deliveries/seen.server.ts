import { createHash } from "node:crypto";
import type { RefusalCode } from "~/platform/refusal";
import { isEnded, type ClaimState } from "../claims/life";

type Standing = {
  state: ClaimState;
  dueAt: Date | null;
  sentAt: Date | null;
  receivedAt: Date | null;
  remedyNote: string;
  substituteNote: string;
};

/** How a gift stood when a page showed it. Another mark says that somebody has moved it since. */
export const markOf = (gift: Standing): string => {
  const { state, dueAt, sentAt, receivedAt, remedyNote, substituteNote } = gift;
  const stands = JSON.stringify([state, dueAt, sentAt, receivedAt, remedyNote, substituteNote]);
  return createHash("sha256").update(stands).digest("base64url").slice(0, 16);
};

/**
 * What became of a gift since the hub's page showed it waiting; null when it stands as it stood. The
 * hub decides on nothing that a colleague took in, or that has ended.
 */
export function changedSince(seen: string | undefined, gift: Standing): RefusalCode | null {
  const { state, remedyNote } = gift;
  if (isEnded(state)) return "gift_ended_meanwhile";
  if (state === "received") return "gift_received_meanwhile";
  if (state === "delivered" || state === "confirmed") return "gift_handed_over";
  if (seen === undefined || seen === markOf(gift)) return null;
  return state === "committed" && remedyNote ? "gift_remedied_meanwhile" : "gift_moved_meanwhile";
}
