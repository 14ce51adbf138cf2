import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { bandOf, readBirth } from "../privacy/birth";
import type { ChildInput } from "../privacy/input";
import { lockChild, recordChild } from "../privacy/rows.server";
import { furtherWishInput, newWishInput } from "./input";
import { mayKeepWishes } from "./may";
import { insertWish } from "./rows.server";

const collecting = ["draft", "scheduled", "open"] as const;

/** A batch that still takes wishes; undefined when there is none of that id. */
export const collectingBatch = (tx: Tx, batchId: string) =>
  tx
    .selectFrom("batches")
    .select(["id", "organizerId", "state"])
    .where("id", "=", batchId)
    .executeTakeFirst();

function refuseClosed(state: string) {
  if (!collecting.some((one) => one === state)) throw new Refusal("step_not_possible");
}

/** Seals a child's record, or finds the child again that the organizer already has. */
export async function takeInChild(
  tx: Tx,
  now: Date,
  {
    organizerId,
    recordedBy,
    child,
  }: { organizerId: string; recordedBy: string; child: ChildInput },
) {
  const { townshipCode, legalName, school, village, guardianName, guardianPhone, notes, measures } =
    child;
  const birth = readBirth(child.birth, now.toISOString().slice(0, 10));
  if (!birth) throw new Refusal("birth_malformed", "birth");
  const ageBand = bandOf(birth.age);
  if (!ageBand) throw new Refusal("child_age_out_of_range", "birth");
  const place = await tx
    .selectFrom("places")
    .select(["code", "parentCode"])
    .where("code", "=", townshipCode)
    .where("level", "=", "township")
    .executeTakeFirst();
  if (!place?.parentCode) throw new Refusal("township_unknown", "townshipCode");
  const { childId, known } = await recordChild(tx, now, {
    organizerId,
    recordedBy,
    townshipCode,
    countyCode: place.parentCode,
    ageBand,
    birthYears: birth.years,
    record: {
      ...{ legalName, school, village, guardianName, guardianPhone, notes, measures },
      birth: birth.text,
    },
  });
  return { childId, known, ageBand };
}

/** A first wish with its child. The record is sealed at once; the wish waits for a second reader. */
export const addWish = command("wishes.add", {
  input: newWishInput,
  subject: ({ tx }, { batchId }) => collectingBatch(tx, batchId),
  may: ({ actor }, batch) => mayKeepWishes(actor, batch.organizerId),

  async handle({ tx, now, actor, tell }, input, batch) {
    refuseClosed(batch.state);
    const authorId = personIdOf(actor);
    const { childId, known } = await takeInChild(tx, now, {
      organizerId: batch.organizerId,
      recordedBy: authorId,
      child: input,
    });
    if (!known) await tell("child_recorded", { childId });
    const { category, title, words, size, colour, style, price, alias } = input;
    const wish = await insertWish(tx, now, {
      batch,
      childId,
      authorId,
      wish: { category, title, words, size, colour, style, price, alias },
    });
    await tell("wish_added", { wishId: wish.id, batchId: batch.id });
    return { ...wish, childId, known };
  },
});

/** Another wish of a child that is already known. */
export const addFurtherWish = command("wishes.addFurther", {
  input: furtherWishInput,
  subject: ({ tx }, { batchId }) => collectingBatch(tx, batchId),
  may: ({ actor }, batch) => mayKeepWishes(actor, batch.organizerId),

  async handle({ tx, now, actor, tell }, { batchId, childId, ...wish }, batch) {
    refuseClosed(batch.state);
    const child = await lockChild(tx, childId);
    if (child?.organizerId !== batch.organizerId) throw new Refusal("not_found");
    if (child.erasedAt) throw new Refusal("child_erased");
    const added = await insertWish(tx, now, { batch, childId, authorId: personIdOf(actor), wish });
    await tell("wish_added", { wishId: added.id, batchId });
    return { ...added, childId };
  },
});
