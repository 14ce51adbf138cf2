import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFeed } from "~/documents/feed";
import { publishedReports } from "~/domain/reports/public.server";
import { localeOfRequest, to } from "~/http/locale";
import { limitPrograms, tagged } from "~/http/machines.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const at = (path: string) => env().publicUrl + to(request, path);
  const { reports } = await publishedReports();
  const feed = reportFeed({ locale: localeOfRequest(request), reports, at });
  return tagged(request, feed, { "content-type": "application/atom+xml; charset=utf-8" });
};
