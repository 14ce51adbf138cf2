import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { makeHub } from "~/domain/batches/keep-hubs.server";
import { keptDesks } from "~/domain/batches/desks.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { DeskChoice } from "~/parts/desk-choice";
import { HubFields } from "~/parts/hub-fields";
import { Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.hub.new };

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  desks: await show(keptDesks, { actor: await staff(request), input: {} }),
});

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(makeHub, {
    actor: await staff(request),
    input: await formInput(request),
    request,
    then: () => redirect(to(request, "/organizer/batches")),
  });

export default function NewHub() {
  const { desks } = useLoaderData<typeof loader>();
  const words = useText().organizer.hub;
  return (
    <Page title={words.new} lead={words.lead} narrow>
      <Panel>
        <Form>
          <Refused />
          <DeskChoice desks={desks} />
          <HubFields />
          <Button>{words.save}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
