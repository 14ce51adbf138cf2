import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { organizationSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.freeze.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(organizationSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(freezeOrganization, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/organizations/${params.organizationId}`)),
  });

export default function Freeze() {
  const { id, name } = useLoaderData<typeof loader>();
  const { accounts, steward } = useText();
  return (
    <Confirm
      title={name}
      lead={steward.freeze.lead}
      button={steward.freeze.title}
      danger
      back={{ to: `/steward/organizations/${id}`, label: accounts.back }}
    />
  );
}
