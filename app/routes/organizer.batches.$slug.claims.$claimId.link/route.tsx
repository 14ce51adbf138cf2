import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makeClaimLink } from "~/domain/claims/make-claim-link.server";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { drawLink } from "~/http/claim-link.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkSlip, type Slip } from "~/parts/link-slip";
import { LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.link.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(claimAtDesk, { actor: await staff(request), input: { claimId: params.claimId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(makeClaimLink, {
    actor: await staff(request),
    input: { claimId: params.claimId },
    then: async ({ token }) => Response.json({ slip: await drawLink(request, token) }),
  });

export default function Link() {
  const { id, batch, wish } = useLoaderData<typeof loader>();
  const { link } = useText().claims.desk;
  const answer = useActionData<{ slip?: Slip }>();
  const claim = `/organizer/batches/${batch.slug}/claims/${id}`;
  if (!answer?.slip)
    return (
      <Confirm
        title={link.make}
        lead={link.makeLead}
        button={link.make}
        back={{ to: claim, label: link.done }}
      />
    );
  return (
    <Page title={link.title} lead={link.lead} narrow>
      <LinkSlip slip={answer.slip} wish={wish.title}>
        <LinkButton to={claim}>{link.done}</LinkButton>
      </LinkSlip>
    </Page>
  );
}
