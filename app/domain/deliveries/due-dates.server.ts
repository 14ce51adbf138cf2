import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { endOfDay } from "../batches/times";

/** The time zone of a batch's place. */
export async function timeZoneOf(tx: Tx, batchId: string): Promise<string> {
  const batch = await tx
    .selectFrom("batches")
    .select("timeZone")
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
  return batch.timeZone;
}

/**
 * A new due date is the end of its day where the batch is.
 * @throws Refusal `due_date_passed` on the field.
 */
export async function dueAtEndOf(
  { tx, now }: { tx: Tx; now: Date },
  { day, batchId, field }: { day: string; batchId: string; field: string },
): Promise<Date> {
  const due = endOfDay(day, await timeZoneOf(tx, batchId));
  if (due <= now) throw new Refusal("due_date_passed", field);
  return due;
}
