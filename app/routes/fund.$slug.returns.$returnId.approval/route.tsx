import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { returnSeen } from "~/domain/funds/return-queries.server";
import { approveReturn } from "~/domain/funds/return-purchase.server";
import { beforeDeciding } from "~/http/deciding.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ReturnFacts } from "~/parts/return-facts";
import { Confirm } from "~/ui/confirm";
import { MoneyText } from "~/ui/money";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.giving.approve,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  beforeDeciding(request, returnSeen, params, "returns");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveReturn, {
    actor: await trustee(request),
    input: params,
    then: () => redirect(to(request, `/fund/${params.slug}/returns/${params.returnId}`)),
  });

export default function Approval() {
  const given = useLoaderData<typeof loader>();
  const { giving } = useText().allocations;
  return (
    <Confirm
      title={
        <>
          {giving.approve} <MoneyText value={given.amount} />
        </>
      }
      lead={giving.approveLead}
      button={giving.approveButton}
      back={{ to: `/fund/${given.slug}/returns/${given.id}`, label: giving.notNow }}
    >
      <ReturnFacts given={given} />
    </Confirm>
  );
}
