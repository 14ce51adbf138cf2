import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { holdAlong, onwards, sendCode } from "~/http/sign-in.server";
import { useText } from "~/i18n/reader";
import { HoldInSight } from "~/parts/hold-in-sight";
import { env } from "~/platform/env.server";
import { Actions, Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { title: (text) => text.accounts.signIn.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await visitor(request);
  if (actor?.kind === "person") throw onwards(request, actor);
  return { mailed: env().mail !== "none", hold: await holdAlong(actor) };
};

export const action = ({ request }: ActionFunctionArgs) => sendCode(request);

export default function SignIn() {
  const { mailed, hold } = useLoaderData<typeof loader>();
  const { accounts } = useText();
  if (!mailed) {
    return (
      <Page title={accounts.signIn.title} lead={accounts.signIn.noMail} narrow>
        <Callout>{accounts.signIn.noMailDonor}</Callout>
      </Page>
    );
  }
  return (
    <Page title={accounts.signIn.title} lead={accounts.signIn.lead} narrow>
      <HoldInSight hold={hold} />
      <Panel>
        <Form>
          <Refused />
          <Field
            name="email"
            type="email"
            label={accounts.email}
            autoComplete="email"
            inputMode="email"
            hint={accounts.signIn.emailHint}
          />
          <Actions>
            <Button>{accounts.signIn.send}</Button>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
