import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { lockChild } from "../privacy/rows.server";
import { furtherWishInput, newWishInput } from "./input";
import { mayKeepWishes } from "./may";
import { insertWish } from "./rows.server";
import { takeInChild } from "./take-in-child.server";

const collecting = ["draft", "scheduled", "open"] as const;

/** A batch that still takes wishes; undefined when there is none of that id. */
const collectingBatch = (tx: Tx, batchId: string) =>
  tx
    .selectFrom("batches")
    .select(["id", "organizerId", "state"])
    .where("id", "=", batchId)
    .executeTakeFirst();

function refuseClosed(state: string) {
  if (!collecting.some((one) => one === state)) throw new Refusal("step_not_possible");
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
    const wish = await insertWish(tx, now, batch, {
      childId,
      authorIds: [authorId],
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
    const authorIds = [personIdOf(actor)];
    const added = await insertWish(tx, now, batch, { childId, authorIds, wish });
    await tell("wish_added", { wishId: added.id, batchId });
    return { ...added, childId };
  },
});
