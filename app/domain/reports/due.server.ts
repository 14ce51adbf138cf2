import type { Tx } from "~/platform/db.server";
import { dayOf } from "../funds/book-days";
import { daysLater, dueDay, noticeDays } from "./disclosure";

/** A day by which a fund has to publish, of which its people should hear now. */
export type DueReport = { fundId: string; hostId: string; dueOn: string; daysAhead: number };

/** The funds whose next report is due within the notice, or overdue; clock's work. */
export async function dueReports(tx: Tx, now: Date): Promise<DueReport[]> {
  const today = dayOf(now);
  const funds = await tx
    .selectFrom("funds as f")
    .innerJoin("organizations as o", "o.id", "f.fundId")
    .select(["f.fundId", "f.openedAt", "f.closedAt", "o.hostId"])
    .where("o.frozenAt", "is", null)
    .execute();
  const reports = await tx
    .selectFrom("reports")
    .select(["fundId", "lastDay", "state", "publishedAt"])
    .where("fundId", "is not", null)
    .where("state", "in", ["published", "corrected"])
    .execute();
  return funds.flatMap(({ fundId, hostId, ...fund }) => {
    const dueOn = dueDay(
      fund,
      reports.filter((one) => one.fundId === fundId),
    );
    if (!dueOn || !hostId || dueOn > daysLater(today, noticeDays)) return [];
    return [{ fundId, hostId, dueOn, daysAhead: dueOn < today ? 0 : noticeDays }];
  });
}
