import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportCsv } from "~/documents/report-csv";
import { localeOfRequest } from "~/http/locale";
import { limitPrograms, tagged } from "~/http/machines.server";
import { reportAsked } from "~/http/reports.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const { report, address } = await reportAsked(request, params.reportId);
  return tagged(request, reportCsv(report, localeOfRequest(request), address), {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="report-${report.id}.csv"`,
  });
};
