import { z } from "zod";
import { storedPhotoInput } from "../photos/input";
import { consentTextVersion, consentTextVersions, consentScopes, dayInput } from "../privacy/input";
import { columnKeys, type Column } from "./columns";
import { shownRows } from "./shapes";

/** An import that nobody drops is gone after so many days. */
export const keptDays = 7;

export const importIdInput = z.object({ importId: z.uuid("invalid_input") });
export const ofBatchInput = z.object({ slug: z.string().max(40, "field_too_long") });

/** A page that isn't one is the first. */
export const importsOfInput = ofBatchInput.extend({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** A file that lies sealed in the storage. Only `storeUpload` makes these; no form does. */
export const storedUploadInput = z.object({
  key: z.string(),
  name: z.string(),
  seal: z.object({ id: z.uuid(), bytes: z.instanceof(Buffer) }),
});
export const startInput = ofBatchInput.extend({ upload: storedUploadInput });

export const lookInput = importIdInput.extend({
  show: z.enum(shownRows, "choice_unknown").default("all"),
  sheet: z.coerce.number().int().min(0).optional(),
  /** Where the last page ended, as `next` told it. */
  after: z
    .string()
    .regex(/^\d{1,4}:\d{1,7}$/, "invalid_input")
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
});
export const rowInput = importIdInput.extend({ rowId: z.uuid("invalid_input") });

/** A child that the row was shown beside, or another one. */
export const tellChildInput = rowInput.extend({
  child: z.union([z.literal("another"), z.uuid()], "choice_unknown"),
});

const longestCell = 2000;
const cells = z.partialRecord(
  z.enum(columnKeys as [Column, ...Column[]], "choice_unknown"),
  z.string().max(longestCell, "field_too_long"),
);
/** Columns that are not given stay as the row has them. */
export const revisionInput = rowInput.extend({ values: cells });

/** An empty text of a form says: nothing of ours, or none. */
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable());
const meaning = orNull(z.enum(columnKeys as [Column, ...Column[]], "choice_unknown"));
const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(item));

export const mappingInput = importIdInput.extend({
  sheets: z
    .array(
      z.object({
        sheet: z.coerce.number().int().min(0),
        headerRow: orNull(z.coerce.number("number_out_of_range").int().min(1)),
        columns: z.record(z.coerce.number().int().min(0).max(500), meaning),
      }),
    )
    .max(200, "field_too_long"),
  /** What stands where a row says nothing itself. */
  townshipCode: z
    .string()
    .regex(/^\d{0,12}$/, "choice_unknown")
    .default(""),
  price: z.string().max(20, "field_too_long").default(""),
  remember: z.literal("yes").optional(),
});

/** `only`: what is new, leaving what the batch has already as it is. */
export const takeInInput = importIdInput.extend({ only: z.literal("new").optional() });

export const importConsentsInput = importIdInput.extend({
  scopes: oneOrMany(z.enum(consentScopes, "choice_unknown"))
    .default([])
    .transform((scopes) => [...new Set(["collect" as const, ...scopes])]),
  textVersion: z.enum(consentTextVersions, "choice_unknown").default(consentTextVersion),
  /** For the rows that name no day. */
  givenOn: z.union([z.literal(""), dayInput], "date_malformed").default(""),
  attested: z.literal("yes", "field_missing"),
  photos: z.array(storedPhotoInput).min(1, "field_missing").max(6, "field_too_long"),
});
