import { type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { qrSvg } from "~/platform/qr.server";
import { Confirm } from "~/ui/confirm";
import { Code, type MadeCode } from "./code";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.code.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await staff(request);
  return null;
};

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
  const back = { to: "/organizer/deliveries", label: confirm.openDelivery };
  return isMade(answer) ? (
    <Code made={answer} />
  ) : (
    <Confirm title={code.title} lead={code.lead} button={code.button} back={back} />
  );
}
