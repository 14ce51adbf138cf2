import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordImportConsents } from "~/domain/imports/record-import-consents.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { importKept } from "~/http/imports.server";
import { to } from "~/http/locale";
import { filesIn, withPhotos } from "~/http/photos.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { AgreedForm } from "./agreed-form";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.consents.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  importKept(request, params.importId, "recordConsents");

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await staff(request);
  const { at, id: importId } = await importKept(request, params.importId, "recordConsents");
  const form = await formInput(request);
  return withPhotos(
    { files: { photos: filesIn(form.photos) }, paper: true, input: form },
    (given) =>
      submit(recordImportConsents, {
        actor,
        input: { ...form, importId, photos: given.map(({ picture }) => picture) },
        then: () => redirect(to(request, `${at}/consents`)),
      }),
  );
}

export default function ImportConsents() {
  const { at, batchTitle, consents } = useLoaderData<typeof loader>();
  const words = useText().imports.consents;
  return (
    <Page title={words.title} above={batchTitle} narrow>
      {consents.recorded > 0 && <Callout>{words.recorded(consents.recorded)}</Callout>}
      {consents.waiting > 0 ? (
        <AgreedForm consents={consents} />
      ) : (
        <Empty title={words.none}>{words.noneWhy}</Empty>
      )}
      <TextLink to={at}>{words.back}</TextLink>
    </Page>
  );
}
