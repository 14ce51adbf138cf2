import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { toDeliver } from "~/domain/deliveries/hand-over-queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";
import { PickGifts, Recent } from "./lists";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.record.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(toDeliver, { actor: await staff(request), input: {} });

export default function Deliveries() {
  const { groups, recorded } = useLoaderData<typeof loader>();
  const { desk, record } = useText().deliveries;
  const others = groups.length > 0 && !groups.some(({ records }) => records);
  return (
    <Page
      title={record.title}
      lead={others ? record.others : record.lead}
      crumbs={[{ to: "/organizer", label: desk }, { label: record.title }]}
    >
      <PickGifts groups={groups} />
      <Recent recorded={recorded} />
    </Page>
  );
}
