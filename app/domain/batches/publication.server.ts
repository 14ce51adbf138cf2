import { query } from "../door.server";
import { whyNotPublished } from "../wishes/many";
import {
  batchOfPick,
  headOf,
  missing,
  pickedInput,
  taken,
  wishesPicked,
} from "../wishes/picked.server";
import { mayKeepBatches } from "./may";

/** What would be public of the picked wishes, and why the rest would not; of all where none is picked. */
export const publishing = query("batches.publishing", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async read({ tx, now }, { pick }, batch) {
    const whole = pick.length === 0;
    const { numbers, more } = taken(pick);
    const found = whole
      ? await tx
          .selectFrom("wishes")
          .selectAll()
          .where("batchId", "=", batch.batchId)
          .where("state", "=", "approved")
          .orderBy("number")
          .execute()
      : await wishesPicked(tx, batch.batchId, numbers);
    return {
      ...{ batch: headOf(batch), more, whole },
      rows: [
        ...found.map((wish) => ({
          ...{ id: wish.id, number: wish.number, title: wish.title },
          code: whyNotPublished(wish, now),
        })),
        ...missing(numbers, found).map(({ key, code }) => ({
          ...{ id: null, number: key, title: "", code },
        })),
      ],
    };
  },
});
