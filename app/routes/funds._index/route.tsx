import { useLoaderData } from "@remix-run/react";
import { publicFunds } from "~/domain/funds/public.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { FundTable } from "./fund-table";

export const handle: Handle = {
  title: ({ funds }) => funds.title,
  summary: ({ funds }) => funds.lead,
  listed: true,
};

export const loader = () => publicFunds();

export default function Funds() {
  const funds = useLoaderData<typeof loader>();
  const { funds: text } = useText();
  return (
    <Page title={text.title} lead={text.lead}>
      {funds.length > 0 ? (
        <FundTable funds={funds} />
      ) : (
        <Empty title={text.none} drawing="lamp" action={{ to: "/wishes", label: text.wishes }}>
          {text.noneNote}
        </Empty>
      )}
    </Page>
  );
}
