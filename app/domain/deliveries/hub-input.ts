import { z } from "zod";
import { dayInput } from "../privacy/input";
import { stockHopes } from "./life";

export const fits = ["yes", "substitute", "no", "missing"] as const;
/** What becomes of a gift that doesn't fit: another comes, or the claim ends and it becomes stock. */
export const insteads = ["wait", "cancel", "other"] as const;

const id = z.uuid("invalid_input");
const note = z.string().trim().max(300, "field_too_long").default("");
const size = z.string().trim().max(60, "field_too_long");
const blank = z.literal("").transform(() => undefined);
const ids = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(id).min(1, "field_missing").max(100, "field_too_long"),
);

/** What lay in the parcel: it fits, something else that will do, it doesn't fit, or it isn't there. */
export const checkInInput = z.object({
  gifts: z
    .array(
      z.object({
        claimId: id,
        /** How it stood on the page that was shown. */
        seen: z.string().max(40, "invalid_input").optional(),
        fits: z.enum(fits, "choice_unknown"),
        instead: z.enum(insteads, "choice_unknown").default("wait"),
        note,
        /** The size it really has, where it becomes stock. */
        size: z.union([blank, size]).optional(),
        dueOn: z.union([blank, dayInput]).optional(),
      }),
    )
    .min(1, "field_missing")
    .max(100, "field_too_long"),
});

export const uncheckInput = z.object({ claimIds: ids });

export const takeInput = z.object({ claimId: id, size: size.default(""), note });

export const giveInput = z.object({ stockId: id, wishId: z.uuid("field_missing") });

export const returnInput = z.object({
  stockId: id,
  note: note.refine((text) => text.length >= 2, "field_missing"),
});

export const hopeInput = z.object({ claimId: id, hope: z.enum(stockHopes, "choice_unknown") });
