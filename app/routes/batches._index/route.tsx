import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicBatches } from "~/domain/batches/public.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { BatchList } from "~/parts/batch-list";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";

export const handle: Handle = {
  title: ({ pages }) => pages.batches.title,
  summary: ({ pages }) => pages.batches.lead,
  listed: true,
};

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const after = new URL(request.url).searchParams.get("after");
  return { ...(await publicBatches(after)), deep: after !== null };
};

export default function Batches() {
  const { batches, next, deep } = useLoaderData<typeof loader>();
  const text = useText().pages.batches;
  return (
    <Page title={text.title} lead={text.lead}>
      {batches.length > 0 ? (
        <BatchList batches={batches.map(usePlaces())} level={2} />
      ) : (
        <Empty title={text.none} drawing="lamp">
          {text.noneNote}
        </Empty>
      )}
      {(next || deep) && (
        <Pager
          previous={deep ? { to: "/batches", label: text.first } : undefined}
          next={next ? { to: `/batches?after=${next}`, label: text.next } : undefined}
        />
      )}
      <PrintedAddress />
    </Page>
  );
}
