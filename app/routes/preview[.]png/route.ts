import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { preview } from "~/http/previews.server";
import { env } from "~/platform/env.server";

export const loader = ({ request }: LoaderFunctionArgs) =>
  preview(request, drawing("sitePreview", { host: new URL(env().publicUrl).host }));
