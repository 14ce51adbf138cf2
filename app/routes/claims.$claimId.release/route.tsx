import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { releaseReasons } from "~/domain/claims/input";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { moneyOn } from "~/http/claim-money.server";
import { claimHome, claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";

export const handle: Handle = { title: (text) => text.claims.releasing.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { id, home } = await claimStep(request, params.claimId!, "release");
  const { promise } = await moneyOn(await claimant(request, id), id);
  return { home, promise };
};

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
  const { home, promise } = useLoaderData<typeof loader>();
  const { claims, claimMoney } = useText();
  const { reasons, releasing } = claims;
  const { money } = useFormat();
  const given =
    promise?.state === "promised" || promise?.state === "reserved"
      ? filled(claimMoney.releasing[promise.state], {
          amount: money(promise.amount),
          fund: promise.name,
        })
      : "";
  return (
    <Confirm
      title={releasing.title}
      lead={
        <>
          {releasing.lead} {given}
        </>
      }
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
