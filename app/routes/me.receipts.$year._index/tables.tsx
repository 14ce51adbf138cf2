import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { useLangOf } from "~/parts/language";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Year = SerializeFrom<typeof loader>;

/** Money of a year: one line for each fund and currency. */
export function SumTable({ sums }: { sums: Year["sums"] }) {
  const { mine: text } = useText().receipts;
  const written = useLangOf();
  return (
    <Table
      label={text.sums}
      rows={sums}
      rowKey={({ fund, amount }) => `${fund} ${amount.currency}`}
      columns={[
        {
          key: "fund",
          head: text.fund,
          main: true,
          cell: ({ fund }) => <span lang={written(fund)}>{fund}</span>,
        },
        { key: "count", head: text.count, numeric: true, cell: ({ count }) => count },
        {
          key: "sum",
          head: text.sum,
          numeric: true,
          cell: ({ amount }) => <MoneyText value={amount} />,
        },
      ]}
    />
  );
}

/** The receipts of a year that hold, by the day the gift was received. */
export function GivenTable({ receipts }: { receipts: Year["receipts"] }) {
  const { mine: text, ...said } = useText().receipts;
  const { day } = useFormat();
  const written = useLangOf();
  return (
    <Table
      label={text.list}
      rows={receipts}
      rowKey={({ by, number }) => `${by} ${number}`}
      columns={[
        {
          key: "number",
          head: said.number,
          main: true,
          cell: ({ number }) => <span translate="no">{number}</span>,
        },
        { key: "by", head: said.by, cell: ({ by }) => <span lang={written(by)}>{by}</span> },
        {
          key: "day",
          head: said.day,
          cell: ({ receivedOn }) => day(`${receivedOn}T04:00:00.000Z`),
        },
        {
          key: "what",
          head: said.what,
          cell: ({ amount, things }) => (
            <>
              {things.length > 0 && <GivenThings things={things} />}
              {amount && <MoneyText value={amount} />}
            </>
          ),
        },
      ]}
    />
  );
}
