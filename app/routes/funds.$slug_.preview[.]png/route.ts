import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { publicFund } from "~/domain/funds/public.server";
import { notFound } from "~/http/pages.server";
import { preview } from "~/http/previews.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const fund = await publicFund(params.slug ?? "");
  if (!fund) throw notFound();
  const { name, hostName, flow } = fund;
  const { cameIn, spent, available } = flow;
  const host = new URL(env().publicUrl).host;
  return preview(
    request,
    drawing("fundPreview", { name, hostName, cameIn, spent, available, host }),
  );
};
