import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { giftLabels } from "~/domain/claims/print.server";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";
import { pickedIn } from "~/http/picking.server";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";
import { env } from "~/platform/env.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { slug: params.slug, pick: pickedIn(request) };
  const { batch, labels } = await show(giftLabels, { actor: await staff(request), input });
  if (labels.length === 0) throw redirect(to(request, `/organizer/batches/${params.slug}/print`));
  const single = new URL(request.url).searchParams.has("single");
  const stuck = labels.map(({ claimId, ...label }) => ({
    ...label,
    address: claimId && `${env().publicUrl}${to(request, `/organizer/hub/${claimId}`)}`,
  }));
  const what = drawing("giftLabels", { batch, single, labels: stuck });
  return printed(request, what, `labels-${params.slug}`);
}
