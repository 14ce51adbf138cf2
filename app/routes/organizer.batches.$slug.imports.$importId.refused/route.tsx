import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { errorWorkbook } from "~/documents/import-workbooks";
import { importPage } from "~/domain/imports/queries.server";
import { takeErrorRows } from "~/domain/imports/take-error-rows.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.refusedRows.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { importId: params.importId };
  const { id, slug, counts } = await show(importPage, { actor: await staff(request), input });
  return { at: `/organizer/batches/${slug}/imports/${id}`, refused: counts.refused };
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(takeErrorRows, {
    actor: await staff(request),
    input: { importId: params.importId },
    then: (rows) => errorWorkbook(localeOfRequest(request), rows),
  });

export default function RefusedRows() {
  const { at, refused } = useLoaderData<typeof loader>();
  const { edit, preview, refusedRows: words } = useText().imports;
  return (
    <Page title={words.title} lead={preview.downloadHint} narrow>
      <Panel>
        {/* A file comes back, so the browser has to ask for it itself. */}
        <Form reloadDocument>
          <Refused />
          <Actions>
            {refused > 0 && <Button>{preview.download(refused)}</Button>}
            <TextLink to={at}>{edit.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
