import type { Insertable, Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Adjustments } from "../../../../db/schema";

export const insertAdjustment = (tx: Tx, adjustment: Insertable<Adjustments>) =>
  tx.insertInto("adjustments").values(adjustment).returning("id").executeTakeFirstOrThrow();

export const changeAdjustment = (tx: Tx, id: string, set: Updateable<Adjustments>) =>
  tx.updateTable("adjustments").set(set).where("id", "=", id).execute();

const adjustmentRows = (tx: Tx, id: string) =>
  tx
    .selectFrom("adjustments as j")
    .innerJoin("organizations as o", "o.id", "j.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .innerJoin("funds as f", "f.fundId", "j.fundId")
    .selectAll("j")
    .select("f.openedAt as fundOpenedAt")
    .select(["o.id as organizationId", "o.slug", "h.id as hostId", "h.name as hostName"])
    .where("j.id", "=", id)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);

/** Loads what somebody asked to have changed in the books. */
export const readAdjustment = (tx: Tx, id: string) => adjustmentRows(tx, id).executeTakeFirst();

/** Loads it and keeps it from changing meanwhile. */
export const lockAdjustment = (tx: Tx, id: string) =>
  adjustmentRows(tx, id).forUpdate(["j"]).executeTakeFirst();
export type Adjustment = NonNullable<Awaited<ReturnType<typeof lockAdjustment>>>;

/** The undoing of a deposit that was asked for and waits for another person. */
export async function undoingOf(tx: Tx, depositId: string): Promise<string | null> {
  const asked = await tx
    .selectFrom("adjustments")
    .select("id")
    .where("depositId", "=", depositId)
    .where("state", "=", "recorded")
    .executeTakeFirst();
  return asked?.id ?? null;
}
