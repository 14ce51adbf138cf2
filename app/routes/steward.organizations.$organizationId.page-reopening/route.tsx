import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { businessPageSeen } from "~/domain/accounts/business-page.server";
import { reopenBusinessPage } from "~/domain/accounts/close-business-page.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.businesses.steward.reopen,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(businessPageSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reopenBusinessPage, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/organizations/${params.organizationId}`)),
  });

export default function Page() {
  const { id, name } = useLoaderData<typeof loader>();
  const { steward } = useText().businesses;
  return (
    <Confirm
      title={name}
      lead={steward.reopenLead}
      button={steward.reopen}

      back={{ to: `/steward/organizations/${id}`, label: steward.back }}
    />
  );
}
