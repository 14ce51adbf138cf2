import type { z } from "zod";
import { publishedReports, type ListedReport } from "~/domain/reports/public.server";
import { env } from "~/platform/env.server";
import { askedAs, readSigned, signedAfter } from "./api.server";
import { reportPage, reportsAsked } from "./api-shapes";

const at = (path: string) => env().publicUrl + path;

/** A report as a program reads it: field by field, so that nothing new of a page slips in. */
const reportForProgram = (report: ListedReport) => ({
  id: report.id,
  url: at(`/reports/${report.id}`),
  title: report.batch?.title ?? report.owner,
  owner: report.owner,
  host: report.host,
  fund: report.fund,
  batch: report.batch?.slug ?? null,
  firstDay: report.firstDay,
  lastDay: report.lastDay,
  version: report.version,
  correctedBy: report.correctedBy,
  publishedAt: report.publishedAt,
  files: { pdf: at(`/reports/${report.id}.pdf`), csv: at(`/reports/${report.id}.csv`) },
});

const question = "reports";

/** One page of published reports, the newest first. */
export async function reportsForProgram(
  asked: URLSearchParams,
): Promise<z.output<typeof reportPage>> {
  const { after } = askedAs(reportsAsked, asked);
  const { reports, next } = await publishedReports(readSigned(after, question));
  return reportPage.parse({
    reports: reports.map(reportForProgram),
    next: next
      ? at(`/api/v1/reports?${new URLSearchParams({ after: signedAfter(next, question) })}`)
      : null,
  });
}
