import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { refundSeen } from "~/domain/funds/card/refunds.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { OwnEntry } from "~/parts/own-entry";
import { RefundStanding } from "~/parts/pledge-state";
import { Actions, LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.refund.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(refundSeen, { actor: await trustee(request), input: params });

export default function Refund() {
  const refund = useLoaderData<typeof loader>();
  const { cards, funds } = useText();
  const { refund: text, desk } = cards;
  const { accounts } = funds.desk;
  const { day } = useFormat();
  const { id, slug, state, amount, paid, reason, askedAt, askedBy, decidedAt, mayDecide } = refund;
  const here = `/fund/${slug}/refunds/${id}`;
  return (
    <Page
      crumbs={[
        refund.depositId
          ? {
              to: `/fund/${slug}/deposits/${refund.depositId}`,
              label: funds.desk.deposit.title,
            }
          : { to: `/fund/${slug}/cards`, label: desk.title },
        { label: text.title },
      ]}
      above={<RefundStanding state={state} />}
      title={<MoneyText value={amount} />}
    >
      <Facts
        items={[
          { label: text.paid, value: <MoneyText value={paid} /> },
          {
            label: text.asked,
            value: <By at={askedAt} who={refund.outside ? text.outside : askedBy} />,
          },
          ...(decidedAt
            ? [{ label: text.decided, value: <By at={decidedAt} who={refund.decidedBy} /> }]
            : []),
          ...(refund.sentOn
            ? [
                { label: text.sentOn, value: day(`${refund.sentOn}T04:00:00.000Z`) },
                {
                  label: cards.ask.sentFrom,
                  value: accounts[refund.sentFrom === "elsewhere" ? "elsewhere" : "bank"],
                },
              ]
            : []),
          ...(reason ? [{ label: text.reason, value: reason }] : []),
        ]}
      />
      {refund.mayTakeBack && <OwnEntry says={text.own} to={`${here}/rejection`} />}
      {state === "asked" && !mayDecide && !refund.mayTakeBack && <Callout>{text.own}</Callout>}
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

const By = ({ at, who }: { at: string; who: string }) => (
  <>
    <Day at={at} as="dayTime" /> {who}
  </>
);
