import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mendReceipt } from "~/domain/funds/mend-receipt.server";
import { receiptToMend } from "~/domain/funds/receipt-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";

export const handle: Handle = { title: ({ receipts }) => receipts.mending.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(receiptToMend, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(mendReceipt, {
    actor: await trustee(request),
    input: { receiptId: params.receiptId },
    then: ({ id }) => redirect(to(request, `/receipts/${id ?? params.receiptId}`)),
  });

export default function Mending() {
  const { id, number, amount, held } = useLoaderData<typeof loader>();
  const { desk, mending: text, voiding } = useText().receipts;
  const rest = held.minor !== "0";
  return (
    <Confirm
      title={`${text.title} ${number}`}
      lead={rest ? text.lead : text.leadNone}
      button={rest ? text.button : text.buttonNone}
      danger={!rest}
      back={{ to: `/receipts/${id}`, label: voiding.back }}
    >
      <Facts
        items={[
          ...(amount ? [{ label: desk.states, value: <MoneyText value={amount} /> }] : []),
          { label: desk.held, value: <MoneyText value={held} /> },
        ]}
      />
    </Confirm>
  );
}
