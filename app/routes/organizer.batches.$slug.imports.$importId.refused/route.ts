import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { errorWorkbook } from "~/documents/import-workbooks";
import { takeErrorRows } from "~/domain/imports/take-error-rows.server";
import { staff } from "~/http/doors.server";
import { importKept } from "~/http/imports.server";
import { localeOfRequest, to } from "~/http/locale";
import { submit } from "~/http/submit.server";

type Asked = Pick<LoaderFunctionArgs, "request" | "params">;

/** There is no page here, only the file that the import's page asks for. */
export const loader = async ({ request, params }: Asked) => {
  const { at } = await importKept(request, params.importId);
  return redirect(to(request, at));
};

export async function action({ request, params }: ActionFunctionArgs) {
  const answer = await submit(takeErrorRows, {
    actor: await staff(request),
    input: { importId: params.importId },
    then: (rows) => errorWorkbook(localeOfRequest(request), rows),
  });
  return answer.ok ? answer : loader({ request, params });
}
