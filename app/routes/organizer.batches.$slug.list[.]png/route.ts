import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing, wishesAPicture } from "~/documents/drawings";
import { numberedList } from "~/domain/claims/print.server";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";
import { notFound } from "~/http/pages.server";
import { pictured } from "~/http/print.server";
import { show } from "~/http/submit.server";
import { env } from "~/platform/env.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const input = { slug: params.slug, every: searchParams.has("every") };
  const { slug, ...list } = await show(numberedList, { actor: await staff(request), input });
  const pages = Math.ceil(list.wishes.length / wishesAPicture);
  const page = Number(searchParams.get("page") ?? 1);
  const wishes = list.wishes.slice((page - 1) * wishesAPicture, page * wishesAPicture);
  if (!Number.isInteger(page) || page < 1 || wishes.length === 0) throw notFound();
  const address = `${env().publicUrl}${to(request, `/batches/${slug}`)}`;
  const what = drawing("wishList", { ...list, wishes, page, pages, address });
  return pictured(request, what, `list-${slug}-${page}`);
}
