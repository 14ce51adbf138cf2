import { z } from "zod";
import { categories } from "../wishes/input";
import { numbersOf } from "../wishes/numbers";

/** What a wish of a batch waits for, or came to. Each stands at one of them. */
export const boardSteps = [
  "consent",
  "sentBack",
  "text",
  "notPublic",
  "publish",
  "open",
  "held",
  "promised",
  "underWay",
  "atHub",
  "handedOver",
  "differs",
  "granted",
  "withdrawn",
] as const;
export type BoardStep = (typeof boardSteps)[number];

/** What may be said of a wish besides its step. */
export const boardMarks = ["late", "hidden", "frozen"] as const;
export type BoardMark = (typeof boardMarks)[number];

/** Who claimed. */
export const claimKinds = ["business", "fund", "person", "recorded", "guest"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const boardSorts = ["number", "thing", "price", "due", "state"] as const;
export type BoardSort = (typeof boardSorts)[number];

const lookAt = [...boardSteps, ...boardMarks] as const;
const descending = boardSorts.map((key) => `-${key}` as const);

/** How one looks at a board. What an address says wrongly is as if it weren't said: links live long. */
export const boardInput = z.object({
  slug: z.string().max(120),
  step: z.enum(lookAt).nullable().catch(null),
  category: z.enum(categories).nullable().catch(null),
  place: z
    .string()
    .regex(/^\d{2,12}$/)
    .nullable()
    .catch(null),
  claim: z.enum(claimKinds).nullable().catch(null),
  q: z
    .string()
    .transform((text) => text.normalize("NFKC").trim().slice(0, 300))
    .catch(""),
  sort: z.enum([...boardSorts, ...descending]).catch("number"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  pick: z.string().transform(numbersOf).catch([]),
});
export type BoardLook = z.output<typeof boardInput>;

export const boardSlugInput = boardInput.pick({ slug: true });
