import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveRefund, refundSeen } from "~/domain/funds/card/refunds.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { MoneyText } from "~/ui/money";

export const handle: Handle = { hydrates: true, title: ({ cards }) => cards.refund.approve };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, refundSeen, params, "refunds");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveRefund, {
    actor: await trustee(request),
    input: params,
    then: () => redirect(to(request, `/fund/${params.slug}/refunds/${params.refundId}`)),
  });

export default function Decide() {
  const { id, slug, amount, sentOn, sentFrom } = useLoaderData<typeof loader>();
  const { cards, funds } = useText();
  const { refund: text } = cards;
  const { accounts } = funds.desk;
  const { day } = useFormat();
  return (
    <Confirm
      title={
        <>
          {text.approve} <MoneyText value={amount} />
        </>
      }
      lead={
        sentOn
          ? filled(text.approveSentLead, {
              day: day(`${sentOn}T04:00:00.000Z`),
              place: accounts[sentFrom === "elsewhere" ? "elsewhere" : "bank"],
            })
          : text.approveLead
      }
      button={text.approveButton}
      back={{ to: `/fund/${slug}/refunds/${id}`, label: text.back }}
    />
  );
}
