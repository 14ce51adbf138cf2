import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { ImportOutcome } from "~/parts/import-outcome";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Answered } from "~/ui/answer";
import { Refused } from "~/ui/refused";
import { importRows, type Imported } from "./import-rows.server";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.import.title };

export async function loader({ request }: LoaderFunctionArgs) {
  await staff(request);
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  importRows(await staff(request), params.slug ?? "", await formInput(request));

export default function ImportedRows() {
  const answer = useActionData<Imported | { errors: [] }>();
  const { drafts, organizer } = useText();
  const words = drafts.import;
  const at = `/organizer/batches/${useParams().slug}`;
  if (!answer || "errors" in answer) {
    return (
      <Page title={words.title} narrow>
        <Answered answer={answer}>
          <Refused />
        </Answered>
        <LinkButton to={`${at}/import`}>{words.again}</LinkButton>
      </Page>
    );
  }
  return (
    <Page title={words.imported(answer.imported.length)} lead={words.read(answer.rowsRead)}>
      {answer.refused.length > 0 && (
        <Panel title={words.refused(answer.refused.length)}>
          <p>{words.downloadHint}</p>
          <Form action={`${at}/import/refused`} encType="multipart/form-data" reloadDocument>
            <input type="hidden" name="sealed" value={answer.sealed} />
            <Button kind="quiet">{words.download}</Button>
          </Form>
        </Panel>
      )}
      <ImportOutcome outcome={answer} done />
      <TextLink to={at}>{organizer.batch.back}</TextLink>
    </Page>
  );
}
