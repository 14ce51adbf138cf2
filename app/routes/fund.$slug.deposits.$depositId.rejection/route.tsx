import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { depositToTurnDown } from "~/domain/funds/deposit-queries.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TakeBack } from "~/parts/own-entry";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";
import { MoneyText } from "~/ui/money";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.deposit.reject };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, depositToTurnDown, params, "deposits");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(rejectDeposit, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), depositId: params.depositId },
    then: () => redirect(to(request, `/fund/${params.slug}/deposits`)),
  });

export default function Rejection() {
  const { id, slug, amount, own } = useLoaderData<typeof loader>();
  const { deposit: text } = useText().funds.desk;
  const back = `/fund/${slug}/deposits/${id}`;
  if (own) return <TakeBack amount={amount} to={back} reason />;
  return (
    <Confirm
      title={
        <>
          {text.reject} <MoneyText value={amount} />
        </>
      }
      lead={text.rejectLead}
      button={text.rejectButton}
      danger
      back={{ to: back, label: text.back }}
    >
      <TextArea name="reason" label={text.rejectReason} maxLength={400} />
    </Confirm>
  );
}
