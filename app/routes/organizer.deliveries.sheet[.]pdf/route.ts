import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { printHandOverSheet } from "~/domain/deliveries/print-sheet.server";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";
import { giftsIn } from "~/http/picking.server";
import { printed } from "~/http/print.server";
import { reveal } from "~/http/submit.server";

/**
 * Opening the file is the look that is audited, as opening the page is. Where nothing of what was
 * picked can be handed over the page says why.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await staff(request);
  const input = giftsIn(request);
  if (!input) throw redirect(to(request, "/organizer/deliveries"));
  const { lines, left } = await reveal(printHandOverSheet, { actor, input });
  const page = `/organizer/deliveries/sheet${new URL(request.url).search}`;
  if (lines.length === 0) throw redirect(to(request, page));
  const name = input.batch ? `hand-over-${input.batch}` : "hand-over";
  return printed(request, drawing("handOverSheet", { lines, left }), name);
}
