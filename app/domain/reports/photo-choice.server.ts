import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";

/** The photos that may be shown: published with consent, of what the report says was granted. */
export async function photoChoice(tx: Tx, reportId: string) {
  const { rows } = await sql<{ photoId: string; width: number; height: number }>`
    select * from report_photo_choice(${reportId}::uuid)`.execute(tx);
  return rows;
}
