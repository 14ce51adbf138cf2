import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapPart, type Mapped } from "~/documents/sitemap";
import { publishedBatches, publishedWishes } from "~/domain/batches/published.server";
import { publishedBusinesses } from "~/domain/claims/businesses.server";
import { publishedFunds } from "~/domain/funds/public.server";
import { publishedReportIds } from "~/domain/reports/public.server";
import { inLocale } from "~/http/locale";
import { limitPrograms, streamed } from "~/http/machines.server";
import { notFound } from "~/http/pages.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const [, kind, start] =
    /^(pages|wishes)(?:-([a-z0-9]{1,2}))?\.xml$/.exec(params.part ?? "") ?? [];
  if (!kind || (kind === "pages" && start)) throw notFound();
  const pages = kind === "pages" ? pagesThereAre() : wishPages(start ?? "");
  return streamed(sitemapPart(pages), { "content-type": "application/xml" });
};

const mapped = (path: string, changed?: string): Mapped => ({
  zh: env().publicUrl + inLocale("zh-CN", path),
  en: env().publicUrl + inLocale("en", path),
  ...(changed && { changed }),
});

/** Nobody knows when a list last changed, so nothing is said of it. */
async function* pagesThereAre() {
  yield ["/", "/wishes", "/batches", "/businesses", "/funds", "/about", "/privacy"].map((path) =>
    mapped(path),
  );
  yield (await publishedBatches()).map(({ slug, changed }) => mapped(`/batches/${slug}`, changed));
  yield (await publishedFunds()).map((slug) => mapped(`/funds/${slug}`));
  yield (await publishedReportIds()).map(({ id, changed }) => mapped(`/reports/${id}`, changed));
  yield (await publishedBusinesses()).map((slug) => mapped(`/businesses/${slug}`));
}

async function* wishPages(start: string) {
  for await (const wishes of publishedWishes(start))
    yield wishes.map(({ id, changed }) => mapped(`/wishes/${id}`, changed));
}
