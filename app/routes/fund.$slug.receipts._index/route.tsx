import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptsOf } from "~/domain/funds/receipt-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { OnwardPager } from "~/parts/onward-pager";
import { ReceiptTable } from "~/parts/receipt-table";
import { TextLink } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { LackingTable } from "./lacking-table";
import { MendTable } from "./mend-table";

export const handle: Handle = { hydrates: true, title: ({ receipts }) => receipts.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const { searchParams } = new URL(request.url);
  const [after, lacking] = [searchParams.get("after") ?? "", searchParams.get("lacking") ?? ""];
  const listed = await show(receiptsOf, { actor, input: { ...params, after, lacking } });
  return { fund, deep: after !== "", deepLacking: lacking !== "", ...listed };
};

export default function Receipts() {
  const page = useLoaderData<typeof loader>();
  const { fund, toMend, receipts, next, deep, lacking, nextLacking, deepLacking, may } = page;
  const { desk: text } = useText().receipts;
  const here = `/fund/${fund.slug}/receipts`;
  return (
    <Page title={text.title} lead={text.lead}>
      {toMend.length > 0 && (
        <Section title={text.toMend}>
          <p className="prose">{text.toMendLead}</p>
          <MendTable receipts={toMend} mayMend={may.issue} />
        </Section>
      )}
      {!deep && (
        <Section title={text.lacking}>
          {lacking.length > 0 ? (
            <LackingTable slug={fund.slug} payments={lacking} mayIssue={may.issue} />
          ) : (
            <p>{text.nothing}</p>
          )}
          <OnwardPager here={here} name="lacking" deep={deepLacking} next={nextLacking} />
        </Section>
      )}
      {!deepLacking && (
        <Section title={text.given}>
          {receipts.length > 0 ? (
            <ReceiptTable label={text.given} receipts={receipts} />
          ) : (
            <p>{text.none}</p>
          )}
          <OnwardPager here={here} name="after" deep={deep} next={next} />
        </Section>
      )}
      {page.goodsAt && (
        <p>
          <TextLink to={`/charity/${page.goodsAt}/receipts`}>{text.goods}</TextLink>
        </p>
      )}
    </Page>
  );
}
