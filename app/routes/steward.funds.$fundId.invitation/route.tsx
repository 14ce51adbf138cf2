import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inviteFirst } from "~/domain/accounts/invite-first.server";
import { fundSeen } from "~/domain/funds/steward-queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest } from "~/http/locale";
import { afterAsking } from "~/http/opening.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkToCopy } from "~/parts/link-to-copy";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.steward.terms.invite };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(fundSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(inviteFirst, {
    actor: await stewardOnly(request),
    input: {
      ...(await formInput(request)),
      organizationId: params.fundId,
      locale: localeOfRequest(request),
    },
    then: ({ token }) => afterAsking(request, token, `/steward/funds/${params.fundId}`),
  });

export default function InviteCoordinator() {
  const { id, name } = useLoaderData<typeof loader>();
  const { accounts, funds } = useText();
  const { terms: text } = funds.steward;
  return (
    <Confirm
      title={text.invite}
      lead={name}
      button={text.send}
      back={{ to: `/steward/funds/${id}`, label: accounts.back }}
    >
      <LinkToCopy />
      <Field name="email" type="email" label={accounts.email} autoComplete="off" />
    </Confirm>
  );
}
