import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { giftConfirmation } from "~/domain/funds/goods-queries.server";
import { claimant } from "~/http/doors.server";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await claimant(request, params.claimId!);
  const given = await show(giftConfirmation, { actor, input: params });
  return printed(request, drawing("giftConfirmation", given), `gift-${given.number}`);
}
