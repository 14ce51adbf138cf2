import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayChooseMembers } from "~/domain/accounts/may";
import { members } from "~/domain/accounts/queries.server";
import { renewInvitation } from "~/domain/accounts/renew-invitation.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest, to } from "~/http/locale";
import { memberOf } from "~/http/organization.server";
import { forbidden, notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Copy } from "~/ui/copy";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.accounts.renewal.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  if (!mayChooseMembers(actor, organization)) throw forbidden();
  const { invitations } = await show(members, { actor, input: organization });
  const invitation = invitations.find(({ id }) => id === params.invitationId);
  // Once it was sent again there is a new invitation in its place; the old address is gone.
  if (!invitation && request.method === "GET") throw notFound();
  return { email: invitation?.email ?? "", slug: organization.slug };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { actor } = await memberOf(request, params.slug);
  const back = to(request, `/organizations/${params.slug}/members`);
  return submit(renewInvitation, {
    actor,
    input: { invitationId: params.invitationId, locale: localeOfRequest(request) },
    then: ({ token }) =>
      env().mail === "none"
        ? Response.json({ link: env().publicUrl + to(request, `/invitations/${token}`) })
        : redirect(back),
  });
};

export default function Renewal() {
  const { email, slug } = useLoaderData<typeof loader>();
  const answer = useActionData<{ link?: string }>();
  const { accounts } = useText();
  const back = { to: `/organizations/${slug}/members`, label: accounts.renewal.back };
  if (answer?.link)
    return (
      <Page title={accounts.renewal.title} lead={accounts.members.copyLink} narrow>
        <Copy text={answer.link} />
        <LinkButton to={back.to}>{back.label}</LinkButton>
      </Page>
    );
  return (
    <Confirm
      title={accounts.renewal.title}
      lead={
        <>
          <b>{email}</b> {accounts.renewal.lead}
        </>
      }
      button={accounts.renewal.button}
      back={back}
    />
  );
}
