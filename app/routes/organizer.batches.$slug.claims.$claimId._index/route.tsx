import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { noticesOfClaim } from "~/domain/messages/notices.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ClaimFacts } from "~/parts/claim-facts";
import { ClaimNotices } from "~/parts/claim-notices";
import { ClaimRoad } from "~/parts/claim-road";
import { useWrittenIn } from "~/parts/language";
import { Banner } from "~/ui/banner";
import { TextLink } from "~/ui/button";
import { Page, Section, Two } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Manage } from "./manage";
import { Notice } from "./notice";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const asked = { actor: await staff(request), input: { claimId: params.claimId } };
  const [claim, told] = await Promise.all([show(claimAtDesk, asked), show(noticesOfClaim, asked)]);
  return { claim, told };
};

export default function ClaimAtDesk() {
  const { claim, told } = useLoaderData<typeof loader>();
  const { claims, history, wishes } = useText();
  const { desk } = claims;
  return (
    <Page
      crumbs={[
        { to: `/organizer/batches/${claim.batch.slug}`, label: claim.batch.title },
        { to: `/organizer/batches/${claim.batch.slug}/claims`, label: desk.title },
        { label: wishes.number(claim.wish.number) },
      ]}
      title={<span lang={useWrittenIn()}>{claim.wish.title}</span>}
      lead={claim.late ? desk.late[claim.late] : desk.states[claim.road.state]}
    >
      {claim.frozen && <Banner tone="stop">{claims.frozen}</Banner>}
      <div className="mt-6">
        <ClaimRoad claim={claim.road} />
      </div>
      <Section title={desk.manage}>
        <Two aside={<ClaimFacts claim={claim} />}>
          <div className="grid gap-6">
            {told ? (
              <Panel title={desk.notices.title}>
                <p>{desk.notices.lead}</p>
                <ClaimNotices claim={claim} told={told} />
              </Panel>
            ) : (
              <Notice claim={claim} />
            )}
            {claim.manages && <Manage claim={claim} />}
          </div>
        </Two>
        <TextLink to={`/organizer/wishes/${claim.wishId}/history`}>{history.title}</TextLink>
      </Section>
    </Page>
  );
}
