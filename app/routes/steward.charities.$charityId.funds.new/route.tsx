import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currencies } from "~/domain/funds/choices";
import { openFund } from "~/domain/funds/open-fund.server";
import { charitySeen } from "~/domain/funds/steward-queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest } from "~/http/locale";
import { afterAsking } from "~/http/opening.server";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { AimFields, TermFields } from "~/parts/fund-fields";
import { LinkToCopy } from "~/parts/link-to-copy";
import { Confirm } from "~/ui/confirm";
import { Field, Select } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.steward.fund.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(charitySeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(openFund, {
    actor: await stewardOnly(request),
    input: {
      ...(await formInput(request)),
      hostId: params.charityId,
      locale: localeOfRequest(request),
    },
    then: ({ id, token }) => afterAsking(request, token, `/steward/funds/${id}`),
  });

/** In mainland China a fund takes no money through a site unless somebody says otherwise. */
const nothingYet = { modes: ["none" as const], certificate: "", elsewhereUrl: "" };

export default function NewFund() {
  const host = useLoaderData<typeof loader>();
  const { accounts, funds } = useText();
  const { fields } = accounts;
  const { fund: text, charity } = funds.steward;
  return (
    <Confirm
      title={text.title}
      lead={filled(text.under, { host: host.name })}
      button={text.button}
      back={{ to: "/steward/charities", label: charity.back }}
    >
      <LinkToCopy />
      <Field name="name" label={text.name} maxLength={80} />
      <Field name="slug" label={fields.slug} hint={fields.slugHint} maxLength={40} />
      <Select
        name="currency"
        label={text.currency}
        options={currencies.map((one) => ({ value: one, label: one }))}
      />
      <Field
        name="referencePrefix"
        label={text.prefix}
        hint={text.prefixHint}
        maxLength={4}
        autoComplete="off"
      />
      <Field name="coordinatorEmail" type="email" label={text.chair} autoComplete="off" />
      <TermFields terms={nothingYet} />
      <AimFields />
    </Confirm>
  );
}
