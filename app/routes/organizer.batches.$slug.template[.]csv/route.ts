import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvFile } from "~/documents/csv";
import { templateRows } from "~/documents/sheets";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { localeOfRequest } from "~/http/locale";
import { show } from "~/http/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(batchForm, { actor: await staff(request), input: { slug: params.slug } });
  return csvFile(`wishes-${params.slug}`, templateRows(localeOfRequest(request)));
}
