import type { DepositOutcome } from "~/domain/funds/life";
import type { MoneyWay } from "~/domain/funds/choices";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { DepositStanding } from "~/parts/pledge-state";
import { TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";

type Deposit = {
  id: string;
  way: MoneyWay;
  state: DepositOutcome;
  receivedOn: string;
  recordedBy: string;
  reason: string;
  amount: WireMoney;
};

/** Money that was entered: when it came, how, how much, and whether it is in the books. */
export function DepositTable({
  here,
  label,
  deposits,
}: {
  /** Where each is opened; nothing for who may not. */
  here?: string;
  label: string;
  deposits: Deposit[];
}) {
  const { ways, desk } = useText().funds;
  const { deposits: text } = desk;
  const { day } = useFormat();
  return (
    <Table
      label={label}
      rows={deposits}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "day",
          head: text.day,
          main: true,
          cell: ({ id, receivedOn }) => {
            const said = day(`${receivedOn}T04:00:00.000Z`);
            return here ? <TextLink to={`${here}/${id}`}>{said}</TextLink> : said;
          },
        },
        { key: "way", head: text.way, cell: ({ way }) => ways[way] },
        {
          key: "amount",
          head: text.amount,
          numeric: true,
          cell: ({ amount }) => <MoneyText exact value={amount} />,
        },
        { key: "by", head: text.by, cell: ({ recordedBy }) => recordedBy },
        {
          key: "state",
          head: text.state,
          cell: ({ state, reason }) => (
            <>
              <DepositStanding state={state} />
              {reason && <small className="flow-note">{reason}</small>}
            </>
          ),
        },
      ]}
    />
  );
}
