import type { SerializeFrom } from "@remix-run/node";
import { troubles, type Trouble } from "~/domain/funds/card/troubles";
import { useFormat, useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Read = SerializeFrom<typeof loader>;

const isTrouble = (code: string | null): code is Trouble =>
  troubles.some((trouble) => trouble === code);

const noon = (day: string) => `${day}T04:00:00.000Z`;

/** Where the provider and the books don't say the same. */
export function DifferenceTable({ differences }: { differences: Read["differences"] }) {
  const { reconciliation: text } = useText().cards;
  const { day } = useFormat();
  return (
    <Table
      label={text.differences}
      rows={differences}
      rowKey={({ what, reference, ours }) => `${what} ${reference} ${ours?.minor}`}
      columns={[
        {
          key: "what",
          head: text.what,
          main: true,
          cell: ({ what, trouble }) => (
            <>
              {text.whats[what]}
              {isTrouble(trouble) && <small className="flow-note">{text.troubles[trouble]}</small>}
            </>
          ),
        },
        {
          key: "reference",
          head: text.reference,
          cell: ({ reference }) => (
            <span className="break-all" translate="no">
              {reference}
            </span>
          ),
        },
        {
          key: "theirs",
          head: text.theirs,
          numeric: true,
          cell: ({ theirs }) => theirs && <MoneyText value={theirs} />,
        },
        {
          key: "ours",
          head: text.ours,
          numeric: true,
          cell: ({ ours }) => ours && <MoneyText value={ours} />,
        },
        { key: "on", head: text.on, cell: ({ on }) => day(noon(on)) },
      ]}
    />
  );
}

/** What went from the provider to the charity's bank, newest first. */
export function PayoutTable({ payouts }: { payouts: Read["payouts"] }) {
  const { reconciliation: text, desk } = useText().cards;
  const { day } = useFormat();
  return (
    <Table
      label={text.payouts}
      rows={payouts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "on",
          head: text.on,
          main: true,
          cell: ({ arrivedOn }) => day(noon(arrivedOn)),
        },
        {
          key: "amount",
          head: desk.amount,
          numeric: true,
          cell: ({ amount }) => <MoneyText value={amount} />,
        },
        {
          key: "reference",
          head: text.reference,
          cell: ({ providerRef }) => (
            <span className="break-all" translate="no">
              {providerRef}
            </span>
          ),
        },
        {
          key: "state",
          head: desk.state,
          cell: ({ state }) => (
            <Badge tone={state === "paid" ? "done" : "stop"}>{text.payoutStates[state]}</Badge>
          ),
        },
      ]}
    />
  );
}
