import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { giver } from "~/http/doors.server";
import { printed } from "~/http/print.server";
import { reveal } from "~/http/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const receipt = await reveal(lookAtReceipt, { actor: await giver(request), input: params });
  return printed(request, drawing("receipt", receipt), `receipt-${receipt.number}`);
}
