import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orderForm } from "~/domain/funds/allocation-queries.server";
import { recordPurchase } from "~/domain/funds/record-purchase.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { withInvoices } from "~/http/invoices.server";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { OrderForm } from "~/parts/order-form";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.order.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  ...(await show(orderForm, { actor: await trustee(request), input: params })),
  formKey: randomUUID(),
});

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await trustee(request);
  const input = await formInput(request);
  return withInvoices(input, (papers) =>
    submit(recordPurchase, {
      actor,
      input: { ...input, slug: params.slug, ...papers },
      then: ({ id }) => redirect(to(request, `/fund/${params.slug}/purchases/${id}`)),
    }),
  );
};

export default function NewPurchase() {
  const asked = useLoaderData<typeof loader>();
  const { order } = useText().allocations;
  return (
    <Page title={order.title} lead={order.lead}>
      {asked.wishes.length > 0 ? (
        <OrderForm asked={asked} />
      ) : (
        <Empty title={order.none}>{order.noneWhy}</Empty>
      )}
    </Page>
  );
}
