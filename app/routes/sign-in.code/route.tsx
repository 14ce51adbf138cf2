import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { awaitedEmail, holdAlong, signInByCode } from "~/http/sign-in.server";
import { useText } from "~/i18n/reader";
import { HoldInSight } from "~/parts/hold-in-sight";
import { env } from "~/platform/env.server";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { title: (text) => text.accounts.code.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const email = awaitedEmail(request);
  const { search } = new URL(request.url);
  if (email === null) throw redirect(to(request, `/sign-in${search}`));
  const hold = await holdAlong(await visitor(request));
  return { email, again: `/sign-in${search}`, practice: env().practice, hold };
};

export const action = ({ request }: ActionFunctionArgs) => signInByCode(request);

export default function Code() {
  const { email, again, practice, hold } = useLoaderData<typeof loader>();
  const { accounts, site } = useText();
  return (
    <Page
      title={accounts.code.title}
      lead={
        <>
          {accounts.code.lead} <b>{email}</b>
        </>
      }
      narrow
    >
      <HoldInSight hold={hold} />
      {practice && (
        <Callout>
          {accounts.code.practice} <TextLink to="/practice/mail">{site.mailbox}</TextLink>
        </Callout>
      )}
      <Panel>
        <Form>
          <Refused />
          <Field
            name="code"
            label={accounts.code.label}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            hint={accounts.code.hint}
          />
          <Actions>
            <Button>{accounts.code.prove}</Button>
            <TextLink to={again}>{accounts.code.again}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
