import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { recordsFile } from "~/documents/board-tables";
import { board } from "~/domain/claims/board.server";
import { exportRecords } from "~/domain/claims/export-records.server";
import { lookIn } from "~/http/board.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { localeOfRequest, to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { boardQuery } from "~/parts/board-address";

/** There is no page here, only the file that the export's page asks for. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const { batch } = await show(board, { actor, input: lookIn(request, params.slug) });
  return redirect(to(request, `/organizer/batches/${batch.slug}/export`));
};

export async function action({ request, params: { slug } }: ActionFunctionArgs) {
  const actor = await staff(request);
  const { format, purpose, ...look } = await formInput(request);
  const kind = format === "csv" ? "csv" : "xlsx";
  const answer = await submit(exportRecords, {
    actor,
    input: { ...look, slug, purpose },
    then: (records) => recordsFile(localeOfRequest(request), kind, records),
  });
  const asked = boardQuery(look);
  const again = `${asked}${asked ? "&" : "?"}untold`;
  return answer.ok ? answer : redirect(to(request, `/organizer/batches/${slug}/export${again}`));
}
