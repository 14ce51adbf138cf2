import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { giftToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { qrSvg } from "~/platform/qr.server";
import { GiftLine } from "~/parts/gift-line";
import { Confirm } from "~/ui/confirm";
import { Code, type MadeCode } from "./code";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.code.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(giftToConfirm, { actor: await staff(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(inviteWitness, {
    actor: await staff(request),
    input: { claimId: params.claimId },
    then: async ({ token, expiresAt }) =>
      Response.json({
        expiresAt,
        svg: await qrSvg(env().publicUrl + to(request, `/w/${token}`)),
      } satisfies MadeCode),
  });

const isMade = (answer: unknown): answer is MadeCode =>
  typeof answer === "object" && answer !== null && "svg" in answer;

export default function WitnessCode() {
  const answer = useActionData<unknown>();
  const { code, confirm } = useText().deliveries;
  const gift = useLoaderData<typeof loader>();
  const back = { to: `/organizer/deliveries/${gift.deliveryId}`, label: confirm.openDelivery };
  return isMade(answer) ? (
    <Code made={answer} />
  ) : (
    <Confirm title={code.title} lead={code.lead} button={code.button} back={back}>
      <p>
        <GiftLine gift={gift} />
      </p>
    </Confirm>
  );
}
