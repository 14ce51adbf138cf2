import type { OrganizationKind } from "~/domain/actor";
import { useText } from "~/i18n/reader";
import { Standing } from "~/parts/organization-standing";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

type Application = {
  id: string;
  name: string;
  kind: OrganizationKind;
  state: "applied" | "verified" | "refused";
  appliedAt: string;
  decisionNote: string;
};

/** What I applied for, and what became of it. */
export function Applications({ applications }: { applications: Application[] }) {
  const { accounts } = useText();
  return (
    <Table
      label={accounts.apply.mine}
      rows={applications}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: accounts.fields.name, cell: ({ name }) => name, main: true },
        {
          key: "state",
          head: accounts.fields.state,
          cell: ({ state }) => <Standing state={state} frozen={false} />,
        },
        { key: "at", head: accounts.fields.appliedAt, cell: (row) => <Day at={row.appliedAt} /> },
        {
          key: "note",
          head: accounts.fields.note,
          cell: ({ decisionNote }) => decisionNote || "–",
        },
      ]}
    />
  );
}
