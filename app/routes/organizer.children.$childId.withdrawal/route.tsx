import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consentScopes } from "~/domain/privacy/input";
import { withdrawConsent } from "~/domain/privacy/withdraw-consent.server";
import { childPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.withdrawal.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(childPage, { actor: await staff(request), input: { childId: params.childId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(withdrawConsent, {
    actor: await staff(request),
    input: { ...(await formInput(request)), childId: params.childId },
    then: () => redirect(to(request, `/organizer/children/${params.childId}`)),
  });

export default function Withdrawal() {
  const { id, consents } = useLoaderData<typeof loader>();
  const words = useText().consents;
  const standing = consentScopes.filter((scope) =>
    consents.some(({ state, scopes }) => state === "given" && scopes.includes(scope)),
  );
  return (
    <Confirm
      title={words.withdrawal.title}
      lead={words.withdrawal.lead}
      button={words.withdrawal.go}
      danger
      back={{ to: `/organizer/children/${id}`, label: words.child.back }}
    >
      <Checks
        name="scopes"
        type="checkbox"
        legend={words.withdrawal.scopes}
        options={standing.map((value) => ({ value, label: words.scopes[value] }))}
      />
    </Confirm>
  );
}
