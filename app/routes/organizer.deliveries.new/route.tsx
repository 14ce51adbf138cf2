import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { toHandOver } from "~/domain/deliveries/hand-over-queries.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { withDeliveryPhotos } from "~/http/hand-over.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { giftsIn } from "~/http/picking.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LeftOver, NoneOfPicked, outcomeIn, type Outcome } from "~/parts/many-done";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { DeliveryForm } from "./delivery-form";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.deliver.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const input = giftsIn(request);
  if (!input) throw redirect(to(request, "/organizer/deliveries"));
  const chosen = await show(toHandOver, { actor, input });
  return { ...chosen, batch: input.batch, clientId: randomUUID() };
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return withDeliveryPhotos({ actor, form }, (photos) =>
    submit(recordDelivery, {
      actor,
      input: { ...form, photos },
      then: (recorded) => told(request, recorded),
    }),
  );
};

/** On to the delivery; first, where something was left, to what was left and why. */
function told(request: Request, { id, ...outcome }: { id: string } & Outcome) {
  const page = `/organizer/deliveries/${id}`;
  return outcome.left.length > 0 ? Response.json({ outcome, page }) : redirect(to(request, page));
}

/** Where the network breaks the page stays, with all that was typed and sent. */
export const clientAction = async ({ serverAction }: ClientActionFunctionArgs) => {
  try {
    return await serverAction();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { errors: [{ code: "connection_broken" }], typed: {} };
  }
};

export default function Deliver() {
  const { left, more, batch, ...chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<{ page?: string }>();
  const outcome = outcomeIn(answer);
  const { deliver, record } = useText().deliveries;
  const list = { to: "/organizer/deliveries", label: record.title };
  return (
    <Page
      title={outcome ? deliver.done(outcome.done.length) : deliver.title}
      lead={outcome ? undefined : deliver.lead}
      crumbs={[list, { label: deliver.title }]}
      narrow
    >
      {outcome && (
        <Actions>
          <LinkButton to={answer?.page ?? "/organizer/deliveries"}>{deliver.see}</LinkButton>
        </Actions>
      )}
      {!outcome && chosen.gifts.length === 0 && (
        <NoneOfPicked title={deliver.gone} {...{ batch, left }} list={list} />
      )}
      {!outcome && chosen.gifts.length > 0 && <DeliveryForm {...chosen} />}
      <LeftOver title={deliver.left} left={outcome?.left ?? left} more={!outcome && more} />
    </Page>
  );
}
