import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { decideOrganization } from "~/domain/accounts/decide-organization.server";
import { organizationSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks, TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.decision.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(organizationSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(decideOrganization, {
    actor: await stewardOnly(request),
    input: { ...(await formInput(request)), organizationId: params.organizationId },
    then: () => redirect(to(request, "/steward")),
  });

export default function Decision() {
  const { id, name } = useLoaderData<typeof loader>();
  const { accounts, steward } = useText();
  return (
    <Confirm
      title={name}
      lead={steward.decision.lead}
      button={steward.decision.button}
      back={{ to: `/steward/organizations/${id}`, label: accounts.back }}
    >
      <Checks
        name="decision"
        legend={steward.decision.title}
        options={[
          { value: "verify", label: steward.decision.verify, hint: steward.decision.verifyHint },
          { value: "refuse", label: steward.decision.refuse, hint: steward.decision.refuseHint },
        ]}
      />
      <TextArea name="note" label={accounts.fields.note} optional maxLength={400} />
    </Confirm>
  );
}
