import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { leftoverForm } from "~/domain/funds/adjust/queries.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.leftovers.askTitle,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(leftoverForm, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(passLeftoverOn, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/adjustments/${id}`)),
  });

export default function PassOn() {
  const { slug, title, why, rule, amount } = useLoaderData<typeof loader>();
  const { leftovers: text, one } = useText().adjustments;
  const written = useLangOf();
  const name = title || text.gone;
  return (
    <Confirm
      title={
        <>
          {text.askTitle} <MoneyText value={amount} />
        </>
      }
      lead={rule === "donor" ? text.waits : text.askLead[rule]}
      button={text.button}
      back={{ to: `/fund/${slug}/adjustments`, label: one.back }}
    >
      <Facts
        items={[
          { label: text.for, value: <span lang={written(name)}>{name}</span> },
          { label: text.why, value: text.whys[why] },
          { label: text.goes, value: text.rules[rule] },
        ]}
      />
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
