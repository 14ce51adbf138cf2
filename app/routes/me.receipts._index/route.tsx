import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myReceipts } from "~/domain/funds/receipt-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { OnwardPager } from "~/parts/onward-pager";
import { ReceiptTable } from "~/parts/receipt-table";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";

export const handle: Handle = { title: ({ receipts }) => receipts.mine.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return { deep: after !== "", ...(await show(myReceipts, { actor, input: { after } })) };
};

export default function MyReceipts() {
  const { receipts, years, next, deep } = useLoaderData<typeof loader>();
  const { me, receipts: words } = useText();
  const { mine: text } = words;
  return (
    <Page
      crumbs={[{ to: "/me", label: me.title }, { label: text.title }]}
      title={text.title}
      lead={text.lead}
    >
      {years.length > 0 && (
        <Section title={text.years}>
          <Shortcuts
            items={years.map((year) => ({ to: `/me/receipts/${year}`, label: text.year(year) }))}
          />
        </Section>
      )}
      <Section title={text.list}>
        {receipts.length > 0 ? (
          <ReceiptTable label={text.title} receipts={receipts} by />
        ) : (
          <Empty title={text.none}>{text.noneWhy}</Empty>
        )}
        <OnwardPager here="/me/receipts" name="after" deep={deep} next={next} />
      </Section>
    </Page>
  );
}
