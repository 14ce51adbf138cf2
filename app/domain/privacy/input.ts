import { z } from "zod";

/** Why someone of the staff looks at what is sealed. */
export const purposes = [
  "record_child",
  "prepare_consent",
  "review_text",
  "hand_over",
  "contact_guardian",
  "correct_record",
  "handle_concern",
] as const;
export type Purpose = (typeof purposes)[number];

/** The sealed fields of a child's record. */
export const sealedFields = [
  "legalName",
  "birth",
  "school",
  "village",
  "guardianName",
  "guardianPhone",
  "notes",
  "measures",
] as const;
export type SealedField = (typeof sealedFields)[number];

export const revealInput = z.object({
  childIds: z.array(z.uuid("invalid_input")).min(1, "field_missing").max(500, "field_too_long"),
  fields: z.array(z.enum(sealedFields, "choice_unknown")).min(1, "field_missing"),
  purpose: z.enum(purposes, "choice_unknown"),
});

export const consentScopes = [
  "collect",
  "publish_text",
  "share_photo",
  "publish_photo",
  "home_visit",
] as const;
export type ConsentScope = (typeof consentScopes)[number];
export const consentGivers = ["parent", "grandparent", "guardian"] as const;
