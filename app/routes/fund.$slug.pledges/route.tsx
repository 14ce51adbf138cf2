import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pledgesTo } from "~/domain/funds/pledge-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { PledgeTable } from "./pledge-table";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.pledges.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const listed = await show(pledgesTo, { actor, input: { ...params, after } });
  return { fund, deep: after !== "", ...listed };
};

export default function Pledges() {
  const { fund, promised, others, outstanding, next, deep } = useLoaderData<typeof loader>();
  const { pledges: text, books, deposits } = useText().funds.desk;
  const here = `/fund/${fund.slug}/pledges`;
  return (
    <Page title={text.title} lead={text.lead}>
      {!deep && (
        <Section title={text.promised}>
          {promised.length > 0 ? (
            <>
              <Figures
                items={[
                  {
                    label: text.sum,
                    value: <MoneyText value={outstanding.sum} />,
                    note: books.notThereNote(outstanding.count),
                  },
                ]}
              />
              <PledgeTable fund={fund} label={text.promised} pledges={promised} />
            </>
          ) : (
            <Empty title={text.none}>{text.noneWhy}</Empty>
          )}
        </Section>
      )}
      {(others.length > 0 || deep) && (
        <Section title={text.others}>
          <PledgeTable fund={fund} label={text.others} pledges={others} />
        </Section>
      )}
      {(next || deep) && (
        <Pager
          previous={deep ? { to: here, label: deposits.first } : undefined}
          next={
            next
              ? { to: `${here}?after=${encodeURIComponent(next)}`, label: deposits.next }
              : undefined
          }
        />
      )}
    </Page>
  );
}
