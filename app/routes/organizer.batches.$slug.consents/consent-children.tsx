import type { ConsentScope } from "~/domain/privacy/input";
import { useText, useTo } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import type { AgeBand } from "~/parts/wires";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Pick, Table } from "~/ui/table";

type Row = {
  id: string;
  numbers: number[];
  alias: string;
  ageBand: AgeBand | null;
  nameZh: string;
  nameEn: string;
  scopes: ConsentScope[] | null;
  expiresOn: string | null;
  approved: boolean;
};

/** The children of a batch, each with what was agreed to, to be picked for a signed sheet. */
export function ConsentChildren({ rows }: { rows: Row[] }) {
  const { consents, organizer, wishes } = useText();
  const words = consents.record;
  const placeName = usePlaceName();
  const to = useTo();
  const called = ({ numbers, alias }: Row) => `${numbers.map(wishes.number).join(" ")} ${alias}`;
  return (
    <Table
      label={words.children}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "pick",
          head: words.pick,
          bare: true,
          cell: (row) => (
            <Pick name="childIds" value={row.id} label={`${words.pick} ${called(row)}`} />
          ),
        },
        {
          key: "child",
          head: words.children,
          main: true,
          cell: (row) => <a href={to(`/organizer/children/${row.id}`)}>{called(row)}</a>,
        },
        { key: "where", head: organizer.batch.where, cell: placeName },
        {
          key: "age",
          head: organizer.batch.age,
          cell: ({ ageBand }) => ageBand && wishes.ageBand[ageBand],
        },
        { key: "agreed", head: words.agreed, cell: (row) => <Agreed row={row} /> },
      ]}
    />
  );
}

function Agreed({ row: { scopes, expiresOn, approved } }: { row: Row }) {
  const { consents } = useText();
  if (!scopes || !expiresOn) return <Badge tone="stop">{consents.missing}</Badge>;
  return (
    <>
      <Badge tone={approved ? "done" : "wait"}>
        {approved ? consents.state.given : consents.waiting}
      </Badge>{" "}
      {scopes.map((scope) => consents.short[scope]).join(" · ")} {consents.record.until}{" "}
      <Day at={`${expiresOn}T12:00:00+08:00`} />
    </>
  );
}
