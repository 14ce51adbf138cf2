import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unfreezeOrganization } from "~/domain/accounts/unfreeze-organization.server";
import { organizationSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.unfreeze.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(organizationSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(unfreezeOrganization, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/organizations/${params.organizationId}`)),
  });

export default function Unfreeze() {
  const { id, name } = useLoaderData<typeof loader>();
  const { accounts, steward } = useText();
  return (
    <Confirm
      title={name}
      lead={steward.unfreeze.lead}
      button={steward.unfreeze.title}

      back={{ to: `/steward/organizations/${id}`, label: accounts.back }}
    />
  );
}
