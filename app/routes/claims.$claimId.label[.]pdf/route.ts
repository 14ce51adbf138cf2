import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { parcelLabel } from "~/domain/claims/queries.server";
import { claimant } from "~/http/doors.server";
import { to } from "~/http/locale";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";
import { env } from "~/platform/env.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await claimant(request, params.claimId!);
  const label = await show(parcelLabel, { actor, input: params });
  const sheet = new URL(request.url).searchParams.has("sheet");
  const address = `${env().publicUrl}${to(request, `/organizer/hub/${label.code}`)}`;
  const what = drawing("parcelLabel", { ...label, sheet, address });
  return printed(request, what, `parcel-${label.code}`);
}
