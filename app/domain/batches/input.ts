import { z } from "zod";
import { shownInput } from "~/platform/revision";
import { holdsForbidden } from "../privacy/forbidden";
import { dayInput } from "../privacy/input";

const id = z.uuid("invalid_input");
const text = (max: number, min = 0) =>
  z
    .string("field_missing")
    .trim()
    .min(min > 0 ? 1 : 0, "field_missing")
    .min(min, "field_too_short")
    .max(max, "field_too_long");
/** What everybody reads: it holds nothing that must never be stored of anybody. */
const publicText = (max: number, min = 0) =>
  text(max, min).refine((said) => !holdsForbidden(said), "text_holds_forbidden");
const slug = z
  .string("field_missing")
  .trim()
  .toLowerCase()
  .min(1, "field_missing")
  .max(40, "field_too_long")
  .regex(/^[a-z0-9](-?[a-z0-9])*$/, "slug_malformed");
/** Where an address with this word at its end is a page of its own. */
const reserved = new Set(["new"]);
const newSlug = slug.refine((word) => !reserved.has(word), "slug_reserved");
const count = (min: number, max: number) =>
  z.coerce
    .number("number_out_of_range")
    .int("number_out_of_range")
    .min(min, "number_out_of_range")
    .max(max, "number_out_of_range");

const programmeFields = { title: publicText(80, 2), about: publicText(1000).default("") };
export const newProgrammeInput = z.object({
  organizationId: id,
  slug: newSlug,
  ...programmeFields,
});
export const programmeInput = z.object({
  slug,
  ...programmeFields,
  shown: shownInput(programmeFields),
});
export const archiveInput = z.object({
  slug,
  state: z.enum(["active", "archived"], "choice_unknown"),
});

const hubFields = {
  name: text(80, 2),
  address: text(200, 4),
  phone: text(40, 5),
  hours: text(120).default(""),
};
export const newHubInput = z.object({ organizationId: id, ...hubFields });
export const hubInput = z.object({ hubId: id, ...hubFields, shown: shownInput(hubFields) });
export const ofHubInput = z.object({ hubId: id });

const batchFields = {
  title: publicText(80, 2),
  intro: publicText(1000).default(""),
  number: count(1, 9999),
  hubId: id,
  placeCode: z.string("field_missing").regex(/^\d{2,12}$/, "choice_unknown"),
  closesOn: dayInput,
  deliverBy: dayInput,
  cap: count(1, 50).default(5),
  holdMinutes: count(5, 1440).default(30),
  commitDays: count(1, 60).default(10),
};
export const newBatchInput = z.object({ programmeId: id, slug: newSlug, ...batchFields });
export const batchInput = z.object({ slug, ...batchFields, shown: shownInput(batchFields) });
export const batchSlugInput = z.object({ slug: z.string().max(40, "field_too_long") });
/** `from` is the batch that the new one is to be like. */
export const newBatchPageInput = batchSlugInput.extend({
  from: z.string().max(40, "field_too_long").optional(),
});
export const scheduleInput = batchSlugInput.extend({
  publishAt: z.string("field_missing").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date_malformed"),
});
