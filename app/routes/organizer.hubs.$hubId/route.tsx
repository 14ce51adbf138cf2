import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseHub } from "~/domain/batches/keep-programmes.server";
import { hubPage } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { HubFields } from "~/parts/hub-fields";
import { Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.hub.edit };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(hubPage, { actor: await staff(request), input: { hubId: params.hubId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseHub, {
    actor: await staff(request),
    input: { ...(await formInput(request)), hubId: params.hubId },
    then: () => redirect(to(request, "/organizer/batches")),
  });

export default function Hub() {
  const hub = useLoaderData<typeof loader>();
  const words = useText().organizer.hub;
  return (
    <Page title={words.edit} lead={words.lead} narrow>
      <Panel>
        <Form>
          <Refused />
          <HubFields hub={hub} />
          <Button>{words.save}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
