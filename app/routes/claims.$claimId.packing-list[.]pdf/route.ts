import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { packingList } from "~/domain/claims/print.server";
import { claimant } from "~/http/doors.server";
import { to } from "~/http/locale";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";
import { env } from "~/platform/env.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await claimant(request, params.claimId!);
  const list = await show(packingList, { actor, input: params });
  const address = `${env().publicUrl}${to(request, `/organizer/hub/${list.code}`)}`;
  return printed(request, drawing("packingList", { ...list, address }), `packing-${list.code}`);
}
