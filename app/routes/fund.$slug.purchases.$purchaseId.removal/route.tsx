import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { purchaseToDrop } from "~/domain/funds/allocation-queries.server";
import { dropPurchase } from "~/domain/funds/record-purchase.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchase.drop,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(purchaseToDrop, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(dropPurchase, {
    actor: await trustee(request),
    input: { purchaseId: params.purchaseId },
    then: () => redirect(to(request, `/fund/${params.slug}/purchases`)),
  });

export default function Removal() {
  const { id, slug } = useLoaderData<typeof loader>();
  const { purchase: text } = useText().allocations;
  return (
    <Confirm
      title={text.drop}
      lead={text.dropLead}
      button={text.drop}
      danger
      back={{ to: `/fund/${slug}/purchases/${id}`, label: text.back }}
    />
  );
}
