import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountSeen, nameAccount } from "~/domain/funds/card/accounts.server";
import { steward } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.account.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(accountSeen, { actor: await steward(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(nameAccount, {
    actor: await steward(request),
    input: { ...(await formInput(request)), charityId: params.charityId },
    then: () => redirect(to(request, "/steward/charities")),
  });

export default function Account() {
  const { name, stripeAccount } = useLoaderData<typeof loader>();
  const { cards, funds } = useText();
  const { account: text } = cards;
  return (
    <Page
      crumbs={[{ to: "/steward/charities", label: funds.steward.title }, { label: text.title }]}
      above={name}
      title={text.title}
      lead={text.lead}
      narrow
    >
      <Panel>
        <Form>
          <Refused />
          <Field
            name="stripeAccount"
            label={text.label}
            value={stripeAccount ?? ""}
            maxLength={64}
            autoComplete="off"
            optional
          />
          <Actions>
            <Button>{text.save}</Button>
            <TextLink to="/steward/charities">{text.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
