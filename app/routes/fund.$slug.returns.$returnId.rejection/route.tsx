import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { returnSeen } from "~/domain/funds/return-queries.server";
import { rejectReturn } from "~/domain/funds/return-purchase.server";
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

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.giving.reject,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, returnSeen, params, "returns");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(rejectReturn, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), returnId: params.returnId },
    then: () => redirect(to(request, `/fund/${params.slug}/returns/${params.returnId}`)),
  });

export default function Rejection() {
  const { id, slug, amount, own } = useLoaderData<typeof loader>();
  const { giving } = useText().allocations;
  const back = `/fund/${slug}/returns/${id}`;
  if (own) return <TakeBack amount={amount} to={back} reason />;
  return (
    <Confirm
      title={
        <>
          {giving.reject} <MoneyText value={amount} />
        </>
      }
      lead={giving.rejectLead}
      button={giving.rejectButton}
      danger
      back={{ to: back, label: giving.notNow }}
    >
      <TextArea name="reason" label={giving.rejectReason} maxLength={400} />
    </Confirm>
  );
}
