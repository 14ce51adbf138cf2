import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";

type Receipt = {
  id: string;
  number: string;
  amount: WireMoney;
  receivedOn: string;
  voided: boolean;
  mayVoid?: boolean;
  fund: { slug: string };
};

/** Receipts by their numbers, each a PDF to open; who may void one finds the way there. */
export function ReceiptTable({ label, receipts }: { label: string; receipts: Receipt[] }) {
  const { receipts: text } = useText().funds.desk;
  const { day } = useFormat();
  const to = useTo();
  return (
    <Table
      label={label}
      rows={receipts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: text.number,
          main: true,
          cell: ({ id, number }) => (
            <a className="text-link" href={to(`/receipts/${id}.pdf`)} translate="no">
              {number}
            </a>
          ),
        },
        {
          key: "amount",
          head: text.amount,
          numeric: true,
          cell: ({ amount }) => <MoneyText value={amount} />,
        },
        {
          key: "day",
          head: text.day,
          cell: ({ receivedOn }) => day(`${receivedOn}T04:00:00.000Z`),
        },
        {
          key: "state",
          head: text.state,
          cell: ({ id, voided, mayVoid, fund }) => (
            <>
              <Badge tone={voided ? "stop" : "done"}>{voided ? text.void : text.holds}</Badge>{" "}
              {mayVoid && (
                <a className="text-link" href={to(`/fund/${fund.slug}/receipts/${id}/voiding`)}>
                  {text.voiding}
                </a>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
