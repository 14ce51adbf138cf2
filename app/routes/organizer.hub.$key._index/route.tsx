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
import { useWrittenIn } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { DoneList, EndedList } from "./lists";
import { Meanwhile } from "./meanwhile";
import { Waiting } from "./waiting";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(parcelAtHub, { actor: await staff(request), input: params });

/** Where nothing is said of a gift, it fits. */
const giftsOf = (form: FormInput) =>
  [form.claimIds].flat().map((claimId) => ({
    claimId,
    seen: form[`seen-${claimId}`],
    fits: form[`fits-${claimId}`] ?? "yes",
    instead: form[`instead-${claimId}`],
    note: form[`note-${claimId}`],
    size: form[`size-${claimId}`],
    dueOn: form[`dueOn-${claimId}`],
  }));

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return submit(checkIn, {
    actor,
    input: { ...form, gifts: giftsOf(form) },
    then: ({ choose: [stockId] }) =>
      redirect(
        to(request, `/organizer/hub${stockId ? `/stock/${stockId}` : `?done=${params.key}`}`),
      ),
  });
};

export default function CheckIn() {
  const parcel = useLoaderData<typeof loader>();
  const { hub } = useText();
  const { parcel: text } = hub;
  const written = useWrittenIn();
  const title = parcel.code ?? text.gift;
  return (
    <Page
      title={title}
      above={parcel.carrier ?? undefined}
      lead={
        <>
          {hub.goesTo} <span lang={written}>{parcel.hub}</span>
        </>
      }
      crumbs={[{ to: "/organizer/hub", label: hub.title }, { label: title }]}
      narrow
    >
      <Meanwhile waiting={parcel.waiting} />
      {parcel.recalled && <Callout>{text.recalled}</Callout>}
      {parcel.onHold > 0 && <Callout>{text.onHold(parcel.onHold)}</Callout>}
      {parcel.waiting.length > 0 && <Waiting parcel={parcel} />}
      {parcel.waiting.length + parcel.ended.length + parcel.onHold === 0 && !parcel.recalled && (
        <Callout>{text.nothing}</Callout>
      )}
      <EndedList gifts={parcel.ended} />
      <DoneList parcel={parcel} />
      <p className="mt-6">
        <TextLink to="/organizer/hub">{hub.back}</TextLink>
      </p>
    </Page>
  );
}
