import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bearLoss } from "~/domain/funds/adjust/ask.server";
import { lossForm } from "~/domain/funds/adjust/queries.server";
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
import { Page } from "~/ui/page";
import { LostDisputes } from "./lost-disputes";

export const handle: Handle = { hydrates: true, title: ({ adjustments }) => adjustments.loss.go };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(lossForm, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(bearLoss, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/adjustments/${id}`)),
  });

export default function Loss() {
  const { slug, hostName, currency, loss, own, disputes } = useLoaderData<typeof loader>();
  const { loss: text, one, title } = useText().adjustments;
  const { money } = useFormat();
  const today = useBookDay();
  const list = `/fund/${slug}/adjustments`;
  if (!loss)
    return (
      <Page crumbs={[{ to: list, label: title }, { label: text.go }]} title={text.go}>
        <p className="prose">{text.nothing}</p>
      </Page>
    );
  return (
    <Confirm
      title={text.go}
      lead={filled(text.lead, { amount: money(loss) })}
      button={text.button}
      back={{ to: list, label: one.back }}
    >
      <LostDisputes disputes={disputes} />
      <p>{filled(text.own, { amount: money(own) })}</p>
      <Checks
        name="bearer"
        legend={text.bearer}
        value="general"
        options={(["general", "host"] as const).map((value) => ({
          value,
          label: filled(text.bearers[value], { host: hostName }),
          hint: text.bearerHints[value],
        }))}
      />
      <Field
        name="amount"
        label={`${text.amount} · ${currency}`}
        inputMode="decimal"
        autoComplete="off"
      />
      <Field name="happenedOn" type="date" label={text.happenedOn} value={today} max={today} />
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
