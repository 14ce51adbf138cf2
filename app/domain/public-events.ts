import type { Events } from "./events";

/** Events after which every public page reads as before. */
const unseen = [
  "organization_applied",
  "member_invited",
  "member_joined",
  "member_left",
  "child_recorded",
  "consents_recorded",
  "programme_made",
  "batch_made",
  "batch_scheduled",
  "import_started",
  "import_read",
  "import_failed",
  "import_taking_in",
  "import_dropped",
  "claim_reminded",
  "claim_handed_on",
  "charity_opened",
  "donor_invited",
  "pledge_promised",
  "pledge_cancelled",
  "giving_ended",
  "deposit_recorded",
  "deposit_rejected",
  "statement_brought",
  "statement_understood",
  "statement_sent",
  "statement_returned",
  "statement_approved",
  "statement_dropped",
  "report_composed",
  "report_revised",
  "report_dropped",
  "report_submitted",
  "report_sent_back",
  "purchase_recorded",
  "purchase_refused",
  "purchase_dropped",
  "return_recorded",
  "return_rejected",
  "receipt_issued",
  "receipt_voided",
  "receipt_numbered",
  "goods_host_said",
  "goods_receipt_asked",
  "goods_receipt_declined",
  "photo_taken_in",
] as const satisfies (keyof Events)[];

/**
 * Events of a rush: they come hundreds a second, and show a wish as taken or open again. A page may
 * be behind them for a moment; behind any other event it may not.
 */
const rushing = [
  "claim_held",
  "claim_committed",
  "claim_released",
  "claim_expired",
] as const satisfies (keyof Events)[];

const kinds = new Map<string, "unseen" | "rushing">([
  ...unseen.map((name) => [name, "unseen"] as const),
  ...rushing.map((name) => [name, "rushing"] as const),
]);

/** What an event means for public pages. One that is not listed changes them, and at once. */
export const seenAs = (name: string): "unseen" | "rushing" | "changed" =>
  kinds.get(name) ?? "changed";
