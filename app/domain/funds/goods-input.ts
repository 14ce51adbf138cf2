import { z } from "zod";
import { safeText } from "../privacy/input";

const idInput = z.uuid("invalid_input");
const after = z.string().max(80).catch("").default("");

/** What proves the value of a thing, where the law has the receiver state one. */
export const valueBases = ["invoice", "appraisal", "customs"] as const;
export type ValueBasis = (typeof valueBases)[number];

export const goodsHostInput = z.object({
  organizerId: idInput,
  /** Empty: nobody gives receipts for what this organizer takes. */
  charityId: z.union([z.literal(""), idInput], "choice_unknown").default(""),
});
export const organizerIdInput = goodsHostInput.pick({ organizerId: true });

export const claimGoodsInput = z.object({ claimId: idInput });
export const askGoodsInput = claimGoodsInput.extend({
  donor: safeText(80, 1),
  /** Further claims of the same giver for the same receipt. */
  also: z.preprocess(
    (given) => (given === undefined || given === "" ? [] : [given].flat()),
    z.array(idInput).max(199, "too_many_at_once"),
  ),
});

export const charityGoodsInput = z.object({ slug: z.string().max(40).catch(""), after });
export const goodsRequestInput = z.object({ requestId: idInput });
export const issueGoodsInput = goodsRequestInput.extend({
  donor: safeText(80, 1),
  value: z.string("field_missing").trim().max(20, "field_too_long").default(""),
  valueBasis: z.union([z.literal(""), z.enum(valueBases)], "choice_unknown").default(""),
});
export const declineGoodsInput = goodsRequestInput.extend({ reason: safeText(400, 1) });

export const myReceiptsInput = z.object({ after });
export const yearInput = z.object({
  year: z.coerce.number("invalid_input").int("invalid_input").min(2000).max(2999),
});
