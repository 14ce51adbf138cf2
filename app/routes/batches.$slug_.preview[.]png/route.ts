import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { publicBatch } from "~/domain/batches/public.server";
import { wishesOfBatch } from "~/domain/wishes/public.server";
import { notFound } from "~/http/pages.server";
import { preview } from "~/http/previews.server";
import { lanternOf } from "~/parts/standing";
import { env } from "~/platform/env.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const slug = params.slug ?? "";
  const [batch, wishes] = await Promise.all([publicBatch(slug), wishesOfBatch(slug)]);
  if (!batch) throw notFound();
  const { name: title, organizer, place, closesAt, state } = batch;
  const host = new URL(env().publicUrl).host;
  const lanterns = wishes.flatMap((wish) => lanternOf(wish) ?? []);
  const facts = { title, organizer, place, closesAt, open: state === "open", lanterns, host };
  return preview(request, drawing("batchPreview", facts));
};
