import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { limitPrograms } from "~/http/machines.server";
import { published } from "~/http/print.server";
import { reportAsked } from "~/http/reports.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const { report, address } = await reportAsked(request, params.reportId);
  return published(request, drawing("report", { ...report, address }), `report-${report.id}`);
};
