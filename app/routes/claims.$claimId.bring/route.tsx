import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bringMyself } from "~/domain/claims/bring-myself.server";
import { claimHome, claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";

export const handle: Handle = { title: (text) => text.claims.bringing.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  claimStep(request, params.claimId!, "send");

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  return submit(bringMyself, {
    actor,
    input: { ...(await formInput(request)), claimId },
    then: async () => redirect(to(request, await claimHome(actor, claimId))),
  });
};

export default function Bring() {
  const { home, bringOn, road } = useLoaderData<typeof loader>();
  const { bringing, keep } = useText().claims;
  return (
    <Confirm {...bringing} back={{ to: home, label: keep.back }}>
      <Field
        name="bringOn"
        type="date"
        label={bringing.on}
        value={bringOn ?? undefined}
        max={road.dueAt?.slice(0, 10)}
      />
    </Confirm>
  );
}
