import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { jurisdictions } from "~/domain/funds/choices";
import { openCharity } from "~/domain/funds/open-charity.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest } from "~/http/locale";
import { afterAsking } from "~/http/opening.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkToCopy } from "~/parts/link-to-copy";
import { Confirm } from "~/ui/confirm";
import { Field, Select } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.steward.charity.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await stewardOnly(request);
  return null;
};

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(openCharity, {
    actor: await stewardOnly(request),
    input: { ...(await formInput(request)), locale: localeOfRequest(request) },
    then: ({ token }) => afterAsking(request, token, "/steward/charities"),
  });

export default function NewCharity() {
  const { accounts, funds } = useText();
  const { fields } = accounts;
  const { charity: text } = funds.steward;
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      back={{ to: "/steward/charities", label: text.back }}
    >
      <LinkToCopy />
      <Field name="name" label={fields.name} maxLength={80} />
      <Field name="slug" label={fields.slug} hint={fields.slugHint} maxLength={40} />
      <Field
        name="registration"
        label={fields.registration}
        hint={fields.registrationHint}
        maxLength={40}
      />
      <Field name="place" label={fields.place} hint={fields.placeHint} maxLength={60} />
      <Field name="contactEmail" type="email" label={fields.contactEmail} autoComplete="off" />
      <Select
        name="receiptsJurisdiction"
        label={text.receipts}
        options={jurisdictions.map((one) => ({ value: one, label: text.jurisdictions[one] }))}
      />
      <Field
        name="coordinatorEmail"
        type="email"
        label={text.coordinator}
        hint={text.coordinatorHint}
        autoComplete="off"
      />
    </Confirm>
  );
}
