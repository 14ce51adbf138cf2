import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { openLink } from "~/http/doors.server";
import { to } from "~/http/locale";

/** A private claim link: keeps its key in the browser and goes on to the claim. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { claimId, headers } = await openLink(params.token!);
  return redirect(to(request, `/claims/${claimId}`), { headers });
};

/** Never drawn; with it, a link that opens nothing is answered by the site's own page. */
export default function PrivateLink() {
  return null;
}
