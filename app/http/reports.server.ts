import type { Person } from "~/domain/actor";
import { publicReport } from "~/domain/reports/public.server";
import { fundReports, reportTodo } from "~/domain/reports/queries.server";
import type { ReportSeen } from "~/domain/reports/wire";
import { env } from "~/platform/env.server";
import { to } from "./locale";
import { notFound } from "./pages.server";
import { show } from "./submit.server";

/** The published report that an address names, as papers and tables take it, and its page in full. */
export async function reportAsked(request: Request, reportId: string | undefined) {
  const report = await publicReport(reportId ?? "");
  if (!report) throw notFound();
  return {
    report: report as ReportSeen & typeof report,
    address: env().publicUrl + to(request, `/reports/${report.id}`),
  };
}

const inWork = ({ state }: { state: string }) => state === "draft" || state === "in_review";

/** What waits at a fund's desk of its reports: for the one who asks, and the one that is due soon. */
export async function reportsWaiting(actor: Person, slug: string) {
  const { due, may, reports } = await show(fundReports, { actor, input: { slug } });
  const waiting = await show(reportTodo, { actor, input: {} });
  const owed = may.compose && due?.soon && !reports.some(inWork);
  return {
    waiting: waiting.filter(({ owner, batch }) => owner === slug && batch === null),
    due: owed ? { slug, late: due.late } : undefined,
  };
}
