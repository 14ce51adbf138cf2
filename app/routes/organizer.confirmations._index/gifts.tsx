import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Gift = ReturnType<typeof useLoaderData<typeof loader>>["waiting"][number];

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
            (confirms || accepts) && (
              <LinkButton small to={`/organizer/confirmations/${claimId}`}>
                {differs ? confirm.settle : confirm.go}
              </LinkButton>
            ),
        },
      ]}
    />
  );
}
