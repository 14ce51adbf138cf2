import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { giftToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { decisionsIn } from "~/http/hand-over.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { WitnessWords } from "~/parts/witness-words";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import { ConfirmForm } from "./confirm-form";
import { Settle } from "./settle";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.confirm.look };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const gift = await show(giftToConfirm, { actor: await staff(request), input: params });
  return { ...gift, clientId: randomUUID() };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return submit(confirmDelivery, {
    actor,
    input: { ...form, claimId: params.claimId, photos: decisionsIn(form) },
    then: () => redirect(to(request, "/organizer/confirmations")),
  });
};

export default function ConfirmGift() {
  const gift = useLoaderData<typeof loader>();
  const { deliveries, photos } = useText();
  const { confirm, page } = deliveries;
  const differs = gift.words.some(({ outcome }) => outcome === "discrepancy");
  const waits = gift.state === "delivered";
  const title =
    gift.confirms && waits && !gift.own ? confirm.go : differs ? confirm.settle : confirm.look;
  return (
    <Page
      title={<GiftLine gift={gift} />}
      lead={confirm.lead}
      above={gift.batch}
      crumbs={[{ to: "/organizer/confirmations", label: confirm.title }, { label: title }]}
      narrow
    >
      {gift.words.length > 0 && (
        <Panel title={confirm.differs}>
          <WitnessWords words={gift.words} />
          {gift.photos.map((photo) => (
            <PhotoFrame
              key={photo.id}
              src={`${photo.src}&size=small`}
              alt={photos.alt}
              width={photo.width}
              height={photo.height}
            />
          ))}
        </Panel>
      )}
      {gift.own && <Callout>{confirm.isOwn}</Callout>}
      {waits && !gift.own && !gift.confirms && !differs && (
        <>
          <Callout>{confirm.others}</Callout>
          <Actions>
            <LinkButton to={`/organizer/confirmations/${gift.claimId}/code`}>
              {page.code}
            </LinkButton>
          </Actions>
        </>
      )}
      {waits && differs && !gift.accepts && <Callout>{confirm.settlesElse}</Callout>}
      {differs && gift.accepts && <Settle gift={gift} />}
      {waits && gift.confirms && !gift.own && <ConfirmForm gift={gift} />}
      {!differs && gift.accepts && <Settle gift={gift} />}
    </Page>
  );
}
