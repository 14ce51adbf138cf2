import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: ({ funds }) => funds.one.cancel };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const pledge = await show(pledgeSeen, { actor: await signedIn(request), input: params });
  if (!pledge.cancellable) throw redirect(to(request, `/pledges/${pledge.publicId}`));
  return pledge;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(cancelPledge, {
    actor: await signedIn(request),
    input: params,
    then: () => redirect(to(request, `/pledges/${params.publicId}`)),
  });

export default function Cancel() {
  const { publicId, paysForClaim, way } = useLoaderData<typeof loader>();
  const { cards, claimMoney, funds } = useText();
  const { one } = funds;
  const { cancelLead } = way === "stripe" ? cards.one : one;
  return (
    <Confirm
      title={one.cancel}
      lead={paysForClaim ? claimMoney.cancel : cancelLead}
      button={one.cancelButton}
      danger
      back={{ to: `/pledges/${publicId}`, label: one.keep }}
    />
  );
}
