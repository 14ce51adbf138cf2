import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deliveryPage } from "~/domain/deliveries/hand-over-queries.server";
import { undoDelivery } from "~/domain/deliveries/undo-delivery.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { forbidden } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { LeftOver, outcomeIn } from "~/parts/many-done";
import { Actions, LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Empty } from "~/ui/empty";
import { Checks } from "~/ui/field";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.undo.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const delivery = await show(deliveryPage, { actor: await staff(request), input: params });
  if (!delivery.undoes) throw forbidden();
  const { id, gifts, open } = delivery;
  return { id, gifts: gifts.filter(({ claimId }) => open.includes(claimId)) };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(undoDelivery, {
    actor: await staff(request),
    input: { ...(await formInput(request)), deliveryId: params.deliveryId },
    then: (outcome) =>
      outcome.left.length > 0
        ? Response.json({ outcome })
        : redirect(to(request, `/organizer/deliveries/${params.deliveryId}`)),
  });

export default function Undo() {
  const { id, gifts } = useLoaderData<typeof loader>();
  const outcome = outcomeIn(useActionData());
  const { deliveries } = useText();
  const { undo, deliver, together } = deliveries;
  const back = { to: `/organizer/deliveries/${id}`, label: deliver.see };
  if (outcome)
    return (
      <Page title={undo.done(outcome.done.length)} narrow>
        <LeftOver title={together.others} left={outcome.left} />
        <Actions>
          <LinkButton to={back.to}>{back.label}</LinkButton>
        </Actions>
      </Page>
    );
  if (gifts.length === 0)
    return (
      <Page title={undo.title} narrow>
        <Empty title={undo.nothing} action={back} />
      </Page>
    );
  return (
    <Confirm title={undo.title} lead={undo.lead} button={undo.button} danger back={back}>
      <Checks
        name="claimIds"
        legend={undo.which}
        type="checkbox"
        value={gifts.map(({ claimId }) => claimId)}
        options={gifts.map((gift) => ({ value: gift.claimId, label: <GiftLine gift={gift} /> }))}
      />
    </Confirm>
  );
}
