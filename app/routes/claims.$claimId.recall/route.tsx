import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recallParcel } from "~/domain/claims/recall-parcel.server";
import { claimStep } from "~/http/claim-step.server";
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
  return submit(recallParcel, {
    actor: await claimant(request, claimId),
    input: { claimId },
    then: () => redirect(to(request, `/claims/${claimId}`)),
  });
};

export default function Recall() {
  const { id } = useLoaderData<typeof loader>();
  const { keep, recalling } = useText().claims;
  return <Confirm {...recalling} back={{ to: `/claims/${id}`, label: keep.back }} />;
}
