import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { giftToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { remedyClaim } from "~/domain/deliveries/remedy-claim.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field, TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.confirm.remedy };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(giftToConfirm, { actor: await staff(request, { role: "coordinator" }), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(remedyClaim, {
    actor: await staff(request, { role: "coordinator" }),
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: () => redirect(to(request, "/organizer/confirmations")),
  });

export default function Remedy() {
  const gift = useLoaderData<typeof loader>();
  const { deliveries } = useText();
  const { confirm } = deliveries;
  return (
    <Confirm
      title={confirm.remedy}
      lead={confirm.remedyLead}
      button={confirm.remedyButton}
      back={{ to: `/organizer/confirmations/${gift.claimId}`, label: deliveries.back }}
    >
      <TextArea name="reason" label={confirm.reason} rows={2} maxLength={200} />
      <Field name="dueOn" label={deliveries.newDue} type="date" value={gift.nextWeek} />
    </Confirm>
  );
}
