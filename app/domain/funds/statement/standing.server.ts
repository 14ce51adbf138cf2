import type { Tx } from "~/platform/db.server";
import { standings, type Standing } from "./life";

/** How many lines stand how; together they are all lines of the statement. */
export async function countsOf(tx: Tx, statementIds: readonly string[]) {
  const counts = new Map<string, Record<Standing, number>>();
  for (const id of statementIds) {
    counts.set(
      id,
      Object.fromEntries(standings.map((one) => [one, 0])) as Record<Standing, number>,
    );
  }
  if (statementIds.length === 0) return counts;
  const rows = await tx
    .selectFrom("statementLines")
    .select(["statementId", "standing"])
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("statementId", "in", [...statementIds])
    .groupBy(["statementId", "standing"])
    .execute();
  for (const { statementId, standing, count } of rows) {
    const of = counts.get(statementId);
    if (of) of[standing as Standing] = Number(count);
  }
  return counts;
}

/** What a statement books, or has booked: how many gifts, and their sum in minor units. */
export async function toBook(tx: Tx, statementId: string) {
  const row = await tx
    .selectFrom("statementLines")
    .select(({ fn }) => [
      fn.countAll<bigint>().as("lines"),
      fn.count<bigint>("paymentId").as("booked"),
      fn.sum<string | null>("minor").as("minor"),
    ])
    .where("statementId", "=", statementId)
    .where("standing", "in", ["pledge", "gift"])
    .executeTakeFirstOrThrow();
  return {
    ...{ lines: Number(row.lines), booked: Number(row.booked) },
    minor: BigInt(row.minor ?? 0),
  };
}

/** The days on which money came that a statement books. */
export async function daysToBook(tx: Tx, statementId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("statementLines")
    .select("happenedOn")
    .distinct()
    .where("statementId", "=", statementId)
    .where("standing", "in", ["pledge", "gift"])
    .execute();
  return rows.flatMap(({ happenedOn }) => happenedOn ?? []);
}
