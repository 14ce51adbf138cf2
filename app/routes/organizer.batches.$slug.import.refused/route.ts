import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { csvFile } from "~/documents/csv";
import { refusedRows } from "~/documents/sheets";
import type { RefusedRow } from "~/domain/batches/import-batch.server";
import { takeRefusedRows } from "~/domain/batches/refused-rows.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { localeOfRequest, to } from "~/http/locale";
import { openForm } from "~/http/sealed-form.server";
import { submit } from "~/http/submit.server";

export const loader = ({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) =>
  redirect(to(request, `/organizer/batches/${params.slug}/import`));

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await staff(request);
  const form = await formInput(request);
  const held = openForm<{ slug: string; by: string; rows: RefusedRow[] }>("refused", form.sealed);
  if (held?.slug !== params.slug || held?.by !== actor.personId) return loader({ request, params });
  const rows = refusedRows(localeOfRequest(request), held.rows);
  return submit(takeRefusedRows, {
    actor,
    input: { slug: held.slug },
    then: () => csvFile(`refused-${held.slug}`, rows),
  });
}
