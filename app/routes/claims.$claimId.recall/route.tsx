import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimPage } from "~/domain/claims/queries.server";
import { recallParcel } from "~/domain/claims/recall-parcel.server";
import { claimant } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: (text) => text.claims.recalling.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  return show(claimPage, { actor, input: { claimId } });
};

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
