import type { Role } from "~/domain/actor";
import { useText } from "~/i18n/reader";
import { Table } from "~/ui/table";

type Member = { id: string; name: string; roles: Role[] };

/** Who may do what with the fund's money. */
export function People({ label, people }: { label: string; people: Member[] }) {
  const { common, funds, letters } = useText();
  const { committee: text } = funds.desk;
  return (
    <Table
      label={label}
      rows={people}
      rowKey={({ id }) => id}
      empty={<p>{text.nobody}</p>}
      columns={[
        {
          key: "person",
          head: text.person,
          main: true,
          cell: ({ name }) => <span className="break-all">{name}</span>,
        },
        {
          key: "roles",
          head: text.roles,
          cell: ({ roles }) => roles.map((role) => letters.roles[role]).join(common.comma),
        },
      ]}
    />
  );
}
