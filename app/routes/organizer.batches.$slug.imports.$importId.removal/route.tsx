import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dropImport } from "~/domain/imports/drop-import.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { importKept } from "~/http/imports.server";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.removal.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  importKept(request, params.importId);

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(dropImport, {
    actor: await staff(request),
    input: { importId: params.importId },
    then: ({ slug }) => redirect(to(request, `/organizer/batches/${slug}/import`)),
  });

export default function Removal() {
  const { at } = useLoaderData<typeof loader>();
  const { edit, removal } = useText().imports;
  return (
    <Confirm
      title={removal.title}
      lead={removal.lead}
      button={removal.go}
      danger
      back={{ to: at, label: edit.back }}
    />
  );
}
