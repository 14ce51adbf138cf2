import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revokeClaimLink } from "~/domain/claims/revoke-claim-link.server";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.link.revoke };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(claimAtDesk, { actor: await staff(request), input: { claimId: params.claimId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(revokeClaimLink, {
    actor: await staff(request),
    input: { claimId: params.claimId },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}/claims/${params.claimId}`)),
  });

export default function Unlink() {
  const { id, batch, wish } = useLoaderData<typeof loader>();
  const { desk } = useText().claims;
  return (
    <Confirm
      title={desk.link.revoke}
      lead={desk.link.revokeLead}
      button={desk.link.revoke}
      danger
      back={{ to: `/organizer/batches/${batch.slug}/claims/${id}`, label: wish.title }}
    />
  );
}
