import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { returnStock } from "~/domain/deliveries/return-stock.server";
import { stockPage } from "~/domain/deliveries/stock-queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.returning.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(stockPage, { actor: await staff(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(returnStock, {
    actor: await staff(request),
    input: { ...(await formInput(request)), stockId: params.stockId },
    then: () => redirect(to(request, "/organizer/hub/stock")),
  });

export default function Return() {
  const { id, title } = useLoaderData<typeof loader>();
  const { returning } = useText().hub;
  return (
    <Confirm
      title={returning.title}
      lead={returning.lead}
      button={returning.button}
      back={{ to: `/organizer/hub/stock/${id}`, label: title }}
    >
      <TextArea name="note" label={returning.note} hint={returning.noteHint} rows={2} />
    </Confirm>
  );
}
