import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { tellChild } from "~/domain/imports/tell-child.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { importKept } from "~/http/imports.server";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";

type Asked = Pick<LoaderFunctionArgs, "request" | "params">;

/** There is no page here, only the answer to a question that stands beside the row. */
export const loader = async ({ request, params }: Asked) => {
  const { at } = await importKept(request, params.importId);
  return redirect(to(request, `${at}/rows/${params.rowId}`));
};

export async function action({ request, params }: ActionFunctionArgs) {
  const answer = await submit(tellChild, {
    actor: await staff(request),
    input: { ...(await formInput(request)), importId: params.importId, rowId: params.rowId },
    then: ({ id, slug }) =>
      redirect(to(request, `/organizer/batches/${slug}/imports/${id}/rows/${params.rowId}`)),
  });
  return answer.status < 400 ? answer : loader({ request, params });
}
