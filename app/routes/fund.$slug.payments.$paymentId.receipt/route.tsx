import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { receiptForm } from "~/domain/funds/receipt-queries.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";
import { MoneyText } from "~/ui/money";

export const handle: Handle = { hydrates: true, title: ({ receipts }) => receipts.desk.issue };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(receiptForm, { actor: await trustee(request), input: { paymentId: params.paymentId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(issueReceipt, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), paymentId: params.paymentId },
    then: () => redirect(to(request, `/fund/${params.slug}/receipts`)),
  });

export default function Issue() {
  const { slug, amount, donor, named } = useLoaderData<typeof loader>();
  const { desk: text } = useText().receipts;
  return (
    <Confirm
      title={
        <>
          {text.issue} <MoneyText value={amount} />
        </>
      }
      lead={text.issueLead}
      button={text.issue}
      back={{ to: `/fund/${slug}/receipts`, label: text.back }}
    >
      <Field
        name="donor"
        label={text.donor}
        hint={text.donorHint}
        optional={named || donor !== ""}
        maxLength={80}
      />
    </Confirm>
  );
}
