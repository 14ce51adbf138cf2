import type { Tx } from "~/platform/db.server";
import { days } from "./life";

/** When a thing promised now is due: the batch's days from now, at most its day of delivery. */
export async function dueDate(tx: Tx, batchId: string, now: Date): Promise<Date> {
  const { commitDays, deliverBy } = await tx
    .selectFrom("batches")
    .select(["commitDays", "deliverBy"])
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
  return new Date(Math.min(now.getTime() + days(commitDays), deliverBy.getTime()));
}
