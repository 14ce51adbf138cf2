import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { periodOf } from "~/i18n/report-texts";
import { DepositStanding } from "~/parts/pledge-state";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { DepositFacts } from "./deposit-facts";
import { Evidence } from "./evidence";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.deposit.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtDeposit, { actor: await trustee(request), input: params });

export default function Deposit() {
  const deposit = useLoaderData<typeof loader>();
  const words = useText();
  const format = useFormat();
  const { deposit: text, deposits } = words.funds.desk;
  const { undo } = words.adjustments;
  const { id, fund, state, amount, mayDecide, mayUndo, own, reported } = deposit;
  const here = `/fund/${fund.slug}/deposits/${id}`;
  return (
    <Page
      crumbs={[{ to: `/fund/${fund.slug}/deposits`, label: deposits.title }, { label: text.title }]}
      above={<DepositStanding state={state} />}
      title={<MoneyText value={amount} />}
    >
      <DepositFacts deposit={deposit} />
      <Evidence photos={deposit.photos} />
      {reported && (
        <Callout>
          <p>
            {filled(text.reported, { period: periodOf(words, format, reported) })}{" "}
            <TextLink to={`/reports/${reported.publicId}`}>{text.reportedLink}</TextLink>
          </p>
        </Callout>
      )}
      {state === "recorded" && own && <Callout>{text.own}</Callout>}
      {mayUndo && (
        <Actions>
          <TextLink to={`${here}/undoing`}>{undo.go}</TextLink>
        </Actions>
      )}
      {mayDecide && (
        <Actions>
          <LinkButton kind="primary" to={`${here}/approval`}>
            {text.approve}
          </LinkButton>
          <LinkButton kind="danger" to={`${here}/rejection`}>
            {text.reject}
          </LinkButton>
        </Actions>
      )}
    </Page>
  );
}
