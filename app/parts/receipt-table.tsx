import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";
import { useLangOf } from "./language";

type Receipt = {
  id: string;
  number: string;
  /** None for things whose value isn't stated. */
  amount: WireMoney | null;
  goods: boolean;
  receivedOn: string;
  voided: boolean;
  mayVoid?: boolean;
  charity: string;
  fund: { name: string };
};

/** Receipts by their numbers, each with its own page; `by` says whose each is, and for which fund, in a list of several. */
export function ReceiptTable({
  label,
  receipts,
  by,
}: {
  label: string;
  receipts: Receipt[];
  by?: boolean;
}) {
  const { print, receipts: text } = useText();
  const { day } = useFormat();
  const written = useLangOf();
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
            <a className="text-link" href={to(`/receipts/${id}`)} translate="no">
              {number}
            </a>
          ),
        },
        {
          key: "amount",
          head: text.what,
          numeric: true,
          cell: ({ amount, goods }) => (
            <>
              {goods && print.receipt.goods} {amount && <MoneyText value={amount} />}
            </>
          ),
        },
        {
          key: "day",
          head: text.day,
          cell: ({ receivedOn }) => day(`${receivedOn}T04:00:00.000Z`),
        },
        ...(by
          ? [
              {
                key: "by",
                head: text.by,
                cell: ({ charity, fund }: Receipt) => (
                  <>
                    <span lang={written(charity)}>{charity}</span>
                    {fund.name !== charity && (
                      <small className="flow-note" lang={written(fund.name)}>
                        {fund.name}
                      </small>
                    )}
                  </>
                ),
              },
            ]
          : []),
        {
          key: "state",
          head: text.state,
          cell: ({ id, voided, mayVoid }) => (
            <>
              <Badge tone={voided ? "stop" : "done"}>{voided ? text.void : text.holds}</Badge>{" "}
              {mayVoid && <TextLink to={`/receipts/${id}/voiding`}>{text.voiding.title}</TextLink>}
            </>
          ),
        },
      ]}
    />
  );
}
