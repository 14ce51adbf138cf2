import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importPage } from "~/domain/imports/queries.server";
import { recordImportConsents } from "~/domain/imports/record-import-consents.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { filesIn, withPhotos } from "~/http/photos.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { AgreedForm } from "./agreed-form";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.consents.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(importPage, { actor: await staff(request), input: { importId: params.importId } });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await staff(request);
  const input = { ...(await formInput(request)), importId: params.importId };
  const { slug, id } = await show(importPage, { actor, input });
  const files = { photos: filesIn("photos" in input ? input.photos : undefined) };
  return withPhotos({ files, paper: true, input }, (uploads) =>
    submit(recordImportConsents, {
      actor,
      input: { ...input, photos: uploads.map(({ picture }) => picture) },
      then: () => redirect(to(request, `/organizer/batches/${slug}/imports/${id}/consents`)),
    }),
  );
}

export default function ImportConsents() {
  const { id, slug, batchTitle, consents, can } = useLoaderData<typeof loader>();
  const words = useText().imports.consents;
  return (
    <Page title={words.title} above={batchTitle} narrow>
      {consents.recorded > 0 && <Callout>{words.recorded(consents.recorded)}</Callout>}
      {consents.waiting > 0 && can.recordConsents ? (
        <AgreedForm consents={consents} />
      ) : (
        <Empty title={words.none}>{words.noneWhy}</Empty>
      )}
      <TextLink to={`/organizer/batches/${slug}/imports/${id}`}>{words.back}</TextLink>
    </Page>
  );
}
