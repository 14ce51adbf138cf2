import type { LoaderFunctionArgs } from "@remix-run/node";
import { grantPackage } from "~/documents/grants";
import { limitPrograms, tagged } from "~/http/machines.server";
import { notFound } from "~/http/pages.server";
import { reportAsked } from "~/http/reports.server";
import { env } from "~/platform/env.server";

/** Only money that was spent is a grant: a report without any has nothing to say in that standard. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const { report } = await reportAsked(request, params.reportId);
  const told = grantPackage(report, env().publicUrl);
  if (!told) throw notFound();
  return tagged(request, JSON.stringify(told), {
    "access-control-allow-origin": "*",
    "content-type": "application/json; charset=utf-8",
  });
};
