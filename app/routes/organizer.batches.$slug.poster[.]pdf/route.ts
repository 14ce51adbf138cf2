import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { batchPoster } from "~/domain/claims/print.server";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";
import { env } from "~/platform/env.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const poster = await show(batchPoster, { actor: await staff(request), input: params });
  const address = `${env().publicUrl}${to(request, `/b/${params.slug}`)}`;
  return printed(request, drawing("poster", { ...poster, address }), `poster-${params.slug}`);
}
