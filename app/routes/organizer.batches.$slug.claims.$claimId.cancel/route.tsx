import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.claims.desk.cancelling.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(claimAtDesk, { actor: await staff(request), input: { claimId: params.claimId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(cancelClaim, {
    actor: await staff(request),
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}/claims/${params.claimId}`)),
  });

export default function Cancel() {
  const { id, batch, wish } = useLoaderData<typeof loader>();
  const { desk } = useText().claims;
  return (
    <Confirm
      title={desk.cancelling.title}
      lead={desk.cancelling.lead}
      button={desk.cancelling.button}
      danger
      back={{ to: `/organizer/batches/${batch.slug}/claims/${id}`, label: wish.title }}
    >
      <TextArea
        name="reason"
        label={desk.cancelling.reason}
        hint={desk.cancelling.reasonHint}
        rows={3}
      />
    </Confirm>
  );
}
