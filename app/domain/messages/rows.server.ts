import { sql, type Insertable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Notices } from "../../../db/schema";

/** Keeps what somebody of the staff has to tell a donor himself. Who causes it may not read it back. */
export async function insertNotice(tx: Tx, notice: Insertable<Notices>): Promise<void> {
  await tx.insertInto("notices").values(notice).execute();
}

/** Notes that all of a kind was told of a claim, by whom and when; or, with null, that it was not. */
export async function markNotices(
  tx: Tx,
  { claimId, kind }: { claimId: string; kind: string },
  told: { toldAt: Date; toldBy: string } | null,
): Promise<void> {
  const all = tx.updateTable("notices").where("claimId", "=", claimId).where("kind", "=", kind);
  await (
    told ? all.set(told).where("toldAt", "is", null) : all.set({ toldAt: null, toldBy: null })
  ).execute();
}

/** Notes that these notices of a batch were told, and what was said of the same before each. */
export async function markSeen(
  tx: Tx,
  batchId: string,
  ids: readonly string[],
  { toldAt, toldBy }: { toldAt: Date; toldBy: string },
): Promise<void> {
  await sql`update notices n set told_at = ${toldAt}, told_by = ${toldBy}
    from notices seen join claims c on c.id = seen.claim_id
    where seen.id = any (${ids}::uuid[]) and c.batch_id = ${batchId} and n.claim_id = seen.claim_id
      and n.kind = seen.kind and n.happened_at <= seen.happened_at and n.told_at is null`.execute(
    tx,
  );
}
