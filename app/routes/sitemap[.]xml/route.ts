import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapIndex } from "~/documents/sitemap";
import { partsOfWishes } from "~/domain/batches/published.server";
import { limitPrograms, tagged } from "~/http/machines.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const wishes = (await partsOfWishes()).map((start) =>
    ["wishes", start].filter(Boolean).join("-"),
  );
  const parts = ["pages", ...wishes].map((part) => `${env().publicUrl}/sitemaps/${part}.xml`);
  return tagged(request, sitemapIndex(parts), { "content-type": "application/xml" });
};
