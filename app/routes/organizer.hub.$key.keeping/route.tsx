import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { endedGift } from "~/domain/deliveries/stock-queries.server";
import { takeIntoStock } from "~/domain/deliveries/take-into-stock.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Confirm } from "~/ui/confirm";
import { Field, TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.keeping.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const gift = await show(endedGift, { actor, input: { claimId: params.key } });
  if (gift.stockId) throw redirect(to(request, `/organizer/hub/stock/${gift.stockId}`));
  return gift;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(takeIntoStock, {
    actor: await staff(request),
    input: { ...(await formInput(request)), claimId: params.key },
    then: ({ id }) => redirect(to(request, `/organizer/hub/stock/${id}`)),
  });

export default function Keeping() {
  const gift = useLoaderData<typeof loader>();
  const { hub } = useText();
  const { keeping: text } = hub;
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      back={{ to: "/organizer/hub", label: hub.back }}
    >
      <p>
        <GiftLine gift={gift} />
      </p>
      <Field name="size" label={hub.parcel.size} optional value={gift.size} maxLength={60} />
      <TextArea name="note" label={text.note} hint={text.noteHint} optional rows={2} />
    </Confirm>
  );
}
