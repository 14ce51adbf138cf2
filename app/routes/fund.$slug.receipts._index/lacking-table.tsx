import type { MoneyWay } from "~/domain/funds/choices";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { atNoon } from "~/i18n/report-texts";
import { TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";

type Payment = { id: string; way: MoneyWay; amount: WireMoney; receivedOn: string };
type Lacking = { slug: string; payments: Payment[]; mayIssue: boolean };

/** Money in the books that has no receipt, each with the way to write one. */
export function LackingTable({ slug, payments, mayIssue }: Lacking) {
  const { funds, receipts } = useText();
  const format = useFormat();
  const { desk: text } = receipts;
  return (
    <Table
      label={text.lacking}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "day",
          head: text.day,
          main: true,
          cell: ({ receivedOn }) => format.day(atNoon(receivedOn)),
        },
        { key: "way", head: text.way, cell: ({ way }) => funds.ways[way] },
        {
          key: "amount",
          head: text.amount,
          numeric: true,
          cell: ({ amount }) => <MoneyText value={amount} />,
        },
        {
          key: "issue",
          head: text.issue,
          cell: ({ id }) =>
            mayIssue && (
              <TextLink to={`/fund/${slug}/payments/${id}/receipt`}>{text.issue}</TextLink>
            ),
        },
      ]}
    />
  );
}
