import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/each.server";
import { mostAtOnce, numbersInput, numbersOf } from "./numbers";

const slug = z.string().max(40, "field_too_long");

/** What a step for many is told: the batch, and its wishes by number. */
export const manyInput = z.object({ slug, pick: numbersInput });

/**
 * What a step for many claims is told besides: the claims that stood on its page, so that nobody is
 * cancelled who promised after somebody looked.
 */
export const manyClaimsInput = manyInput.extend({
  seen: z
    .string("field_missing")
    .max(mostAtOnce * 37, "too_many_at_once")
    .transform((text) => new Set(text.split("."))),
});

/** One reason for all of them; who had promised one is told. */
export const manyReasonInput = manyClaimsInput.extend({
  reason: z.string("field_missing").trim().min(2, "field_missing").max(200, "field_too_long"),
});

/** What the page of a step for many asks; it opens with nothing picked, and says so. */
export const pickedInput = z.object({ slug, pick: z.string().default("").transform(numbersOf) });

/** The picked numbers that one step takes, and whether there were more. */
export const taken = (pick: readonly number[]) => ({
  numbers: pick.slice(0, mostAtOnce),
  more: pick.length > mostAtOnce,
});

/** The batch whose wishes are picked. */
export const batchOfPick = (tx: Tx, name: string) =>
  tx
    .selectFrom("batches")
    .select(["id as batchId", "organizerId", "slug", "title", "timeZone", "state"])
    .where("slug", "=", name)
    .executeTakeFirst();
export type BatchOfPick = NonNullable<Awaited<ReturnType<typeof batchOfPick>>>;

/** How a batch stands in the head of a step's page. */
export const headOf = ({ slug, title, timeZone }: BatchOfPick) => ({ slug, title, timeZone });

/** The wishes of a batch with these numbers, in their order. */
export const wishesPicked = (tx: Tx, batchId: string, numbers: readonly number[]) =>
  tx
    .selectFrom("wishes")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("number", "in", numbers.length > 0 ? [...numbers] : [0])
    .orderBy("number")
    .execute();

/** The picked numbers that the batch doesn't have. */
export const missing = (
  numbers: readonly number[],
  found: readonly { number: number }[],
): Outcome<number>["left"] => {
  const known = new Set(found.map(({ number }) => number));
  return numbers
    .filter((number) => !known.has(number))
    .map((key) => ({ key, code: "not_found_in_batch" }));
};
