import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtColumns } from "~/domain/imports/look-at-rows.server";
import { mapColumns } from "~/domain/imports/map-columns.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Check } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { ForAll } from "./for-all";
import { sheetsOf } from "./mapping";
import { SheetColumns } from "./sheet-columns";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.columns.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtColumns, {
    actor: await staff(request),
    input: { importId: params.importId },
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await formInput(request);
  return submit(mapColumns, {
    actor: await staff(request),
    input: { ...form, sheets: sheetsOf(form), importId: params.importId },
    then: ({ id, slug }) => redirect(to(request, `/organizer/batches/${slug}/imports/${id}`)),
  });
}

export default function ImportColumns() {
  const { id, slug, batchTitle, sheets, townships, defaults } = useLoaderData<typeof loader>();
  const { columns: words, edit } = useText().imports;
  return (
    <Page title={words.title} above={batchTitle} lead={words.lead}>
      <Form>
        <Refused />
        {sheets.map((sheet, place) => (
          <SheetColumns key={sheet.index} sheet={sheet} place={place} />
        ))}
        <Panel title={words.forAll}>
          <ForAll townships={townships} defaults={defaults} />
        </Panel>
        <div className="mt-6">
          <Check name="remember" label={words.remember} />
          <Actions>
            <Button>{words.go}</Button>
            <TextLink to={`/organizer/batches/${slug}/imports/${id}`}>{edit.back}</TextLink>
          </Actions>
        </div>
      </Form>
    </Page>
  );
}
