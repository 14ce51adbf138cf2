import { z } from "zod";
import { dayInput } from "../privacy/input";
import { numbersSaid } from "./numbers-said";

export const ways = ["ship", "bring"] as const;
export type Way = (typeof ways)[number];
/** How a claim is kept: brought or sent by its claimant, or by money, with which a fund buys the thing. */
export type ClaimWay = Way | "pay";

/** Why a donor gives a wish back. */
export const releaseReasons = ["plans", "not_found", "no_time", "mistake"] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const claimInput = z.object({ claimId: z.uuid("invalid_input") });

const way = z.enum(ways, "choice_unknown");
const reason = z.string().trim().min(2, "field_missing").max(200, "field_too_long");
const nothing = z.literal("").transform(() => undefined);

/** `wishId` is the wish's public id. */
export const holdInput = z.object({ wishId: z.string().max(40, "invalid_input") });

/** `business` is the organization a member claims for; nothing when it is for himself. */
export const commitInput = claimInput.extend({
  way,
  business: z.union([nothing, z.uuid("choice_unknown")]).optional(),
});

/** `together` are further claims of the same claimant in the same parcel. */
export const sendInput = claimInput.extend({
  carrier: z.string().trim().min(1, "field_missing").max(40, "field_too_long"),
  tracking: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/\s/g, "").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9-]{4,40}$/, "tracking_malformed")),
  together: z.preprocess(
    (given) => [given ?? []].flat(),
    z.array(z.uuid("invalid_input")).max(50, "field_too_long"),
  ),
});

export const bringInput = claimInput.extend({ bringOn: dayInput });

export const releaseInput = claimInput.extend({
  reason: z.enum(releaseReasons, "choice_unknown"),
});

export const cancelInput = claimInput.extend({ reason });

const recorded = {
  batchSlug: z.string().max(120, "invalid_input"),
  name: z.string().trim().min(1, "field_missing").max(60, "field_too_long"),
  phone: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/[\s()-]/g, ""))
    .pipe(z.string().regex(/^\+?\d{7,15}$/, "phone_malformed")),
  way,
  /** The day on which he brings it, where he said one. */
  bringOn: z.union([nothing, dayInput]).optional(),
};

/** A claim for a donor without mail, as he wrote it in a chat: "我认领 5 号". */
export const recordInput = z.object({
  ...recorded,
  number: z.coerce.number("field_missing").int("invalid_input").min(1, "field_missing"),
});

/** Several at once: "我认领 5、8 和 12 号". */
export const recordSeveralInput = z.object({
  ...recorded,
  numbers: z
    .string("field_missing")
    .trim()
    .min(1, "field_missing")
    .max(200, "field_too_long")
    .transform((text, context) => {
      const numbers = numbersSaid(text);
      if (numbers) return numbers;
      context.addIssue({ code: "custom", message: "numbers_unclear" });
      return z.NEVER;
    }),
});

/** To whom of the same business a claim goes. */
export const moveInput = claimInput.extend({ personId: z.uuid("choice_unknown") });
