import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordConsents } from "~/domain/privacy/record-consents.server";
import { consentsOfBatch } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useMyRoles } from "~/parts/my-roles";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { ConsentChildren } from "./consent-children";
import { SignedFields } from "./signed-fields";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.record.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(consentsOfBatch, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(recordConsents, {
    actor: await staff(request),
    input: await formInput(request),
    request,
    then: () => redirect(to(request, `/organizer/batches/${params.slug}/consents`)),
  });

export default function Consents() {
  const { slug, title, children } = useLoaderData<typeof loader>();
  const { consents, organizer } = useText();
  const words = consents.record;
  const may = useMyRoles();
  return (
    <Page title={words.title} above={title} lead={words.lead}>
      {may("coordinator", "reviewer") && (
        <Actions>
          <LinkButton to={`/organizer/batches/${slug}/consent-sheets`}>{words.print}</LinkButton>
        </Actions>
      )}
      {children.length > 0 ? (
        <Form className="grid gap-6">
          <Refused />
          <ConsentChildren rows={children} />
          <Panel>
            <SignedFields />
            <Button>{words.go}</Button>
          </Panel>
        </Form>
      ) : (
        <Empty title={words.none} />
      )}
      <TextLink to={`/organizer/batches/${slug}`}>{organizer.batch.back}</TextLink>
    </Page>
  );
}
