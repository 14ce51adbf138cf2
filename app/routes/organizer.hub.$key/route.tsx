import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { parcelAtHub } from "~/domain/deliveries/queries.server";
import { staff } from "~/http/doors.server";
import { formInput, type FormInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page, Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { DoneList, GiftPanel } from "./gift-panel";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.hub.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(parcelAtHub, { actor: await staff(request), input: params });

const giftsOf = (form: FormInput) =>
  [form.claimIds].flat().map((claimId) => ({
    claimId,
    fits: form[`fits-${claimId}`],
    note: form[`note-${claimId}`],
    dueOn: form[`dueOn-${claimId}`],
  }));

export const action = async ({ request }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return submit(checkIn, {
    actor,
    input: { ...form, gifts: giftsOf(form) },
    then: () => redirect(to(request, "/organizer/hub")),
  });
};

export default function CheckIn() {
  const parcel = useLoaderData<typeof loader>();
  const { deliveries } = useText();
  const { checkIn: text, hub } = deliveries;
  return (
    <Page
      title={parcel.code ?? text.gift}
      lead={parcel.waiting.length > 0 ? text.lead : undefined}
      above={parcel.carrier ?? undefined}
      crumbs={[{ to: "/organizer/hub", label: hub.title }, { label: parcel.code ?? text.gift }]}
      narrow
    >
      {parcel.waiting.length === 0 && <Callout>{text.nothing}</Callout>}
      {parcel.waiting.length > 0 && (
        <Section title={parcel.code ? text.parcel : text.gift}>
          <Form>
            <Refused />
            {parcel.waiting.map((gift) => (
              <GiftPanel key={gift.claimId} parcel={parcel} gift={gift} />
            ))}
            <Actions>
              <Button>{text.button}</Button>
              <TextLink to="/organizer/hub">{deliveries.back}</TextLink>
            </Actions>
          </Form>
        </Section>
      )}
      <DoneList gifts={parcel.done} />
    </Page>
  );
}
