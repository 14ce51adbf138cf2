import type { OrganizationKind } from "~/domain/actor";
import { useLocale, useText } from "~/i18n/reader";
import { Standing } from "~/parts/organization-standing";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

type Organization = {
  id: string;
  name: string;
  kind: OrganizationKind;
  state: "applied" | "verified" | "refused";
  frozen: boolean;
  appliedAt: string;
  placeZh: string | null;
  placeEn: string | null;
};

export function Organizations({
  label,
  organizations,
}: {
  label: string;
  organizations: Organization[];
}) {
  const { accounts } = useText();
  const { fields } = accounts;
  const english = useLocale() === "en";
  return (
    <Table
      label={label}
      rows={organizations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: fields.name,
          main: true,
          cell: ({ id, name }) => <TextLink to={`/steward/organizations/${id}`}>{name}</TextLink>,
        },
        { key: "kind", head: fields.kind, cell: ({ kind }) => accounts.kinds[kind] },
        { key: "place", head: fields.place, cell: (row) => (english ? row.placeEn : row.placeZh) },
        { key: "at", head: fields.appliedAt, cell: ({ appliedAt }) => <Day at={appliedAt} /> },
        { key: "state", head: fields.state, cell: (row) => <Standing {...row} /> },
      ]}
    />
  );
}
