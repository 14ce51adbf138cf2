import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importsOf } from "~/domain/imports/queries.server";
import { startImport } from "~/domain/imports/start-import.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { withUpload } from "~/http/uploads.server";
import { useText } from "~/i18n/reader";
import { Actions, TextLink } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { ImportsHere } from "./imports-here";
import { UploadForm } from "./upload-form";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(importsOf, { actor: await staff(request), input: { slug: params.slug } });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await staff(request);
  // Nothing is stored for who may not even see the batch.
  const { slug } = await show(importsOf, { actor, input: { slug: params.slug } });
  const { file } = await formInput(request);
  return withUpload(file, (upload) =>
    submit(startImport, {
      actor,
      input: { slug, upload },
      then: ({ id }) => redirect(to(request, `/organizer/batches/${slug}/imports/${id}`)),
    }),
  );
}

export default function ImportTable() {
  const { slug, batchTitle, can, imports } = useLoaderData<typeof loader>();
  const { imports: words, organizer } = useText();
  return (
    <Page title={words.title} above={batchTitle} lead={words.upload.lead}>
      {can.keep && <UploadForm slug={slug} />}
      {imports.length > 0 && (
        <Section title={words.upload.here}>
          <ImportsHere slug={slug} imports={imports} />
        </Section>
      )}
      <Actions>
        <TextLink to={`/organizer/batches/${slug}`}>{organizer.batch.back}</TextLink>
      </Actions>
    </Page>
  );
}
