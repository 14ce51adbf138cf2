import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { markTold } from "~/domain/messages/mark-told.server";
import { noticesOfClaim } from "~/domain/messages/notices.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ClaimNotices } from "~/parts/claim-notices";
import { LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.notices.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const asked = { actor: await staff(request), input: { claimId: params.claimId } };
  const told = await show(noticesOfClaim, asked);
  if (!told) throw notFound();
  return { claim: await show(claimAtDesk, asked), told };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(markTold, {
    actor: await staff(request),
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}/claims/${params.claimId}`)),
  });

export default function Notices() {
  const { claim, told } = useLoaderData<typeof loader>();
  const { notices } = useText().claims.desk;
  return (
    <Page title={notices.title} lead={notices.lead} narrow>
      <Panel>
        <ClaimNotices claim={claim} told={told} />
      </Panel>
      <LinkButton to={`/organizer/batches/${claim.batch.slug}/claims/${claim.id}`}>
        {notices.back}
      </LinkButton>
    </Page>
  );
}
