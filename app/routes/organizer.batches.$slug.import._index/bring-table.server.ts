import { redirect } from "@remix-run/node";
import { importsOf } from "~/domain/imports/queries.server";
import { startImport } from "~/domain/imports/start-import.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { to } from "~/http/locale";
import { forbidden } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { withUpload } from "~/http/uploads.server";

/** Stores the form's table and starts its import; nothing is stored for who may not bring one. */
export async function bringTable(request: Request, asked: string | undefined) {
  const actor = await staff(request);
  const { slug, can } = await show(importsOf, { actor, input: { slug: asked, page: 1 } });
  if (!can.keep) throw forbidden();
  const { file } = await formInput(request);
  return withUpload(file, (upload) =>
    submit(startImport, {
      actor,
      input: { slug, upload },
      then: ({ id }) => redirect(to(request, `/organizer/batches/${slug}/imports/${id}`)),
    }),
  );
}
