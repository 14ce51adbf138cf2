import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseBatch } from "~/domain/batches/make-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BatchFields } from "~/parts/batch-fields";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batch.edit };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(batchForm, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseBatch, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}`)),
  });

export default function EditBatch() {
  const { hubs, places, ...batch } = useLoaderData<typeof loader>();
  const words = useText().organizer.batch;
  return (
    <Page title={words.edit} narrow>
      <Panel>
        <Form revises>
          <Refused />
          <BatchFields batch={batch} hubs={hubs} places={places} />
          <Actions>
            <Button>{words.save}</Button>
            <TextLink to={`/organizer/batches/${batch.slug}`}>{words.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
