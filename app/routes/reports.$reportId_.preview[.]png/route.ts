import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { preview } from "~/http/previews.server";
import { reportAsked } from "~/http/reports.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { report } = await reportAsked(request, params.reportId);
  const { owner, batch, firstDay, lastDay, wishes, money } = report;
  return preview(
    request,
    drawing("reportPreview", {
      ...{ owner, batch, firstDay, lastDay },
      ...{ taken: wishes.taken, granted: wishes.granted, closing: money?.closing ?? null },
      host: new URL(env().publicUrl).host,
    }),
  );
};
