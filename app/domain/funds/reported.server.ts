import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";

/**
 * The published reports of a fund that tell of one of these days, the last published first. Money that
 * comes into the books only now stands in none of them.
 */
export const reportsOn = (tx: Tx, fundId: string, days: readonly string[]) =>
  tx
    .selectFrom("reports")
    .select(["publicId", "firstDay", "lastDay"])
    .where("fundId", "=", fundId)
    .where("state", "=", "published")
    .where(
      sql<boolean>`exists (select from unnest(${days}::date[]) as day where day between first_day and last_day)`,
    )
    .orderBy("publishedAt", "desc")
    .orderBy("id")
    .execute();
