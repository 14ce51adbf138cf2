import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { pledgeAsked, sendPledge } from "~/http/pledges.server";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { PledgeFields } from "~/parts/pledge-fields";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";

export const handle: Handle = { title: ({ funds }) => funds.pledge.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  pledgeAsked(request, await signedIn(request), params.slug ?? "");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  sendPledge(request, await signedIn(request), { slug: params.slug ?? "" });

export default function Pledge() {
  const fund = useLoaderData<typeof loader>();
  const { pledge, page } = useText().funds;
  const open = fund.modes.includes("public") && !fund.closed;
  return (
    <Page
      above={<span lang={useLangOf()(fund.name)}>{fund.name}</span>}
      title={pledge.title}
      lead={open && pledge.lead}
      narrow
    >
      {open ? (
        <PledgeFields fund={fund} />
      ) : (
        <Empty
          title={pledge.notHere}
          drawing="lamp"
          action={{ to: `/funds/${fund.slug}`, label: pledge.back }}
        >
          {fund.closed
            ? page.endedNote
            : fund.modes.includes("invited")
              ? page.invitedNote
              : page.noneNote}
        </Empty>
      )}
    </Page>
  );
}
