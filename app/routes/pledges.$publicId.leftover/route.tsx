import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consentToLeftover, leftoverAsked } from "~/domain/funds/leftover-consent.server";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";

export const handle: Handle = { title: ({ adjustments }) => adjustments.consent.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(leftoverAsked, { actor: await signedIn(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(consentToLeftover, {
    actor: await signedIn(request),
    input: { ...(await formInput(request)), publicId: params.publicId },
    then: () => redirect(to(request, `/pledges/${params.publicId}`)),
  });

export default function Leftover() {
  const { publicId, rule, purpose } = useLoaderData<typeof loader>();
  const { consent: text } = useText().adjustments;
  const lead = purpose ? filled(text.lead, { purpose }) : text.leadBare;
  return (
    <Confirm
      title={text.title}
      lead={<span lang={useLangOf()(lead)}>{lead}</span>}
      button={text.button}
      back={{ to: `/pledges/${publicId}`, label: text.back }}
    >
      <Checks
        name="rule"
        legend={text.legend}
        value={rule}
        options={(["programme", "general"] as const).map((value) => ({
          value,
          label: text.rules[value],
        }))}
      />
    </Confirm>
  );
}
