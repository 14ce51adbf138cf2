import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { makeBatch } from "~/domain/batches/make-batch.server";
import { newBatchPage } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BatchFields } from "~/parts/batch-fields";
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batch.new };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(newBatchPage, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(makeBatch, {
    actor: await staff(request),
    input: await formInput(request),
    request,
    then: ({ slug }) => redirect(to(request, `/organizer/batches/${slug}`)),
  });

export default function NewBatch() {
  const { programme, number, hubs, places } = useLoaderData<typeof loader>();
  const { batch, programme: words, batches } = useText().organizer;
  const newHub = { to: "/organizer/hubs/new", label: batches.newHub };
  return (
    <Page title={batch.new} above={programme.title} narrow>
      {hubs.length === 0 ? (
        <Empty title={batch.needsHub} action={newHub} />
      ) : (
        <Panel>
          <Form>
            <Refused />
            <input type="hidden" name="programmeId" value={programme.id} />
            <BatchFields batch={{ number }} hubs={hubs} places={places} />
            <Field name="slug" label={batch.slug} hint={words.slugHint} />
            <Button>{batch.save}</Button>
          </Form>
        </Panel>
      )}
    </Page>
  );
}
