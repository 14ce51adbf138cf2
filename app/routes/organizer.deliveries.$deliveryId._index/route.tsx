import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deliveryPage } from "~/domain/deliveries/hand-over-queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ForgetSent } from "~/parts/photo-sender";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { DeliveredGift } from "./delivered-gift";
import { Lists } from "./lists";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.page.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(deliveryPage, { actor: await staff(request), input: params });

export default function Delivery() {
  const delivery = useLoaderData<typeof loader>();
  const address = `/organizer/deliveries/${delivery.id}`;
  const { page, record } = useText().deliveries;
  return (
    <Page
      title={page.title}
      crumbs={[{ to: "/organizer/deliveries", label: record.title }, { label: page.title }]}
      narrow
    >
      <Facts
        items={[
          { label: page.courier, value: delivery.courier },
          { label: page.at, value: <Day at={delivery.deliveredAt} as="dayTime" /> },
          ...(delivery.noPhotoReason
            ? [{ label: page.noPhoto, value: delivery.noPhotoReason }]
            : []),
        ]}
      />
      <ForgetSent claimIds={delivery.gifts.map(({ claimId }) => claimId)} />
      {delivery.open.length > 0 && (
        <Actions>
          {delivery.invites && (
            <LinkButton kind="primary" to={`${address}/code`}>
              {page.codeAll}
            </LinkButton>
          )}
          {delivery.confirms && (
            <LinkButton to={`/organizer/confirmations/together?delivery=${delivery.id}`}>
              {page.together}
            </LinkButton>
          )}
          {delivery.undoes && <TextLink to={`${address}/undo`}>{page.undo}</TextLink>}
        </Actions>
      )}
      {delivery.gifts.length === 0 && <Callout>{page.takenBack}</Callout>}
      {delivery.gifts.length > 0 && (
        <Section title={page.gifts}>
          {delivery.gifts.map((gift) => (
            <DeliveredGift key={gift.claimId} gift={gift} delivery={delivery} />
          ))}
        </Section>
      )}
      <Lists delivery={delivery} />
    </Page>
  );
}
