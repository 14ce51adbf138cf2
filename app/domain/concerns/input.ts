import { z } from "zod";
import { safeText } from "../privacy/input";
import { outcomes } from "./life";

/** What may be wrong, as who reports it chooses; the first is the most urgent. */
export const concernKinds = ["identity", "unfit", "fraud", "wrong", "other"] as const;
export type ConcernKind = (typeof concernKinds)[number];

/** A text of several lines as it was typed; a browser sends each line's end as two characters. */
const lines = (max: number) =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? typed.replaceAll("\r\n", "\n") : typed),
    safeText(max).default(""),
  );

const fewestWords = 10;

const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "field_too_long")
  .refine((typed) => typed === "" || z.email().safeParse(typed).success, "email_malformed")
  .default("");

/** Which thing is meant, as links to the form name it; a malformed name is no thing's. */
export const aboutInput = z.string().max(120).catch("");

/** What a reporter fills in, and what the site knows of him: nothing of it goes into a log. */
export const reportInput = z
  .object({
    about: aboutInput,
    kind: z.enum(concernKinds, "choice_unknown"),
    words: lines(1000).refine(
      (words) => words === "" || words.length >= fewestWords,
      "field_too_short",
    ),
    email: emailInput,
    locale: z.enum(["zh-CN", "en"]).default("zh-CN"),
    /** Names the form as it was sent out, so that a second click is no second concern. */
    formId: z.uuid().catch(() => crypto.randomUUID()),
    reporter: z.object({ kind: z.enum(["person", "guest"]), id: z.uuid() }),
    /** A keyed hash of where he reads. */
    network: z.string().max(64),
  })
  .refine(({ kind, words }) => words !== "" || kind === "identity", {
    path: ["words"],
    message: "field_missing",
  });

export const concernIdInput = z.object({ concernId: z.uuid("invalid_input") });

/** `closed` goes on below the last one shown. */
export const concernsInput = z.object({ before: z.iso.datetime().optional().catch(undefined) });

export const closeInput = concernIdInput.extend({
  outcome: z.enum(outcomes, "choice_unknown"),
  note: lines(600),
});
