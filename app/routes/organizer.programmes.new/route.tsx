import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { makeProgramme } from "~/domain/batches/keep-programmes.server";
import { keptDesks } from "~/domain/batches/desks.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { DeskChoice } from "~/parts/desk-choice";
import { Button } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.programme.new };

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  desks: await show(keptDesks, { actor: await staff(request), input: {} }),
});

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(makeProgramme, {
    actor: await staff(request),
    input: await formInput(request),
    request,
    then: ({ slug }) => redirect(to(request, `/organizer/programmes/${slug}`)),
  });

export default function NewProgramme() {
  const { desks } = useLoaderData<typeof loader>();
  const words = useText().organizer.programme;
  return (
    <Page title={words.new} narrow>
      <Panel>
        <Form>
          <Refused />
          <DeskChoice desks={desks} />
          <Field name="title" label={words.title} />
          <Field name="slug" label={words.slug} hint={words.slugHint} />
          <TextArea name="about" label={words.about} optional />
          <Button>{words.save}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
