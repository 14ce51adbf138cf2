import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptToVoid } from "~/domain/funds/receipt-queries.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = { title: ({ receipts }) => receipts.voiding.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(receiptToVoid, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(voidReceipt, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), receiptId: params.receiptId },
    then: () => redirect(to(request, `/receipts/${params.receiptId}`)),
  });

export default function Voiding() {
  const { id, number } = useLoaderData<typeof loader>();
  const { voiding: text } = useText().receipts;
  return (
    <Confirm
      title={`${text.title} ${number}`}
      lead={text.lead}
      button={text.button}
      danger
      back={{ to: `/receipts/${id}`, label: text.back }}
    >
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
