import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dropImport } from "~/domain/imports/drop-import.server";
import { importPage } from "~/domain/imports/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.removal.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { importId: params.importId };
  const { id, slug, batchTitle } = await show(importPage, { actor: await staff(request), input });
  return { id, slug, batchTitle };
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(dropImport, {
    actor: await staff(request),
    input: { importId: params.importId },
    then: ({ slug }) => redirect(to(request, `/organizer/batches/${slug}/import`)),
  });

export default function Removal() {
  const { id, slug } = useLoaderData<typeof loader>();
  const { edit, removal } = useText().imports;
  return (
    <Confirm
      title={removal.title}
      lead={removal.lead}
      button={removal.go}
      danger
      back={{ to: `/organizer/batches/${slug}/imports/${id}`, label: edit.back }}
    />
  );
}
