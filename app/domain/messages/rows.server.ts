import type { Insertable } from "kysely";
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
