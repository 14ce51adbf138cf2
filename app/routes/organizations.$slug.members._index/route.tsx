import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { mayChooseMembers, mayKeepPage, rolesOf } from "~/domain/accounts/may";
import { members } from "~/domain/accounts/queries.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest, to } from "~/http/locale";
import { memberOf } from "~/http/organization.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { TextLink } from "~/ui/button";
import { Copy } from "~/ui/copy";
import { Page, Section, Two } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { InvitationList, InviteForm, MemberList } from "./lists";

export const handle: Handle = { hydrates: true, title: (text) => text.accounts.members.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  return {
    ...(await show(members, { actor, input: organization })),
    organization,
    me: actor.personId,
    roles: rolesOf(organization.kind),
    mayChoose: mayChooseMembers(actor, organization),
    mayKeepPage: mayKeepPage(actor, organization),
  };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  const { organizationId } = organization;
  return submit(inviteMember, {
    actor,
    input: { ...(await formInput(request)), organizationId, locale: localeOfRequest(request) },
    then: ({ token }) =>
      env().mail === "none"
        ? Response.json({ link: env().publicUrl + to(request, `/invitations/${token}`) })
        : redirect(to(request, `/organizations/${params.slug}/members`)),
  });
};

export default function Members() {
  const { organization, people, invitations, roles, mayChoose, mayKeepPage, me } =
    useLoaderData<typeof loader>();
  const answer = useActionData<{ link?: string }>();
  const { accounts, businesses } = useText();
  return (
    <Page above={organization.name} title={accounts.members.title} lead={accounts.members.lead}>
      {answer?.link && (
        <Callout>
          {accounts.members.copyLink}
          <Copy text={answer.link} />
        </Callout>
      )}
      <Two aside={mayChoose && <InviteForm key={invitations.at(-1)?.id} roles={roles} />}>
        <MemberList people={people} slug={organization.slug} {...{ mayChoose, me }} />
        {invitations.length > 0 && (
          <Section title={accounts.members.invited}>
            <InvitationList {...{ invitations, mayChoose }} slug={organization.slug} />
          </Section>
        )}
        {mayKeepPage && (
          <Section title={businesses.keep.title}>
            <p className="prose">{businesses.keep.openNote}</p>
            <TextLink to={`/organizations/${organization.slug}/page`}>
              {businesses.keep.open}
            </TextLink>
          </Section>
        )}
      </Two>
    </Page>
  );
}
