import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { donorInvitations } from "~/domain/funds/donor-invitations.server";
import { revokeDonorInvitation } from "~/domain/funds/invite-donor.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.donors.revoke };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await trustee(request);
  const { invitations } = await show(donorInvitations, { actor, input: params });
  const invitation = invitations.find(({ id }) => id === params.invitationId);
  if (!invitation) throw notFound();
  return { email: invitation.email, slug: params.slug };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(revokeDonorInvitation, {
    actor: await trustee(request),
    input: params,
    then: () => redirect(to(request, `/fund/${params.slug}/donors`)),
  });

export default function Revoke() {
  const { email, slug } = useLoaderData<typeof loader>();
  const { accounts, funds } = useText();
  const { donors: text } = funds.desk;
  return (
    <Confirm
      title={email}
      lead={text.revokeLead}
      button={text.revoke}
      danger
      back={{ to: `/fund/${slug}/donors`, label: accounts.back }}
    />
  );
}
