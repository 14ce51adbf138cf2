import { accountLines } from "~/domain/reports/account";
import type { WireMoneyFigures } from "~/domain/reports/figures";
import type { WireMoney } from "~/i18n/formats";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { accountLabel } from "~/i18n/report-texts";
import { Table } from "~/ui/table";
import { MoneyFlow } from "./money-flow";

type Account = { money: WireMoneyFigures; late?: WireMoney | null };

/** The account of a period as a table; `late` is what it opens with more than the one before closed with. */
export function AccountTable({ money, late }: Account) {
  const { reports: text } = useText();
  const format = useFormat();
  const { currency } = money.closing;
  const table = (
    <Table
      label={text.money.table}
      rows={accountLines(money)}
      rowKey={({ of }) => Object.values(of).join("")}
      columns={[
        {
          key: "item",
          head: text.money.item,
          main: true,
          cell: ({ of, within }) => (
            <span className={within ? "flow-depth-2" : undefined}>{accountLabel(text, of)}</span>
          ),
        },
        {
          key: "amount",
          head: text.money.amount,
          numeric: true,
          cell: ({ of, minor }) => {
            const amount = format.exact({ minor, currency });
            return "sum" in of && ["opening", "closing"].includes(of.sum) ? (
              <b>{amount}</b>
            ) : (
              amount
            );
          },
        },
      ]}
    />
  );
  return (
    <>
      {table}
      <LateNote late={late ?? null} />
    </>
  );
}

/** That a report opens with another sum than the one before closed with. */
export function LateNote({ late }: { late: WireMoney | null }) {
  const { money: text } = useText().reports;
  const format = useFormat();
  if (!late) return null;
  return <p className="fine mt-2">{filled(text.late, { amount: format.exact(late) })}</p>;
}

/** The way of a period's money, drawn and told. What was delivered of what was spent is not known to it. */
export function ReportFlow({ money, delivered }: { money: WireMoneyFigures; delivered: bigint }) {
  const { money: text } = useText().reports;
  const { currency } = money.closing;
  const of = (key: Exclude<keyof WireMoneyFigures, "income">) => BigInt(money[key].minor);
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  const most = (one: bigint, other: bigint) => (one > other ? one : other);
  const [spent, fees] = [most(of("purchases") + of("delivery"), 0n), most(of("fees"), 0n)];
  // What was corrected never came, or came after all: nobody was given it back.
  const known = of("opening") + of("corrected");
  const came = money.income.reduce((sum, { amount }) => sum + BigInt(amount.minor), known);
  const [reserved, available] = [of("reserved"), most(of("available"), 0n)];
  const returned = most(came - fees - spent - reserved - available, 0n);
  const figures = {
    cameIn: wire(spent + fees + reserved + available + returned),
    ...{ returned: wire(returned), fees: wire(fees), available: wire(available) },
    ...{ reserved: wire(reserved), spent: wire(spent) },
    delivered: wire(delivered < spent ? delivered : spent),
  };
  return <MoneyFlow flow={figures} came={{ name: text.came, note: text.cameNote }} />;
}
