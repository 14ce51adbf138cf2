import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { publicBatch } from "~/domain/batches/public.server";
import { to } from "~/http/locale";

/**
 * A poster's short address. It hangs for months, so it never leads to nothing: a batch that isn't
 * public yet, or no more, gives way to those that are.
 */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const batch = await publicBatch(params.slug ?? "");
  return redirect(to(request, batch ? `/batches/${batch.slug}` : "/batches"));
};
