import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { toConfirm } from "~/domain/deliveries/confirm-queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Gifts, Waiting } from "./gifts";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.confirm.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(toConfirm, { actor: await staff(request), input: {} });

const confirms = (gift: { confirms: boolean }) => gift.confirms;

export default function Confirmations() {
  const { deliveries, differing, ownCount } = useLoaderData<typeof loader>();
  const { desk, confirm } = useText().deliveries;
  return (
    <Page
      title={confirm.title}
      lead={confirm.lead}
      crumbs={[{ to: "/organizer", label: desk }, { label: confirm.title }]}
    >
      {deliveries.length > 0 && !deliveries.some(({ gifts }) => gifts.some(confirms)) && (
        <Callout>{confirm.others}</Callout>
      )}
      {ownCount > 0 && <Callout>{confirm.own(ownCount)}</Callout>}
      {differing.length > 0 && (
        <Section title={confirm.differing}>
          <Gifts label={confirm.differing} gifts={differing} />
        </Section>
      )}
      {deliveries.map((delivery) => (
        <Waiting key={delivery.deliveryId} {...delivery} />
      ))}
      {deliveries.length === 0 && <Empty title={confirm.empty} />}
    </Page>
  );
}
