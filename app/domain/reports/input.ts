import { z } from "zod";
import { dayInput, safeText } from "../privacy/input";

const publicIdInput = z.string().max(20).catch("");
const slugInput = z.string().max(80).catch("");

export const ofOwnerInput = z.object({ slug: slugInput });
/** A desk's page names whose report it is, too: another's is not there. */
export const ofReportInput = z.object({ reportId: publicIdInput, slug: slugInput.optional() });

export const composeInput = ofOwnerInput.extend({ firstDay: dayInput, lastDay: dayInput });
export const recomposeInput = ofReportInput.extend({
  firstDay: dayInput.optional(),
  lastDay: dayInput.optional(),
});

/** What is let out is what was looked at: `handedInAt` says of when that was, where a page knows it. */
export const publishInput = ofReportInput.extend({ handedInAt: z.string().max(40).optional() });

/** Words alone: no figure is ever sent by a form. */
export const wordsInput = ofReportInput.extend({
  intro: safeText(2000).default(""),
  learned: safeText(2000).default(""),
  failed: safeText(2000).default(""),
  correction: safeText(600).default(""),
  photos: z.preprocess(
    (given) => [given ?? []].flat(),
    z.array(z.uuid("choice_unknown")).max(24, "field_too_long"),
  ),
});

export const sendBackInput = ofReportInput.extend({ note: safeText(400, 1) });

/** What a donor has in hand: the reference of his pledge, a parcel's code or the key of his claim's link. */
export const myLinesInput = ofReportInput.extend({
  code: z.string("field_missing").trim().min(1, "field_missing").max(200, "report_code_unknown"),
});
