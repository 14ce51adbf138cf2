import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { useAccountName } from "~/parts/account-name";
import { Figures } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Section, Two } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Wire = SerializeFrom<typeof loader>;
type Account = Wire["accounts"][number];
type Group = "assets" | "owned" | "out";

const groups: Record<Account["kind"], Group> = {
  bank: "assets",
  stripe: "assets",
  elsewhere: "assets",
  general: "owned",
  restricted: "owned",
  reserved: "owned",
  refunds: "owned",
  wishes: "out",
  fees: "out",
  delivery: "out",
  disputes: "out",
};

/** What lies on every account; and apart from it what is promised, which is no money. */
export function Balances({
  accounts,
  outstanding,
}: {
  accounts: Account[];
  outstanding: Wire["outstanding"];
}) {
  const { books: text } = useText().funds.desk;
  const of = (group: Group) => accounts.filter(({ kind }) => groups[kind] === group);
  const there = of("assets").reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
  const { currency } = outstanding.sum;
  return (
    <Section title={text.there}>
      <Figures
        items={[
          {
            label: text.inAll,
            value: <MoneyText exact value={{ minor: there.toString(), currency }} />,
            done: there > 0n,
          },
          {
            label: text.notThere,
            value: <MoneyText exact value={outstanding.sum} />,
            note: text.notThereNote(outstanding.count),
          },
        ]}
      />
      {accounts.length > 0 && (
        <Two
          aside={
            <>
              <Accounts label={text.assets} accounts={of("assets")} />
              <Accounts label={text.out} accounts={of("out")} />
            </>
          }
        >
          <Accounts label={text.owned} accounts={of("owned")} />
        </Two>
      )}
    </Section>
  );
}

function Accounts({ label, accounts }: { label: string; accounts: Account[] }) {
  const { books: text } = useText().funds.desk;
  const nameOf = useAccountName();
  if (accounts.length === 0) return null;
  return (
    <Table
      label={label}
      caption={label}
      rows={accounts}
      rowKey={({ key }) => key}
      columns={[
        { key: "account", head: text.account, main: true, cell: (account) => nameOf(account) },
        {
          key: "balance",
          head: text.balance,
          numeric: true,
          cell: ({ amount }) => <MoneyText exact value={amount} />,
        },
      ]}
    />
  );
}
