import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AlreadyReported } from "~/parts/already-reported";
import { OwnEntry } from "~/parts/own-entry";
import { DepositStanding } from "~/parts/pledge-state";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Twins } from "./twins";
import { DepositFacts } from "./deposit-facts";
import { Evidence } from "./evidence";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.deposit.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtDeposit, { actor: await trustee(request), input: params });

export default function Deposit() {
  const deposit = useLoaderData<typeof loader>();
  const { adjustments, funds } = useText();
  const { deposit: text, deposits } = funds.desk;
  const { undo } = adjustments;
  const { id, fund, state, amount, mayDecide, mayUndo, own, reported, undoing } = deposit;
  const here = `/fund/${fund.slug}/deposits/${id}`;
  return (
    <Page
      crumbs={[{ to: `/fund/${fund.slug}/deposits`, label: deposits.title }, { label: text.title }]}
      above={<DepositStanding state={state} />}
      title={<MoneyText value={amount} />}
    >
      <DepositFacts deposit={deposit} />
      <Evidence photos={deposit.photos} />
      <Twins twins={deposit.twins} at={`/fund/${fund.slug}/deposits`} />
      {deposit.early && <Callout>{funds.desk.early}</Callout>}
      <AlreadyReported reports={reported} says={text.reported} />
      {own && <OwnEntry says={text.own} to={`${here}/rejection`} />}
      {undoing && (
        <Callout>
          {undo.waits}{" "}
          <TextLink to={`/fund/${fund.slug}/adjustments/${undoing}`}>{undo.see}</TextLink>
        </Callout>
      )}
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
