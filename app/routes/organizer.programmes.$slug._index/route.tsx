import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseProgramme } from "~/domain/batches/keep-programmes.server";
import { programmePage } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Checks, Field, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.programme.edit };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(programmePage, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseProgramme, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, "/organizer/batches")),
  });

export default function Programme() {
  const { title, about, state } = useLoaderData<typeof loader>();
  const words = useText().organizer.programme;
  const states = ["active", "archived"] as const;
  return (
    <Page title={words.edit} narrow>
      <Panel>
        <Form>
          <Refused />
          <Field name="title" label={words.title} value={title} />
          <TextArea name="about" label={words.about} value={about} optional />
          <Checks
            name="state"
            legend={words.state}
            value={state}
            options={states.map((value) => ({ value, label: words.states[value] }))}
          />
          <Button>{words.save}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
