import type { LoaderFunctionArgs } from "@remix-run/node";
import { templateWorkbook } from "~/documents/import-workbooks";
import { newWishPage } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { localeOfRequest } from "~/http/locale";
import { show } from "~/http/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const batch = await show(newWishPage, {
    actor: await staff(request),
    input: { slug: params.slug },
  });
  return templateWorkbook(localeOfRequest(request), batch);
}
