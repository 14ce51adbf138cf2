import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pledgesTo } from "~/domain/funds/pledge-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { OnwardPager } from "~/parts/onward-pager";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Page, Section } from "~/ui/page";
import { PledgeTable } from "./pledge-table";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.pledges.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const { searchParams } = new URL(request.url);
  const [after, promised] = [searchParams.get("after") ?? "", searchParams.get("promised") ?? ""];
  const listed = await show(pledgesTo, { actor, input: { ...params, after, promised } });
  return { fund, deep: after !== "", deepPromised: promised !== "", ...listed };
};

export default function Pledges() {
  const page = useLoaderData<typeof loader>();
  const { fund, promised, others, outstanding, next, nextPromised, deep, deepPromised } = page;
  const { pledges: text, books } = useText().funds.desk;
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
          <OnwardPager here={here} name="promised" deep={deepPromised} next={nextPromised} />
        </Section>
      )}
      {!deepPromised && (others.length > 0 || deep) && (
        <Section title={text.others}>
          <PledgeTable fund={fund} label={text.others} pledges={others} />
          <OnwardPager here={here} name="after" deep={deep} next={next} />
        </Section>
      )}
    </Page>
  );
}
