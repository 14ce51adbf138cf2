import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rejectRefund, refundSeen } from "~/domain/funds/card/refunds.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TakeBack } from "~/parts/own-entry";
import { Confirm } from "~/ui/confirm";
import { MoneyText } from "~/ui/money";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.refund.reject };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, refundSeen, params, "refunds");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(rejectRefund, {
    actor: await trustee(request),
    input: params,
    then: () => redirect(to(request, `/fund/${params.slug}/refunds/${params.refundId}`)),
  });

export default function Decide() {
  const { id, slug, amount, mayTakeBack } = useLoaderData<typeof loader>();
  const { refund: text } = useText().cards;
  const back = `/fund/${slug}/refunds/${id}`;
  if (mayTakeBack) return <TakeBack amount={amount} to={back} />;
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
    />
  );
}
