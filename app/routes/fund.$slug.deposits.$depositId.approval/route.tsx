import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { depositToApprove } from "~/domain/funds/deposit-queries.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

import { MoneyText } from "~/ui/money";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.deposit.approve };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, depositToApprove, params, "deposits");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveDeposit, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), depositId: params.depositId },
    then: () => redirect(to(request, `/fund/${params.slug}/deposits`)),
  });

export default function Approval() {
  const { id, slug, amount } = useLoaderData<typeof loader>();
  const { deposit: text } = useText().funds.desk;
  return (
    <Confirm
      title={
        <>
          {text.approve} <MoneyText value={amount} />
        </>
      }
      lead={text.approveLead}
      button={text.approveButton}

      back={{ to: `/fund/${slug}/deposits/${id}`, label: text.back }}
    />
  );
}
