import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { invitedTo } from "~/domain/funds/donor-invitations.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { notFound } from "~/http/pages.server";
import { pledgeAsked, sendPledge } from "~/http/pledges.server";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { PledgeFields } from "~/parts/pledge-fields";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";

export const handle: Handle = { title: ({ funds }) => funds.pledge.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const slug = await show(invitedTo, { actor, input: params });
  return slug === null ? null : pledgeAsked(request, actor, slug);
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await signedIn(request);
  const slug = await show(invitedTo, { actor, input: params });
  if (slug === null) throw notFound();
  return sendPledge(request, actor, { slug, token: params.token });
};

export default function InvitedPledge() {
  const fund = useLoaderData<typeof loader>();
  const { pledge, title } = useText().funds;
  const written = useLangOf();
  if (!fund) {
    return (
      <Page narrow title={pledge.title}>
        <Empty title={pledge.notYours} drawing="lamp" action={{ to: "/funds", label: title }}>
          {pledge.notYoursWhy}
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      above={<span lang={written(fund.name)}>{fund.name}</span>}
      title={pledge.title}
      lead={pledge.lead}
      narrow
    >
      <PledgeFields fund={fund} />
    </Page>
  );
}
