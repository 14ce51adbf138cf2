import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { moveMoney } from "~/domain/funds/adjust/ask.server";
import { moveForm } from "~/domain/funds/adjust/queries.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useBookDay } from "~/parts/book-day";
import { Confirm } from "~/ui/confirm";
import { Checks, Field, TextArea } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.platform.go,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(moveForm, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(moveMoney, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/adjustments/${id}`)),
  });

export default function Move() {
  const { slug, currency, left } = useLoaderData<typeof loader>();
  const { platform: text, one } = useText().adjustments;
  const { money } = useFormat();
  const today = useBookDay();
  return (
    <Confirm
      title={text.go}
      lead={filled(text.lead, { amount: money(left) })}
      button={text.button}
      back={{ to: `/fund/${slug}/adjustments`, label: one.back }}
    >
      <Checks
        name="from"
        legend={text.from}
        value="elsewhere"
        options={(["elsewhere", "bank"] as const).map((value) => ({
          value,
          label: text.ways[value],
          hint: text.waysHint[value],
        }))}
      />
      <Field
        name="amount"
        label={`${text.amount} · ${currency}`}
        inputMode="decimal"
        autoComplete="off"
      />
      <Field name="happenedOn" type="date" label={text.happenedOn} value={today} max={today} />
      <TextArea name="reason" label={text.reason} maxLength={400} optional />
    </Confirm>
  );
}
