import { command, sweep, type Handling } from "../door.server";
import { batchSlugInput } from "./input";
import { batchLife } from "./life";
import { mayKeepBatches } from "./may";
import { changeBatch, lockBatch, type BatchRow } from "./rows.server";

/** Ends the claiming by hand. What was promised goes on to its delivery. */
export const closeBatch = command("batches.close", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  handle: (tools, _input, batch) => close(tools, batch),
});

/** Closes the batches whose closing day is over. */
export const closeDueBatches = sweep("batches.closeDue", async (tools) => {
  const due = await tools.tx
    .selectFrom("batches")
    .select(["id", "state"])
    .where("state", "=", "open")
    .where("closesAt", "<=", tools.now)
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute();
  for (const batch of due) await close(tools, batch);
  return due.length;
});

async function close({ tx, now, tell }: Handling, batch: Pick<BatchRow, "id" | "state">) {
  await changeBatch(tx, batch.id, { state: batchLife.next("close", batch.state), closedAt: now });
  await tell("batch_closed", { batchId: batch.id });
}
