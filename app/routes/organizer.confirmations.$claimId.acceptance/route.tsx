import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { acceptDifference } from "~/domain/deliveries/accept-difference.server";
import { giftToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { WitnessWords } from "~/parts/witness-words";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.confirm.accept };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(giftToConfirm, { actor: await staff(request, { role: "coordinator" }), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(acceptDifference, {
    actor: await staff(request, { role: "coordinator" }),
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: () => redirect(to(request, "/organizer/confirmations")),
  });

export default function Acceptance() {
  const gift = useLoaderData<typeof loader>();
  const { deliveries } = useText();
  const { confirm } = deliveries;
  return (
    <Confirm
      title={confirm.accept}
      lead={confirm.acceptLead}
      button={confirm.acceptButton}
      back={{ to: `/organizer/confirmations/${gift.claimId}`, label: deliveries.back }}
    >
      <WitnessWords words={gift.words} />
      <TextArea name="reason" label={confirm.reason} rows={2} maxLength={200} />
    </Confirm>
  );
}
