import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen } from "~/domain/funds/adjust/queries.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AdjustmentFacts, useDoes } from "~/parts/adjustment-facts";
import { Confirm } from "~/ui/confirm";
import { MoneyText } from "~/ui/money";

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.one.approve,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, adjustmentSeen, params, "adjustments");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveAdjustment, {
    actor: await trustee(request),
    input: params,
    then: () => redirect(to(request, `/fund/${params.slug}/adjustments/${params.adjustmentId}`)),
  });

export default function Approval() {
  const adjustment = useLoaderData<typeof loader>();
  const { kinds, one } = useText().adjustments;
  const { id, slug, kind, amount } = adjustment;
  return (
    <Confirm
      title={
        <>
          {kinds[kind]} <MoneyText value={amount} />
        </>
      }
      lead={useDoes(adjustment)}
      button={one.approveButton}
      back={{ to: `/fund/${slug}/adjustments/${id}`, label: one.back }}
    >
      <AdjustmentFacts adjustment={adjustment} />
    </Confirm>
  );
}
