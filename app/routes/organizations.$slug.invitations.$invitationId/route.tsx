import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { members } from "~/domain/accounts/queries.server";
import { revokeInvitation } from "~/domain/accounts/revoke-invitation.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { memberOf } from "~/http/organization.server";
import { notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.accounts.revoke.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  const { invitations } = await show(members, { actor, input: organization });
  const invitation = invitations.find(({ id }) => id === params.invitationId);
  if (!invitation) throw notFound();
  return { email: invitation.email, slug: organization.slug };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { actor } = await memberOf(request, params.slug);
  return submit(revokeInvitation, {
    actor,
    input: params,
    then: () => redirect(to(request, `/organizations/${params.slug}/members`)),
  });
};

export default function Revoke() {
  const { email, slug } = useLoaderData<typeof loader>();
  const { accounts } = useText();
  return (
    <Confirm
      title={accounts.revoke.title}
      lead={
        <>
          <b>{email}</b> {accounts.revoke.lead}
        </>
      }
      button={accounts.revoke.button}
      danger
      back={{ to: `/organizations/${slug}/members`, label: accounts.back }}
    />
  );
}
