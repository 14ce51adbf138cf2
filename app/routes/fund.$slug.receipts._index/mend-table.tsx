import type { WireMoney } from "~/i18n/formats";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";

type Overtaken = { id: string; number: string; amount: WireMoney | null; held: WireMoney };

/** Receipts that state another sum than the books hold by now, each with the step that mends it. */
export function MendTable({ receipts, mayMend }: { receipts: Overtaken[]; mayMend: boolean }) {
  const { number: head, state, desk: text } = useText().receipts;
  return (
    <Table
      label={text.toMend}
      rows={receipts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head,
          main: true,
          cell: ({ id, number }) => <TextLink to={`/receipts/${id}`}>{number}</TextLink>,
        },
        {
          key: "states",
          head: text.states,
          numeric: true,
          cell: ({ amount }) => amount && <MoneyText value={amount} />,
        },
        {
          key: "held",
          head: text.held,
          numeric: true,
          cell: ({ held }) => <MoneyText value={held} />,
        },
        {
          key: "mend",
          head: state,
          bare: true,
          cell: ({ id }) =>
            mayMend && <TextLink to={`/receipts/${id}/mending`}>{text.mend}</TextLink>,
        },
      ]}
    />
  );
}
