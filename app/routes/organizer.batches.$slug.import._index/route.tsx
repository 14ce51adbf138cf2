import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ImportOutcome } from "~/parts/import-outcome";
import { Button, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { preview } from "./preview.server";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.import.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { slug: params.slug };
  const { slug, title } = await show(batchForm, { actor: await staff(request), input });
  return { slug, title };
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  preview(await staff(request), params.slug ?? "", await formInput(request));

export default function ImportSheet() {
  const { slug, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { drafts, organizer } = useText();
  const words = drafts.import;
  const at = `/organizer/batches/${slug}`;
  const seen = answer && "sealed" in answer ? answer : undefined;
  return (
    <Page title={words.title} above={title} lead={words.lead}>
      <TextLink to={`${at}/template.csv`} download>
        {words.template}
      </TextLink>
      {seen && (
        <>
          <Panel title={words.read(seen.rowsRead)}>
            {seen.imported.length > 0 && (
              <Form action={`${at}/import/rows`} encType="multipart/form-data" reloadDocument>
                <input type="hidden" name="sealed" value={seen.sealed} />
                <Button>{words.go(seen.imported.length)}</Button>
              </Form>
            )}
          </Panel>
          <ImportOutcome outcome={seen} />
        </>
      )}
      <Panel title={seen ? words.again : undefined}>
        <Form encType="multipart/form-data">
          <Refused />
          <Field name="file" label={words.file} type="file" accept=".csv,text/csv" />
          <Button kind={seen?.imported.length ? "quiet" : "primary"}>{words.preview}</Button>
        </Form>
      </Panel>
      <TextLink to={at}>{organizer.batch.back}</TextLink>
    </Page>
  );
}
