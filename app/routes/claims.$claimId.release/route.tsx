import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { releaseReasons } from "~/domain/claims/input";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { claimHome, claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";

export const handle: Handle = { title: (text) => text.claims.releasing.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  claimStep(request, params.claimId!, "release");

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  return submit(releaseClaim, {
    actor,
    input: { ...(await formInput(request)), claimId },
    then: async () => redirect(to(request, await claimHome(actor, claimId))),
  });
};

export default function Release() {
  const { home } = useLoaderData<typeof loader>();
  const { reasons, releasing } = useText().claims;
  return (
    <Confirm
      title={releasing.title}
      lead={releasing.lead}
      button={releasing.button}
      back={{ to: home, label: releasing.back }}
    >
      <Checks
        name="reason"
        legend={releasing.reason}
        options={releaseReasons.map((value) => ({ value, label: reasons[value] }))}
      />
    </Confirm>
  );
}
