import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { useNumbers } from "~/parts/many-done";
import { LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Gift = ReturnType<typeof useLoaderData<typeof loader>>["waiting"][number];
type Delivery = ReturnType<typeof useLoaderData<typeof loader>>["deliveries"][number];

export function Gifts({ label, gifts }: { label: string; gifts: Gift[] }) {
  const { deliveries, wishes } = useText();
  const { confirm, page } = deliveries;
  return (
    <Table
      label={label}
      rows={gifts}
      rowKey={({ claimId }) => claimId}
      columns={[
        {
          key: "gift",
          head: deliveries.spec,
          main: true,
          cell: (gift) => <GiftLine gift={gift} />,
        },
        { key: "batch", head: wishes.find.batch, cell: ({ batch }) => batch },
        {
          key: "at",
          head: page.at,
          cell: ({ deliveredAt, timeZone }) =>
            deliveredAt && <Day at={deliveredAt} as="dayTime" timeZone={timeZone} />,
        },
        {
          key: "whole",
          head: "",
          bare: true,
          cell: ({ deliveryId }) => (
            <TextLink to={`/organizer/deliveries/${deliveryId}`}>{confirm.openDelivery}</TextLink>
          ),
        },
        {
          key: "go",
          head: "",
          bare: true,
          cell: ({ claimId, confirms, differs, accepts }) =>
            (differs ? accepts : confirms) ? (
              <LinkButton small to={`/organizer/confirmations/${claimId}`}>
                {differs ? confirm.settle : confirm.go}
              </LinkButton>
            ) : (
              differs && confirm.settlesElse
            ),
        },
      ]}
    />
  );
}

/** One delivery that waits for its witness: all of it by one press, or one thing by itself. */
export function Waiting({ deliveryId, gifts }: Delivery) {
  const { confirm, together } = useText().deliveries;
  const numbers = useNumbers();
  const [first] = gifts;
  return (
    <Section
      title={
        <>
          {first?.deliveredAt && (
            <Day at={first.deliveredAt} as="dayTime" timeZone={first.timeZone} />
          )}{" "}
          · {confirm.giftsIn(gifts.length)}
        </>
      }
      action={
        first?.confirms && (
          <LinkButton
            kind="primary"
            small
            to={`/organizer/confirmations/together?delivery=${deliveryId}`}
          >
            {together.delivery}
          </LinkButton>
        )
      }
    >
      <Gifts
        label={`${first?.batch} ${numbers(gifts.map(({ number }) => number))}`}
        gifts={gifts}
      />
    </Section>
  );
}
