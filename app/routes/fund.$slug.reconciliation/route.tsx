import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reconciliation } from "~/domain/funds/card/reconciliation.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { DifferenceTable, PayoutTable } from "./tables";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.reconciliation.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  return { fund, ...(await show(reconciliation, { actor, input: params })) };
};

export default function Reconciliation() {
  const { fund, whole, hostName, readAt, differences, payouts, toEnter } =
    useLoaderData<typeof loader>();
  const { adjustments, cards } = useText();
  const { reconciliation: text, desk } = cards;
  return (
    <Page
      crumbs={[{ to: `/fund/${fund.slug}/cards`, label: desk.title }, { label: text.title }]}
      title={text.title}
      lead={text.lead}
    >
      <p>{whole ? filled(text.whole, { host: hostName }) : text.own}</p>
      <Facts
        items={[
          { label: text.readAt, value: readAt ? <Day at={readAt} as="dayTime" /> : text.never },
        ]}
      />
      {(readAt || differences.length > 0) && (
        <Section title={text.differences}>
          {differences.length > 0 ? (
            <DifferenceTable differences={differences} />
          ) : (
            <Empty title={text.none}>{text.noneWhy}</Empty>
          )}
        </Section>
      )}
      <Section title={text.payouts}>
        {payouts.length > 0 ? <PayoutTable payouts={payouts} /> : <p>{text.noPayouts}</p>}
        {toEnter > 0 && fund.may.record && (
          <>
            <p>{text.byHand(toEnter)}</p>
            <Actions>
              <LinkButton to={`/fund/${fund.slug}/move`}>{adjustments.platform.go}</LinkButton>
            </Actions>
          </>
        )}
      </Section>
    </Page>
  );
}
