import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { purchaseToDecide } from "~/domain/funds/allocation-queries.server";
import { refusePurchase } from "~/domain/funds/decide-purchase.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchase.refuse,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, purchaseToDecide, params, "purchases");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(refusePurchase, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), purchaseId: params.purchaseId },
    then: () => redirect(to(request, `/fund/${params.slug}/purchases`)),
  });

export default function Refusal() {
  const { id, fund } = useLoaderData<typeof loader>();
  const { purchase: text } = useText().allocations;
  return (
    <Confirm
      title={text.refuse}
      lead={text.refuseLead}
      button={text.refuseButton}
      danger
      back={{ to: `/fund/${fund.slug}/purchases/${id}`, label: text.back }}
    >
      <TextArea name="reason" label={text.refuseReason} maxLength={400} />
    </Confirm>
  );
}
