import { z } from "zod";
import { photoDecisions, storedPhotoInput } from "../photos/input";
import { dayInput } from "../privacy/input";
import { numbersOf } from "../wishes/numbers";

export const relations = ["teacher", "guardian", "village_worker", "staff"] as const;
/** Whoever confirms by the one-time code is nobody of the staff. */
export const outsideRelations = ["teacher", "guardian", "village_worker"] as const;
export const outcomes = ["match", "discrepancy"] as const;

/** How many gifts are handed over, or confirmed, in one step. */
export const mostTogether = 300;

const id = z.uuid("invalid_input");
const note = z.string().trim().max(300, "field_too_long").default("");
const reason = z.string().trim().min(2, "field_missing").max(200, "field_too_long");
/** One box ticked, many or none: a form sends a text, several, or nothing. */
const ids = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(id).max(mostTogether, "too_many_at_once"),
);
const chosenIds = ids.refine((chosen) => chosen.length > 0, "field_missing");

export const remedyInput = z.object({ claimId: id, reason, dueOn: dayInput });

/** `clientId` and `deliveredAt` are the phone's own, so that what was recorded offline counts once. */
export const deliverInput = z.object({
  clientId: id,
  claimIds: chosenIds,
  deliveredAt: z.iso.datetime({ local: true, offset: true, error: "date_malformed" }),
  noPhotoReason: note,
  photos: z.array(storedPhotoInput.extend({ claimId: id })).max(2 * mostTogether, "field_too_long"),
});

const word = {
  clientId: id,
  relation: z.enum(relations, "choice_unknown"),
};
const outcome = z.enum(outcomes, "choice_unknown");

/** `photos` are decided on in the same step. */
export const confirmInput = z.object({
  ...word,
  claimId: id,
  outcome,
  note,
  photos: z.array(z.object({ photoId: id, decision: z.enum(photoDecisions) })).default([]),
});

/** What a witness says of each thing. */
const lines = z
  .array(z.object({ claimId: id, outcome, note }))
  .min(1, "field_missing")
  .max(mostTogether, "too_many_at_once");

export const confirmManyInput = confirmInput.pick({ photos: true }).extend({ ...word, lines });

export const inviteInput = z.object({ claimId: id });
export const deliveryInput = z.object({ deliveryId: id });

export const tokenInput = z.object({ token: z.string().min(20).max(80) });

/** `personId` is whoever is signed in where the code was opened, so that the courier is known. */
export const confirmByLinkInput = tokenInput.extend({
  clientId: id,
  relation: z.enum(outsideRelations, "choice_unknown"),
  lines,
  personId: id.nullable(),
});

export const listInput = deliveryInput.extend({
  photos: z.array(storedPhotoInput).min(1, "field_missing").max(6, "field_too_long"),
});

export const readListInput = z.object({ ...word, photoId: id, lines });

export const undoInput = deliveryInput.extend({ claimIds: chosenIds });

export const acceptInput = z.object({ claimId: id, reason });

/** Gifts that a page was asked for: by their claims, or as the picked wishes of a batch. */
export const pickedInput = z.object({
  claimIds: ids,
  batch: z.string().max(80).default(""),
  pick: z.string().max(8000).default("").transform(numbersOf),
});

export const togetherInput = pickedInput.extend({ delivery: id.optional() });
