import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { goodsOfCharity } from "~/domain/funds/goods-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { OnwardPager } from "~/parts/onward-pager";
import { ReceiptTable } from "~/parts/receipt-table";
import { Page, Section } from "~/ui/page";
import { RequestTable } from "./request-table";

export const handle: Handle = { title: ({ receipts }) => receipts.goods.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await trustee(request);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const listed = await show(goodsOfCharity, { actor, input: { ...params, after } });
  return { deep: after !== "", ...listed };
};

export default function Goods() {
  const { name, slug, waiting, receipts, next, deep, may } = useLoaderData<typeof loader>();
  const { funds, receipts: words } = useText();
  const { goods: text } = words;
  const written = useLangOf();
  return (
    <Page
      crumbs={[{ to: "/fund", label: funds.mine.desks }, { label: text.title }]}
      above={<span lang={written(name)}>{name}</span>}
      title={text.title}
      lead={text.lead}
    >
      {!deep && (
        <Section title={text.waiting}>
          {waiting.length > 0 ? (
            <RequestTable slug={slug} requests={waiting} mayAnswer={may.issue} />
          ) : (
            <p>{text.nothing}</p>
          )}
        </Section>
      )}
      <Section title={text.given}>
        {receipts.length > 0 ? (
          <ReceiptTable label={text.given} receipts={receipts} />
        ) : (
          <p>{text.none}</p>
        )}
        <OnwardPager here={`/charity/${slug}/receipts`} name="after" deep={deep} next={next} />
      </Section>
    </Page>
  );
}
