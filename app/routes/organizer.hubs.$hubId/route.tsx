import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hubPage } from "~/domain/batches/hubs.server";
import { reviseHub } from "~/domain/batches/keep-hubs.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { HubFields } from "~/parts/hub-fields";
import { HubStore } from "~/parts/hub-store";
import { Banner } from "~/ui/banner";
import { Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page, Two } from "~/ui/page";
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
  const { batches, hub: words } = useText().organizer;
  const here = `/organizer/hubs/${hub.id}`;
  const store = (
    <Panel title={words.store}>
      <HubStore hub={hub} />
      {hub.closed ? (
        <TextLink to={`${here}/reopening`}>{words.reopening.button}</TextLink>
      ) : (
        <TextLink to={`${here}/closing`}>{words.closing.button}</TextLink>
      )}
    </Panel>
  );
  return (
    <Page
      crumbs={[{ to: "/organizer/batches", label: batches.title }, { label: words.edit }]}
      title={words.edit}
      lead={words.lead}
    >
      {hub.closed && <Banner tone="wait">{words.closedNote}</Banner>}
      <Two aside={store}>
        <Panel>
          <Form revises>
            <Refused />
            <HubFields hub={hub} />
            <Button>{words.save}</Button>
          </Form>
        </Panel>
      </Two>
    </Page>
  );
}
