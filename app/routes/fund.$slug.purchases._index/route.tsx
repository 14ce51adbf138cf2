import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { purchasesOf } from "~/domain/funds/allocation-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { OnwardPager } from "~/parts/onward-pager";
import { PurchaseStanding } from "~/parts/purchase-state";
import { LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { MoneyText } from "~/ui/money";
import { Page, Section } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchases.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const listed = await show(purchasesOf, { actor, input: { ...params, after } });
  return { fund, deep: after !== "", ...listed };
};

export default function Purchases() {
  const { fund, slug, purchases, next, deep } = useLoaderData<typeof loader>();
  const { purchases: text, order } = useText().allocations;
  const { day } = useFormat();
  const here = `/fund/${slug}/purchases`;
  return (
    <Page title={text.title} lead={text.lead}>
      <Section
        title={text.title}
        action={
          fund.may.record && (
            <LinkButton to={`${here}/new`} kind="primary" small>
              {order.record}
            </LinkButton>
          )
        }
      >
        <Table
          label={text.title}
          rows={purchases}
          rowKey={({ id }) => id}
          empty={<Empty title={text.none}>{text.noneWhy}</Empty>}
          columns={[
            {
              key: "shop",
              head: order.supplier,
              main: true,
              cell: ({ id, supplier }) => <TextLink to={`${here}/${id}`}>{supplier}</TextLink>,
            },
            {
              key: "day",
              head: text.day,
              cell: ({ paidOn }) => day(`${paidOn}T04:00:00.000Z`),
            },
            {
              key: "amount",
              head: text.amount,
              numeric: true,
              cell: ({ amount }) => <MoneyText value={amount} />,
            },
            { key: "by", head: text.by, cell: ({ recordedBy }) => recordedBy },
            {
              key: "state",
              head: text.state,
              cell: ({ state, reason }) => (
                <>
                  <PurchaseStanding state={state} />
                  {reason && <small className="flow-note">{reason}</small>}
                </>
              ),
            },
          ]}
        />
        <OnwardPager here={here} name="after" deep={deep} next={next} />
      </Section>
    </Page>
  );
}
