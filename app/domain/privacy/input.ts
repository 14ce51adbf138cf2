import { z } from "zod";
import { holdsForbidden } from "./forbidden";

/** Why someone of the staff looks at what is sealed. */
export const purposes = [
  "record_child",
  "prepare_consent",
  "review_text",
  "hand_over",
  "contact_guardian",
  "correct_record",
  "handle_concern",
  "check_coverage",
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
export const consentGiverInput = z.enum(consentGivers, "choice_unknown");

/** Nothing more is asked of a text that is too long: reading one of a megabyte would take minutes. */
const tooLong = { error: "field_too_long", abort: true };

/** A text of a form, trimmed; refused when it holds what must never be stored. */
export const safeText = (max: number, min = 0) =>
  z
    .string("field_missing")
    .trim()
    .min(min, "field_missing")
    .max(max, tooLong)
    .refine((text) => !holdsForbidden(text), "text_holds_forbidden");

const phone = z
  .string()
  .trim()
  .max(20, tooLong)
  .transform((text) => text.normalize("NFKC"))
  .refine((text) => text === "" || /^[+\d][\d\s()-]{4,19}$/.test(text), "phone_malformed")
  .refine((text) => !holdsForbidden(text), "text_holds_forbidden");

/** A child as the paper has it. Nothing of this is shown outside the desk. */
export const childInput = z.object({
  legalName: safeText(40, 2),
  birth: safeText(20, 1),
  townshipCode: z.string("field_missing").regex(/^\d{2,12}$/, "choice_unknown"),
  school: safeText(60).default(""),
  village: safeText(60).default(""),
  guardianName: safeText(40).default(""),
  guardianPhone: phone.default(""),
  notes: safeText(500).default(""),
  measures: safeText(120).default(""),
});
export type ChildInput = z.output<typeof childInput>;

/** Nothing here is older; what is was typed by a slip of the hand. */
const firstDay = "2000-01-01";

/** A day of a form as `YYYY-MM-DD`, from 2000 on. */
export const dayInput = z.iso
  .date({ error: "date_malformed", abort: true })
  .refine((day) => day >= firstDay, "date_too_early");

/** Which text of the consent sheet was signed; the newest is what the program prints. */
export const consentTextVersions = ["2026-11"] as const;
export const consentTextVersion = consentTextVersions[0];

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(item));

export const consentsInput = z.object({
  childIds: oneOrMany(z.uuid("invalid_input"))
    .default([])
    .refine((ids) => ids.length > 0, "consent_names_nobody")
    .refine((ids) => ids.length <= 200, "field_too_long"),
  scopes: oneOrMany(z.enum(consentScopes, "choice_unknown"))
    .default([])
    .transform((scopes) => [...new Set<ConsentScope>(["collect", ...scopes])]),
  giver: consentGiverInput,
  givenOn: dayInput,
  expiresOn: z.union([z.literal(""), dayInput], "date_malformed").default(""),
  textVersion: z.enum(consentTextVersions, "choice_unknown").default(consentTextVersion),
});

export const sheetInput = z.object({ sheetId: z.uuid("invalid_input") });
export const childIdInput = z.object({ childId: z.uuid("invalid_input") });

export const withdrawalInput = childIdInput.extend({
  scopes: oneOrMany(z.enum(consentScopes, "choice_unknown"))
    .default([])
    .refine((scopes) => scopes.length > 0, "field_missing"),
});
