import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { adjustmentSeen } from "~/domain/funds/adjust/queries.server";
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

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.one.reject,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, adjustmentSeen, params, "adjustments");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(rejectAdjustment, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), adjustmentId: params.adjustmentId },
    then: () => redirect(to(request, `/fund/${params.slug}/adjustments/${params.adjustmentId}`)),
  });

export default function Rejection() {
  const { id, slug, amount, own } = useLoaderData<typeof loader>();
  const { one } = useText().adjustments;
  const back = `/fund/${slug}/adjustments/${id}`;
  if (own) return <TakeBack amount={amount} to={back} reason />;
  return (
    <Confirm
      title={one.reject}
      lead={one.rejectLead}
      button={one.rejectButton}
      danger
      back={{ to: back, label: one.back }}
    >
      <TextArea name="reason" label={one.rejectReason} maxLength={400} />
    </Confirm>
  );
}
