import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askUndo } from "~/domain/funds/adjust/ask.server";
import { depositToUndo } from "~/domain/funds/adjust/queries.server";
import { receiptNumber } from "~/domain/funds/receipt-number";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";
import { MoneyText } from "~/ui/money";
import { Callout } from "~/ui/panel";

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.undo.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const deposit = await show(depositToUndo, { actor: await trustee(request), input: params });
  const { id, slug, asked, undoable } = deposit;
  if (asked) throw redirect(to(request, `/fund/${slug}/adjustments/${asked}`));
  if (!undoable) throw redirect(to(request, `/fund/${slug}/deposits/${id}`));
  return deposit;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(askUndo, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), depositId: params.depositId },
    then: ({ id }) => redirect(to(request, `/fund/${params.slug}/adjustments/${id}`)),
  });

export default function Undoing() {
  const { id, slug, amount, receipts, gone, passedOn } = useLoaderData<typeof loader>();
  const { adjustments, funds } = useText();
  const { undo: text } = adjustments;
  return (
    <Confirm
      title={
        <>
          {text.title} <MoneyText value={amount} />
        </>
      }
      lead={text.lead}
      button={text.button}
      danger
      back={{ to: `/fund/${slug}/deposits/${id}`, label: funds.desk.deposit.back }}
    >
      {gone && <Callout>{text.gone}</Callout>}
      {passedOn && <Callout>{text.passedOn}</Callout>}
      {receipts.map((receipt) => (
        <Callout key={receipt.id}>
          {filled(text.receipt, { number: receiptNumber(receipt) })}{" "}
          <TextLink to={`/fund/${slug}/receipts`}>{text.receipts}</TextLink>
        </Callout>
      ))}
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
