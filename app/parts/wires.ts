import type { WireMoney } from "~/i18n/formats";

export const categories = [
  "desk",
  "coat",
  "shoes",
  "bag",
  "bicycle",
  "book",
  "bedding",
  "lamp",
  "ball",
  "art",
  "toy",
  "instrument",
  "glasses",
  "other",
] as const;
export type Category = (typeof categories)[number];

export const ageBands = ["3-5", "6-8", "9-11", "12-14", "15-17"] as const;
export type AgeBand = (typeof ageBands)[number];

export type WishState = "draft" | "approved" | "open" | "taken" | "granted" | "withdrawn";
export type BatchState = "draft" | "scheduled" | "open" | "closed" | "reported";
export type LiveClaimState = "held" | "committed" | "sent" | "received" | "delivered";
export type EndedClaimState = "released" | "expired" | "cancelled";
export type ClaimState = LiveClaimState | "confirmed" | EndedClaimState;

/** How far along a wish is, as anybody may know it. */
export type WishStanding = { state: WishState; claim: LiveClaimState | null };

/** A wish as the public sees it. Times are ISO strings. */
export type WishSeen = WishStanding & {
  id: string;
  number: number;
  title: string;
  category: Category;
  alias: string;
  ageBand: AgeBand | null;
  place: string;
  words: string | null;
  spec: string | null;
  price: WireMoney | null;
  closesAt: string | null;
  grantedAt: string | null;
  batch: { slug: string; name: string };
  /** Of what came true, where it may be shown. */
  photo?: { src: string; width: number; height: number } | null;
};

export type BatchSeen = {
  slug: string;
  name: string;
  lead: string | null;
  state: BatchState;
  closesAt: string | null;
  deliverBy: string | null;
  counts: { open: number; held: number; taken: number; sent: number; granted: number };
};

export type ClaimSeen = {
  state: ClaimState;
  way?: "ship" | "bring" | "pay" | null;
  heldAt: string;
  heldUntil?: string | null;
  committedAt?: string | null;
  dueAt?: string | null;
  sentAt?: string | null;
  carrier?: string | null;
  trackingTail?: string | null;
  receivedAt?: string | null;
  deliveredAt?: string | null;
  confirmedAt?: string | null;
  endedAt?: string | null;
};
