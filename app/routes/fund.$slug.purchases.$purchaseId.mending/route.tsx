import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { purchaseToMend } from "~/domain/funds/allocation-queries.server";
import { mendPurchase } from "~/domain/funds/record-purchase.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { withInvoices } from "~/http/invoices.server";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { OrderForm } from "~/parts/order-form";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchase.mend,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  ...(await show(purchaseToMend, { actor: await trustee(request), input: params })),
  formKey: randomUUID(),
});

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await trustee(request);
  const input = await formInput(request);
  return withInvoices(input, (papers) =>
    submit(mendPurchase, {
      actor,
      input: { ...input, purchaseId: params.purchaseId, ...papers },
      then: () => redirect(to(request, `/fund/${params.slug}/purchases/${params.purchaseId}`)),
    }),
  );
};

export default function Mending() {
  const { id, reason, gone, order, ...asked } = useLoaderData<typeof loader>();
  const { allocations, wishes } = useText();
  const { purchase: text } = allocations;
  const written = useWrittenIn();
  const titles = gone.map(({ number, title }) => `${wishes.number(number)} ${title}`).join(" · ");
  return (
    <Page
      crumbs={[
        { to: `/fund/${asked.slug}/purchases/${id}`, label: text.title },
        { label: text.mend },
      ]}
      title={text.mend}
      lead={text.mendLead}
    >
      {reason && <Callout>{filled(text.wrong, { reason })}</Callout>}
      {titles && (
        <Callout>
          <span lang={written}>{filled(text.gone, { wishes: titles })}</span>
        </Callout>
      )}
      <OrderForm asked={asked} order={order} back={`/fund/${asked.slug}/purchases/${id}`} />
    </Page>
  );
}
