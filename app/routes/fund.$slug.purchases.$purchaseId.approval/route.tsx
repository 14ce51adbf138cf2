import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { purchaseToDecide } from "~/domain/funds/allocation-queries.server";
import { approvePurchase } from "~/domain/funds/decide-purchase.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks, TextArea } from "~/ui/field";
import { MoneyText } from "~/ui/money";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchase.approve,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, purchaseToDecide, params, "purchases");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approvePurchase, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), purchaseId: params.purchaseId },
    then: () => redirect(to(request, `/fund/${params.slug}/purchases/${params.purchaseId}`)),
  });

export default function Approval() {
  const { id, fund, amount, lines, recordedAt } = useLoaderData<typeof loader>();
  const { allocations, wishes } = useText();
  const { purchase: text } = allocations;
  const { money } = useFormat();
  return (
    <Confirm
      title={
        <>
          {text.approve} <MoneyText value={amount} />
        </>
      }
      lead={text.approveLead}
      button={text.approveButton}
      back={{ to: `/fund/${fund.slug}/purchases/${id}`, label: text.back }}
    >
      <input type="hidden" name="seen" value={recordedAt} />
      <Checks
        name="leave"
        type="checkbox"
        legend={text.leave}
        options={lines
          .filter(({ state }) => state === "recorded")
          .map(({ id, number, title, cost }) => ({
            value: id,
            label: `${wishes.number(number)} ${title} · ${money(cost)}`,
          }))}
      />
      <TextArea name="reason" label={text.approveReason} maxLength={400} optional />
    </Confirm>
  );
}
