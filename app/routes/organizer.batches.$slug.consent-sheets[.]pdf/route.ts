import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { printSheets } from "~/domain/wishes/print-sheets.server";
import { staff } from "~/http/doors.server";
import { to } from "~/http/locale";
import { printed } from "~/http/print.server";
import { reveal } from "~/http/submit.server";

/** Opening the file is the look that is audited, as opening the page is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { slug: params.slug };
  const sheets = await reveal(printSheets, { actor: await staff(request), input });
  const { slug, title, organizer, children } = sheets;
  if (children.length === 0) throw redirect(to(request, `/organizer/batches/${slug}/print`));
  const what = drawing("consentSheets", { title, organizer, children });
  return printed(request, what, `consent-${slug}`);
}
