import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cardPayments } from "~/domain/funds/card/desk.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { Callout } from "~/ui/panel";
import { DisputeTable, PaymentTable, RefundTable } from "./tables";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const listed = await show(cardPayments, { actor, input: { ...params, after } });
  return { fund, deep: after !== "", ...listed };
};

export default function Cards() {
  const page = useLoaderData<typeof loader>();
  const { fund, payments, refunds, disputes, takes, shortfall, undecided, next, deep } = page;
  const { cards, adjustments } = useText();
  const { desk: text } = cards;
  const { money } = useFormat();
  const home = `/fund/${fund.slug}`;
  const here = `${home}/cards`;
  return (
    <Page title={text.title} lead={text.lead}>
      {!takes && <Callout>{text.noAccount}</Callout>}
      {undecided && <Callout>{filled(text.undecided, { amount: money(undecided) })}</Callout>}
      {shortfall && <Callout>{filled(text.shortfall, { amount: money(shortfall) })}</Callout>}
      <Actions>
        <LinkButton to={`${home}/reconciliation`}>{text.reconciliation}</LinkButton>
        {shortfall && (
          <LinkButton to={`${home}/adjustments`}>
            {page.bears ? adjustments.loss.go : adjustments.title}
          </LinkButton>
        )}
      </Actions>
      {refunds.length > 0 && !deep && <RefundTable home={home} refunds={refunds} />}
      {disputes.length > 0 && !deep && <DisputeTable disputes={disputes} />}
      {payments.length > 0 ? (
        <PaymentTable home={home} payments={payments} />
      ) : (
        <Empty title={text.none}>{text.noneWhy}</Empty>
      )}
      {(next || deep) && (
        <Pager
          previous={deep ? { to: here, label: text.first } : undefined}
          next={
            next ? { to: `${here}?after=${encodeURIComponent(next)}`, label: text.next } : undefined
          }
        />
      )}
    </Page>
  );
}
