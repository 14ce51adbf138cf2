import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks, Field } from "~/ui/field";

export const handle: Handle = { title: (text) => text.claims.sending.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  claimStep(request, params.claimId!, "send");

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  return submit(sendParcel, {
    actor: await claimant(request, claimId),
    input: { ...(await formInput(request)), claimId },
    then: () => redirect(to(request, `/claims/${claimId}/label`)),
  });
};

export default function Send() {
  const { home, together } = useLoaderData<typeof loader>();
  const { claims, wishes } = useText();
  const { sending } = claims;
  return (
    <Confirm
      title={sending.title}
      lead={sending.lead}
      button={sending.button}
      back={{ to: home, label: claims.keep.back }}
    >
      <Field name="carrier" label={sending.carrier} maxLength={40} />
      <Field name="tracking" label={sending.tracking} maxLength={60} autoCapitalize="characters" />
      {together.length > 0 && (
        <Checks
          name="together"
          type="checkbox"
          legend={sending.together}
          hint={sending.togetherHint}
          options={together.map((one) => ({
            value: one.id,
            label: one.title,
            hint: `${one.batch} ${wishes.number(one.number)}`,
          }))}
        />
      )}
    </Confirm>
  );
}
