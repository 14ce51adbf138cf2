import { command } from "../door.server";
import { batchSlugInput } from "./input";
import { mayKeepBatches } from "./may";

/** Someone takes the refused rows away as a file. Children's names are in it: it is written down. */
export const takeRefusedRows = command("batches.takeRefusedRows", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  handle: () => Promise.resolve(),
});
