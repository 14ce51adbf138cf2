import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayChooseMembers, rolesOf } from "~/domain/accounts/may";
import { members } from "~/domain/accounts/queries.server";
import { reviseMember } from "~/domain/accounts/revise-member.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { memberOf } from "~/http/organization.server";
import { forbidden, notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";
import { Callout } from "~/ui/panel";

export const handle: Handle = { hydrates: true, title: (text) => text.accounts.member.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  if (!mayChooseMembers(actor, organization)) throw forbidden();
  const { people } = await show(members, { actor, input: organization });
  const member = people.find(({ id }) => id === params.personId);
  if (!member) throw notFound();
  const coordinators = people.filter(({ roles }) => roles.includes("coordinator"));
  const last = coordinators.length === 1 && coordinators[0] === member;
  return { member, last, slug: organization.slug, roles: rolesOf(organization.kind) };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { actor, organization } = await memberOf(request, params.slug);
  const { organizationId } = organization;
  return submit(reviseMember, {
    actor,
    input: { ...(await formInput(request)), organizationId, personId: params.personId },
    then: () => redirect(to(request, `/organizations/${params.slug}/members`)),
  });
};

export default function Member() {
  const { member, last, slug, roles } = useLoaderData<typeof loader>();
  const { accounts, letters } = useText();
  return (
    <Confirm
      title={member.name || member.email}
      lead={accounts.member.lead}
      button={accounts.member.button}
      back={{ to: `/organizations/${slug}/members`, label: accounts.back }}
    >
      {last && <Callout>{accounts.member.last}</Callout>}
      <Checks
        name="roles"
        type="checkbox"
        legend={accounts.roles}
        value={member.roles}
        options={roles.map((role) => ({
          value: role,
          label: letters.roles[role],
          hint: accounts.roleNotes[role],
        }))}
      />
    </Confirm>
  );
}
