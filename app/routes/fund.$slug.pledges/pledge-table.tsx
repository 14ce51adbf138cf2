import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { PledgeStanding } from "~/parts/pledge-state";
import { Actions, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { Table, type Column } from "~/ui/table";
import type { loader } from "./route";

type Wire = SerializeFrom<typeof loader>;
type Pledge = Wire["promised"][number];

/** Promises with their references, for the treasurer to find what came among them. */
export function PledgeTable({
  fund,
  label,
  pledges,
}: {
  fund: Wire["fund"];
  label: string;
  pledges: Pledge[];
}) {
  const { one, desk } = useText().funds;
  const { pledges: text } = desk;
  const written = useLangOf();
  const columns: Column<Pledge>[] = [
    {
      key: "reference",
      head: text.reference,
      main: true,
      cell: ({ reference }) => <span translate="no">{reference}</span>,
    },
    {
      key: "donor",
      head: text.donor,
      cell: ({ shownName }) => shownName || text.unnamed,
    },
    {
      key: "amount",
      head: text.amount,
      numeric: true,
      cell: ({ amount }) => <MoneyText exact value={amount} />,
    },
    {
      key: "came",
      head: text.came,
      numeric: true,
      cell: ({ came }) => <MoneyText exact value={came} />,
    },
    {
      key: "for",
      head: text.for,
      cell: ({ purpose }) =>
        purpose?.title ? <span lang={written(purpose.title)}>{purpose.title}</span> : one.general,
    },
    { key: "at", head: text.at, cell: ({ promisedAt }) => <Day at={promisedAt} /> },
    { key: "state", head: text.state, cell: ({ state }) => <PledgeStanding state={state} /> },
  ];
  const ways: Column<Pledge> = {
    key: "ways",
    head: "",
    bare: true,
    cell: ({ reference, publicId, cancellable, way }) =>
      cancellable && (
        <Actions>
          {/* What is promised by card the provider's list books. */}
          {way !== "stripe" && (
            <TextLink
              to={`/fund/${fund.slug}/deposits/new?reference=${reference}`}
              aria-label={`${text.record}: ${reference}`}
            >
              {text.record}
            </TextLink>
          )}
          <TextLink
            to={`/pledges/${publicId}/cancellation`}
            aria-label={`${one.cancel}: ${reference}`}
          >
            {one.cancelButton}
          </TextLink>
        </Actions>
      ),
  };
  return (
    <Table
      label={label}
      rows={pledges}
      rowKey={({ publicId }) => publicId}
      columns={fund.may.record ? [...columns, ways] : columns}
    />
  );
}
