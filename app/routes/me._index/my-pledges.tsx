import type { SerializeFrom } from "@remix-run/node";
import { useText, useTo } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { PledgeStanding } from "~/parts/pledge-state";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Pledges = SerializeFrom<typeof loader>["pledges"];

/** What one promised to funds, newest first, each with the reference to quote. */
export function MyPledges({ pledges }: { pledges: Pledges }) {
  const { mine, pledge, one, desk, name } = useText().funds;
  const to = useTo();
  const written = useLangOf();
  return (
    <Section title={mine.title}>
      <Table
        label={mine.title}
        rows={pledges}
        rowKey={({ publicId }) => publicId}
        columns={[
          {
            key: "fund",
            head: name,
            main: true,
            cell: ({ publicId, fund }) => (
              <a className="text-link" href={to(`/pledges/${publicId}`)} lang={written(fund.name)}>
                {fund.name}
              </a>
            ),
          },
          {
            key: "amount",
            head: pledge.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "reference",
            head: one.reference,
            // By card nothing is quoted.
            cell: ({ reference, way }) =>
              way !== "stripe" && <span translate="no">{reference}</span>,
          },
          { key: "at", head: one.at, cell: ({ promisedAt }) => <Day at={promisedAt} /> },
          {
            key: "state",
            head: desk.pledges.state,
            cell: ({ state }) => <PledgeStanding state={state} />,
          },
        ]}
      />
    </Section>
  );
}
