import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";

/** The desk's way to the people of the organization one works for. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { memberships } = await staff(request);
  const { slug } = memberships.find(({ kind }) => kind === "organizer")!;
  return redirect(to(request, `/organizations/${slug}/members`));
};
