import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { makeBatch } from "~/domain/batches/make-batch.server";
import { newBatchPage } from "~/domain/batches/programmes.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BatchFields } from "~/parts/batch-fields";
import { useWrittenIn } from "~/parts/language";
import { Actions, Button, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batch.new };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const from = new URL(request.url).searchParams.get("from") ?? undefined;
  return show(newBatchPage, { actor: await staff(request), input: { slug: params.slug, from } });
};

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(makeBatch, {
    actor: await staff(request),
    input: await formInput(request),
    request,
    then: ({ slug }) => redirect(to(request, `/organizer/batches/${slug}`)),
  });

export default function NewBatch() {
  const { programme, batch, hubs, places, like, archived } = useLoaderData<typeof loader>();
  const { batch: words, programme: about, batches } = useText().organizer;
  const written = useWrittenIn();
  const back = `/organizer/programmes/${programme.slug}`;
  const newHub = { to: "/organizer/hubs/new", label: batches.newHub };
  const title = <span lang={written}>{programme.title}</span>;
  if (archived || hubs.length === 0)
    return (
      <Page title={words.new} above={title} narrow>
        <Empty
          title={archived ? about.archived : words.needsHub}
          action={archived ? { to: back, label: about.back } : newHub}
        />
      </Page>
    );
  return (
    <Page title={words.new} above={title} narrow>
      {like && (
        <Callout>
          {words.like} <span lang={written}>{like}</span>
        </Callout>
      )}
      <Panel>
        <Form>
          <Refused />
          <input type="hidden" name="programmeId" value={programme.id} />
          <BatchFields batch={batch} hubs={hubs} places={places} />
          <Field name="slug" label={words.slug} hint={about.slugHint} value={batch.slug} />
          <Actions>
            <Button>{words.save}</Button>
            <TextLink to={back}>{about.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
