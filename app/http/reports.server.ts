import { publicReport } from "~/domain/reports/public.server";
import type { ReportSeen } from "~/domain/reports/wire";
import { env } from "~/platform/env.server";
import { to } from "./locale";
import { notFound } from "./pages.server";

/** The published report that an address names, as papers and tables take it, and its page in full. */
export async function reportAsked(request: Request, reportId: string | undefined) {
  const report = await publicReport(reportId ?? "");
  if (!report) throw notFound();
  return {
    report: report as ReportSeen & typeof report,
    address: env().publicUrl + to(request, `/reports/${report.id}`),
  };
}
