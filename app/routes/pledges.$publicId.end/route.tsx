import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { endMonthly } from "~/domain/funds/card/checkout.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: ({ cards }) => cards.one.end };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const pledge = await show(pledgeSeen, { actor: await signedIn(request), input: params });
  if (!pledge.goesOn) throw redirect(to(request, `/pledges/${pledge.publicId}`));
  return pledge;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(endMonthly, {
    actor: await signedIn(request),
    input: params,
    then: () => redirect(to(request, `/pledges/${params.publicId}`)),
  });

export default function End() {
  const { publicId } = useLoaderData<typeof loader>();
  const { one } = useText().cards;
  return (
    <Confirm
      title={one.end}
      lead={one.endLead}
      button={one.endButton}
      danger
      back={{ to: `/pledges/${publicId}`, label: one.keep }}
    />
  );
}
