import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Figures } from "./figures";
import type { ReportRow } from "./rows.server";

type About = Pick<ReportRow, "fundId" | "firstDay" | "lastDay" | "correctsId">;

const published = (tx: Tx, fundId: string) =>
  tx.selectFrom("reports").where("fundId", "=", fundId).where("state", "=", "published");

/** What the fund's report of the days just before told, if there is one. */
export async function figuresBefore(tx: Tx, { fundId, firstDay }: About) {
  const before =
    fundId === null
      ? undefined
      : await published(tx, fundId)
          .select("figures")
          .where("lastDay", "=", sql<string>`${firstDay}::date - 1`)
          .executeTakeFirst();
  return before?.figures as unknown as Figures | undefined;
}

/** The fund's published reports that tell of some of the same days, the one that it corrects left out. */
export async function overlapping(tx: Tx, { fundId, firstDay, lastDay, correctsId }: About) {
  if (fundId === null) return [];
  return published(tx, fundId)
    .select(["publicId as id", "firstDay", "lastDay", "version"])
    .where("firstDay", "<=", lastDay)
    .where("lastDay", ">=", firstDay)
    .$if(correctsId !== null, (all) => all.where("id", "<>", correctsId!))
    .orderBy("firstDay")
    .limit(12)
    .execute();
}
