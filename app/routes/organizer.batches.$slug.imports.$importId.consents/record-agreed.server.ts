import { redirect } from "@remix-run/node";
import { recordImportConsents } from "~/domain/imports/record-import-consents.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { importKept } from "~/http/imports.server";
import { to } from "~/http/locale";
import { filesIn, withPhotos } from "~/http/photos.server";
import { submit } from "~/http/submit.server";

/** Records what the table says and the papers of the form prove. */
export async function recordAgreed(request: Request, importId: string | undefined) {
  const actor = await staff(request);
  const { at } = await importKept(request, importId, "recordConsents");
  const input = await formInput(request);
  const files = { photos: filesIn(input.photos) };
  return withPhotos({ files, paper: true, input }, (uploads) =>
    submit(recordImportConsents, {
      actor,
      input: { ...input, importId, photos: uploads.map(({ picture }) => picture) },
      then: () => redirect(to(request, `${at}/consents`)),
    }),
  );
}
