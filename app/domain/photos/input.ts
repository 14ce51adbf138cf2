import { z } from "zod";
import { purposes } from "../privacy/input";

/** Ready: shared with the claimant as far as that was agreed; published: on public pages too. */
export const photoDecisions = ["approve", "publish", "refuse"] as const;
export type PhotoDecision = (typeof photoDecisions)[number];

export const decideInput = z.object({
  photoId: z.uuid("invalid_input"),
  decision: z.enum(photoDecisions, "choice_unknown"),
});

export const lookInput = z.object({
  photoId: z.uuid("invalid_input"),
  purpose: z.enum(purposes, "choice_unknown"),
});

/** A picture that already lies in the storage. Only `takeInPhoto` makes these; no form does. */
export const storedPhotoInput = z.object({
  fullKey: z.string(),
  smallKey: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  seal: z.object({ id: z.uuid(), bytes: z.instanceof(Buffer) }).optional(),
});

export const addScanInput = z.object({
  sheetId: z.uuid("invalid_input"),
  photos: z.array(storedPhotoInput).min(1, "field_missing").max(6, "field_too_long"),
});

export const coverInput = z.object({
  photoId: z.uuid("invalid_input"),
  from: z.string(),
  picture: storedPhotoInput,
});

/** The cells of a photo's grid, as the boxes of a form say them. */
export const cellsInput = z.object({
  cells: z.preprocess(
    (given) => [given ?? []].flat(),
    z
      .array(z.coerce.number().int().min(0, "invalid_input").max(47, "invalid_input"))
      .min(1, "photo_nothing_marked"),
  ),
});

export const removalInput = z.object({ photoId: z.uuid(), keys: z.array(z.string()) });
