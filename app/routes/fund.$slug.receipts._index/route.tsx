import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptsOf } from "~/domain/funds/receipt-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ReceiptTable } from "~/parts/receipt-table";
import { Page, Section } from "~/ui/page";
import { LackingTable } from "./lacking-table";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.receipts.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  return { fund, ...(await show(receiptsOf, { actor, input: params })) };
};

export default function Receipts() {
  const { fund, receipts, lacking, may } = useLoaderData<typeof loader>();
  const { receipts: text } = useText().funds.desk;
  return (
    <Page title={text.title} lead={text.lead}>
      <Section title={text.lacking}>
        {lacking.length > 0 ? (
          <LackingTable slug={fund.slug} payments={lacking} mayIssue={may.issue} />
        ) : (
          <p>{text.nothing}</p>
        )}
      </Section>
      <Section title={text.given}>
        {receipts.length > 0 ? (
          <ReceiptTable label={text.given} receipts={receipts} />
        ) : (
          <p>{text.none}</p>
        )}
      </Section>
    </Page>
  );
}
