import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askRefund, paymentSeen } from "~/domain/funds/card/refunds.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { PaymentStanding } from "~/parts/pledge-state";
import { PurseChoice } from "~/parts/purse-choice";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.ask.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(paymentSeen, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(askRefund, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), paymentId: params.paymentId },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/refunds/${id}`)),
  });

export default function AskRefund() {
  const { slug, state, amount, left, mayAsk, depositId, purses } = useLoaderData<typeof loader>();
  const { cards, funds } = useText();
  const { ask: text, desk } = cards;
  const [here, above] = depositId
    ? [`/fund/${slug}/deposits/${depositId}`, funds.desk.deposit.title]
    : [`/fund/${slug}/cards`, desk.title];
  return (
    <Page
      crumbs={[{ to: here, label: above }, { label: text.title }]}
      above={<PaymentStanding state={state} />}
      title={text.title}
      lead={mayAsk && (depositId ? text.byBankLead : text.lead)}
      narrow
    >
      <Facts
        items={[
          { label: text.paid, value: <MoneyText value={amount} /> },
          { label: text.left, value: <MoneyText value={left} /> },
        ]}
      />
      {mayAsk ? (
        <Panel>
          <Form>
            <Refused />
            <Field
              name="amount"
              label={`${text.amount} · ${amount.currency}`}
              inputMode="decimal"
              autoComplete="off"
            />
            {depositId && (
              <>
                <Field name="sentOn" type="date" label={text.sentOn} />
                <PurseChoice name="sentFrom" legend={text.sentFrom} purses={purses} />
              </>
            )}
            <TextArea name="reason" label={text.reason} maxLength={400} />
            <Actions>
              <Button>{text.button}</Button>
              <TextLink to={here}>{text.back}</TextLink>
            </Actions>
          </Form>
        </Panel>
      ) : (
        <Callout>{text.not}</Callout>
      )}
    </Page>
  );
}
