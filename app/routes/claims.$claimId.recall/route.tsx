import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recallParcel } from "~/domain/claims/recall-parcel.server";
import { claimHome, claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: (text) => text.claims.recalling.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  claimStep(request, params.claimId!, "recall");

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  return submit(recallParcel, {
    actor,
    input: { claimId },
    then: async () => redirect(to(request, await claimHome(actor, claimId))),
  });
};

export default function Recall() {
  const { home } = useLoaderData<typeof loader>();
  const { keep, recalling } = useText().claims;
  return <Confirm {...recalling} back={{ to: home, label: keep.back }} />;
}
