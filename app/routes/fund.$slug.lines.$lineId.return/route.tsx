import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lineToReturn } from "~/domain/funds/return-queries.server";
import { recordReturn } from "~/domain/funds/return-purchase.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useBookDay } from "~/parts/book-day";
import { useWrittenIn } from "~/parts/language";
import { PurseChoice } from "~/parts/purse-choice";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.giving.record,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const line = await show(lineToReturn, { actor: await trustee(request), input: params });
  if (line.returnId) throw redirect(to(request, `/fund/${params.slug}/returns/${line.returnId}`));
  return line;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(recordReturn, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), lineId: params.lineId },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/returns/${id}`)),
  });

export default function RecordReturn() {
  const { slug, purchaseId, number, title, paid, paidFrom, purses } =
    useLoaderData<typeof loader>();
  const { allocations, wishes } = useText();
  const { giving } = allocations;
  const today = useBookDay();
  const written = useWrittenIn();
  return (
    <Confirm
      title={giving.record}
      lead={giving.recordLead}
      button={giving.button}
      back={{ to: `/fund/${slug}/purchases/${purchaseId}`, label: giving.toPurchase }}
    >
      <Facts
        items={[
          {
            label: allocations.wish,
            value: (
              <>
                {wishes.number(number)} <span lang={written}>{title}</span>
              </>
            ),
          },
          { label: giving.paid, value: <MoneyText value={paid} /> },
        ]}
      />
      <Field
        name="amount"
        label={`${giving.amount} · ${paid.currency}`}
        inputMode="decimal"
        autoComplete="off"
      />
      <Field name="receivedOn" type="date" label={giving.receivedOn} value={today} max={today} />
      <PurseChoice name="paidInto" legend={giving.paidInto} value={paidFrom} purses={purses} />
    </Confirm>
  );
}
