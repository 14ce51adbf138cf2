import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deliveryPage } from "~/domain/deliveries/hand-over-queries.server";
import { inviteToDelivery } from "~/domain/deliveries/invite-to-delivery.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { forbidden } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { qrSvg } from "~/platform/qr.server";
import { Confirm } from "~/ui/confirm";
import { Callout } from "~/ui/panel";
import { useMade, WholeCode, type MadeCode } from "./whole-code";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.code.wholeTitle };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const delivery = await show(deliveryPage, { actor: await staff(request), input: params });
  if (!delivery.invites) throw forbidden();
  return { id: delivery.id, open: delivery.open.length, code: delivery.code };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(inviteToDelivery, {
    actor: await staff(request),
    input: params,
    then: async ({ token, expiresAt }) =>
      Response.json({
        expiresAt,
        svg: await qrSvg(env().publicUrl + to(request, `/w/${token}`)),
      } satisfies MadeCode),
  });

export default function CodeForAll() {
  const made = useMade(useActionData<unknown>());
  const delivery = useLoaderData<typeof loader>();
  const { code, confirm, readList } = useText().deliveries;
  if (made) return <WholeCode made={made} {...delivery} />;
  return (
    <Confirm
      title={code.wholeTitle}
      lead={code.wholeLead}
      button={code.button}
      back={{ to: `/organizer/deliveries/${delivery.id}`, label: confirm.openDelivery }}
    >
      <p>{delivery.open > 0 ? code.waits(delivery.open) : readList.nothing}</p>
      {delivery.code?.used && <Callout>{code.used}</Callout>}
      {delivery.code && !delivery.code.used && !delivery.code.over && (
        <Callout>{code.unused}</Callout>
      )}
    </Confirm>
  );
}
