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
import { Page } from "~/ui/page";

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
  const { slug, currency, platform, left, payouts } = useLoaderData<typeof loader>();
  const { platform: text, one, title } = useText().adjustments;
  const list = `/fund/${slug}/adjustments`;
  const { money, day } = useFormat();
  const today = useBookDay();
  const ways = [
    ...(platform ? (["elsewhere", "bank"] as const) : []).map((value) => ({
      value: value as string,
      label: text.ways[value],
      hint: text.waysHint[value],
    })),
    ...payouts.map(({ id, providerRef, arrivedOn, left }) => ({
      value: `payout:${id}`,
      label: filled(text.payout, {
        day: day(`${arrivedOn}T04:00:00.000Z`),
        amount: money(left),
      }),
      hint: filled(text.payoutHint, { reference: providerRef }),
    })),
  ];
  if (ways.length === 0)
    return (
      <Page crumbs={[{ to: list, label: title }, { label: text.go }]} title={text.go}>
        <p className="prose">{text.nothing}</p>
      </Page>
    );
  return (
    <Confirm
      title={text.go}
      lead={platform ? filled(text.lead, { amount: money(left) }) : text.leadBare}
      button={text.button}
      back={{ to: list, label: one.back }}
    >
      <Checks name="from" legend={text.from} value={ways[0]?.value} options={ways} />
      <Field
        name="amount"
        label={`${text.amount} · ${currency}`}
        inputMode="decimal"
        autoComplete="off"
      />
      {platform && (
        <Field name="happenedOn" type="date" label={text.happenedOn} value={today} max={today} />
      )}
      <TextArea name="reason" label={text.reason} maxLength={400} optional />
    </Confirm>
  );
}
