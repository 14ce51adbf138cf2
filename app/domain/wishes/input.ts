import { z } from "zod";
import { parseAmount } from "~/platform/money";
import { shownInput } from "~/platform/revision";
import { childInput, safeText } from "../privacy/input";
import { pieceOfWord } from "./strikes";

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

/** Prices stand in the currency of the place that collects them. */
export const wishCurrency = "CNY";

/** An amount as it is typed, above zero. */
const priceInput = z.string("field_missing").transform((typed, context) => {
  const amount = parseAmount(typed, wishCurrency);
  if (amount && amount.minor > 0n) return amount;
  context.addIssue({
    code: "custom",
    message: amount ? "amount_not_above_zero" : typed.trim() ? "amount_malformed" : "field_missing",
  });
  return z.NEVER;
});

/** The parts of a wish that are read by a second person before anybody else. */
export const textFields = ["title", "words", "size", "colour", "style", "alias"] as const;
export type TextField = (typeof textFields)[number];

export const wishInput = z.object({
  category: z.enum(categories, "choice_unknown"),
  title: safeText(60, 1),
  words: safeText(500).default(""),
  size: safeText(60).default(""),
  colour: safeText(60).default(""),
  style: safeText(120).default(""),
  price: priceInput,
  /** Empty: drawn from the list. */
  alias: safeText(12).default(""),
});
export type WishInput = z.output<typeof wishInput>;

const batchId = z.uuid("invalid_input");
export const newWishInput = z.object({ batchId }).extend(childInput.shape).extend(wishInput.shape);
export const furtherWishInput = z
  .object({ batchId, childId: z.uuid("invalid_input") })
  .extend(wishInput.shape);

/** A wish as people name it: its public id, or the address of its page. */
export const wishAddressInput = z.object({
  wish: z
    .string("field_missing")
    .trim()
    .min(1, "field_missing")
    .transform((text) => /(?:^|\/wishes\/)([a-z0-9]{8})(?:[?#/]|$)/.exec(text)?.[1] ?? "")
    .refine((publicId) => publicId !== "", "wish_unknown"),
});

export const wishIdInput = z.object({ wishId: z.uuid("invalid_input") });
/** `seen`: the reader looked at what is marked and judges that it tells nothing. */
export const approvalInput = wishIdInput.extend({ seen: z.literal("yes").optional() });
export const revisionInput = wishIdInput.extend({
  ...wishInput.shape,
  shown: shownInput(wishInput.shape),
});
const strikable = wishInput.pick({
  title: true,
  words: true,
  size: true,
  colour: true,
  style: true,
}).shape;
export const strikingInput = wishIdInput.extend({ ...strikable, shown: shownInput(strikable) });
/** What the reader strikes, as it stands there: field, where it begins, and the struck text itself. */
export const strikesInput = wishIdInput.extend({
  strike: z
    .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(z.string()))
    .default([])
    .refine((pieces) => pieces.length > 0, "field_missing")
    .transform((words, context) =>
      words.map((word) => {
        const piece = pieceOfWord(word);
        if (piece) return piece;
        context.addIssue({ code: "custom", message: "invalid_input" });
        return z.NEVER;
      }),
    ),
});

const batchSlug = z.string().max(40).optional().catch(undefined);
/** Which texts to read, of all one's desks or of one batch; `last` was decided before, to say so. */
export const readingsInput = z.object({
  batch: batchSlug,
  last: z.uuid().optional().catch(undefined),
});
export const readingInput = wishIdInput.extend(readingsInput.shape);
export const reasonInput = wishIdInput.extend({ reason: safeText(200, 2) });
export const approvalsInput = z.object({
  wishIds: z
    .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(z.uuid()))
    .default([])
    .refine((ids) => ids.length > 0, "field_missing")
    .refine((ids) => ids.length <= 500, "field_too_long"),
});
